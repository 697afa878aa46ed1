use super::*;
use crate::model::Product;
use crate::needs::needs;
use crate::rules::tests::world::{World, day, known, nothing_yet, sourced};
use base::{Evidence, Fact, Value, Why};
use proptest::prelude::*;

fn rule(name: &str, when: &str, then: Outcome, products: &[&str]) -> Rule {
    Rule {
        each: None,
        name: name.into(),
        when_text: when.into(),
        when: World::new().compile(when),
        products: products.iter().map(|p| (*p).to_owned()).collect(),
        then,
        reason: name.into(),
        law: "UU 1".into(),
        formal: None,
        line: 1,
    }
}

fn product(id: &str, claim: &str) -> Product {
    let mut product = World::product(id);
    product.claims = [("claim".to_owned(), claim.to_owned())].into();
    product
}

/// Two products; a rule of each strength.
fn birth() -> Service {
    World::service(
        vec![
            rule(
                "late",
                "days(answers.birth_date, today) > 60",
                Outcome::Refer,
                &[],
            ),
            rule(
                "titled",
                "in_list(answers.child_name, \"titles\")",
                Outcome::Refuse,
                &["akta"],
            ),
            rule(
                "too-long",
                "letters(answers.child_name) > 60",
                Outcome::Refuse,
                &["akta"],
            ),
            rule(
                "unmarried",
                "facts.mother.known && facts.mother.alive && !answers.married",
                Outcome::Provisional,
                &["akta"],
            ),
            rule(
                "far",
                "answers.place == \"clinic\" && answers.distance > 100",
                Outcome::Refer,
                &["card"],
            ),
        ],
        vec![
            product("akta", "{answers.child_name}"),
            product("card", "{facts.mother.name|applicant.name}"),
        ],
    )
}

fn answered(mut facts: Facts) -> Facts {
    facts
        .answers
        .insert("child_name".into(), Value::text("Bima"));
    facts.answers.insert("married".into(), Value::Bool(true));
    facts.answers.insert("place".into(), Value::text("home"));
    facts
}

fn missing(service: &Service, facts: &Facts) -> Vec<Asked> {
    match decide(service, facts) {
        Err(DecideError::Missing(asked)) => asked.into_iter().collect(),
        other => panic!("nothing is missing: {other:?}"),
    }
}

#[test]
fn grant_is_what_remains_when_no_rule_says_otherwise() {
    let verdict = decide(&birth(), &answered(known())).unwrap();
    for decision in verdict.decisions {
        assert_eq!(
            (decision.outcome, decision.reasons),
            (Outcome::Grant, vec![])
        );
    }
}

#[test]
fn the_strongest_outcome_wins_product_by_product() {
    let mut facts = answered(known());
    facts.answers.insert("married".into(), Value::Bool(false));
    facts
        .answers
        .insert("child_name".into(), Value::text("Dr. Bima"));
    let verdict = decide(&birth(), &facts).unwrap();
    assert_eq!(verdict.of("akta").unwrap().outcome, Outcome::Refuse);
    assert_eq!(verdict.of("card").unwrap().outcome, Outcome::Grant);
}

#[test]
fn a_refusal_names_every_rule_that_failed() {
    let mut facts = answered(known());
    let name = format!("Dr. {}", "a".repeat(70));
    facts.answers.insert("child_name".into(), Value::Text(name));
    let verdict = decide(&birth(), &facts).unwrap();
    let reasons = &verdict.of("akta").unwrap().reasons;
    let rules: Vec<&str> = reasons.iter().map(|r| r.rule.as_str()).collect();
    assert_eq!(rules, ["titled", "too-long"]);
}

#[test]
fn what_can_no_longer_change_anything_is_not_asked() {
    let mut facts = answered(known());
    facts
        .answers
        .insert("child_name".into(), Value::text("Dr. Bima"));
    facts.answers.remove("married");
    assert!(decide(&birth(), &facts).is_ok());
    facts.answers.remove("place");
    assert_eq!(missing(&birth(), &facts), [Asked::Question("place".into())]);
}

#[test]
fn a_register_that_is_down_holds_the_decision_up() {
    let mut facts = answered(known());
    facts
        .facts
        .insert("mother".into(), Fact::Unknown(Why::Down));
    assert_eq!(missing(&birth(), &facts), [Asked::Fact("mother".into())]);
}

#[test]
fn what_only_a_claim_reads_is_needed_too() {
    let mut facts = answered(known());
    facts.facts.insert("mother".into(), Fact::Absent);
    assert_eq!(missing(&birth(), &facts), [Asked::Fact("applicant".into())]);
}

#[test]
fn a_mistake_of_the_pack_is_not_taken_for_an_outcome() {
    let when = "facts.mother.alive";
    let service = World::service(
        vec![rule("reckless", when, Outcome::Refer, &[])],
        vec![product("akta", "x")],
    );
    let mut facts = nothing_yet();
    facts.facts.insert("mother".into(), Fact::Absent);
    assert!(matches!(
        decide(&service, &facts),
        Err(DecideError::Eval { rule, .. }) if rule == "reckless"
    ));
}

#[test]
fn needs_lists_facts_first_and_then_the_form_in_its_order() {
    let asked = needs(&birth(), &nothing_yet()).unwrap();
    assert_eq!(
        asked,
        [
            Asked::Fact("birth".into()),
            Asked::Fact("mother".into()),
            Asked::Question("child_name".into()),
            Asked::Question("married".into()),
            Asked::Question("place".into()),
        ]
    );
}

#[test]
fn evidence_is_needed_until_it_is_given_or_waived() {
    let mut facts = answered(known());
    facts
        .answers
        .insert("birth_date".into(), Value::Date(day("2026-03-01")));
    assert_eq!(needs(&birth(), &facts).unwrap(), []);
    facts.facts.insert("birth".into(), Fact::Absent);
    assert_eq!(
        needs(&birth(), &facts).unwrap(),
        [Asked::Evidence("letter".into())]
    );
    facts.evidence.insert("letter".into(), Evidence::Given);
    assert_eq!(needs(&birth(), &facts).unwrap(), []);
}

#[test]
fn a_verdict_survives_being_written_down() {
    let verdict = decide(&birth(), &answered(known())).unwrap();
    let bytes = base::canonical(&verdict).unwrap();
    let back: Verdict = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(back, verdict);
}

/// What a person and the registers would answer, in one imagined case.
#[derive(Clone, Debug)]
struct Life {
    mother: bool,
    births: usize,
    picks: usize,
    name: &'static str,
    born: &'static str,
    married: bool,
    clinic: bool,
    distance: i64,
}

fn life() -> impl Strategy<Value = Life> {
    let names = prop::sample::select(vec!["Bima", "Dr. Bima", "B", "Bima Wahyudi"]);
    let dates = prop::sample::select(vec!["2026-03-01", "2025-06-01"]);
    (
        any::<bool>(),
        0_usize..3,
        0_usize..3,
        names,
        dates,
        any::<bool>(),
        any::<bool>(),
        0_i64..200,
    )
        .prop_map(
            |(mother, births, picks, name, born, married, clinic, distance)| Life {
                mother,
                births,
                picks,
                name,
                born,
                married,
                clinic,
                distance,
            },
        )
}

impl Life {
    fn settle(&self, asked: &Asked, facts: &mut Facts) {
        match asked {
            Asked::Fact(name) => {
                let fact = self.fact(name);
                facts.facts.insert(name.clone(), fact);
            }
            Asked::Question(id) => {
                facts.answers.insert(id.clone(), self.answer(id));
            }
            Asked::Evidence(kind) => {
                facts.evidence.insert(kind.clone(), Evidence::Given);
            }
        }
    }

    fn fact(&self, name: &str) -> Fact {
        let birth = |key: usize| {
            sourced([
                ("key", Value::Text(key.to_string())),
                ("birth_date", Value::Date(day(self.born))),
            ])
        };
        match (name, self.births) {
            ("mother", _) if !self.mother => Fact::Absent,
            ("mother", _) => known().facts["mother"].clone(),
            ("birth", 0) => Fact::Absent,
            ("birth", 1) => Fact::Known(birth(0)),
            ("birth", more) => Fact::Choice((0..more).map(birth).collect()),
            _ => Fact::Known(sourced([("name", Value::text("Sri"))])),
        }
    }

    fn answer(&self, id: &str) -> Value {
        match id {
            "child_name" => Value::text(self.name),
            "birth_date" => Value::Date(day(self.born)),
            "married" => Value::Bool(self.married),
            "place" => Value::text(if self.clinic { "clinic" } else { "home" }),
            "distance" => Value::Int(self.distance),
            _ if self.picks < 2 => Value::Text(self.picks.to_string()),
            _ => Value::text(crate::rules::NONE_OF_THESE),
        }
    }

    /// Settles one need after the other, the `order` choosing which, until there is none; then decides.
    fn decided(&self, service: &Service, order: &[usize]) -> Verdict {
        let mut facts = nothing_yet();
        for at in 0..50 {
            let asked = needs(service, &facts).unwrap();
            if asked.is_empty() {
                return decide(service, &facts).unwrap();
            }
            let next = order.get(at).copied().unwrap_or(0) % asked.len();
            self.settle(&asked[next], &mut facts);
        }
        panic!("needs never ends");
    }
}

proptest! {
    #[test]
    fn settling_every_need_leads_to_the_same_decision_in_any_order(
        life in life(),
        one in prop::collection::vec(0_usize..9, 0..12),
        other in prop::collection::vec(0_usize..9, 0..12),
    ) {
        let service = birth();
        prop_assert_eq!(life.decided(&service, &one), life.decided(&service, &other));
    }
}
