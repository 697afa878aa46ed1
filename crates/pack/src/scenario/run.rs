//! A scenario, played: what the rules say of these people and answers, held against what was expected.

use super::{Expect, Scenario};
use crate::bill::bill;
use crate::decide::{DecideError, Verdict, decide};
use crate::model::{Asked, Kind, Outcome, Pack, Question, Service};
use crate::needs::needs;
use crate::people::{People, relative_date};
use crate::rules::nearest;
use base::{Date, Facts, Rupiah, Value, Zone};
use std::collections::{BTreeMap, BTreeSet};

/// What came of a scenario.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Names of the rules that led to an outcome: what the scenario covers.
    pub covered: BTreeSet<String>,
    /// What differs from the expectation, or cannot be played; nothing where the scenario passes.
    pub mistakes: Vec<String>,
}

/// Plays `scenario`.
pub fn run(pack: &Pack, service: &Service, scenario: &Scenario) -> Report {
    let facts = match facts(pack, service, scenario) {
        Ok(facts) => facts,
        Err(mistakes) => {
            return Report {
                covered: BTreeSet::new(),
                mistakes,
            };
        }
    };
    let (verdict, waits_for) = match decide(service, &facts) {
        Ok(verdict) => (Some(verdict), BTreeSet::new()),
        Err(DecideError::Missing(asked)) => (None, asked),
        Err(
            error @ (DecideError::Eval { .. }
            | DecideError::DoesNotAddUp(_)
            | DecideError::TooMuch(_)
            | DecideError::NoTotal),
        ) => {
            return Report {
                covered: BTreeSet::new(),
                mistakes: vec![error.to_string()],
            };
        }
    };
    Report {
        covered: verdict.iter().flat_map(reasons).map(|r| r.0).collect(),
        mistakes: match (&scenario.expect, &verdict) {
            (Expect::WaitsFor(names), None) => compare_waiting(names, &waits_for),
            (Expect::WaitsFor(_), Some(verdict)) => {
                vec![format!("it does not wait: {}", told(verdict))]
            }
            (
                Expect::Outcomes {
                    products,
                    because,
                    pay,
                },
                Some(verdict),
            ) => {
                let mut mistakes = compare(service, products, because, verdict);
                mistakes.extend(pay.and_then(|pay| differs(service, &facts, pay)));
                mistakes.extend(left_open(service, &facts));
                mistakes
            }
            (Expect::Outcomes { .. }, None) => {
                vec![format!(
                    "there is no decision: {} unknown",
                    list(&waits_for)
                )]
            }
        },
    }
}

/// What the scenario's case looks at.
pub fn facts(pack: &Pack, service: &Service, scenario: &Scenario) -> Result<Facts, Vec<String>> {
    let today = scenario.today;
    let Some(mut people) = pack.people(&scenario.people, today) else {
        let mend = match nearest(&scenario.people, pack.people_names()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "add the file".to_owned(),
        };
        return Err(vec![format!(
            "there is no people/{}.toml; {mend}",
            scenario.people
        )]);
    };
    let mut mistakes = changed(pack, &mut people, scenario);
    let applicant = scenario.applicant.as_deref();
    if let Some(name) = applicant.filter(|name| !people.subjects.contains_key(*name)) {
        mistakes.push(format!(
            "there is no \"{name}\" in people/{}.toml",
            people.name
        ));
    }
    for register in &scenario.down {
        if !pack.registers.contains_key(register) {
            mistakes.push(format!("there is no register \"{register}\""));
        }
    }
    let mut facts = Facts::empty(today, Zone::default());
    for (id, value) in &scenario.answers {
        match answer(service, id, value, today) {
            Ok(value) => {
                facts.answers.insert(id.clone(), value);
            }
            Err(told) => mistakes.push(told),
        }
    }
    match people.facts(
        pack,
        service,
        (applicant, &facts.answers),
        &scenario.down,
        today,
    ) {
        Ok(read) => facts.facts = read,
        Err(error) => mistakes.push(error.to_string()),
    }
    if let Some(office) = pack.office(&service.id, &facts) {
        facts.zone = office.zone;
    }
    for (kind, state) in &scenario.evidence {
        if !service.form.evidence.iter().any(|e| e.kind == *kind) {
            mistakes.push(format!("the form asks for no evidence \"{kind}\""));
        }
        facts.evidence.insert(kind.clone(), *state);
    }
    if mistakes.is_empty() {
        Ok(facts)
    } else {
        Err(mistakes)
    }
}

/// Puts into the people what the scenario sets and unsets; what of it does not fit.
fn changed(pack: &Pack, people: &mut People, scenario: &Scenario) -> Vec<String> {
    let mut mistakes = Vec::new();
    for (path, value) in &scenario.set {
        mistakes.extend(
            people
                .set(&pack.registers, path, value, scenario.today)
                .err(),
        );
    }
    for path in &scenario.unset {
        mistakes.extend(people.unset(path).err());
    }
    mistakes
}

fn answer(service: &Service, id: &str, value: &toml::Value, today: Date) -> Result<Value, String> {
    let questions = &service.form.questions;
    let Some(question) = questions.iter().find(|q| q.id == id) else {
        let known = questions.iter().map(|q| q.id.as_str());
        let mend = nearest(id, known).map_or(String::new(), |n| format!("; did you mean \"{n}\"?"));
        return Err(format!("the form asks no question \"{id}\"{mend}"));
    };
    typed(question, value, today)
        .ok_or_else(|| format!("{value} is no answer to \"{id}\", a {:?}", question.kind))
}

fn typed(question: &Question, value: &toml::Value, today: Date) -> Option<Value> {
    match (question.kind, value) {
        (Kind::Date, toml::Value::String(text)) => relative_date(text, today).map(Value::Date),
        (Kind::Number, toml::Value::Integer(number)) => {
            question.fits_number(*number).then_some(Value::Int(*number))
        }
        (Kind::Money, toml::Value::Integer(amount)) => question
            .fits_number(*amount)
            .then_some(Value::Money(Rupiah(*amount))),
        (Kind::YesNo, toml::Value::Boolean(yes)) => Some(Value::Bool(*yes)),
        (Kind::Date | Kind::Number | Kind::Money | Kind::YesNo, _) => None,
        (Kind::Choice, toml::Value::String(text)) => {
            question.options.contains(text).then(|| Value::text(text))
        }
        (Kind::Code, toml::Value::String(code)) => question.row(code).map(|_| Value::text(code)),
        (Kind::Area, toml::Value::String(code)) => {
            question.fits_area(code).then(|| Value::text(code))
        }
        (_, toml::Value::String(text)) => Some(Value::text(text)),
        (_, _) => None,
    }
}

/// Rule and reason of everything that led to an outcome.
fn reasons(verdict: &Verdict) -> impl Iterator<Item = (String, String)> + '_ {
    let all = verdict.decisions.iter().flat_map(|d| &d.reasons);
    all.map(|reason| (reason.rule.clone(), reason.reason.clone()))
}

fn compare(
    service: &Service,
    products: &BTreeMap<String, Outcome>,
    because: &[String],
    verdict: &Verdict,
) -> Vec<String> {
    let mut mistakes = Vec::new();
    for decision in &verdict.decisions {
        match products.get(&decision.product) {
            Some(expected) if *expected == decision.outcome => {}
            Some(expected) => mistakes.push(format!(
                "{} is {}, not {}",
                decision.product,
                word(decision.outcome),
                word(*expected)
            )),
            None => mistakes.push(format!(
                "the outcome of {} is left open; it is {}",
                decision.product,
                word(decision.outcome)
            )),
        }
    }
    for unknown in products.keys() {
        if !service.products.iter().any(|p| p.id == *unknown) {
            mistakes.push(format!("the service yields no \"{unknown}\""));
        }
    }
    let found: BTreeSet<String> = reasons(verdict).map(|(_, reason)| reason).collect();
    let expected: BTreeSet<String> = because.iter().cloned().collect();
    if found != expected {
        let found: Vec<String> = found.into_iter().collect();
        mistakes.push(format!(
            "because of [{}], not [{}]",
            found.join(", "),
            because.join(", ")
        ));
    }
    mistakes
}

/// How what is to be paid differs from what was expected.
fn differs(service: &Service, facts: &Facts, expected: i64) -> Option<String> {
    match bill(service, facts) {
        Ok(bill) => {
            let total = bill.map_or(0, |bill| bill.total.0);
            (total != expected).then(|| format!("{total} rupiah to pay, not {expected}"))
        }
        Err(error) => Some(error.to_string()),
    }
}

/// What the form would still ask: such a case could not have been sent.
fn left_open(service: &Service, facts: &Facts) -> Option<String> {
    let open: BTreeSet<Asked> = needs(service, facts).ok()?.into_iter().collect();
    (!open.is_empty()).then(|| {
        format!(
            "it could not be sent yet: the form still asks for {}",
            list(&open)
        )
    })
}

fn compare_waiting(expected: &[String], found: &BTreeSet<Asked>) -> Vec<String> {
    let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    let names: BTreeSet<&str> = found.iter().map(name).collect();
    if names == expected {
        Vec::new()
    } else {
        let expected: Vec<&str> = expected.into_iter().collect();
        vec![format!(
            "it waits for {}, not {}",
            list(found),
            expected.join(", ")
        )]
    }
}

fn told(verdict: &Verdict) -> String {
    let outcomes: Vec<String> = verdict
        .decisions
        .iter()
        .map(|d| format!("{} is {}", d.product, word(d.outcome)))
        .collect();
    outcomes.join(", ")
}

fn list(asked: &BTreeSet<Asked>) -> String {
    asked.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn name(asked: &Asked) -> &str {
    match asked {
        Asked::Fact(name) | Asked::Question(name) | Asked::Evidence(name) => name,
    }
}

/// The word a scenario file uses for an outcome.
pub(crate) fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Grant => "grant",
        Outcome::Provisional => "provisional",
        Outcome::Refer => "refer",
        Outcome::Refuse => "refuse",
    }
}
