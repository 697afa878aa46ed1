use super::*;
use crate::decide;
use crate::model::{Asked, AskedOf};
use crate::needs::needs;
use crate::sample::{folder, told};
use crate::scenario::{Expect, Scenario, facts};
use base::{Evidence, Facts};
use std::sync::LazyLock;

static COUNTRY: LazyLock<Pack> = LazyLock::new(|| {
    Pack::parse(folder("../../packs/indonesia")).unwrap_or_else(|wrong| panic!("{}", told(&wrong)))
});

#[test]
fn the_shipped_country_has_nothing_wrong_with_it() {
    let findings = check(&COUNTRY, "2026-11-24".parse().unwrap());
    assert!(findings.is_empty(), "{}", told(&findings));
}

#[test]
fn every_worked_example_ends_alike_in_whatever_order_its_needs_are_settled() {
    let mut played = 0;
    for service in COUNTRY.services.values() {
        for scenario in &service.scenarios {
            if matches!(scenario.expect, Expect::Outcomes { .. }) {
                let all = facts(&COUNTRY, service, scenario).unwrap();
                let direct = decide(service, &all).unwrap();
                for step in [0, 1, 2, 5] {
                    let settled = settle(service, scenario, &all, step);
                    assert_eq!(
                        decide(service, &settled).unwrap(),
                        direct,
                        "{}",
                        scenario.name
                    );
                }
                played += 1;
            }
        }
    }
    assert!(played > 20, "{played}");
}

/// Answers one need after the other, beginning with nothing, until there is none.
fn settle(service: &Service, scenario: &Scenario, all: &Facts, step: usize) -> Facts {
    let mut settled = Facts::empty(all.today, all.zone);
    // Nobody is asked for what an officer states: it is there or it is not.
    let stated = service.form.questions.iter();
    for question in stated.filter(|question| question.asked_of == AskedOf::Officer) {
        let answer = all.answer(&question.id).cloned();
        settled
            .answers
            .extend(answer.map(|answer| (question.id.clone(), answer)));
    }
    for turn in 0..100 {
        let open = needs(service, &settled).unwrap();
        if open.is_empty() {
            return settled;
        }
        match &open[(turn * step) % open.len()] {
            Asked::Fact(name) => {
                settled.facts.insert(name.clone(), all.facts[name].clone());
            }
            Asked::Question(id) => {
                let answer = all.answer(id);
                let answer = answer.unwrap_or_else(|| panic!("{}: {id}?", scenario.name));
                settled.answers.insert(id.clone(), answer.clone());
            }
            Asked::Evidence(kind) => {
                let state = all.evidence.get(kind).copied().unwrap_or(Evidence::Missing);
                assert_ne!(state, Evidence::Missing, "{}: {kind}?", scenario.name);
                settled.evidence.insert(kind.clone(), state);
            }
        }
    }
    panic!("{}: its needs never end", scenario.name);
}
