use super::*;
use crate::model::{AskedOf, Kind, Outcome};
use crate::rules::{Seen, Truth, View};
use crate::scenario::{Expect, Scenario, facts};
use crate::{decide, sample};
use base::{Evidence, Facts};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static COUNTRY: LazyLock<Pack> =
    LazyLock::new(|| Pack::parse(sample::folder("../../packs/indonesia")).unwrap());

/// More than any service has to ask.
const TURNS_MAX: usize = 120;

/// What somebody says who knows everything that registers hold about a case.
fn reply(service: &Service, facts: &Facts, thing: &Thing) -> Reply {
    let view = View::new(&service.form, facts);
    let field = |(fact, field): &(String, String)| view.field(fact, field).unwrap();
    let truth = |so: bool| Reply::Value(Value::Bool(so));
    match thing {
        Thing::Fact(fact) => match view.fact(fact).unwrap() {
            Seen::Known(_) => truth(true),
            Seen::Absent => truth(false),
            Seen::Unknown(_) => Reply::Unsure,
        },
        Thing::Has(fact, name) => truth(matches!(
            field(&(fact.clone(), name.clone())),
            Seen::Known(_)
        )),
        Thing::Field(fact, name) => match field(&(fact.clone(), name.clone())) {
            Seen::Known(value) => Reply::Value(value.clone()),
            Seen::Absent | Seen::Unknown(_) => Reply::Unsure,
        },
        Thing::Same(a, b) => match (field(a), field(b)) {
            (Seen::Known(a), Seen::Known(b)) => truth(a == b),
            _ => Reply::Unsure,
        },
        Thing::Question(id) => match view.answer(id).unwrap() {
            Seen::Known(value) => Reply::Value(value.clone()),
            Seen::Absent | Seen::Unknown(_) => Reply::Unsure,
        },
        Thing::Evidence(kind) => {
            let state = facts.evidence.get(kind);
            truth(state.is_some_and(|state| *state != Evidence::Missing))
        }
        Thing::Rule(name) => {
            let rule = service.rules.iter().find(|rule| rule.name == *name);
            match rule.unwrap().when.truth(&view).unwrap() {
                Truth::True => truth(true),
                Truth::False => truth(false),
                Truth::Unknown(_) => Reply::Unsure,
            }
        }
    }
}

/// Asks until there is an outcome; `says` answers. Nothing is asked twice, and there is an end.
fn until_told(
    service: &Service,
    at: (Depth, Date),
    mut says: impl FnMut(&Thing) -> Reply,
) -> (Told<'_>, Vec<Thing>) {
    let mut asked = Vec::new();
    let done = talk(&COUNTRY, service, at, |thing| {
        assert!(!asked.contains(thing), "{thing} is asked twice");
        assert!(asked.len() < TURNS_MAX, "it never ends: {asked:?}");
        let named = Thing::parse(&COUNTRY, service, &thing.to_string());
        assert_eq!(named.as_ref(), Some(thing));
        asked.push(thing.clone());
        Some(says(thing))
    });
    match done.unwrap().step {
        Step::Told(told) => (told, asked),
        Step::Ask { thing, .. } => panic!("no reply to {thing} fits"),
    }
}

/// The case as it is before an officer has looked at it: that is as far as a visitor can see.
fn before_officers(service: &Service, scenario: &Scenario) -> (Facts, bool) {
    let mut all = facts(&COUNTRY, service, scenario).unwrap();
    let mut same = true;
    for question in &service.form.questions {
        if question.asked_of == AskedOf::Officer && all.answers.remove(&question.id).is_some() {
            same = false;
        }
    }
    for state in all.evidence.values_mut() {
        if matches!(state, Evidence::Accepted | Evidence::Rejected) {
            (*state, same) = (Evidence::Given, false);
        }
    }
    (all, same)
}

/// Every worked example with an outcome, of every service.
fn examples() -> impl Iterator<Item = (&'static Service, &'static Scenario)> {
    let services = COUNTRY.services.values();
    let all = services.flat_map(|service| service.scenarios.iter().map(move |one| (service, one)));
    all.filter(|(_, one)| matches!(one.expect, Expect::Outcomes { .. }))
}

fn outcomes(told: &Told<'_>) -> Vec<(String, Outcome)> {
    let products = told.products.iter();
    products
        .map(|likely| (likely.product.clone(), likely.outcome))
        .collect()
}

#[test]
fn every_worked_example_ends_as_it_is_expected_to() {
    let (mut played, mut expected) = (0, 0);
    for (service, scenario) in examples() {
        let (all, same) = before_officers(service, scenario);
        let verdict = decide(service, &all).unwrap();
        let at = |depth| (depth, scenario.today);
        let (told, asked) = until_told(service, at(Depth::Outcome), |thing| {
            reply(service, &all, thing)
        });
        let (whole, more) = until_told(service, at(Depth::Reasons), |thing| {
            reply(service, &all, thing)
        });
        assert!(asked.len() <= more.len(), "{}", scenario.file);
        for likely in &told.products {
            let mut products = whole.products.iter();
            let full = products.find(|one| one.product == likely.product).unwrap();
            assert!(likely.whether.is_empty(), "{} {asked:?}", scenario.file);
            let decision = verdict.of(&likely.product).unwrap();
            let open: Vec<_> = likely.open.iter().map(|open| &open.rule.name).collect();
            assert_eq!(
                likely.outcome, decision.outcome,
                "{} {asked:?}",
                scenario.file
            );
            assert!(open.is_empty(), "{}: {open:?}", scenario.file);
            assert_eq!(full.reasons, decision.reasons, "{}", scenario.file);
            if let (Expect::Outcomes { products, .. }, true) = (&scenario.expect, same) {
                assert_eq!(
                    products[&likely.product], likely.outcome,
                    "{}",
                    scenario.file
                );
                expected += 1;
            }
        }
        played += 1;
    }
    assert!(played > 80 && expected > 100, "{played}, {expected}");
}

#[test]
fn what_it_costs_is_what_the_bill_would_say() {
    let mut billed = 0;
    for (service, scenario) in examples() {
        let (all, _) = before_officers(service, scenario);
        let said = |thing: &Thing| reply(service, &all, thing);
        let (told, _) = until_told(service, (Depth::Outcome, scenario.today), said);
        let refused = told
            .products
            .iter()
            .all(|one| one.outcome == Outcome::Refuse);
        match told.cost {
            Cost::Bill(bill) => {
                assert_eq!(crate::bill(service, &all).unwrap(), Some(bill));
                billed += 1;
            }
            Cost::Nothing if !refused => assert_eq!(crate::bill(service, &all).unwrap(), None),
            Cost::Nothing | Cost::Unsaid => {}
            Cost::Open(on) => panic!("{}: {on:?}", scenario.file),
        }
    }
    assert!(billed > 15, "{billed}");
}

#[test]
fn nobody_is_asked_for_a_number_a_name_that_registers_hold_or_a_list() {
    let mut seen = BTreeSet::new();
    for (service, scenario) in examples() {
        let (all, _) = before_officers(service, scenario);
        let said = |thing: &Thing| reply(service, &all, thing);
        let (_, asked) = until_told(service, (Depth::Reasons, scenario.today), said);
        for thing in asked {
            if let Thing::Field(_, field) = &thing {
                assert!(!field.contains("nik") && field != "members", "{thing}");
            }
            seen.insert(thing.to_string());
        }
    }
    for wanted in [
        "same.applicant.nik.owner.nik",
        "rule.already-on-card",
        "has.vehicle.sold_on",
    ] {
        assert!(seen.contains(wanted), "{wanted}: {seen:?}");
    }
    assert!(!seen.contains("fact.applicant"));
}

#[test]
fn whatever_is_asked_is_foreseen_and_has_words_of_its_own_in_the_shipped_country() {
    let mut wordless = BTreeSet::new();
    for (service, scenario) in examples() {
        let possible = possible(&COUNTRY, service);
        let (all, _) = before_officers(service, scenario);
        let said = |thing: &Thing| reply(service, &all, thing);
        let (_, asked) = until_told(service, (Depth::Reasons, scenario.today), said);
        for thing in asked {
            let Some(words) = thing.own_words() else {
                continue;
            };
            assert!(possible.contains(&thing), "{thing}");
            let owner = base::Owner::Service(service.id.clone());
            let own = COUNTRY.texts.has(base::Lang::Id, &owner, &words);
            if !own && thing.asked_as(service).is_none() {
                wordless.insert(format!("{}: {words}", service.id));
            }
        }
    }
    assert!(wordless.is_empty(), "{wordless:#?}");
}

#[test]
fn nothing_more_is_asked_once_everything_is_refused() {
    let service = &COUNTRY.services["stnk-tahunan"];
    let today = "2026-03-10".parse().unwrap();
    let no = |_: &Thing| Reply::Value(Value::Bool(false));
    let (told, asked) = until_told(service, (Depth::Outcome, today), no);
    assert_eq!(asked, [Thing::Fact("vehicle".to_owned())]);
    assert!(
        told.products
            .iter()
            .all(|one| one.outcome == Outcome::Refuse)
    );
    assert_eq!(told.products[0].reasons[0].reason, "no-vehicle");
    assert_eq!(told.cost, Cost::Nothing);
}

#[test]
fn who_knows_nothing_is_told_what_it_depends_on() {
    for service in COUNTRY.services.values() {
        let today = "2026-03-10".parse().unwrap();
        let (told, asked) = until_told(service, (Depth::Outcome, today), |_| Reply::Unsure);
        let open: usize = told.products.iter().map(|one| one.open.len()).sum();
        assert!(open > 5, "{}", service.id);
        for open in told.products.iter().flat_map(|one| &one.open) {
            assert!(!open.on.is_empty(), "{}", open.rule.name);
            assert!(open.on.iter().all(|thing| asked.contains(thing)));
        }
    }
}

#[test]
fn an_answer_of_another_kind_is_no_answer() {
    let service = &COUNTRY.services["stnk-tahunan"];
    let today = "2026-03-10".parse().unwrap();
    let vehicle = Thing::Fact("vehicle".to_owned());
    for value in [Value::text("yes"), Value::Int(1), Value::List(Vec::new())] {
        let said = Said::from([(vehicle.clone(), Reply::Value(value))]);
        let now = maybe(&COUNTRY, service, &said, Depth::Outcome, today).unwrap();
        assert!(now.said.is_empty());
        assert!(matches!(now.step, Step::Ask { thing, .. } if thing == vehicle));
    }
}

#[test]
fn what_a_service_does_not_know_is_no_thing_of_its_own() {
    let birth = &COUNTRY.services["akta-lahir"];
    for name in [
        "",
        "fact",
        "fact.",
        "fact.vehicle",
        "fact.mother.name",
        "field.card.members",
        "field.mother.address",
        "question.which_vehicle",
        "question.father_seen",
        "evidence.x",
        "rule.no-vehicle",
        "same.mother.nik.owner.nik",
        "FACT.mother",
        "fact.mother ",
        "has.mother.deceased_on.x",
    ] {
        assert_eq!(Thing::parse(&COUNTRY, birth, name), None, "{name}");
    }
    for name in [
        "fact.mother",
        "field.mother.nationality",
        "has.mother.deceased_on",
        "rule.reported-late",
    ] {
        assert!(Thing::parse(&COUNTRY, birth, name).is_some(), "{name}");
    }
}

#[test]
fn what_is_said_and_not_asked_any_more_does_not_count() {
    let service = &COUNTRY.services["stnk-tahunan"];
    let (scenario, today) = ("not-owner", "2026-03-10".parse().unwrap());
    let file = format!("services/stnk-tahunan/scenarios/{scenario}.toml");
    let scenario = service
        .scenarios
        .iter()
        .find(|one| one.file == file)
        .unwrap();
    let (all, _) = before_officers(service, scenario);
    let mut said = Said::new();
    while let Step::Ask { thing, .. } = maybe(&COUNTRY, service, &said, Depth::Outcome, today)
        .unwrap()
        .step
    {
        said.insert(thing.clone(), reply(service, &all, &thing));
    }
    let vehicle = Thing::Fact("vehicle".to_owned());
    said.insert(vehicle.clone(), Reply::Value(Value::Bool(false)));
    let now = maybe(&COUNTRY, service, &said, Depth::Outcome, today).unwrap();
    assert_eq!(now.said.len(), 1);
    let Step::Told(told) = now.step else {
        panic!("without a vehicle it ends");
    };
    assert_eq!(told.products[0].reasons[0].reason, "no-vehicle");
}

/// Something that fits, whatever it is: `dice` says what.
fn any_reply(service: &Service, thing: &Thing, dice: u32) -> Reply {
    let question = thing.question(&COUNTRY, service).unwrap();
    let pick = usize::try_from(dice / 5).unwrap();
    if dice.is_multiple_of(5) {
        return Reply::Unsure;
    }
    Reply::Value(match question.kind {
        Kind::YesNo => Value::Bool(pick.is_multiple_of(2)),
        Kind::Date => {
            let year = 2020 + i16::try_from(pick % 8).unwrap();
            Value::Date(Date::new(year, 1 + i8::try_from(pick % 12).unwrap(), 10).unwrap())
        }
        Kind::Number => Value::Int(i64::from(dice % 3000)),
        Kind::Choice => Value::text(question.options[pick % question.options.len()].clone()),
        Kind::Area => Value::text(["51", "31", "3273", "5171"][pick % 4]),
        Kind::Code => {
            let rows: Vec<_> = question
                .table
                .iter()
                .flat_map(|table| table.rows())
                .collect();
            let key = question
                .table
                .as_ref()
                .map_or("", |table| table.key[0].as_str());
            let row = rows[dice as usize % rows.len()];
            Value::text(row.row.record.text(key).unwrap())
        }
        Kind::Money => Value::Money(base::Rupiah(i64::from(dice) * 1_000_000 + 1)),
        Kind::Time => Value::text("20:41"),
        Kind::Sex => Value::text("L"),
        _ => Value::text(["Bima", "Bima Wahyudi", "Dr. 2"][pick % 3]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_said_it_ends_and_asks_nothing_twice(dice in proptest::collection::vec(0_u32..100_000, TURNS_MAX), whole in any::<bool>()) {
        let depth = if whole { Depth::Reasons } else { Depth::Outcome };
        for service in COUNTRY.services.values() {
            let mut dice = dice.iter().copied();
            let today = "2026-03-10".parse().unwrap();
            let (told, asked) = until_told(service, (depth, today), |thing| any_reply(service, thing, dice.next().unwrap()));
            prop_assert!(!told.products.is_empty());
            let unsure = asked.len();
            prop_assert!(unsure > 0);
            // Where nothing is refused or open, nothing can be: an outcome is a grant only if no rule may still apply.
            for likely in &told.products {
                prop_assert!(likely.outcome != Outcome::Refuse || likely.open.is_empty());
            }
        }
    }

    #[test]
    fn what_is_left_unsaid_never_makes_an_outcome_certain_that_is_another(skip in 0_u64..u64::MAX, at in 0_usize..1000) {
        let all: Vec<_> = examples().collect();
        let (service, scenario) = all[at % all.len()];
        let (facts, _) = before_officers(service, scenario);
        let verdict = decide(service, &facts).unwrap();
        let mut turn = 0_u32;
        let (told, _) = until_told(service, (Depth::Outcome, scenario.today), |thing| {
            turn += 1;
            if skip >> (turn % 64) & 1 == 1 { Reply::Unsure } else { reply(service, &facts, thing) }
        });
        for (product, outcome) in outcomes(&told) {
            let likely = told.products.iter().find(|one| one.product == product).unwrap();
            let Some(decided) = verdict.of(&product).map(|decision| decision.outcome) else {
                prop_assert!(!likely.whether.is_empty(), "{} {product}", scenario.file);
                continue;
            };
            let possible = likely.open.iter().any(|open| open.rule.then == decided);
            prop_assert!(decided == outcome || possible, "{} {product}: {outcome:?}, not {decided:?}", scenario.file);
            prop_assert!(decided >= outcome);
        }
    }
}
