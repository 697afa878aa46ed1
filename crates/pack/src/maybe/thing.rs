//! What a visitor can be asked: a name for each thing, the control it is asked with, and what fits as an answer.

use super::Reply;
use crate::Citation;
use crate::model::{AskedOf, FactNeed, Field, FieldKind, Kind, Pack, Question, Service};
use crate::rules::{FieldOf, kind_of_answer};
use base::{Rupiah, Value};
use std::borrow::Cow;
use std::fmt;

/// More than any amount or count that a person means.
const NUMBER_MAX: i64 = 1_000_000_000_000;

/// One thing to ask.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Whether there is a record.
    Fact(String),
    /// Whether a record has a field that some have not.
    Has(String, String),
    /// What stands in a field of a record.
    Field(String, String),
    /// Whether two fields hold the same, such as the numbers of two people.
    Same(FieldOf, FieldOf),
    /// A question of the form.
    Question(String),
    /// Whether a person has a document.
    Evidence(String),
    /// Whether what a rule speaks of is so, where nothing smaller can be asked.
    Rule(String),
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(fact) => write!(f, "fact.{fact}"),
            Self::Has(fact, field) => write!(f, "has.{fact}.{field}"),
            Self::Field(fact, field) => write!(f, "field.{fact}.{field}"),
            Self::Same(a, b) => write!(f, "same.{}.{}.{}.{}", a.0, a.1, b.0, b.1),
            Self::Question(id) => write!(f, "question.{id}"),
            Self::Evidence(kind) => write!(f, "evidence.{kind}"),
            Self::Rule(name) => write!(f, "rule.{name}"),
        }
    }
}

impl Thing {
    /// The thing of that name; what a service does not know is no thing of its own.
    pub fn parse(pack: &Pack, service: &Service, name: &str) -> Option<Self> {
        let parts: Vec<&str> = name.split('.').collect();
        let owned = |part: &str| part.to_owned();
        let thing = match parts[..] {
            ["fact", fact] => Self::Fact(owned(fact)),
            ["has", fact, field] => Self::Has(owned(fact), owned(field)),
            ["field", fact, field] => Self::Field(owned(fact), owned(field)),
            ["same", fact, field, other, of] => {
                Self::Same((owned(fact), owned(field)), (owned(other), owned(of)))
            }
            ["question", id] => Self::Question(owned(id)),
            ["evidence", kind] => Self::Evidence(owned(kind)),
            ["rule", rule] => Self::Rule(owned(rule)),
            _ => return None,
        };
        thing.question(pack, service).is_some().then_some(thing)
    }

    /// How it is asked: a question of the form as it stands, or one made of what a register declares. Nothing where
    /// nobody can be asked for it.
    pub fn question<'s>(&self, pack: &Pack, service: &'s Service) -> Option<Cow<'s, Question>> {
        let form = &service.form;
        Some(match self {
            Self::Question(id) => {
                let mut questions = form.questions.iter();
                let asked = questions.find(|q| q.id == *id && q.asked_of == AskedOf::Applicant)?;
                Cow::Borrowed(asked)
            }
            Self::Field(fact, field) => {
                let need = form.facts.get(fact)?;
                let declared = declared(pack, need, field)?;
                match holder(service, fact, field) {
                    Some(question) => Cow::Borrowed(question),
                    None => Cow::Owned(of_field(pack, need, declared)?),
                }
            }
            Self::Fact(fact) => {
                let need = form.facts.get(fact).filter(|need| need.lookup.is_none())?;
                Cow::Owned(made(Kind::YesNo, &need.law))
            }
            Self::Has(fact, field) => {
                let need = form.facts.get(fact)?;
                declared(pack, need, field)?;
                Cow::Owned(made(Kind::YesNo, &need.law))
            }
            Self::Same(a, b) => {
                let (need, other) = (form.facts.get(&a.0)?, form.facts.get(&b.0)?);
                declared(pack, other, &b.1)?;
                declared(pack, need, &a.1)?;
                Cow::Owned(made(Kind::YesNo, &need.law))
            }
            Self::Evidence(kind) => {
                let need = form.evidence.iter().find(|need| need.kind == *kind)?;
                Cow::Owned(made(Kind::YesNo, &need.law))
            }
            Self::Rule(name) => {
                let rule = service.rules.iter().find(|rule| rule.name == *name)?;
                Cow::Owned(made(Kind::YesNo, &rule.law))
            }
        })
    }

    /// The question of the form in whose words a field is asked, because the field holds its answer.
    pub fn asked_as<'s>(&self, service: &'s Service) -> Option<&'s Question> {
        match self {
            Self::Field(fact, field) => holder(service, fact, field),
            Self::Question(id) => service.form.questions.iter().find(|q| q.id == *id),
            _ => None,
        }
    }

    /// The key of the words a service may have for it: what a register declares says what there is, and rarely how a
    /// person would be asked. Questions, documents and rules have words of their own already.
    pub fn own_words(&self) -> Option<String> {
        match self {
            Self::Fact(fact) => Some(format!("try-{fact}")),
            Self::Has(fact, field) => Some(format!("try-{fact}-{field}-there")),
            Self::Field(fact, field) => Some(format!("try-{fact}-{field}")),
            Self::Same(a, b) => Some(format!("try-{}-{}-as-{}-{}", a.0, a.1, b.0, b.1)),
            Self::Question(_) | Self::Evidence(_) | Self::Rule(_) => None,
        }
    }

    /// Whether a register would tell it of somebody who is signed in.
    pub fn is_held(&self) -> bool {
        matches!(
            self,
            Self::Fact(_) | Self::Has(..) | Self::Field(..) | Self::Same(..) | Self::Rule(_)
        )
    }

    /// The reply in the kind of value that the rules look for; nothing where it is of another kind.
    pub(super) fn fitting(&self, pack: &Pack, service: &Service, reply: &Reply) -> Option<Reply> {
        let Reply::Value(value) = reply else {
            return Some(Reply::Unsure);
        };
        let wanted = match self {
            Self::Field(fact, field) => declared(pack, service.form.facts.get(fact)?, field)?.kind,
            Self::Question(_) => kind_of_answer(self.question(pack, service)?.kind),
            _ => FieldKind::Bool,
        };
        let fitting = match (wanted, value) {
            (FieldKind::Money, Value::Int(amount)) => Value::Money(Rupiah(*amount)),
            (FieldKind::Text, Value::Text(_))
            | (FieldKind::Date, Value::Date(_))
            | (FieldKind::Bool, Value::Bool(_))
            | (FieldKind::Int, Value::Int(_))
            | (FieldKind::Money, Value::Money(_)) => value.clone(),
            _ => return None,
        };
        Some(Reply::Value(fitting))
    }
}

/// The field of a fact, provided that the form reads it.
pub(super) fn declared<'p>(pack: &'p Pack, need: &'p FactNeed, field: &str) -> Option<&'p Field> {
    let read = need.lookup.is_none() && need.fields.iter().any(|name| name == field);
    let declared = need.declared(&pack.registers)?;
    declared.get(field).filter(|_| read)
}

fn holder<'s>(service: &'s Service, fact: &str, field: &str) -> Option<&'s Question> {
    let mut questions = service.form.questions.iter();
    questions.find(|question| {
        let holder = question.held_by.as_ref();
        holder.is_some_and(|(of, name)| of == fact && name == field)
    })
}

/// The control of a field, by its kind. A list has none.
fn of_field(pack: &Pack, need: &FactNeed, field: &Field) -> Option<Question> {
    let kind = match (field.kind, field.reference.as_deref()) {
        (FieldKind::List, _) => return None,
        (FieldKind::Date, _) => Kind::Date,
        (FieldKind::Bool, _) => Kind::YesNo,
        (FieldKind::Int | FieldKind::Money, _) => Kind::Number,
        (FieldKind::Text, Some("areas")) => Kind::Area,
        (FieldKind::Text, Some(list)) if pack.lists.contains_key(list) => Kind::Choice,
        (FieldKind::Text, _) => Kind::Line,
    };
    let mut question = made(kind, &need.law);
    match kind {
        Kind::Choice => {
            let list = field.reference.as_ref();
            let options = list.and_then(|list| pack.lists.get(list));
            question.options = options.cloned().unwrap_or_default();
        }
        Kind::Number => {
            question.min = Some(if field.kind == FieldKind::Money {
                0
            } else {
                -NUMBER_MAX
            });
            question.max = Some(NUMBER_MAX);
        }
        Kind::Area => question.level = field.level,
        _ => {}
    }
    Some(question)
}

/// A question of no form. It has no words of its own; whoever shows it finds some.
fn made(kind: Kind, law: &Citation) -> Question {
    Question {
        id: String::new(),
        kind,
        law: law.clone(),
        meaning: String::new(),
        about: String::new(),
        asked_of: AskedOf::Applicant,
        held_by: None,
        asked_when: None,
        options: Vec::new(),
        min: None,
        max: None,
        level: None,
        pick: None,
        table: None,
        each: None,
        line: 0,
    }
}
