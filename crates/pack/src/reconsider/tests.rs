use super::*;
use crate::model::Pack;
use crate::{decide, sample, scenario};
use std::sync::LazyLock;

static FILES: LazyLock<sample::Files> = LazyLock::new(|| sample::folder("../../packs/indonesia"));
static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::parse(FILES.clone()).unwrap());

const BIRTH: &str = "akta-lahir";

fn then() -> &'static Service {
    &PACK.services[BIRTH]
}

fn facts(name: &str) -> Facts {
    let file = format!("services/{BIRTH}/scenarios/{name}.toml");
    let found = then().scenarios.iter().find(|one| one.file == file);
    scenario::facts(&PACK, then(), found.unwrap()).unwrap()
}

/// The service with `old` replaced by `new` in some of its files.
fn now(changes: &[(&str, &str, &str)]) -> Service {
    let mut files = FILES.clone();
    for (file, old, new) in changes {
        let path = format!("services/{BIRTH}/{file}");
        let text = String::from_utf8(files[&path].clone()).unwrap();
        assert!(text.contains(old), "{path} has no {old:?}");
        files.insert(path, text.replacen(old, new, 1).into_bytes());
    }
    crate::law::service(&files, BIRTH).unwrap_or_else(|found| panic!("{}", sample::told(&found)))
}

fn needs(names: &[&str]) -> Result<Verdict, CannotSay> {
    let names = names.iter().map(|name| (*name).to_owned());
    Err(CannotSay::Needs(names.collect()))
}

#[test]
fn under_the_same_law_every_scenario_comes_out_the_same() {
    for scenario in &then().scenarios {
        let facts = scenario::facts(&PACK, then(), scenario).unwrap();
        if let Ok(verdict) = decide(then(), &facts) {
            let again = reconsider(then(), then(), &facts);
            assert_eq!(again, Ok(verdict), "{}", scenario.file);
        }
    }
}

#[test]
fn a_longer_time_limit_grants_what_was_referred_for_it() {
    let facts = facts("reported-late");
    let late = decide(then(), &facts).unwrap();
    assert!(late.decisions.iter().all(|d| d.outcome == Outcome::Refer));
    let longer = now(&[("rules.toml", "today) > 60", "today) > 6000")]);
    let verdict = reconsider(then(), &longer, &facts).unwrap();
    assert!(
        verdict
            .decisions
            .iter()
            .all(|d| d.outcome == Outcome::Grant)
    );
}

const TYPED: &str = "when     = \"letters(answers.child_name) > 60\"";

#[test]
fn a_field_that_was_never_read_is_named_where_it_matters_and_nowhere_else() {
    let read = (
        "form.toml",
        "\"district\", \"address\"]",
        "\"district\", \"address\", \"marital_status\"]",
    );
    let married = "when     = \"applicant.marital_status == 'married'\"";
    let changed = now(&[read, ("rules.toml", TYPED, married)]);
    let asked = needs(&["facts.applicant.marital_status"]);
    assert_eq!(reconsider(then(), &changed, &facts("reported-late")), asked);
    // A longer name is refused whatever the record says.
    let or_long =
        "when     = \"letters(answers.child_name) > 5 || applicant.marital_status == 'married'\"";
    let changed = now(&[read, ("rules.toml", TYPED, or_long)]);
    let verdict = reconsider(then(), &changed, &facts("reported-late")).unwrap();
    assert!(
        verdict
            .decisions
            .iter()
            .all(|d| d.outcome == Outcome::Refuse)
    );
}

#[test]
fn a_fact_that_is_read_of_somebody_else_now_was_not_read() {
    let changed = now(&[(
        "form.toml",
        "by        = \"card.father\"",
        "by        = \"card.mother\"",
    )]);
    let said = reconsider(then(), &changed, &facts("married-parents-hospital-birth"));
    assert_eq!(said, needs(&["facts.father"]));
}

#[test]
fn a_question_nobody_was_asked_and_a_document_nobody_showed_are_named() {
    let home = "asked_when = \"facts.facility_birth.absent\"\n";
    let everybody = now(&[("form.toml", home, "")]);
    let said = reconsider(then(), &everybody, &facts("reported-late"));
    // Only the rules of found children look at it, and each of them asks for the ward first.
    assert!(said.is_ok(), "{said:?}");
    let waived = "waived_when = \"facts.facility_birth.known\"\n\
                  needed_when = 'facts.facility_birth.absent && answers.child_status == \"own\"'\n";
    let always = now(&[("form.toml", waived, "")]);
    let said = reconsider(then(), &always, &facts("reported-late"));
    assert_eq!(said, needs(&["evidence.birth_letter"]));
}

#[test]
fn an_answer_that_can_no_longer_be_given_was_not_given() {
    let at_home = facts("found-child");
    let renamed = now(&[("form.toml", "[\"origin_unknown\"", "[\"origin_gone\"")]);
    let said = reconsider(then(), &renamed, &at_home);
    let Err(CannotSay::Needs(names)) = said else {
        panic!("{said:?}")
    };
    assert!(names.contains("answers.parentage"), "{names:?}");
}
