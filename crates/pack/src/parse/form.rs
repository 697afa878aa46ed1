//! `services/<id>/form.toml`.

mod facts;

use super::ENTRIES_MAX;
use super::input::Input;
use crate::Citation;
use crate::areas::Level;
use crate::finding::line_at;
use crate::model::{AskedOf, EvidenceNeed, Form, Kind, Pack, Question};
use crate::rules::{Complaint, Condition, QuestionDecl, Scope, compile};
use facts::RawFact;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    #[serde(default)]
    facts: BTreeMap<Spanned<String>, RawFact>,
    #[serde(default, rename = "question")]
    questions: Vec<RawQuestion>,
    #[serde(default)]
    evidence: Vec<RawEvidence>,
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
struct RawQuestion {
    id: Spanned<String>,
    kind: Kind,
    law: Spanned<Citation>,
    meaning: String,
    about: String,
    #[serde(default)]
    asked_of: AskedOf,
    held_by: Option<Spanned<String>>,
    asked_when: Option<Spanned<String>>,
    #[serde(default)]
    options: Vec<String>,
    min: Option<i64>,
    max: Option<i64>,
    level: Option<Level>,
    pick: Option<RawPick>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPick {
    fact: Spanned<String>,
    show: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvidence {
    kind: Spanned<String>,
    law: Spanned<Citation>,
    waived_when: Option<Spanned<String>>,
    needed_when: Option<Spanned<String>>,
}

/// A form, and the declarations that conditions of the service may name.
pub(super) struct Declared {
    pub(super) form: Form,
    pub(super) questions: Vec<QuestionDecl>,
    pub(super) evidence: Vec<String>,
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
}

pub(super) fn form(
    input: &mut Input<'_>,
    at: Place<'_>,
    mut raw: RawForm,
    pack: &Pack,
) -> Declared {
    let mut when: Vec<(String, Spanned<String>)> = Vec::new();
    for (name, fact) in &mut raw.facts {
        let source = fact.take_read_when();
        when.extend(source.map(|source| (name.get_ref().clone(), source)));
    }
    let facts = facts::facts(input, at, raw.facts, pack);
    let mut form = Form {
        facts,
        rounds: Vec::new(),
        questions: Vec::new(),
        evidence: Vec::new(),
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
        lists: &pack.lists,
    };
    let asked: Vec<Question> = raw
        .questions
        .into_iter()
        .zip(&questions)
        .map(|(raw, declared)| question(input, at, raw, declared, &scope))
        .collect();
    let shown = raw
        .evidence
        .into_iter()
        .map(|raw| need(input, at, raw, &scope))
        .collect();
    let mut read_when = Vec::new();
    for (name, source) in when {
        read_when.push((name, facts::read_when(input, at, &source, &scope)));
    }
    facts::check_picks(input, at, &form.facts, &asked);
    for (name, when) in read_when {
        if let Some(need) = form.facts.get_mut(&name) {
            need.read_when = when;
        }
    }
    form.rounds = facts::rounds(input, at, &mut form.facts);
    form.questions = asked;
    form.evidence = shown;
    Declared {
        form,
        questions,
        evidence,
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

fn declaration(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: &RawQuestion,
    form: &Form,
    pack: &Pack,
) -> QuestionDecl {
    let line = at.line(&raw.id);
    let id = raw.id.get_ref().clone();
    input.check_snake(at.file, line, &id);
    input.check_known(at.file, line, "role", &raw.about, pack.roles.keys());
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    input.check_said(at.file, line, "the meaning", &raw.meaning);
    check_choice(input, at, raw, line);
    check_officer(input, at, raw, line);
    check_bounds(input, at, raw, line);
    if let Some(pick) = &raw.pick {
        let line = at.line(&pick.fact);
        for field in &pick.show {
            facts::check_field(input, at, line, form, (pick.fact.get_ref(), field));
        }
    }
    QuestionDecl {
        held_by: raw
            .held_by
            .as_ref()
            .and_then(|path| held_by(input, at, path, form)),
        pick: raw.pick.as_ref().map(|pick| pick.fact.get_ref().clone()),
        id,
        kind: raw.kind,
        options: raw.options.clone(),
    }
}

/// What an officer states is one value, and no register holds it.
fn check_officer(input: &mut Input<'_>, at: Place<'_>, raw: &RawQuestion, line: usize) {
    let one_field = matches!(
        raw.kind,
        Kind::PersonName | Kind::Line | Kind::Paragraph | Kind::Choice
    );
    if raw.asked_of == AskedOf::Officer && (!one_field || raw.held_by.is_some()) {
        let told = "an officer states a name, a line, a paragraph or a choice, which nothing holds";
        let mend = "choose one of these kinds and leave out held_by, or ask the applicant";
        input.report(at.file, line, "bad-question", told, mend);
    }
}

/// Bounds are those of a number, a level is that of an area. That they are there is for `check` to ask: earlier laws
/// had none.
fn check_bounds(input: &mut Input<'_>, at: Place<'_>, raw: &RawQuestion, line: usize) {
    let bounded = raw.min.is_some() || raw.max.is_some();
    let empty = matches!((raw.min, raw.max), (Some(min), Some(max)) if min > max);
    if (bounded && raw.kind != Kind::Number) || empty {
        let told = "min and max bound a number from below and from above";
        let mend = "write min = 1 and max = 30 with kind = \"number\", the smaller one first";
        input.report(at.file, line, "bad-question", told, mend);
    }
    if raw.level.is_some() && raw.kind != Kind::Area {
        let told = "a level says how large an area is";
        let mend = "write level = \"district\" with kind = \"area\", or remove it";
        input.report(at.file, line, "bad-question", told, mend);
    }
}

fn check_choice(input: &mut Input<'_>, at: Place<'_>, raw: &RawQuestion, line: usize) {
    let is_choice = raw.kind == Kind::Choice;
    // An officer may state nothing: that is the other option.
    let least = match raw.asked_of {
        AskedOf::Applicant => 2,
        AskedOf::Officer => 1,
    };
    if is_choice != (raw.options.len() >= least) {
        let told = "a choice, and only a choice, has two options or more";
        let mend = "write options = [\"…\", \"…\"] with kind = \"choice\"";
        input.report(at.file, line, "bad-question", told, mend);
    }
    if (raw.kind == Kind::Pick) != raw.pick.is_some() {
        let told = "a pick, and only a pick, says which fact offers the records";
        let mend = "write pick = { fact = \"…\", show = [\"…\"] } with kind = \"pick\"";
        input.report(at.file, line, "bad-question", told, mend);
    }
}

/// Reads `facts.<fact>.<field>`.
fn held_by(
    input: &mut Input<'_>,
    at: Place<'_>,
    path: &Spanned<String>,
    form: &Form,
) -> Option<(String, String)> {
    let line = at.line(path);
    let parts: Vec<&str> = path.get_ref().split('.').collect();
    let ["facts", fact, field] = parts[..] else {
        let told = format!("\"{}\" names no field of a fact", path.get_ref());
        let mend = "write held_by = \"facts.<fact>.<field>\"";
        input.report(at.file, line, "bad-path", told, mend);
        return None;
    };
    facts::check_field(input, at, line, form, (fact, field))
        .then(|| (fact.to_owned(), field.to_owned()))
}

fn question(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawQuestion,
    declared: &QuestionDecl,
    scope: &Scope<'_>,
) -> Question {
    Question {
        line: at.line(&raw.id),
        id: raw.id.into_inner(),
        kind: raw.kind,
        law: raw.law.into_inner(),
        meaning: raw.meaning,
        about: raw.about,
        asked_of: raw.asked_of,
        held_by: declared.held_by.clone(),
        asked_when: raw
            .asked_when
            .and_then(|source| condition(input, at, &source, scope)),
        options: raw.options,
        min: raw.min,
        max: raw.max,
        level: raw.level,
        pick: raw.pick.map(|pick| (pick.fact.into_inner(), pick.show)),
    }
}

fn need(input: &mut Input<'_>, at: Place<'_>, raw: RawEvidence, scope: &Scope<'_>) -> EvidenceNeed {
    let line = at.line(&raw.kind);
    input.check_snake(at.file, line, raw.kind.get_ref());
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
        line,
    }
}
