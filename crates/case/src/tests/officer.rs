//! What the rules refer, a person decides: every open product, each with a reason.

use super::*;

fn said(outcomes: &[(&str, Outcome, &str)]) -> Command {
    let decisions = outcomes.iter();
    let decisions = decisions
        .map(|(product, outcome, why)| ((*product).to_owned(), (*outcome, (*why).to_owned())));
    Command::OfficerDecides {
        facts: facts(LATE),
        decisions: decisions.collect(),
    }
}

#[test]
fn a_late_report_goes_to_an_officer_with_a_clock() {
    let step = submit(&Case::draft(), LATE).unwrap();
    let due = setting(&PACK).due(service(&PACK).about.officer, noon());
    assert_eq!(step.case.stage.due(), Some(due));
    assert_eq!(step.case.stage.word(), "waiting-officer");
    assert_eq!(step.case.open(), PRODUCTS);
    assert!(step.granted.is_empty());
}

#[test]
fn an_officer_who_grants_everything_grants_it_once() {
    let case = sent(LATE);
    let step = officer(&case, LATE, Outcome::Grant, noon()).unwrap();
    assert_eq!(step.granted, PRODUCTS);
    assert_eq!(words(&step), ["officer-decided", "closed"]);
    let again = officer(&step.case, LATE, Outcome::Grant, noon());
    assert_eq!(again, Err(Refusal::NothingOpen));
}

#[test]
fn an_officer_may_grant_one_product_and_refuse_another() {
    let (yes, no) = (Outcome::Grant, Outcome::Refuse);
    let command = said(&[
        ("akta", yes, "Sesuai."),
        ("kartu_keluarga", no, "Kartu lain."),
        ("nik", yes, "Sesuai."),
    ]);
    let step = act(&sent(LATE), command, noon()).unwrap();
    assert_eq!(step.granted, ["akta", "nik"]);
    assert_eq!(step.case.with_outcome(Outcome::Refuse), ["kartu_keluarga"]);
}

#[test]
fn nothing_decided_or_a_product_added_or_referred_again_is_no_decision() {
    let case = sent(LATE);
    let yes = Outcome::Grant;
    for outcomes in [
        vec![],
        vec![
            ("akta", yes, "a"),
            ("kartu_keluarga", yes, "b"),
            ("nik", Outcome::Refer, "c"),
        ],
        vec![
            ("akta", yes, "a"),
            ("kartu_keluarga", yes, "b"),
            ("nik", Outcome::Provisional, "c"),
        ],
        vec![
            ("akta", yes, "a"),
            ("kartu_keluarga", yes, "b"),
            ("nik", yes, "c"),
            ("sim", yes, "d"),
        ],
    ] {
        let refused = act(&case, said(&outcomes), noon());
        assert_eq!(refused, Err(Refusal::NotTheOpenProducts), "{outcomes:?}");
    }
}

#[test]
fn a_decision_without_a_reason_is_none() {
    let yes = Outcome::Grant;
    let command = said(&[
        ("akta", yes, "a"),
        ("kartu_keluarga", yes, " \n"),
        ("nik", yes, "c"),
    ]);
    assert_eq!(act(&sent(LATE), command, noon()), Err(Refusal::NoReason));
}

#[test]
fn nothing_waits_for_an_officer_before_sending_or_after_deciding() {
    let grant = |case: &Case| officer(case, LATE, Outcome::Grant, noon());
    assert_eq!(grant(&Case::draft()), Err(Refusal::NotSubmitted));
    assert_eq!(grant(&sent(HOSPITAL)), Err(Refusal::NothingOpen));
    assert_eq!(grant(&sent(SILENT_REGISTER)), Err(Refusal::NothingOpen));
}

#[test]
fn what_the_rules_refused_is_not_open_while_the_rest_waits() {
    let case = sent(FOUND);
    assert_eq!(case.open(), ["akta", "nik"]);
    assert_eq!(case.with_outcome(Outcome::Refuse), ["kartu_keluarga"]);
    let step = officer(&case, FOUND, Outcome::Grant, noon()).unwrap();
    assert_eq!(step.granted, ["akta", "nik"]);
}

#[test]
fn nobody_grants_a_document_that_would_have_holes() {
    let case = sent(SILENT_REGISTER);
    let late = end(&case).plus_seconds(1);
    let referred = deadline(&case, SILENT_REGISTER, late).unwrap().case;
    let refused = officer(&referred, SILENT_REGISTER, Outcome::Grant, late);
    let Err(Refusal::Lacking(lacking)) = refused else {
        panic!("{refused:?}");
    };
    assert!(
        lacking.contains(&Asked::Fact("facility_birth".to_owned())),
        "{lacking:?}"
    );

    let refuse = officer(&referred, SILENT_REGISTER, Outcome::Refuse, late).unwrap();
    assert_eq!(refuse.case.with_outcome(Outcome::Refuse), PRODUCTS);
    let answered = officer(&referred, HOSPITAL, Outcome::Grant, late).unwrap();
    assert_eq!(answered.granted, PRODUCTS);
}

#[test]
fn opening_is_written_down_and_changes_nothing_else() {
    let case = sent(LATE);
    let step = act(&case, Command::OfficerOpens, noon().plus_hours(1)).unwrap();
    assert_eq!(words(&step), ["opened"]);
    assert_eq!(step.case, case);
    assert!(step.granted.is_empty());
    for (case, why) in [
        (Case::draft(), Refusal::NotSubmitted),
        (sent(HOSPITAL), Refusal::NothingOpen),
        (sent(SILENT_REGISTER), Refusal::NothingOpen),
    ] {
        assert_eq!(act(&case, Command::OfficerOpens, noon()), Err(why));
    }
}
