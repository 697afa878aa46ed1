//! Clocks that run out: what the law wants then, said once.

use super::*;

#[test]
fn no_clock_runs_out_early_or_where_none_runs() {
    let case = sent(SILENT_REGISTER);
    let early = end(&case).plus_seconds(-1);
    assert_eq!(
        deadline(&case, SILENT_REGISTER, early),
        Err(Refusal::NotDue)
    );
    for case in [Case::draft(), sent(HOSPITAL)] {
        let late = noon().plus_hours(10_000);
        assert_eq!(deadline(&case, HOSPITAL, late), Err(Refusal::NotDue));
    }
}

#[test]
fn a_register_that_stays_silent_hands_the_case_to_an_officer() {
    let case = sent(SILENT_REGISTER);
    let step = deadline(&case, SILENT_REGISTER, end(&case)).unwrap();
    assert_eq!(words(&step), ["promise-passed", "referred"]);
    assert_eq!(step.case.open(), PRODUCTS);
    let due = setting(&PACK).due(service(&PACK).about.officer, end(&case));
    assert_eq!(step.case.stage.due(), Some(due));
}

#[test]
fn an_officer_who_is_late_is_said_to_be_late_once_and_still_decides() {
    let case = sent(LATE);
    let late = end(&case).plus_seconds(1);
    let step = deadline(&case, LATE, late).unwrap();
    assert_eq!(words(&step), ["promise-passed"]);
    assert_eq!(step.case.stage.due(), case.stage.due());
    assert_eq!(deadline(&step.case, LATE, late), Err(Refusal::AlreadyLate));
    let decided = officer(&step.case, LATE, Outcome::Grant, late).unwrap();
    assert_eq!(decided.granted, PRODUCTS);
}

#[test]
fn an_objection_nobody_answers_is_late_once_too() {
    let case = object(&sent(TOO_LONG), noon()).unwrap().case;
    let step = deadline(&case, TOO_LONG, end(&case)).unwrap();
    assert_eq!(words(&step), ["promise-passed"]);
    let again = deadline(&step.case, TOO_LONG, end(&case));
    assert_eq!(again, Err(Refusal::AlreadyLate));
}

#[test]
fn where_silence_grants_the_clock_grants_what_was_open() {
    let setting = setting(&SILENT);
    for (name, open) in [(LATE, &PRODUCTS[..]), (FOUND, &["akta", "nik"])] {
        let case = sent(name);
        let facts = facts(name);
        let command = Command::DeadlinePassed { facts };
        let step = advance(&setting, &case, command, end(&case)).unwrap();
        assert_eq!(words(&step), ["deemed-approved", "closed"]);
        assert_eq!(step.granted, open);
    }
}

#[test]
fn where_silence_grants_it_answers_an_objection_as_well() {
    let case = object(&sent(TOO_LONG), noon()).unwrap().case;
    let facts = facts(HOSPITAL);
    let command = Command::DeadlinePassed { facts };
    let step = advance(&setting(&SILENT), &case, command, end(&case)).unwrap();
    assert_eq!(step.granted, PRODUCTS);
}

#[test]
fn silence_grants_no_document_that_would_have_holes() {
    let waited = sent(SILENT_REGISTER);
    let case = deadline(&waited, SILENT_REGISTER, end(&waited))
        .unwrap()
        .case;
    let facts = facts(SILENT_REGISTER);
    let command = Command::DeadlinePassed { facts };
    let step = advance(&setting(&SILENT), &case, command, end(&case)).unwrap();
    assert_eq!(words(&step), ["promise-passed"]);
    assert!(step.granted.is_empty());
}
