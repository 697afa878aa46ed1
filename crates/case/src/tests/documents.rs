//! A document that a person must see: what the officer found of it, the rules take up at once.

use super::*;
use base::Evidence;

/// The officer looks at a kind of document of the case whose facts are those of a scenario.
fn examine(case: &Case, facts: Facts, kind: &str, finding: Finding) -> Result<Step, Refusal> {
    let reason = match finding {
        Finding::Accepted => String::new(),
        Finding::Rejected => "Nama ibu tidak terbaca.".to_owned(),
    };
    let kind = kind.to_owned();
    let command = Command::OfficerExamines {
        facts,
        kind,
        finding,
        reason,
    };
    act(case, command, noon().plus_hours(1))
}

fn letter(case: &Case, finding: Finding) -> Result<Step, Refusal> {
    examine(case, facts(LETTER), "birth_letter", finding)
}

#[test]
fn a_home_birth_is_granted_by_the_rules_once_its_letter_is_accepted() {
    let step = letter(&sent(LETTER), Finding::Accepted).unwrap();
    assert_eq!(words(&step), ["examined", "rules-decided", "closed"]);
    assert_eq!(step.granted, PRODUCTS);
    assert_eq!(step.case.stage.word(), "decided");
    let receipt = step.receipt.unwrap();
    assert_eq!(receipt.facts.evidence["birth_letter"], Evidence::Accepted);
    assert_eq!(crate::replay(service(&PACK), &receipt), Ok(()));
}

#[test]
fn a_rejected_letter_refuses_with_the_reason_of_its_rule_and_can_be_objected_to() {
    let step = letter(&sent(LETTER), Finding::Rejected).unwrap();
    assert_eq!(step.case.with_outcome(Outcome::Refuse), PRODUCTS);
    let verdict = step.receipt.as_ref().unwrap().verdict.clone();
    assert_eq!(
        verdict.decisions[0].reasons[0].reason,
        "birth-letter-rejected"
    );
    assert!(object(&step.case, noon().plus_hours(2)).is_ok());
}

#[test]
fn what_still_needs_a_person_waits_on_and_its_clock_never_starts_again() {
    let mut facts = facts(LETTER);
    facts.today = Date::constant(2026, 6, 1);
    let sent = act(
        &Case::draft(),
        Command::Submit {
            facts: facts.clone(),
        },
        noon(),
    )
    .unwrap();
    let step = examine(&sent.case, facts, "birth_letter", Finding::Accepted).unwrap();
    assert_eq!(words(&step), ["examined", "rules-decided"]);
    assert_eq!(
        step.case.stage, sent.case.stage,
        "since when and until when stay"
    );
    assert_eq!(step.case.open(), PRODUCTS);
    let verdict = step.receipt.unwrap().verdict;
    let reasons: Vec<_> = verdict.decisions[0]
        .reasons
        .iter()
        .map(|r| r.reason.as_str())
        .collect();
    assert_eq!(reasons, ["reported-late"]);
}

#[test]
fn a_rejection_says_why_and_an_acceptance_need_not() {
    let command = Command::OfficerExamines {
        facts: facts(LETTER),
        kind: "birth_letter".to_owned(),
        finding: Finding::Rejected,
        reason: " \n".to_owned(),
    };
    assert_eq!(act(&sent(LETTER), command, noon()), Err(Refusal::NoReason));
}

#[test]
fn a_document_nobody_gave_cannot_be_examined() {
    let refused = examine(
        &sent(LETTER),
        facts(LETTER),
        "police_report",
        Finding::Accepted,
    );
    assert_eq!(refused, Err(Refusal::NotGiven));
}

#[test]
fn the_same_finding_twice_is_one_and_the_other_one_replaces_it() {
    let mut facts = facts(LETTER);
    facts.today = Date::constant(2026, 6, 1);
    let sent = act(
        &Case::draft(),
        Command::Submit {
            facts: facts.clone(),
        },
        noon(),
    )
    .unwrap();
    let accepted = examine(&sent.case, facts, "birth_letter", Finding::Accepted).unwrap();
    let facts = accepted.receipt.unwrap().facts;
    let again = examine(
        &accepted.case,
        facts.clone(),
        "birth_letter",
        Finding::Accepted,
    );
    assert_eq!(again, Err(Refusal::AlreadyExamined));
    let other = examine(&accepted.case, facts, "birth_letter", Finding::Rejected).unwrap();
    assert_eq!(other.case.with_outcome(Outcome::Refuse), PRODUCTS);
    assert_eq!(other.case.examined["birth_letter"], Finding::Rejected);
}

#[test]
fn what_was_granted_stays_granted_whatever_the_rules_say_later() {
    let mut case = sent(LETTER);
    case.standing.insert("nik".to_owned(), Outcome::Grant);
    let step = letter(&case, Finding::Rejected).unwrap();
    assert_eq!(step.case.with_outcome(Outcome::Grant), ["nik"]);
    assert_eq!(
        step.case.with_outcome(Outcome::Refuse),
        ["akta", "kartu_keluarga"]
    );
    assert!(step.granted.is_empty());
}

#[test]
fn documents_are_examined_only_while_an_officer_is_waited_for() {
    let accept = |case: &Case| letter(case, Finding::Accepted);
    assert_eq!(accept(&Case::draft()), Err(Refusal::NotSubmitted));
    assert_eq!(accept(&sent(HOSPITAL)), Err(Refusal::NothingOpen));
    let refused = letter(&sent(LETTER), Finding::Rejected).unwrap().case;
    let objected = object(&refused, noon().plus_hours(2)).unwrap().case;
    assert_eq!(accept(&objected), Err(Refusal::NothingOpen));
}

#[test]
fn where_a_register_stayed_silent_a_finding_is_kept_and_the_officer_decides() {
    let case = sent(SILENT_REGISTER);
    let late = end(&case).plus_seconds(1);
    let referred = deadline(&case, SILENT_REGISTER, late).unwrap().case;
    let mut facts = facts(SILENT_REGISTER);
    facts
        .evidence
        .insert("birth_letter".to_owned(), Evidence::Given);
    let step = examine(&referred, facts, "birth_letter", Finding::Accepted).unwrap();
    assert_eq!(words(&step), ["examined"]);
    assert_eq!(step.case.open(), PRODUCTS);
    assert_eq!(step.receipt, None);
}
