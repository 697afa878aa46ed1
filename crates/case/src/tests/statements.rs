//! What an officer has seen and no register shows: stated once, known to the rules, and never asked of who applies.

use super::*;
use base::{Answers, Value};

fn note() -> Answers {
    Answers::from([("child_note".to_owned(), Value::text("legitimated"))])
}

fn state(case: &Case, name: &str, answers: Answers) -> Result<Step, Refusal> {
    let facts = facts(name);
    act(
        case,
        Command::OfficerStates { facts, answers },
        noon().plus_hours(1),
    )
}

#[test]
fn a_statement_is_in_the_receipt_and_what_needs_a_decision_waits_on() {
    let case = sent(BEFORE_MARRIAGE);
    let step = state(&case, BEFORE_MARRIAGE, note()).unwrap();
    assert_eq!(words(&step), ["stated", "rules-decided"]);
    assert_eq!(step.case.stage, case.stage, "its clock runs on");
    assert_eq!(step.case.stated, note());
    let receipt = step.receipt.unwrap();
    assert_eq!(
        receipt.facts.answers["child_note"],
        Value::text("legitimated")
    );
    assert_eq!(crate::replay(service(&PACK), &receipt), Ok(()));
}

#[test]
fn a_father_whom_no_register_names_is_stated_where_there_is_none_on_the_card() {
    let father = Answers::from([("father_seen".to_owned(), Value::text("Domingus Mau"))]);
    let step = state(&sent(NO_CARD), NO_CARD, father.clone()).unwrap();
    assert_eq!(step.case.stated, father);
    let refused = state(&sent(LATE), LATE, father);
    assert_eq!(refused, Err(Refusal::NotAsked), "the card names him");
}

#[test]
fn an_officer_answers_no_question_of_the_applicant() {
    let name = Answers::from([("child_name".to_owned(), Value::text("Nama Lain"))]);
    let refused = state(&sent(BEFORE_MARRIAGE), BEFORE_MARRIAGE, name);
    assert_eq!(refused, Err(Refusal::NotAsked));
}

#[test]
fn a_statement_is_made_once_and_can_be_taken_back() {
    let stated = state(&sent(BEFORE_MARRIAGE), BEFORE_MARRIAGE, note()).unwrap();
    let facts = stated.receipt.unwrap().facts;
    let act_again = |answers| {
        let facts = facts.clone();
        let command = Command::OfficerStates { facts, answers };
        act(&stated.case, command, noon().plus_hours(2))
    };
    assert_eq!(act_again(note()), Err(Refusal::AlreadyStated));
    let back = act_again(Answers::new()).unwrap();
    assert_eq!(back.case.stated, Answers::new());
    assert!(
        !back
            .receipt
            .unwrap()
            .facts
            .answers
            .contains_key("child_note")
    );
}

#[test]
fn upon_an_objection_a_statement_is_kept_for_the_documents_and_a_person_decides() {
    let refused = officer(
        &sent(BEFORE_MARRIAGE),
        BEFORE_MARRIAGE,
        Outcome::Refuse,
        noon(),
    );
    let objected = object(&refused.unwrap().case, noon()).unwrap().case;
    let step = state(&objected, BEFORE_MARRIAGE, note()).unwrap();
    assert_eq!(words(&step), ["stated"]);
    assert_eq!(step.receipt, None);
    assert_eq!(step.case.open(), PRODUCTS);
}

#[test]
fn whoever_applies_is_never_asked_what_an_officer_may_state() {
    for scenario in [BEFORE_MARRIAGE, NO_CARD, LATE, HOSPITAL] {
        let mut facts = facts(scenario);
        facts.answers.clear();
        let needs = pack::needs(service(&PACK), &facts).unwrap();
        for id in ["father_seen", "child_note"] {
            assert!(
                !needs.contains(&Asked::Question(id.to_owned())),
                "{scenario}"
            );
        }
    }
}
