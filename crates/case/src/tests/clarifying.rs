//! A question to the applicant: on a ground the law gives, for a time with an end, and without a new clock.

use super::*;
use base::Due;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn own(case: &Case, command: Command, now: Timestamp) -> Result<Step, Refusal> {
    advance(&setting(&OWN_CLOCKS), case, command, now)
}

fn waiting() -> Case {
    let facts = facts(LATE);
    let sent = own(&Case::draft(), Command::Submit { facts }, noon());
    sent.unwrap().case
}

fn ask(case: &Case, products: &[&str], now: Timestamp) -> Result<Step, Refusal> {
    let command = Command::OfficerAsks {
        products: products.iter().map(|one| (*one).to_owned()).collect(),
        question: "Mana surat yang asli?".to_owned(),
        ground: "unclear".to_owned(),
    };
    own(case, command, now)
}

fn answer(case: &Case, now: Timestamp) -> Result<Step, Refusal> {
    let text = "Surat itu hilang.".to_owned();
    own(case, Command::Clarifies { text }, now)
}

fn tick(case: &Case, now: Timestamp) -> Result<Step, Refusal> {
    let facts = facts(LATE);
    own(case, Command::DeadlinePassed { facts }, now)
}

fn hours(hours: i64) -> Timestamp {
    noon().plus_hours(hours)
}

fn due(case: &Case, product: &str) -> Due {
    case.clock(product).unwrap().due
}

#[test]
fn a_question_stops_the_clocks_of_its_products_and_no_other() {
    let case = waiting();
    let step = ask(&case, &["nik"], hours(1)).unwrap();
    assert_eq!(words(&step), ["clarification-asked"]);
    assert_eq!(step.case.standing_still(), ["nik"]);
    assert!(!step.case.waits_for_answer(), "the other two run");
    let until = step.case.asked().unwrap().until.at;
    assert_eq!(end(&step.case), until.min(due(&case, "akta").at));
    // Its own end comes and goes.
    assert_eq!(tick(&step.case, due(&case, "nik").at), Err(Refusal::NotDue));
    let all = ask(&waiting(), &PRODUCTS, hours(1)).unwrap().case;
    assert!(all.waits_for_answer());
    assert_eq!(all.stage.due(), Some(all.asked().unwrap().until));
}

#[test]
fn the_answer_lets_the_clock_run_on_with_the_days_it_had_left() {
    let case = waiting();
    // Asked on the first working day at noon, answered two days later: two ends of a day it stood, so it ends two later.
    let asked = ask(&case, &["nik"], hours(24)).unwrap().case;
    let step = answer(&asked, hours(72)).unwrap();
    assert_eq!(words(&step), ["clarified"]);
    assert_eq!(step.case.asked(), None);
    let moved = base::Clock {
        length: 5,
        ..service(&PACK).about.officer
    };
    assert_eq!(due(&step.case, "nik"), setting(&PACK).due(moved, noon()));
    assert_eq!(due(&step.case, "akta"), due(&case, "akta"));
    // A second question of an hour takes nothing and gives nothing.
    let again = ask(&step.case, &["nik"], hours(73)).unwrap().case;
    let again = answer(&again, hours(74)).unwrap().case;
    assert_eq!(due(&again, "nik"), due(&step.case, "nik"));
}

#[test]
fn an_applicant_who_says_nothing_freezes_nothing() {
    let asked = ask(&waiting(), &PRODUCTS, hours(1)).unwrap().case;
    let until = asked.asked().unwrap().until.at;
    assert_eq!(tick(&asked, until), Err(Refusal::NotDue));
    let step = tick(&asked, until.plus_seconds(1)).unwrap();
    assert_eq!(words(&step), ["clarification-lapsed"]);
    assert!(step.case.standing_still().is_empty());
    assert!(due(&step.case, "nik").at > until);
    let later = due(&step.case, "nik").at;
    let silence = tick(&step.case, later).unwrap();
    assert_eq!(silence.granted, ["nik"]);
    // What is said late is still read, and stops nothing.
    let said = answer(&silence.case, later).unwrap();
    assert_eq!(said.case.clocks, silence.case.clocks);
    assert_eq!(answer(&said.case, later), Err(Refusal::NothingAsked));
}

#[test]
fn however_late_anybody_looks_the_clocks_run_from_the_end_of_the_answer() {
    let asked = ask(&waiting(), &PRODUCTS, hours(1)).unwrap().case;
    let until = asked.asked().unwrap().until.at;
    let lapsed = tick(&asked, until.plus_seconds(1)).unwrap().case;
    let late_answer = answer(&asked, until.plus_hours(24 * 9)).unwrap().case;
    assert_eq!(late_answer.clocks, lapsed.clocks);
    let much_later = tick(&asked, until.plus_hours(24 * 90)).unwrap();
    let told = ["clarification-lapsed", "deemed-approved", "promise-passed"];
    assert_eq!(words(&much_later), told);
}

#[test]
fn no_clock_stops_without_a_ground_a_question_and_an_open_product() {
    let case = waiting();
    let asks = |products: &[&str], question: &str, ground: &str| {
        let command = Command::OfficerAsks {
            products: products.iter().map(|one| (*one).to_owned()).collect(),
            question: question.to_owned(),
            ground: ground.to_owned(),
        };
        own(&case, command, hours(1)).err()
    };
    assert_eq!(asks(&["nik"], "Mana?", "busy"), Some(Refusal::NoGround));
    assert_eq!(asks(&["nik"], " ", "unclear"), Some(Refusal::NoQuestion));
    for products in [&[][..], &["sim"], &["nik", "sim"]] {
        let refused = asks(products, "Mana?", "unclear");
        assert_eq!(refused, Some(Refusal::NotTheOpenProducts));
    }
    let command = Command::OfficerAsks {
        products: BTreeSet::from(["nik".to_owned()]),
        question: "Mana?".to_owned(),
        ground: "unclear".to_owned(),
    };
    let unlawful = act(&case, command, hours(1));
    assert_eq!(unlawful, Err(Refusal::NoGround), "this service has none");
}

#[test]
fn a_clock_that_ran_out_does_not_stop_and_one_question_is_asked_at_a_time() {
    let case = waiting();
    let over = due(&case, "nik").at;
    assert_eq!(ask(&case, &["nik"], over), Err(Refusal::AlreadyLate));
    let asked = ask(&case, &["nik"], hours(1)).unwrap().case;
    assert_eq!(ask(&asked, &["akta"], hours(2)), Err(Refusal::AlreadyAsked));
    assert_eq!(answer(&case, hours(1)), Err(Refusal::NothingAsked));
    let text = "  ".to_owned();
    let empty = own(&asked, Command::Clarifies { text }, hours(2));
    assert_eq!(empty, Err(Refusal::NoAnswer));
    for case in [Case::draft(), sent(HOSPITAL)] {
        assert!(ask(&case, &["nik"], noon()).is_err());
        assert_eq!(answer(&case, noon()), Err(Refusal::NothingAsked));
    }
}

#[test]
fn an_officer_may_decide_without_the_answer_and_nobody_is_asked_any_more() {
    let asked = ask(&waiting(), &["nik"], hours(1)).unwrap().case;
    let said = (Outcome::Grant, "Sesuai berkas.".to_owned());
    let command = Command::OfficerDecides {
        facts: facts(LATE),
        decisions: [("nik".to_owned(), said)].into(),
    };
    let decided = own(&asked, command, hours(2)).unwrap().case;
    assert_eq!(decided.asked(), None);
    assert_eq!(answer(&decided, hours(3)), Err(Refusal::NothingAsked));
    let withdrawn = own(&asked, Command::Withdraw, hours(2)).unwrap().case;
    assert_eq!(withdrawn.clarification, None);
}

#[derive(Clone, Copy, Debug)]
enum Happens {
    Ask(usize),
    Answer,
    Decide(usize, Outcome),
    Tick,
}

fn happens() -> impl Strategy<Value = (Happens, i64)> {
    let what = prop_oneof![
        3 => (1_usize..8).prop_map(Happens::Ask),
        3 => Just(Happens::Answer),
        1 => (0_usize..3, prop::bool::ANY).prop_map(|(product, yes)| {
            Happens::Decide(product, if yes { Outcome::Grant } else { Outcome::Refuse })
        }),
        4 => Just(Happens::Tick),
    ];
    (what, prop_oneof![0_i64..30, 0_i64..200])
}

fn command(what: Happens) -> Command {
    match what {
        Happens::Ask(which) => {
            let named = PRODUCTS.iter().enumerate();
            let named = named.filter(|(at, _)| which >> at & 1 == 1);
            Command::OfficerAsks {
                products: named.map(|(_, product)| (*product).to_owned()).collect(),
                question: "Mana surat yang asli?".to_owned(),
                ground: "unclear".to_owned(),
            }
        }
        Happens::Answer => Command::Clarifies {
            text: "Surat itu hilang.".to_owned(),
        },
        Happens::Decide(product, outcome) => Command::OfficerDecides {
            facts: facts(LATE),
            decisions: [(PRODUCTS[product].to_owned(), (outcome, "Ya.".to_owned()))].into(),
        },
        Happens::Tick => Command::DeadlinePassed { facts: facts(LATE) },
    }
}

/// Days of its calendar at whose end a clock ran, from the day after it started to the day it ended.
fn days_run(history: &[(Timestamp, Event)], product: &str, ended: base::Date) -> usize {
    let mut stood: Vec<(Timestamp, Timestamp)> = Vec::new();
    let mut asked: Option<(Timestamp, Timestamp)> = None;
    for (at, event) in history {
        match event {
            Event::ClarificationAsked {
                products, until, ..
            } if products.iter().any(|one| one == product) => {
                asked = Some((*at, until.at.plus_seconds(1)));
            }
            Event::Clarified { .. } | Event::ClarificationLapsed { .. } => {
                stood.extend(asked.take().map(|(from, until)| (from, until.min(*at))));
            }
            _ => {}
        }
    }
    let calendar = PACK.calendar("dukcapil");
    let first = noon().date(Zone::Wib).tomorrow().unwrap();
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    let days = days.take_while(|day| *day <= ended);
    let ran = days.filter(|day| {
        let end = Timestamp::end_of(*day, Zone::Wib);
        let stands = stood
            .iter()
            .any(|(from, until)| *from <= end && end < *until);
        calendar.works(*day) && !stands
    });
    ran.count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_every_order_a_clock_runs_for_its_own_length_and_gains_nothing_but_by_a_stop(all in prop::collection::vec(happens(), 0..14)) {
        let lengths = [("nik", 3), ("akta", 5), ("kartu_keluarga", 10)];
        let (mut case, mut now) = (waiting(), noon());
        let mut history: Vec<(Timestamp, Event)> = Vec::new();
        for (what, later) in all {
            now = now.plus_hours(later);
            let Ok(step) = own(&case, command(what), now) else { continue };
            let still = case.standing_still();
            for product in step.case.open() {
                let (before, after) = (case.clock(product).unwrap(), step.case.clock(product).unwrap());
                prop_assert!(before.due.at <= after.due.at, "never earlier");
                let stood = still.iter().any(|one| one == product);
                prop_assert!(before.due == after.due || stood, "never later but by a stop");
                prop_assert_eq!(before.since, after.since);
            }
            let at = history.len();
            history.extend(step.events.iter().map(|event| (now, event.clone())));
            for (_, event) in &history[at..] {
                let over: Vec<String> = match event {
                    Event::DeemedApproved { products } | Event::ProductsLate { products } => products.clone(),
                    Event::PromisePassed => step.case.open().into_iter().map(str::to_owned).collect(),
                    _ => Vec::new(),
                };
                // The time was over, and not a day before it was used up.
                for (product, length) in lengths.iter().filter(|(id, _)| over.iter().any(|one| one == id)) {
                    let due = step.case.clocks.get(*product).map(|clock| clock.due);
                    let Some(due) = due else { continue };
                    prop_assert!(due.at <= now);
                    prop_assert_eq!(days_run(&history, product, due.date), *length, "{}", product);
                }
            }
            case = step.case;
        }
        let first = submitted();
        let whole = first.iter().map(|event| (noon(), event));
        let whole = whole.chain(history.iter().map(|(at, event)| (*at, event)));
        prop_assert_eq!(crate::fold(whole), Ok(case.clone()));
        // Left alone, every clock runs out: nothing is frozen.
        for days in 0..60 {
            let later = now.plus_hours(24 * days);
            if let Ok(step) = tick(&case, later) { case = step.case; }
        }
        prop_assert!(case.open().iter().all(|product| case.clock(product).unwrap().late));
    }
}

fn submitted() -> Vec<Event> {
    let facts = facts(LATE);
    own(&Case::draft(), Command::Submit { facts }, noon())
        .unwrap()
        .events
}
