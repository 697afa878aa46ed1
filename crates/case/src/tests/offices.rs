//! What becomes of a case where no fact says which office is in charge of its documents.

use super::*;

fn nowhere() -> Setting<'static> {
    Setting {
        area: None,
        ..setting(&PACK)
    }
}

fn sent_nowhere(name: &str) -> Step {
    let facts = facts(name);
    advance(
        &nowhere(),
        &Case::draft(),
        Command::Submit { facts },
        noon(),
    )
    .unwrap()
}

#[test]
fn what_the_rules_grant_and_no_office_can_make_goes_to_a_person() {
    let step = sent_nowhere(HOSPITAL);
    let told = ["submitted", "rules-decided", "office-unknown", "referred"];
    assert_eq!(words(&step), told);
    assert_eq!(step.case.open(), PRODUCTS);
    assert!(step.granted.is_empty());
}

#[test]
fn the_answer_of_a_register_leads_to_a_person_as_well() {
    let facts = facts(HOSPITAL);
    let command = Command::FactsArrived { facts };
    let later = noon().plus_hours(5);
    let step = advance(&nowhere(), &sent(SILENT_REGISTER), command, later).unwrap();
    let told = [
        "facts-arrived",
        "rules-decided",
        "office-unknown",
        "referred",
    ];
    assert_eq!(words(&step), told);
}

#[test]
fn what_the_rules_refuse_needs_no_office() {
    let step = sent_nowhere(TOO_LONG);
    assert_eq!(words(&step), ["submitted", "rules-decided", "closed"]);
}

#[test]
fn an_officer_may_accept_a_document_and_refuse_but_not_grant() {
    let waiting = sent_nowhere(LETTER).case;
    let examines = Command::OfficerExamines {
        facts: facts(LETTER),
        kind: "birth_letter".to_owned(),
        finding: Finding::Accepted,
        reason: String::new(),
    };
    let step = advance(&nowhere(), &waiting, examines, noon()).unwrap();
    let told = ["examined", "rules-decided", "office-unknown"];
    assert_eq!(words(&step), told);
    let clocks = (step.case.stage.due(), waiting.stage.due());
    assert_eq!(clocks.0, clocks.1, "the clock of the officer runs on");

    let decides = |outcome| {
        let said = |product: &str| (product.to_owned(), (outcome, "Tanpa alamat.".to_owned()));
        let command = Command::OfficerDecides {
            facts: facts(HOSPITAL),
            decisions: step.case.open().into_iter().map(said).collect(),
        };
        advance(&nowhere(), &step.case, command, noon())
    };
    assert_eq!(decides(Outcome::Grant).err(), Some(Refusal::OfficeUnknown));
    let refused = decides(Outcome::Refuse).unwrap();
    assert_eq!(refused.case.stage, Stage::Decided { at: noon() });
}

#[test]
fn silence_grants_nothing_that_no_office_can_make() {
    let silent = Setting {
        area: None,
        ..setting(&SILENT)
    };
    let waiting = sent_nowhere(LATE).case;
    let facts = facts(LATE);
    let later = end(&waiting);
    let step = advance(&silent, &waiting, Command::DeadlinePassed { facts }, later).unwrap();
    assert_eq!(words(&step), ["promise-passed"]);
}
