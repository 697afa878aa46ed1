//! Several products in one case: each has its own clock, is decided for itself, and may take the place of another.

use super::*;

fn own(case: &Case, command: Command, now: Timestamp) -> Result<Step, Refusal> {
    advance(&setting(&OWN_CLOCKS), case, command, now)
}

fn waiting() -> Case {
    let facts = facts(LATE);
    let sent = own(&Case::draft(), Command::Submit { facts }, noon());
    sent.unwrap().case
}

fn decide(
    case: &Case,
    products: &[&str],
    outcome: Outcome,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let said = |product: &&str| {
        (
            (*product).to_owned(),
            (outcome, "Sesuai berkas.".to_owned()),
        )
    };
    let facts = facts(LATE);
    let decisions = products.iter().map(said).collect();
    own(case, Command::OfficerDecides { facts, decisions }, now)
}

fn tick(case: &Case, now: Timestamp) -> Result<Step, Refusal> {
    let facts = facts(LATE);
    own(case, Command::DeadlinePassed { facts }, now)
}

/// The end of the n-th working day after the case was sent.
fn day(days: u16) -> Timestamp {
    let clock = base::Clock {
        length: days,
        ..service(&PACK).about.officer
    };
    setting(&PACK).due(clock, noon()).at
}

#[test]
fn each_product_has_its_own_clock_and_the_case_the_earliest() {
    let case = waiting();
    let due = |product: &str| case.clock(product).unwrap().due.at;
    let dues = [due("nik"), due("akta"), due("kartu_keluarga")];
    assert_eq!(dues, [day(3), day(5), day(10)]);
    assert_eq!(end(&case), day(3));
    assert_eq!(case.wakes(), dues.into());
    assert_eq!(tick(&case, day(3).plus_seconds(-1)), Err(Refusal::NotDue));
}

#[test]
fn a_clock_that_runs_out_moves_its_own_product_alone() {
    let silence = tick(&waiting(), day(3)).unwrap();
    assert_eq!(words(&silence), ["deemed-approved"]);
    assert_eq!(silence.granted, ["nik"]);
    assert_eq!(silence.case.open(), ["akta", "kartu_keluarga"]);
    assert_eq!(end(&silence.case), day(5));

    let late = tick(&silence.case, day(5)).unwrap();
    assert_eq!(words(&late), ["products-late"]);
    assert!(late.granted.is_empty());
    assert_eq!(late.case.wakes(), [day(10)].into());
    assert_eq!(tick(&late.case, day(6)), Err(Refusal::NotDue));

    let card = tick(&late.case, day(10)).unwrap();
    assert_eq!(words(&card), ["deemed-approved"]);
    assert_eq!(card.case.open(), ["akta"]);
    assert_eq!(tick(&card.case, day(11)), Err(Refusal::AlreadyLate));
    let last = decide(&card.case, &["akta"], Outcome::Grant, day(11)).unwrap();
    assert_eq!(words(&last), ["officer-decided", "closed"]);
    assert!(
        last.case.clocks.is_empty(),
        "no clock runs where nobody waits"
    );
}

#[test]
fn what_ran_out_while_nobody_looked_is_settled_in_one_step() {
    let step = tick(&waiting(), day(12)).unwrap();
    assert_eq!(words(&step), ["deemed-approved", "promise-passed"]);
    assert_eq!(step.granted, ["kartu_keluarga", "nik"]);
    assert_eq!(step.case.open(), ["akta"]);
}

#[test]
fn silence_makes_no_document_that_names_what_nobody_decided() {
    let mut case = waiting();
    // The card names the child's number; here the number comes last.
    let number = case.clocks["kartu_keluarga"];
    let card = case.clocks.insert("nik".to_owned(), number).unwrap();
    case.clocks.insert("kartu_keluarga".to_owned(), card);
    case.wind();
    let step = tick(&case, day(3)).unwrap();
    assert_eq!(words(&step), ["products-late"]);
    assert!(step.granted.is_empty());
}

#[test]
fn an_officer_decides_one_product_and_the_rest_waits_on_with_its_clock() {
    let case = waiting();
    let step = decide(&case, &["nik"], Outcome::Grant, noon()).unwrap();
    assert_eq!(words(&step), ["officer-decided"]);
    assert_eq!(step.granted, ["nik"]);
    assert_eq!(step.case.open(), ["akta", "kartu_keluarga"]);
    for product in ["akta", "kartu_keluarga"] {
        assert_eq!(step.case.clock(product), case.clock(product));
    }
    assert_eq!(end(&step.case), day(5));
    let again = decide(&step.case, &["nik"], Outcome::Refuse, noon());
    assert_eq!(again, Err(Refusal::NotTheOpenProducts));
}

#[test]
fn a_document_waits_for_the_number_it_names() {
    let first = decide(&waiting(), &["akta"], Outcome::Grant, noon());
    assert_eq!(first, Err(Refusal::DecideFirst("nik".to_owned())));
    assert!(decide(&waiting(), &["akta"], Outcome::Refuse, noon()).is_ok());
    assert!(decide(&waiting(), &["akta", "nik"], Outcome::Grant, noon()).is_ok());
}

#[test]
fn the_rules_do_not_overturn_what_an_officer_decided_while_the_rest_waits() {
    let refused = decide(&waiting(), &["akta"], Outcome::Refuse, noon())
        .unwrap()
        .case;
    let answers = [("child_note".to_owned(), base::Value::text("legitimated"))].into();
    let facts = facts(BEFORE_MARRIAGE);
    let command = Command::OfficerStates { facts, answers };
    let step = own(&refused, command, noon()).unwrap();
    assert_eq!(step.case.standing["akta"], Outcome::Refuse);
    assert_eq!(step.case.open(), ["kartu_keluarga", "nik"]);
}

#[test]
fn what_takes_the_place_of_a_document_takes_it_back() {
    let first = decide(&waiting(), &["akta", "nik"], Outcome::Grant, noon()).unwrap();
    assert!(first.case.revocable("akta"));
    let step = decide(&first.case, &["kartu_keluarga"], Outcome::Grant, noon()).unwrap();
    assert_eq!(words(&step), ["officer-decided", "closed", "replaced"]);
    assert_eq!(step.case.replaced["akta"], "kartu_keluarga");
    assert_eq!(step.case.standing["akta"], Outcome::Grant, "it was granted");
    assert!(!step.case.revocable("akta") && step.case.revocable("kartu_keluarga"));
}

#[test]
fn nothing_is_replaced_that_was_taken_back_or_never_made() {
    let first = decide(&waiting(), &["akta", "nik"], Outcome::Grant, noon()).unwrap();
    let (product, reason) = ("akta".to_owned(), "Data tidak benar.".to_owned());
    let revoked = own(&first.case, Command::Revoke { product, reason }, noon()).unwrap();
    let refused = decide(&waiting(), &["akta", "nik"], Outcome::Refuse, noon()).unwrap();
    for case in [revoked.case, refused.case] {
        let step = decide(&case, &["kartu_keluarga"], Outcome::Grant, noon()).unwrap();
        assert_eq!(words(&step), ["officer-decided", "closed"]);
    }
}

#[test]
fn a_history_of_an_earlier_day_has_one_clock_for_all() {
    let case = waiting();
    let products = || PRODUCTS.map(str::to_owned).to_vec();
    let due = case.clock("akta").unwrap().due;
    let verdict = pack::decide(service(&OWN_CLOCKS), &facts(LATE)).unwrap();
    let referred = serde_json::json!({ "referred": { "products": products(), "due": due } });
    let referred: Event = serde_json::from_value(referred).unwrap();
    let history = [Event::Submitted, Event::RulesDecided { verdict }, referred];
    let old = crate::fold(history.iter().map(|event| (noon(), event))).unwrap();
    assert!(old.clocks.is_empty());
    assert_eq!(old.wakes(), [day(5)].into());
    let step = tick(&old, day(5)).unwrap();
    assert_eq!(words(&step), ["deemed-approved", "promise-passed"]);
    let part = decide(&old, &["nik"], Outcome::Grant, noon()).unwrap();
    assert_eq!(part.case.stage.due(), Some(due));
}
