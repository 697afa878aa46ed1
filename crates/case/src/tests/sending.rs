//! From draft to decision, and what happens while a register is silent.

use super::*;

#[test]
fn an_eligible_birth_is_decided_by_the_very_step_that_sends_it() {
    let step = submit(&Case::draft(), HOSPITAL).unwrap();
    assert_eq!(step.case.stage, Stage::Decided { at: noon() });
    assert_eq!(step.granted, PRODUCTS);
    assert_eq!(words(&step), ["submitted", "rules-decided", "closed"]);
    assert!(step.receipt.is_some());
}

#[test]
fn a_case_is_submitted_only_once() {
    for name in [HOSPITAL, LATE, SILENT_REGISTER] {
        assert_eq!(
            submit(&sent(name), HOSPITAL),
            Err(Refusal::AlreadySubmitted)
        );
    }
}

#[test]
fn a_withdrawn_case_stays_closed_whatever_comes() {
    let case = withdraw(&Case::draft()).unwrap().case;
    assert_eq!(case.stage, Stage::Withdrawn { at: noon() });
    assert_eq!(submit(&case, HOSPITAL), Err(Refusal::AlreadyClosed));
    assert_eq!(withdraw(&case), Err(Refusal::AlreadyClosed));
    assert_eq!(object(&case, noon()), Err(Refusal::AlreadyClosed));
    assert_eq!(arrive(&case, HOSPITAL, noon()), Err(Refusal::NotWaiting));
    assert_eq!(deadline(&case, HOSPITAL, noon()), Err(Refusal::NotDue));
    let decided = officer(&case, HOSPITAL, Outcome::Grant, noon());
    assert_eq!(decided, Err(Refusal::NothingOpen));
}

#[test]
fn what_waits_can_be_withdrawn_and_what_is_decided_cannot() {
    for name in [SILENT_REGISTER, LATE] {
        let step = withdraw(&sent(name)).unwrap();
        assert_eq!(step.case.stage, Stage::Withdrawn { at: noon() });
        assert!(step.granted.is_empty());
    }
    for name in [HOSPITAL, TOO_LONG] {
        assert_eq!(withdraw(&sent(name)), Err(Refusal::AlreadyClosed));
    }
}

#[test]
fn an_answer_that_was_not_given_is_asked_for_before_anything_is_sent() {
    let mut facts = facts(HOSPITAL);
    facts.answers.remove("child_name");
    let refused = act(&Case::draft(), Command::Submit { facts }, noon());
    let missing = vec![Asked::Question("child_name".to_owned())];
    assert_eq!(refused, Err(Refusal::Incomplete(missing)));
}

#[test]
fn a_silent_register_is_no_excuse_for_an_answer_that_was_not_given() {
    let mut facts = facts(SILENT_REGISTER);
    facts.answers.remove("child_name");
    let refused = act(&Case::draft(), Command::Submit { facts }, noon());
    let missing = vec![Asked::Question("child_name".to_owned())];
    assert_eq!(refused, Err(Refusal::Incomplete(missing)));
}

#[test]
fn a_document_that_must_be_shown_is_asked_for_before_anything_is_sent() {
    let mut facts = facts("home-birth-letter-accepted");
    facts.evidence.clear();
    let refused = act(&Case::draft(), Command::Submit { facts }, noon());
    let missing = vec![Asked::Evidence("birth_letter".to_owned())];
    assert_eq!(refused, Err(Refusal::Incomplete(missing)));
}

#[test]
fn a_silent_register_makes_the_case_wait_and_names_what_it_waits_for() {
    let step = submit(&Case::draft(), SILENT_REGISTER).unwrap();
    let facts = vec!["facility_birth".to_owned()];
    let waiting = Stage::Waiting {
        on: On::Register(facts),
        since: noon(),
        due: setting(&PACK).due(service(&PACK).about.register_wait, noon()),
        late: false,
    };
    assert_eq!(step.case.stage, waiting);
    assert_eq!(words(&step), ["submitted", "waited-for-register"]);
    assert!(step.granted.is_empty() && step.receipt.is_none());
}

#[test]
fn a_register_that_is_still_silent_keeps_the_clock_of_the_first_wait() {
    let before = sent(SILENT_REGISTER);
    let later = noon().plus_hours(5);
    let after = arrive(&before, SILENT_REGISTER, later).unwrap().case;
    assert_eq!(after.stage, before.stage);
}

#[test]
fn the_answer_of_the_register_decides_as_if_it_had_come_at_once() {
    let later = noon().plus_hours(5);
    let step = arrive(&sent(SILENT_REGISTER), HOSPITAL, later).unwrap();
    assert_eq!(step.case.stage, Stage::Decided { at: later });
    assert_eq!(step.granted, PRODUCTS);
    assert_eq!(words(&step), ["facts-arrived", "rules-decided", "closed"]);
    assert_eq!(step.receipt.unwrap().at, later);
}

/// A birth whose register answered, and whose mother has not said the name.
fn nameless() -> Facts {
    let mut facts = facts(HOSPITAL);
    facts.answers.remove("child_name");
    facts
}

fn asked() -> Case {
    let facts = nameless();
    let step = act(
        &sent(SILENT_REGISTER),
        Command::FactsArrived { facts },
        noon(),
    )
    .unwrap();
    assert_eq!(words(&step), ["facts-arrived", "applicant-asked"]);
    assert!(step.receipt.is_none());
    step.case
}

#[test]
fn an_answer_that_brings_up_a_question_goes_back_to_the_applicant_with_a_clock() {
    let case = asked();
    assert_eq!(case.stage.word(), "waiting-applicant");
    assert!(case.stage.takes_answers() && case.open().is_empty());
    let due = setting(&PACK).due(service(&PACK).about.officer, noon());
    assert_eq!(case.stage.due(), Some(due));
    assert_eq!(arrive(&case, HOSPITAL, noon()), Err(Refusal::NotWaiting));
    let step = withdraw(&case).unwrap();
    assert_eq!(step.case.stage, Stage::Withdrawn { at: noon() });
}

#[test]
fn an_applicant_who_was_asked_sends_again_and_is_decided() {
    let again = act(&asked(), Command::Submit { facts: nameless() }, noon());
    assert!(matches!(again, Err(Refusal::Incomplete(_))));
    let step = submit(&asked(), HOSPITAL).unwrap();
    assert_eq!(step.granted, PRODUCTS);
    let silent_again = submit(&asked(), SILENT_REGISTER).unwrap();
    assert_eq!(silent_again.case.stage.word(), "waiting-register");
}

#[test]
fn an_applicant_who_says_nothing_more_is_decided_by_an_officer() {
    let case = asked();
    let step = deadline(&case, HOSPITAL, end(&case)).unwrap();
    assert_eq!(words(&step), ["referred"]);
    assert_eq!(step.case.open(), PRODUCTS);
}

#[test]
fn facts_only_arrive_where_a_register_was_waited_for() {
    for case in [Case::draft(), sent(HOSPITAL), sent(LATE)] {
        assert_eq!(arrive(&case, HOSPITAL, noon()), Err(Refusal::NotWaiting));
    }
}
