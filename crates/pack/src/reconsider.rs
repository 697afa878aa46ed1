//! Deciding once more under another law, by the facts of the day. What that law looks at and nobody read, asked or showed
//! by then is not guessed: it is named.

use crate::decide::{DecideError, Verdict, decide_in};
use crate::model::{Asked, FactNeed, Form, Outcome, Question, Service};
use crate::needs::documents;
use crate::rules::{Condition, Unread, View};
use base::{Fact, Facts, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Why another law says nothing of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CannotSay {
    /// It needs these, named as rules name them.
    Needs(BTreeSet<String>),
    /// A rule, a product or a value of it cannot be applied to what the case holds.
    Rule(String),
}

/// What the law `now` says of facts that were gathered under the law `then`.
pub fn reconsider(then: &Service, now: &Service, facts: &Facts) -> Result<Verdict, CannotSay> {
    let told = told(then, now, facts);
    let unread = unread(&then.form, &now.form);
    let view = View::new(&now.form, &told).without(&unread);
    let verdict = decide_in(now, &view);
    let verdict = verdict.map_err(|error| cannot_say(&told, &unread, error))?;
    let open = |decision: &crate::Decision| decision.outcome != Outcome::Refuse;
    if !verdict.decisions.iter().any(open) {
        return Ok(verdict);
    }
    let failed = |error| cannot_say(&told, &unread, error);
    let demanded = documents(now, &view).map_err(failed)?;
    // What was not shown under its own law either was decided without.
    let as_ever = documents(then, &View::new(&then.form, facts)).unwrap_or_default();
    let more: BTreeSet<Asked> = demanded.difference(&as_ever).cloned().collect();
    if more.is_empty() {
        Ok(verdict)
    } else {
        Err(cannot_say(&told, &unread, DecideError::Missing(more)))
    }
}

/// What the case holds in the sense of the other law: what was read or asked as something else is left out.
fn told(then: &Service, now: &Service, facts: &Facts) -> Facts {
    let same_fact = |name: &String| match (then.form.facts.get(name), now.form.facts.get(name)) {
        (Some(one), Some(other)) => reads_the_same(one, other),
        // One that only one of the two declares is not looked at, or is not there.
        (None, _) | (_, None) => true,
    };
    let of = |service: &'_ Service, id: &str| {
        let mut questions = service.form.questions.iter();
        questions.position(|question| question.id == id)
    };
    let same_question = |id: &String, answer: &Value| match (of(then, id), of(now, id)) {
        (Some(one), Some(other)) => {
            let (one, other) = (&then.form.questions[one], &now.form.questions[other]);
            asks_the_same(one, other) && fits(other, answer)
        }
        (None, _) | (_, None) => true,
    };
    let read = facts.facts.iter().filter(|(name, _)| same_fact(name));
    let answered = facts.answers.iter();
    let answered = answered.filter(|(id, answer)| same_question(id, answer));
    let copy = |(name, value): (&String, &Value)| (name.clone(), value.clone());
    Facts {
        facts: read
            .map(|(name, fact)| (name.clone(), fact.clone()))
            .collect(),
        answers: answered.map(copy).collect(),
        today: facts.today,
        zone: facts.zone,
        evidence: facts.evidence.clone(),
    }
}

/// Whether two facts of one name are read of the same records.
fn reads_the_same(one: &FactNeed, other: &FactNeed) -> bool {
    let written = |when: &Option<Condition>| when.as_ref().map(|when| when.source().to_owned());
    let row = |need: &FactNeed| {
        let row = need.row.as_ref();
        row.map(|row| {
            (
                row.fact.clone(),
                row.list.clone(),
                row.which.source().to_owned(),
            )
        })
    };
    one.register == other.register
        && one.by == other.by
        && one.key == other.key
        && written(&one.read_when) == written(&other.read_when)
        && row(one) == row(other)
}

fn asks_the_same(one: &Question, other: &Question) -> bool {
    one.kind == other.kind
        && one.meaning == other.meaning
        && one.about == other.about
        && one.asked_of == other.asked_of
}

/// Whether a question could still be answered so.
fn fits(question: &Question, answer: &Value) -> bool {
    match answer {
        Value::Int(number) => question.fits_number(*number),
        Value::Text(option) => question.options.is_empty() || question.options.contains(option),
        Value::Bool(_) | Value::Money(_) | Value::Date(_) | Value::List(_) => true,
    }
}

/// Fields of the facts of one form that the other did not read.
fn unread(then: &Form, now: &Form) -> Unread {
    let mut unread = BTreeMap::new();
    for (name, need) in &now.facts {
        let Some(before) = then.facts.get(name) else {
            continue;
        };
        let more = need
            .fields
            .iter()
            .filter(|field| !before.fields.contains(field));
        let more: BTreeSet<String> = more.cloned().collect();
        if !more.is_empty() {
            unread.insert(name.clone(), more);
        }
    }
    unread
}

fn cannot_say(told: &Facts, unread: &Unread, error: DecideError) -> CannotSay {
    let asked = match error {
        DecideError::Missing(asked) => asked,
        DecideError::Eval { rule, .. } => return CannotSay::Rule(rule),
        DecideError::DoesNotAddUp(_) | DecideError::TooMuch(_) | DecideError::NoTotal => {
            return CannotSay::Rule("payment".to_owned());
        }
    };
    let mut needs = BTreeSet::new();
    for one in asked {
        match one {
            Asked::Question(id) => needs.insert(format!("answers.{id}")),
            Asked::Evidence(kind) => needs.insert(format!("evidence.{kind}")),
            // Where the record was read, it is a field of it that was not.
            Asked::Fact(name) => match unread.get(&name) {
                Some(fields) if is_read(told, &name) => {
                    needs.extend(fields.iter().map(|field| format!("facts.{name}.{field}")));
                    true
                }
                Some(_) | None => needs.insert(format!("facts.{name}")),
            },
        };
    }
    CannotSay::Needs(needs)
}

fn is_read(told: &Facts, name: &str) -> bool {
    matches!(
        told.facts.get(name),
        Some(Fact::Known(_) | Fact::Choice(_) | Fact::Absent)
    )
}

#[cfg(test)]
mod tests;
