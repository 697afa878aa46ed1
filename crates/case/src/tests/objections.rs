//! A refusal goes to a person once, if the applicant asks in time.

use super::*;

/// The last instant of the time to object to a decision made at noon.
fn last_moment() -> Timestamp {
    setting(&PACK)
        .due(service(&PACK).about.objection, noon())
        .at
}

#[test]
fn a_refusal_can_be_objected_to_until_the_last_moment_and_not_after() {
    let case = sent(TOO_LONG);
    let step = object(&case, last_moment()).unwrap();
    assert_eq!(step.case.stage.word(), "waiting-objection");
    assert_eq!(step.case.open(), PRODUCTS);
    let due = setting(&PACK).due(service(&PACK).about.objection_answer, last_moment());
    assert_eq!(step.case.stage.due(), Some(due));
    let late = object(&case, last_moment().plus_seconds(1));
    assert_eq!(late, Err(Refusal::TooLate));
}

#[test]
fn only_what_was_decided_and_refused_can_be_objected_to() {
    assert_eq!(object(&Case::draft(), noon()), Err(Refusal::NotSubmitted));
    assert_eq!(
        object(&sent(HOSPITAL), noon()),
        Err(Refusal::NothingRefused)
    );
    assert_eq!(object(&sent(LATE), noon()), Err(Refusal::NothingRefused));
}

#[test]
fn an_objection_says_why() {
    let grounds = "  ".to_owned();
    let refused = act(&sent(TOO_LONG), Command::Object { grounds }, noon());
    assert_eq!(refused, Err(Refusal::NoReason));
}

#[test]
fn an_objection_that_is_granted_grants_what_was_refused() {
    let case = object(&sent(TOO_LONG), noon()).unwrap().case;
    let step = officer(&case, HOSPITAL, Outcome::Grant, noon()).unwrap();
    assert_eq!(step.granted, PRODUCTS);
    assert_eq!(step.case.stage, Stage::Decided { at: noon() });
}

#[test]
fn a_decision_is_objected_to_once() {
    let case = object(&sent(TOO_LONG), noon()).unwrap().case;
    assert_eq!(object(&case, noon()), Err(Refusal::NothingRefused));
    let answered = officer(&case, TOO_LONG, Outcome::Refuse, noon())
        .unwrap()
        .case;
    assert_eq!(answered.with_outcome(Outcome::Refuse), PRODUCTS);
    assert_eq!(object(&answered, noon()), Err(Refusal::AlreadyObjected));
}

#[test]
fn an_officers_refusal_can_be_objected_to_as_well_and_once() {
    let refused = officer(&sent(LATE), LATE, Outcome::Refuse, noon())
        .unwrap()
        .case;
    let case = object(&refused, noon()).unwrap().case;
    let again = officer(&case, LATE, Outcome::Refuse, noon()).unwrap().case;
    assert_eq!(object(&again, noon()), Err(Refusal::AlreadyObjected));
}

#[test]
fn an_objection_opens_only_what_was_refused() {
    let decided = officer(&sent(FOUND), FOUND, Outcome::Grant, noon())
        .unwrap()
        .case;
    let case = object(&decided, noon()).unwrap().case;
    assert_eq!(case.open(), ["kartu_keluarga"]);
}

#[test]
fn an_objection_under_way_is_answered_and_not_withdrawn() {
    let case = object(&sent(TOO_LONG), noon()).unwrap().case;
    assert_eq!(withdraw(&case), Err(Refusal::AlreadyClosed));
}
