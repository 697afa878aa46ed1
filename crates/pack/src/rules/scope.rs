//! What a condition may name: the declarations of one service and of the registers it reads.

use super::Complaint;
use super::expr::{Path, Presence, State, Type, kind_of_answer};
use super::near::nearest;
use crate::model::{FactNeed, Field, FieldKind, Kind, Register};
use std::collections::BTreeMap;

/// Everything a condition may name. Holds declarations, not questions: a question holds conditions itself.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub registers: &'a BTreeMap<String, Register>,
    /// By name; "applicant" is one of them. A fact named "record" makes the root `record` of quality rules.
    pub facts: &'a BTreeMap<String, FactNeed>,
    pub questions: &'a [QuestionDecl],
    /// Kinds of evidence.
    pub evidence: &'a [String],
    /// What is worked out; a formula may name only values above it.
    pub derived: &'a [DerivedDecl],
    /// Word lists for `in_list`, by name.
    pub lists: &'a BTreeMap<String, Vec<String>>,
}

/// A question as far as a condition sees it.
#[derive(Clone, Debug)]
pub struct QuestionDecl {
    pub id: String,
    pub kind: Kind,
    /// Options of a choice; a comparison with any other text is a mistake.
    pub options: Vec<String>,
    /// A fact's field that holds the answer when it is known.
    pub held_by: Option<(String, String)>,
    /// For [`Kind::Pick`]: the fact whose records are offered.
    pub pick: Option<String>,
}

/// A value that a service works out, as far as a condition sees it.
#[derive(Clone, Debug)]
pub struct DerivedDecl {
    pub id: String,
    pub kind: FieldKind,
    /// Its cases may all fail: then it is absent.
    pub optional: bool,
}

/// What a name leads to: a value to read, a test of what is there, or the state of a document.
#[derive(Clone, Debug)]
pub(crate) enum Named<'a> {
    Value(Path, Type<'a>),
    Is(Path, Presence),
    Evidence(String, State),
    Today,
}

impl<'a> Scope<'a> {
    /// Looks a dotted name up.
    pub(crate) fn resolve(&self, name: &[&str]) -> Result<Named<'a>, Complaint> {
        match name {
            ["today"] => Ok(Named::Today),
            ["applicant", rest @ ..] => self.fact("applicant", rest, name),
            ["record", rest @ ..] if self.facts.contains_key("record") => {
                self.fact("record", rest, name)
            }
            ["facts", fact, rest @ ..] => self.fact(fact, rest, name),
            ["answers", question, rest @ ..] => self.answer(question, rest, name),
            ["values", value, rest @ ..] => self.derived(value, rest, name),
            ["evidence", kind, state] if self.evidence.iter().any(|k| k == kind) => state_of(state)
                .map(|state| Named::Evidence((*kind).to_owned(), state))
                .ok_or_else(|| self.unknown(name)),
            _ => Err(self.unknown(name)),
        }
    }

    pub(crate) fn answer_type(&self, question: &str) -> Option<Type<'static>> {
        let question = self.questions.iter().find(|q| q.id == question)?;
        Some(match kind_of_answer(question.kind) {
            FieldKind::Date => Type::Date,
            FieldKind::Int => Type::Int,
            FieldKind::Bool => Type::Bool,
            FieldKind::Money => Type::Money,
            FieldKind::Text | FieldKind::List => Type::Text,
        })
    }

    /// The declared field of a fact, if the fact is one and its register has it.
    pub(crate) fn declared(&self, fact: &str, field: &str) -> Option<&'a Field> {
        let need = self.facts.get(fact)?;
        need.declared(self.registers)?.get(field)
    }

    /// The texts a path can lead to, where they are declared: options of a choice, or the list of a coded field.
    pub(crate) fn options(&self, path: &Path) -> &'a [String] {
        let options = match path {
            Path::Answer(id) => {
                let question = self.questions.iter().find(|q| q.id == *id);
                question.map(|question| &question.options)
            }
            Path::Field(fact, field) => {
                let declared = self.declared(fact, field);
                let list = declared.and_then(|field| field.reference.as_ref());
                list.and_then(|list| self.lists.get(list))
            }
            Path::Fact(_) | Path::Row(..) | Path::Derived(_) => None,
        };
        options.map_or(&[], Vec::as_slice)
    }

    fn fact(&self, fact: &str, rest: &[&str], name: &[&str]) -> Result<Named<'a>, Complaint> {
        let Some(need) = self.facts.get(fact) else {
            return Err(self.unknown(name));
        };
        match rest {
            [field] => {
                if let Some(presence) = presence_of(field) {
                    return Ok(Named::Is(Path::Fact(fact.to_owned()), presence));
                }
                let path = Path::Field(fact.to_owned(), (*field).to_owned());
                let declared = self.read(need, field, name)?;
                Ok(Named::Value(path, Type::of(declared)))
            }
            [field, last] => {
                self.read(need, field, name)?;
                let path = Path::Field(fact.to_owned(), (*field).to_owned());
                presence_of(last)
                    .map(|presence| Named::Is(path, presence))
                    .ok_or_else(|| self.unknown(name))
            }
            _ => Err(self.unknown(name)),
        }
    }

    /// The field, provided that the form says it is read.
    fn read(&self, need: &FactNeed, field: &str, name: &[&str]) -> Result<&'a Field, Complaint> {
        let Some(declared) = self.declared(&need.name, field) else {
            return Err(self.unknown(name));
        };
        if need.fields.iter().any(|f| f == field) {
            return Ok(declared);
        }
        Err(Complaint {
            code: "field-not-read",
            message: format!(
                "{} holds \"{field}\", but facts.{} does not read it",
                match &need.lookup {
                    None => format!("the register \"{}\"", need.register),
                    Some(lookup) => format!("the table \"{}\"", lookup.table.name),
                },
                need.name
            ),
            mend: format!(
                "add \"{field}\" to the fields of facts.{} in form.toml",
                need.name
            ),
        })
    }

    fn answer(&self, question: &str, rest: &[&str], name: &[&str]) -> Result<Named<'a>, Complaint> {
        let kind = self
            .answer_type(question)
            .ok_or_else(|| self.unknown(name))?;
        let path = Path::Answer(question.to_owned());
        match rest {
            [] => Ok(Named::Value(path, kind)),
            [last] => presence_of(last)
                .map(|presence| Named::Is(path, presence))
                .ok_or_else(|| self.unknown(name)),
            _ => Err(self.unknown(name)),
        }
    }

    /// What is declared of a value.
    pub(crate) fn value(&self, id: &str) -> Option<&'a DerivedDecl> {
        self.derived.iter().find(|value| value.id == id)
    }

    fn derived(&self, id: &str, rest: &[&str], name: &[&str]) -> Result<Named<'a>, Complaint> {
        let declared = self.value(id).ok_or_else(|| self.unknown(name))?;
        let kind = Type::of_kind(declared.kind).ok_or_else(|| self.unknown(name))?;
        let path = Path::Derived(id.to_owned());
        match rest {
            [] => Ok(Named::Value(path, kind)),
            [last] => presence_of(last)
                .map(|presence| Named::Is(path, presence))
                .ok_or_else(|| self.unknown(name)),
            _ => Err(self.unknown(name)),
        }
    }

    fn unknown(&self, name: &[&str]) -> Complaint {
        let name = name.join(".");
        let known = self.names();
        let mend = match nearest(&name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean {near}?"),
            None => self.hint(&name),
        };
        Complaint {
            code: "unknown-path",
            message: format!("nothing provides \"{name}\""),
            mend,
        }
    }

    /// What may follow the part of a name that is right.
    fn hint(&self, name: &str) -> String {
        let known = self.names();
        let mut start = name;
        while let Some((shorter, _)) = start.rsplit_once('.') {
            start = shorter;
            let prefix = format!("{start}.");
            let next: Vec<&str> = known
                .iter()
                .filter_map(|k| k.strip_prefix(&prefix))
                .collect();
            if !next.is_empty() && start != "facts" {
                return format!("after {start}. there is {}", next.join(", "));
            }
        }
        "a name begins with applicant, answers.<question>, facts.<fact>, values.<value>, evidence.<kind> or today"
            .to_owned()
    }

    /// Every name a condition may use.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = vec!["today".to_owned()];
        for need in self.facts.values() {
            let root = match need.name.as_str() {
                "applicant" | "record" => need.name.clone(),
                fact => format!("facts.{fact}"),
            };
            names.extend(need.fields.iter().map(|field| format!("{root}.{field}")));
            names.extend(["known", "absent"].map(|end| format!("{root}.{end}")));
        }
        names.extend(self.questions.iter().map(|q| format!("answers.{}", q.id)));
        names.extend(
            self.derived
                .iter()
                .map(|value| format!("values.{}", value.id)),
        );
        for kind in self.evidence {
            names.extend(STATES.map(|(state, _)| format!("evidence.{kind}.{state}")));
        }
        names
    }
}

const STATES: [(&str, State); 5] = [
    ("given", State::Given),
    ("accepted", State::Accepted),
    ("rejected", State::Rejected),
    ("missing", State::Missing),
    ("waived", State::Waived),
];

fn state_of(word: &str) -> Option<State> {
    STATES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, state)| *state)
}

pub(crate) fn presence_of(word: &str) -> Option<Presence> {
    match word {
        "known" => Some(Presence::Known),
        "absent" => Some(Presence::Absent),
        _ => None,
    }
}
