//! What holds for any sequence of commands, sensible or not.

use super::*;
use crate::{fold, replay};
use proptest::prelude::*;
use std::collections::BTreeSet;

const SCENARIOS: [&str; 7] = [
    HOSPITAL,
    LETTER,
    SILENT_REGISTER,
    LATE,
    TOO_LONG,
    FOUND,
    "second-twin",
];

/// Something anybody might try: what, with which facts, and how many minutes later.
#[derive(Clone, Copy, Debug)]
struct Try {
    what: What,
    facts: &'static str,
    /// The name of the child was not given.
    nameless: bool,
    minutes: i64,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Submit,
    Arrive,
    Officer(Outcome),
    Muddle,
    /// One product alone is refused.
    Part,
    Open,
    Examine(Finding),
    Object,
    Withdraw,
    Revoke,
    Deadline,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let what = prop_oneof![
        4 => Just(What::Submit),
        4 => Just(What::Arrive),
        3 => Just(What::Officer(Outcome::Grant)),
        3 => Just(What::Officer(Outcome::Refuse)),
        1 => Just(What::Muddle),
        2 => Just(What::Part),
        2 => Just(What::Open),
        2 => Just(What::Examine(Finding::Accepted)),
        2 => Just(What::Examine(Finding::Rejected)),
        4 => Just(What::Object),
        1 => Just(What::Withdraw),
        1 => Just(What::Revoke),
        4 => Just(What::Deadline),
    ];
    let minutes = prop_oneof![0_i64..120, 0_i64..20_000, 0_i64..80_000];
    let nameless = prop::bool::weighted(0.2);
    let one = (
        what,
        prop::sample::select(&SCENARIOS[..]),
        nameless,
        minutes,
    );
    let one = one.prop_map(|(what, facts, nameless, minutes)| Try {
        what,
        facts,
        nameless,
        minutes,
    });
    prop::collection::vec(one, 1..14)
}

fn command(case: &Case, one: Try) -> Command {
    let mut facts = facts(one.facts);
    if one.nameless {
        facts.answers.remove("child_name");
    }
    let all = |outcome: Outcome| {
        let open = case.open().into_iter().map(str::to_owned);
        open.map(|product| (product, (outcome, "Sesuai berkas.".to_owned())))
            .collect()
    };
    match one.what {
        What::Submit => Command::Submit { facts },
        What::Arrive => Command::FactsArrived { facts },
        What::Officer(outcome) => {
            let decisions = all(outcome);
            Command::OfficerDecides { facts, decisions }
        }
        What::Muddle => {
            let decisions = BTreeMap::from([("akta".to_owned(), (Outcome::Refer, String::new()))]);
            Command::OfficerDecides { facts, decisions }
        }
        What::Part => {
            let said = (Outcome::Refuse, "Tidak sesuai.".to_owned());
            let first = case.open().into_iter().take(1);
            let decisions = first.map(|product| (product.to_owned(), said.clone()));
            let decisions = decisions.collect();
            Command::OfficerDecides { facts, decisions }
        }
        What::Open => Command::OfficerOpens,
        What::Examine(finding) => Command::OfficerExamines {
            facts,
            kind: "birth_letter".to_owned(),
            finding,
            reason: "Tidak terbaca.".to_owned(),
        },
        What::Object => Command::Object {
            grounds: "Saya keberatan.".to_owned(),
        },
        What::Withdraw => Command::Withdraw,
        What::Revoke => Command::Revoke {
            product: "akta".to_owned(),
            reason: "Data tidak benar.".to_owned(),
        },
        What::Deadline => Command::DeadlinePassed { facts },
    }
}

/// The clock of a case that waits for the same as before is the same as before, or that of a product that is left.
fn clock_kept(before: &Stage, after: &Stage) -> bool {
    match (before, after) {
        (
            Stage::Waiting {
                on: one,
                since,
                due,
                ..
            },
            Stage::Waiting {
                on: two,
                since: since_after,
                due: due_after,
                ..
            },
        ) if std::mem::discriminant(one) == std::mem::discriminant(two) => {
            since == since_after && due.at <= due_after.at
        }
        _ => true,
    }
}

fn walk(setting: &Setting<'_>, tries: Vec<Try>) -> Result<BTreeSet<String>, TestCaseError> {
    let (mut case, mut now) = (Case::draft(), noon());
    let mut history: Vec<(Timestamp, Event)> = Vec::new();
    let mut granted: BTreeSet<String> = BTreeSet::new();
    let (mut objections, mut receipts, mut examined, mut revoked) = (0, 0, 0, 0);
    for one in tries {
        now = now.plus_seconds(one.minutes * 60);
        let Ok(step) = advance(setting, &case, command(&case, one), now) else {
            continue;
        };
        prop_assert!(!step.events.is_empty());
        prop_assert!(clock_kept(&case.stage, &step.case.stage));
        for product in &step.granted {
            prop_assert!(
                granted.insert(product.clone()),
                "{product} was granted twice"
            );
        }
        if let Some(receipt) = &step.receipt {
            prop_assert_eq!(replay(setting.service, receipt), Ok(()));
            receipts += 1;
        }
        history.extend(step.events.iter().map(|event| (now, event.clone())));
        case = step.case;
        let folded = fold(history.iter().map(|(at, event)| (*at, event)));
        prop_assert_eq!(folded, Ok(case.clone()));
        objections += usize::from(matches!(one.what, What::Object));
        examined += usize::from(matches!(one.what, What::Examine(_)));
        revoked += usize::from(matches!(one.what, What::Revoke));
    }
    prop_assert!(objections <= 1 && receipts <= 1 + examined);
    prop_assert!(revoked <= 1 && revoked == case.revoked.len());
    let stands: BTreeSet<String> = case
        .with_outcome(Outcome::Grant)
        .into_iter()
        .map(str::to_owned)
        .collect();
    prop_assert_eq!(&stands, &granted, "what was granted stays granted");
    let late = history
        .iter()
        .filter(|(_, event)| *event == Event::PromisePassed);
    // One for the register, one for the officer, one for the objection.
    prop_assert!(late.count() <= 3);
    Ok(granted)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_commands_folds_to_the_stage_its_steps_gave(tries in tries()) {
        walk(&setting(&PACK), tries)?;
    }

    #[test]
    fn it_folds_as_well_where_silence_grants(tries in tries()) {
        walk(&setting(&SILENT), tries)?;
    }

    #[test]
    fn it_folds_as_well_where_no_office_is_known_and_makes_nothing_that_names_its_area(tries in tries()) {
        let setting = Setting { area: None, ..setting(&SILENT) };
        let granted = walk(&setting, tries)?;
        // Of one case an officer may grant what names no area, and refuse or leave the rest.
        let names_area = |id: &String| {
            let mut products = setting.service.products.iter();
            products.any(|product| product.id == *id && pack::template::names_office_area(product))
        };
        prop_assert!(!granted.iter().any(names_area), "{:?}", granted);
    }

    #[test]
    fn events_out_of_order_are_refused_and_never_panic(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..10)) {
        let mut events = vec![Event::Started];
        for name in SCENARIOS {
            let step = submit(&Case::draft(), name).unwrap();
            events.extend(step.events);
        }
        let (product, reason) = ("akta".to_owned(), "Data tidak benar.".to_owned());
        events.push(Event::Revoked { product, reason });
        events.extend([Event::Withdrawn, Event::PromisePassed, Event::FactsArrived]);
        let picked: Vec<Event> = picks.iter().map(|pick| pick.get(&events).clone()).collect();
        if let Ok(case) = fold(picked.iter().map(|event| (noon(), event))) {
            let decided = matches!(case.stage, Stage::Decided { .. });
            prop_assert!(!decided || case.with_outcome(Outcome::Refer).is_empty());
        }
    }
}
