//! `services/<id>/form.toml`.

mod facts;
mod group;
mod question;
mod values;

use super::ENTRIES_MAX;
use super::input::Input;
use super::repeat::Nth;
use crate::Citation;
use crate::finding::line_at;
use crate::model::{Each, EvidenceNeed, Form, Pack, Question};
use crate::rules::{Complaint, Condition, DerivedDecl, QuestionDecl, Scope, compile};
use facts::{Later, RawFact};
use group::RawGroup;
use question::{RawQuestion, declaration, question};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;
pub(super) use values::RawValues;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    #[serde(default)]
    facts: BTreeMap<Spanned<String>, RawFact>,
    #[serde(default, rename = "question")]
    questions: Vec<RawQuestion>,
    #[serde(default)]
    evidence: Vec<RawEvidence>,
    #[serde(default, rename = "group")]
    groups: Vec<RawGroup>,
}

impl RawForm {
    /// Every role that a fact or a question is about.
    pub(super) fn roles(&self) -> BTreeSet<String> {
        let questions = self.questions.iter().map(|question| question.about.clone());
        let facts = self.facts.values().map(|fact| fact.about.clone());
        questions.chain(facts).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvidence {
    kind: Spanned<String>,
    law: Spanned<Citation>,
    waived_when: Option<Spanned<String>>,
    needed_when: Option<Spanned<String>>,
    each: Option<Nth>,
}

/// A form, and the declarations that conditions of the service may name.
pub(super) struct Declared {
    pub(super) form: Form,
    pub(super) questions: Vec<QuestionDecl>,
    pub(super) evidence: Vec<String>,
    pub(super) derived: Vec<DerivedDecl>,
}

impl Declared {
    /// Everything that conditions and formulas of the service may name.
    pub(super) fn scope<'a>(&'a self, pack: &'a Pack) -> Scope<'a> {
        Scope {
            registers: &pack.registers,
            facts: &self.form.facts,
            questions: &self.questions,
            evidence: &self.evidence,
            derived: &self.derived,
            lists: &pack.lists,
        }
    }
}

/// One file while its entries are checked: where it is, and its text for line numbers.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) source: &'a str,
}

impl Place<'_> {
    pub(super) fn line<T>(self, spanned: &Spanned<T>) -> usize {
        line_at(self.source, spanned.span().start)
    }

    /// Which of a group a piece of this file is.
    pub(super) fn each(self, nth: Option<Nth>) -> Option<Each> {
        nth.map(|nth| Each {
            line: line_at(self.source, nth.from),
            group: nth.group,
            n: nth.n,
        })
    }
}

pub(super) fn form(
    input: &mut Input<'_>,
    at: Place<'_>,
    mut raw: RawForm,
    (values_at, raw_values): (Place<'_>, RawValues),
    pack: &Pack,
) -> Declared {
    let later = Later::take(&mut raw.facts);
    let facts = facts::facts(input, at, raw.facts, pack);
    let mut form = Form {
        facts,
        rounds: Vec::new(),
        questions: Vec::new(),
        evidence: Vec::new(),
        values: Vec::new(),
        groups: Vec::new(),
    };
    check_counts(input, at, &form, &raw.questions, &raw.evidence);
    let questions: Vec<QuestionDecl> = raw
        .questions
        .iter()
        .map(|question| declaration(input, at, question, &form, pack))
        .collect();
    let evidence: Vec<String> = raw
        .evidence
        .iter()
        .map(|need| need.kind.get_ref().clone())
        .collect();
    let scope = Scope {
        registers: &pack.registers,
        facts: &form.facts,
        questions: &questions,
        evidence: &evidence,
        derived: &[],
        lists: &pack.lists,
    };
    let (values, derived) = values::values(input, values_at, raw_values, &scope);
    let scope = Scope {
        derived: &derived,
        ..scope
    };
    let asked: Vec<Question> = raw
        .questions
        .into_iter()
        .zip(&questions)
        .map(|(raw, declared)| question(input, at, raw, declared, (&scope, pack)))
        .collect();
    let shown = raw
        .evidence
        .into_iter()
        .map(|raw| need(input, at, raw, &scope))
        .collect();
    facts::check_picks(input, at, &form.facts, &asked);
    let later = later.compile(input, at, &scope);
    later.put(&mut form.facts);
    form.rounds = facts::rounds(input, at, &mut form.facts);
    form.groups = group::groups(input, at, raw.groups, &asked);
    form.questions = asked;
    form.evidence = shown;
    form.values = values;
    Declared {
        form,
        questions,
        evidence,
        derived,
    }
}

/// Compiles a condition; what is wrong with it is told at the line of the condition.
pub(super) fn condition(
    input: &mut Input<'_>,
    at: Place<'_>,
    source: &Spanned<String>,
    scope: &Scope<'_>,
) -> Option<Condition> {
    compiled(input, at, source, compile(source.get_ref(), scope))
}

/// What a condition was compiled to, or its complaints told at its line.
fn compiled<T>(
    input: &mut Input<'_>,
    at: Place<'_>,
    source: &Spanned<String>,
    compiled: Result<T, Vec<Complaint>>,
) -> Option<T> {
    compiled
        .map_err(|complaints| {
            let line = at.line(source);
            for told in complaints {
                input.report(at.file, line, told.code, told.message, told.mend);
            }
        })
        .ok()
}

fn check_counts(
    input: &mut Input<'_>,
    at: Place<'_>,
    form: &Form,
    questions: &[RawQuestion],
    evidence: &[RawEvidence],
) {
    let most = form.facts.len().max(questions.len()).max(evidence.len());
    if most > ENTRIES_MAX {
        let mend = format!("a form has at most {ENTRIES_MAX} of each");
        input.report(at.file, 0, "too-many", format!("{most} entries"), mend);
    }
    let ids = questions.iter().map(|question| &question.id);
    let kinds = evidence.iter().map(|need| &need.kind);
    check_once(input, at, ids);
    check_once(input, at, kinds);
}

pub(super) fn check_once<'s>(
    input: &mut Input<'_>,
    at: Place<'_>,
    names: impl Iterator<Item = &'s Spanned<String>>,
) {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name.get_ref()) {
            let told = format!("\"{}\" comes twice", name.get_ref());
            let mend = "give one of the two another name";
            input.report(at.file, at.line(name), "name-twice", told, mend);
        }
    }
}

fn need(input: &mut Input<'_>, at: Place<'_>, raw: RawEvidence, scope: &Scope<'_>) -> EvidenceNeed {
    let line = at.line(&raw.kind);
    input.check_snake(at.file, line, raw.kind.get_ref());
    if raw.each.is_none() {
        input.check_unnumbered(at.file, line, raw.kind.get_ref());
    }
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    let waived_when = raw
        .waived_when
        .map(|source| condition(input, at, &source, scope));
    let needed_when = raw
        .needed_when
        .map(|source| condition(input, at, &source, scope));
    EvidenceNeed {
        kind: raw.kind.into_inner(),
        law: raw.law.into_inner(),
        waived_when: waived_when.flatten(),
        needed_when: needed_when.flatten(),
        each: at.each(raw.each),
        line,
    }
}
