//! A service says how long it takes, who answers for it, on what law it rests and how people say what they think.

use super::At;
use crate::Citation;
use crate::finding::Finding;

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    check_clocks(at, findings);
    let about = &at.service.about;
    if about.survey.trim().is_empty() {
        let told = "nobody is asked how it was";
        let mend = "name the survey that people are asked after a decision";
        findings.push(told_at(at, "no-survey", "survey", told, mend));
    }
    if !at.pack.agencies.contains_key(&about.owner) {
        let told = format!("there is no agency \"{}\" to answer for it", about.owner);
        findings.push(told_at(
            at,
            "no-owner",
            "owner",
            told,
            "name an agency of the pack",
        ));
    }
    if about.laws.iter().all(Citation::is_empty) {
        let mend = "list the laws it rests on";
        findings.push(told_at(
            at,
            "no-legal-basis",
            "laws",
            "it rests on no law",
            mend,
        ));
    }
    if about.review_law.is_empty() {
        let mend = "name the law by which an officer may look at a case, as review_law";
        findings.push(told_at(
            at,
            "no-legal-basis",
            "officer",
            "no law lets an officer read the data of a case",
            mend,
        ));
    }
    if about.fee.0 != 0 && about.fee_law.is_empty() {
        let mend = "name the law that sets the fee, or make it free";
        findings.push(told_at(
            at,
            "no-legal-basis",
            "fee",
            "no law sets its fee",
            mend,
        ));
    }
    if about.life_events.is_empty() {
        let told = "it belongs to no life event";
        let mend = "name the life events in which people look for it";
        findings.push(told_at(at, "no-life-event", "life", told, mend));
    }
}

fn check_clocks(at: &At<'_>, findings: &mut Vec<Finding>) {
    let about = &at.service.about;
    let clocks = [
        ("promise", Some(about.promise)),
        ("officer", Some(about.officer)),
        ("register_wait", Some(about.register_wait)),
        ("clarification_wait", about.clarification_wait),
    ];
    for product in &at.service.products {
        if product.officer.is_some_and(|clock| clock.length == 0) {
            let told = format!("the officer's clock of \"{}\" promises no time", product.id);
            let mend = "give it a length, as the law states it";
            let file = at.file("output.toml");
            findings.push(Finding::new(file, product.line, "no-promise", told, mend));
        }
    }
    for (key, clock) in clocks {
        let Some(clock) = clock else { continue };
        if clock.length == 0 {
            let told = format!("\"{key}\" promises no time");
            let mend = "give it a length, as the law or the standard of service states it";
            findings.push(told_at(at, "no-promise", key, told, mend));
        }
    }
}

fn told_at(
    at: &At<'_>,
    code: &'static str,
    key: &str,
    told: impl Into<String>,
    mend: &str,
) -> Finding {
    let line = at.line("service.toml", key);
    Finding::new(at.file("service.toml"), line, code, told, mend)
}
