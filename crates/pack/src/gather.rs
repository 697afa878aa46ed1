//! Whom each fact is about. A pack says it by paths; what is known by now decides where they lead.
//!
//! Facts are gathered in rounds ([`crate::model::Form::rounds`]): first whatever can be read about the applicant, then
//! what the values read so far lead to. Nobody is read about before it is said why that should be the right person;
//! whether they are is settled by [`View`], once everything is there.

use crate::model::{FactNeed, Form};
use crate::rules::{EvalError, Seen, Truth, View};
use base::{Fact, Facts, Sourced, SubjectId, Why};

/// Whom a fact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom<'a> {
    /// Whoever is at the end of these relations, from the subject of a fact.
    Of { fact: &'a str, steps: &'a [String] },
    /// Whoever is at the end of these relations, from this subject, which a person picked.
    From {
        subject: SubjectId,
        steps: &'a [String],
    },
    /// Whoever bears this number of this kind, at the end of these relations.
    Numbered {
        kind: &'a str,
        number: &'a str,
        steps: &'a [String],
    },
    /// There is nothing to read: this is the fact.
    Settled(Fact),
}

/// Whom `need` is about, given what the rounds before it have read.
pub fn whom<'a>(
    form: &'a Form,
    need: &'a FactNeed,
    facts: &'a Facts,
) -> Result<Whom<'a>, EvalError> {
    let view = View::new(form, facts).granted();
    if let Some(when) = &need.read_when {
        match when.truth(&view)? {
            Truth::True => {}
            Truth::False => return Ok(Whom::Settled(Fact::Absent)),
            Truth::Unknown(_) => return Ok(unknown(Why::Unpicked)),
        }
    }
    let (fact, steps) = (need.start(), need.by.get(1..).unwrap_or_default());
    let start = form.facts.get(fact);
    if let Some(row) = &need.row {
        return Ok(Whom::Settled(match view.fact(&row.fact)? {
            Seen::Known(sourced) => rows(need, sourced, &view)?,
            Seen::Absent => Fact::Absent,
            Seen::Unknown(_) => Fact::Unknown(why(facts, &row.fact)),
        }));
    }
    let Some(start) = start.filter(|start| start.row.is_some() || start.pick.is_some()) else {
        return Ok(Whom::Of { fact, steps });
    };
    Ok(match view.fact(fact)? {
        Seen::Known(sourced) if start.row.is_none() => match sourced.subject {
            Some(subject) => Whom::From { subject, steps },
            None => Whom::Of { fact, steps },
        },
        Seen::Known(sourced) => {
            number(start, sourced).map_or(Whom::Settled(Fact::Absent), |(kind, number)| {
                Whom::Numbered {
                    kind,
                    number,
                    steps,
                }
            })
        }
        Seen::Absent => Whom::Settled(Fact::Absent),
        Seen::Unknown(_) => unknown(why(facts, fact)),
    })
}

/// The rows that can be meant, as records of their own.
fn rows(need: &FactNeed, list: &Sourced, view: &View<'_>) -> Result<Fact, EvalError> {
    let Some(row) = &need.row else {
        return Ok(Fact::Absent);
    };
    let mut found = Vec::new();
    for record in list.record.list(&row.list) {
        if row.which.holds(record, view)? {
            found.push(Sourced {
                // Whom a row is about is found by its number.
                subject: None,
                record: record.only(&need.fields),
                ..list.clone()
            });
        }
    }
    Ok(match found.len() {
        0 => Fact::Absent,
        1 => Fact::Known(found.remove(0)),
        _ => Fact::Choice(found),
    })
}

fn number<'a>(need: &'a FactNeed, row: &'a Sourced) -> Option<(&'a str, &'a str)> {
    let kind = need.key.as_deref()?;
    Some((kind, row.record.text(kind)?))
}

/// Why a fact says nothing yet: its register, or a person who has not said which record is meant.
fn why(facts: &Facts, fact: &str) -> Why {
    match facts.facts.get(fact) {
        Some(Fact::Unknown(why)) => *why,
        Some(Fact::Known(_) | Fact::Absent | Fact::Choice(_)) => Why::Unpicked,
        None => Why::Unread,
    }
}

fn unknown<'a>(why: Why) -> Whom<'a> {
    Whom::Settled(Fact::Unknown(why))
}

#[cfg(test)]
mod tests;
