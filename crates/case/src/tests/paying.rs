//! What costs something: billed, paid, paid wrongly, and billed anew.

use super::*;
use crate::{Hindrance, Owed, Received, RefundWhy, Transfer, fold};
use base::{PaymentReference, Rupiah};
use proptest::prelude::*;

fn tax() -> &'static Service {
    &PACK.services["stnk-tahunan"]
}

fn at(reference: u64) -> Setting<'static> {
    Setting {
        service: tax(),
        area: Some("3374"),
        calendar: PACK.calendar("samsat"),
        reference: PaymentReference::new(base::Bucket(7), reference.to_be_bytes()),
        ..setting(&PACK)
    }
}

fn facts_on(name: &str, days: i64) -> Facts {
    let file = format!("services/stnk-tahunan/scenarios/{name}.toml");
    let scenario = tax().scenarios.iter().find(|s| s.file == file).unwrap();
    let mut facts = pack::scenario::facts(&PACK, tax(), scenario).unwrap();
    facts.today = noon().plus_hours(24 * days).date(Zone::Wib);
    facts
}

fn billed(name: &str) -> Step {
    let facts = facts_on(name, 0);
    advance(&at(1), &Case::draft(), Command::Submit { facts }, noon()).unwrap()
}

fn bill(case: &Case) -> &Owed {
    case.bills.last().unwrap()
}

fn money(owed: &Owed, bank_id: &str, more: i64, paid_at: Timestamp) -> Received {
    Received {
        bank_id: bank_id.to_owned(),
        reference: owed.reference,
        amount: Rupiah(owed.bill.total.0 + more),
        paid_at,
    }
}

fn receive(case: &Case, received: Received, now: Timestamp) -> Result<Step, Refusal> {
    let paid = Command::Paid {
        received,
        hindered: None,
    };
    advance(&at(9), case, paid, now)
}

fn rebill(case: &Case, name: &str, days: i64) -> Result<Step, Refusal> {
    let facts = facts_on(name, days);
    let now = noon().plus_hours(24 * days);
    advance(&at(2), case, Command::Rebill { facts }, now)
}

/// The case on the day after its bill, of which everybody was told that it is over.
fn expired() -> Case {
    let case = billed(ON_TIME).case;
    let facts = facts_on(ON_TIME, 1);
    let passed = Command::DeadlinePassed { facts };
    advance(&at(3), &case, passed, end(&case)).unwrap().case
}

const ON_TIME: &str = "motorcycle-on-time";
const BOTH: [&str; 2] = ["pengesahan", "tbpkp"];

#[test]
fn what_costs_something_is_billed_before_it_is_made() {
    let step = billed(ON_TIME);
    assert_eq!(words(&step), ["submitted", "rules-decided", "billed"]);
    assert_eq!(step.case.stage.word(), "waiting-payment");
    assert!(step.granted.is_empty());
    let owed = step.case.owed().unwrap();
    assert_eq!(owed.bill.total, Rupiah(254_618));
    assert_eq!(owed.products, BOTH);
    let tomorrow = noon().date(Zone::Wib).tomorrow().unwrap();
    assert_eq!(owed.until.at, Timestamp::midnight(tomorrow, Zone::Wib));
}

#[test]
fn the_payment_makes_what_was_granted() {
    let case = billed(ON_TIME).case;
    let step = receive(&case, money(bill(&case), "b1", 0, noon()), noon()).unwrap();
    assert_eq!(words(&step), ["paid"]);
    assert_eq!(step.granted, BOTH);
    assert_eq!(step.case.stage.word(), "decided");
    assert!(step.case.owed().is_none());
}

#[test]
fn the_bank_decides_when_it_was_paid_and_not_when_we_hear_of_it() {
    let case = expired();
    let days_later = noon().plus_hours(80);
    let last = Timestamp::from_micros(bill(&case).until.at.micros() - 1);
    let in_time = money(bill(&case), "b1", 0, last);
    assert_eq!(receive(&case, in_time, days_later).unwrap().granted, BOTH);
    let late = bill(&case).until.at;
    let late = receive(&case, money(bill(&case), "b1", 0, late), days_later).unwrap();
    assert_eq!(words(&late), ["refund-due"]);
    assert!(late.granted.is_empty());
}

#[test]
fn money_that_pays_nothing_goes_back() {
    let case = billed(ON_TIME).case;
    let wrong = receive(&case, money(bill(&case), "b1", -1, noon()), noon()).unwrap();
    let why = |step: &Step| match &step.events[..] {
        [Event::RefundDue { why, .. }] => Some(*why),
        _ => None,
    };
    assert_eq!(why(&wrong), Some(RefundWhy::WrongAmount));
    assert_eq!(wrong.case.stage, case.stage);
    let paid = receive(&wrong.case, money(bill(&case), "b2", 0, noon()), noon()).unwrap();
    assert_eq!(paid.granted, BOTH);
    let again = receive(&paid.case, money(bill(&case), "b3", 0, noon()), noon()).unwrap();
    assert_eq!(why(&again), Some(RefundWhy::PaidAgain));
    assert!(again.granted.is_empty());
}

#[test]
fn what_was_paid_for_in_another_case_is_not_made_twice() {
    goes_back(Hindrance::PaidElsewhere);
}

#[test]
fn what_nobody_can_make_any_more_is_paid_back() {
    goes_back(Hindrance::Forgotten);
}

fn goes_back(hindrance: Hindrance) {
    let case = billed(ON_TIME).case;
    let received = money(bill(&case), "b1", 0, noon());
    let hindered = Command::Paid {
        received: received.clone(),
        hindered: Some(hindrance),
    };
    let step = advance(&at(9), &case, hindered, noon()).unwrap();
    let why = RefundWhy::from(hindrance);
    let due = Event::RefundDue {
        received: received.clone(),
        why,
    };
    assert_eq!(step.events, [due]);
    assert!(step.granted.is_empty());
    let again = receive(&step.case, received, noon());
    assert_eq!(again, Err(Refusal::AlreadyReceived));
    let first = billed(ON_TIME).events;
    let history = std::iter::once(&Event::Started)
        .chain(&first)
        .chain(&step.events);
    let folded = fold(history.map(|event| (noon(), event))).unwrap();
    assert_eq!(folded.refunds, step.case.refunds);
}

fn send_back(case: &Case, received: Received) -> Result<Step, Refusal> {
    let transfer = Transfer::parse("FT-1").unwrap();
    let send = Command::SendBack { received, transfer };
    advance(&at(9), case, send, noon())
}

#[test]
fn what_is_due_back_is_sent_once_and_nothing_else_ever_is() {
    let case = billed(ON_TIME).case;
    let short = money(bill(&case), "b1", -1, noon());
    assert_eq!(
        send_back(&case, short.clone()),
        Err(Refusal::NothingDueBack)
    );
    let due = receive(&case, short.clone(), noon()).unwrap().case;
    let sent = send_back(&due, short.clone()).unwrap();
    assert_eq!(words(&sent), ["refund-sent"]);
    assert_eq!(sent.case.stage, due.stage);
    assert_eq!(
        send_back(&sent.case, short.clone()),
        Err(Refusal::AlreadySentBack)
    );
    // The bank tells of it again: it is known, and not owed once more.
    let again = receive(&sent.case, short, noon());
    assert_eq!(again, Err(Refusal::AlreadyReceived));
    let pays = money(bill(&case), "b2", 0, noon());
    let paid = receive(&sent.case, pays.clone(), noon()).unwrap().case;
    assert_eq!(send_back(&paid, pays), Err(Refusal::NothingDueBack));
}

#[test]
fn the_same_money_is_received_once() {
    let case = billed(ON_TIME).case;
    let received = money(bill(&case), "b1", 0, noon());
    let paid = receive(&case, received.clone(), noon()).unwrap().case;
    let again = receive(&paid, received.clone(), noon());
    assert_eq!(again, Err(Refusal::AlreadyReceived));
    let mut stranger = received;
    stranger.reference = PaymentReference::new(base::Bucket(8), [0; 8]);
    stranger.bank_id = "b2".to_owned();
    assert_eq!(receive(&paid, stranger, noon()), Err(Refusal::NotBilled));
}

#[test]
fn a_new_bill_is_made_by_the_tariff_of_its_day_once_the_old_one_is_over() {
    let case = billed(ON_TIME).case;
    assert_eq!(rebill(&case, ON_TIME, 0), Err(Refusal::StillPayable));
    // Forty days on, the tax has been due for a while: interest and a fine come with it.
    let step = rebill(&expired(), ON_TIME, 40).unwrap();
    assert_eq!(words(&step), ["rules-decided", "billed"]);
    assert!(bill(&step.case).bill.total > bill(&case).bill.total);
    assert!(step.receipt.is_some());
    assert_eq!(step.case.bills.len(), 2);
}

#[test]
fn what_is_refused_meanwhile_gets_no_new_bill_but_an_old_payment_still_counts() {
    let step = rebill(&expired(), "blocked-stolen", 1).unwrap();
    assert_eq!(words(&step), ["rules-decided", "closed"]);
    assert_eq!(step.case.with_outcome(Outcome::Refuse), BOTH);
    assert!(step.granted.is_empty());
    let in_time = money(bill(&step.case), "b1", 0, noon());
    let paid = receive(&step.case, in_time, noon().plus_hours(30)).unwrap();
    assert_eq!(paid.granted, BOTH);
}

#[test]
fn nobody_leaves_while_a_bill_can_be_paid() {
    let case = billed(ON_TIME).case;
    let leave = |case: &Case| advance(&at(4), case, Command::Withdraw, noon());
    assert_eq!(leave(&case), Err(Refusal::StillPayable));
    let gone = leave(&expired()).unwrap().case;
    assert_eq!(gone.stage.word(), "withdrawn");
    // Who paid in time and left before we heard of it gets what they paid for.
    let in_time = money(bill(&gone), "b1", 0, noon());
    let paid = receive(&gone, in_time, noon().plus_hours(30)).unwrap();
    assert_eq!(paid.granted, BOTH);
}

#[test]
fn what_an_officer_grants_is_paid_for_as_well() {
    let case = billed("renewal-due").case;
    assert_eq!(case.stage.word(), "waiting-officer");
    let answers = [("physical_check".to_owned(), base::Value::text("passed"))];
    let states = Command::OfficerStates {
        facts: facts_on("renewal-due", 0),
        answers: answers.into(),
    };
    let step = advance(&at(5), &case, states, noon()).unwrap();
    assert_eq!(words(&step), ["stated", "rules-decided", "billed"]);
    assert!(step.granted.is_empty());
    let paid = receive(&step.case, money(bill(&step.case), "b1", 0, noon()), noon()).unwrap();
    assert_eq!(paid.granted, BOTH);
}

/// A case that the rules refused, and that an officer granted after an objection.
fn won_objection(name: &str) -> Result<Step, Refusal> {
    let refused = billed(name).case;
    let grounds = "Kendaraan sudah ditemukan.".to_owned();
    let objected = advance(&at(4), &refused, Command::Object { grounds }, noon()).unwrap();
    let said = |product: &str| {
        let words = "Sesuai berkas.".to_owned();
        (product.to_owned(), (Outcome::Grant, words))
    };
    let decides = Command::OfficerDecides {
        facts: facts_on(name, 0),
        decisions: objected.case.open().into_iter().map(said).collect(),
    };
    advance(&at(5), &objected.case, decides, noon())
}

#[test]
fn what_an_objection_won_is_billed_anew_and_never_lost_again() {
    let won = won_objection("blocked-stolen").unwrap();
    assert_eq!(words(&won), ["officer-decided", "billed"]);
    let passed = Command::DeadlinePassed {
        facts: facts_on("blocked-stolen", 1),
    };
    let over = advance(&at(6), &won.case, passed, end(&won.case)).unwrap();
    // The rules would refuse it again: the officer has spoken.
    let again = rebill(&over.case, "blocked-stolen", 1).unwrap();
    assert_eq!(words(&again), ["rules-decided", "billed"]);
    let now = noon().plus_hours(25);
    let paid = receive(&again.case, money(bill(&again.case), "b1", 0, now), now).unwrap();
    assert_eq!(paid.granted, BOTH);
}

#[test]
fn what_nobody_can_price_is_not_granted_for_nothing() {
    assert_eq!(
        won_objection("no-tariff-in-province"),
        Err(Refusal::Unbillable)
    );
}

#[test]
fn a_bill_made_in_the_last_second_of_a_day_can_be_paid_and_runs_out() {
    let late = Timestamp::from_micros(bill(&billed(ON_TIME).case).until.at.micros() - 1_000);
    let facts = facts_on(ON_TIME, 0);
    let step = advance(&at(1), &Case::draft(), Command::Submit { facts }, late).unwrap();
    assert!(late < bill(&step.case).until.at);
    let paid = receive(&step.case, money(bill(&step.case), "b1", 0, late), late).unwrap();
    assert_eq!(paid.granted, BOTH);
}

#[test]
fn a_document_that_was_not_paid_for_cannot_be_taken_back() {
    let (product, reason) = ("tbpkp".to_owned(), "Salah.".to_owned());
    let revoke = Command::Revoke { product, reason };
    let case = billed(ON_TIME).case;
    let refused = advance(&at(6), &case, revoke, noon());
    assert_eq!(refused, Err(Refusal::NotRevocable));
}

/// One thing that can happen to a case that is to be paid for.
#[derive(Clone, Copy, Debug)]
enum Happens {
    /// Money for the first or the second bill, this much too much, paid so many hours after noon.
    Money {
        bill: usize,
        id: u8,
        more: i64,
        hours: i64,
    },
    /// An officer says that the money of this id was sent back.
    SendBack {
        id: u8,
    },
    NextDay,
    Rebill,
    Withdraw,
}

fn happens() -> impl Strategy<Value = Happens> {
    let more = prop_oneof![3 => Just(0_i64), 1 => Just(1), 1 => Just(-5)];
    let money = (0_usize..2, 0_u8..5, more, 0_i64..48);
    prop_oneof![
        6 => money.prop_map(|(bill, id, more, hours)| Happens::Money { bill, id, more, hours }),
        3 => (0_u8..5).prop_map(|id| Happens::SendBack { id }),
        2 => Just(Happens::NextDay),
        2 => Just(Happens::Rebill),
        1 => Just(Happens::Withdraw),
    ]
}

/// What came of it all: how often documents were made, how many payments were valid, and the history.
fn play(all: &[Happens]) -> (usize, usize, Case, Vec<Event>) {
    let mut case = billed(ON_TIME).case;
    let mut history = vec![(noon(), Event::Started)];
    let first = billed(ON_TIME).events;
    history.extend(first.into_iter().map(|event| (noon(), event)));
    let (mut made, mut valid, mut seen) = (0, 0, std::collections::BTreeSet::new());
    let mut day = 0;
    for one in all {
        let now = noon().plus_hours(24 * day);
        let step = match *one {
            Happens::Money {
                bill,
                id,
                more,
                hours,
            } => {
                let Some(owed) = case.bills.get(bill).cloned() else {
                    continue;
                };
                let paid_at = noon().plus_hours(hours);
                let received = money(&owed, &format!("b{id}"), more, paid_at);
                if seen.insert(id) && more == 0 && paid_at < owed.until.at {
                    valid += 1;
                }
                receive(&case, received, now)
            }
            Happens::SendBack { id } => {
                let Some(owed) = case.bills.first().cloned() else {
                    continue;
                };
                send_back(&case, money(&owed, &format!("b{id}"), 0, now))
            }
            Happens::NextDay => {
                day += 1;
                let now = noon().plus_hours(24 * day);
                let facts = facts_on(ON_TIME, day);
                advance(&at(7), &case, Command::DeadlinePassed { facts }, now)
            }
            Happens::Rebill => rebill(&case, ON_TIME, day),
            Happens::Withdraw => advance(&at(8), &case, Command::Withdraw, now),
        };
        if let Ok(step) = step {
            made += usize::from(!step.granted.is_empty());
            history.extend(step.events.iter().map(|event| (now, event.clone())));
            case = step.case;
        }
    }
    let folded = fold(history.iter().map(|(when, event)| (*when, event))).unwrap();
    assert_eq!(folded.standing, case.standing);
    assert_eq!((&folded.bills, &folded.paid), (&case.bills, &case.paid));
    assert_eq!(folded.sent_back, case.sent_back);
    let events = history.into_iter().map(|(_, event)| event).collect();
    (made, valid, case, events)
}

proptest! {
    #[test]
    fn it_is_extended_once_if_and_only_if_there_is_a_valid_payment(all in prop::collection::vec(happens(), 0..12)) {
        let (made, valid, case, _) = play(&all);
        prop_assert_eq!(made, usize::from(valid > 0), "{:?}", all);
        prop_assert_eq!(case.paid.is_some(), valid > 0);
        // Whatever came and did not pay goes back, and nothing is both.
        let paid = case.paid.as_ref().map(|paid| paid.bank_id.clone());
        prop_assert!(paid.is_none_or(|paid| !case.refunds.contains(&paid)));
    }

    #[test]
    fn each_amount_that_is_due_back_is_sent_at_most_once(all in prop::collection::vec(happens(), 0..14)) {
        let (_, _, case, events) = play(&all);
        let (mut due, mut sent) = (std::collections::BTreeSet::new(), 0);
        for event in &events {
            match event {
                Event::RefundDue { received, .. } => prop_assert!(due.insert(&received.bank_id)),
                Event::RefundSent { received, .. } => {
                    prop_assert!(due.contains(&received.bank_id), "{:?}", all);
                    sent += 1;
                }
                _ => {}
            }
        }
        prop_assert_eq!(sent, case.sent_back.len());
        prop_assert!(case.sent_back.is_subset(&case.refunds));
    }

    #[test]
    fn notices_may_come_in_any_order(notices in prop::collection::vec(happens(), 0..8).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))) {
        // The same money has one story: a bank that tells two under one id is another matter.
        let mut ids = std::collections::BTreeSet::new();
        let is_first = |one: &Happens| matches!(one, Happens::Money { id, .. } if ids.insert(*id));
        let (told, shuffled) = notices;
        let told: Vec<Happens> = told.into_iter().filter(is_first).collect();
        let kept = |one: &Happens| told.iter().any(|other| format!("{other:?}") == format!("{one:?}"));
        let mut once = std::collections::BTreeSet::new();
        let shuffled = shuffled.into_iter().filter(kept);
        let shuffled: Vec<Happens> = shuffled.filter(|one| once.insert(format!("{one:?}"))).collect();
        let (made, _, case, _) = play(&told);
        let (made_shuffled, _, other, _) = play(&shuffled);
        prop_assert_eq!(made, made_shuffled);
        prop_assert_eq!(case.refunds.len(), other.refunds.len());
    }
}
