//! Questions: what only a person can say, and how.

use super::{Place, condition, facts};
use crate::Citation;
use crate::areas::Level;
use crate::model::{AskedOf, Form, Kind, Pack, Question};
use crate::parse::input::Input;
use crate::parse::repeat::Nth;
use crate::rules::{QuestionDecl, Scope};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    pub(super) id: Spanned<String>,
    kind: Kind,
    law: Spanned<Citation>,
    meaning: String,
    pub(super) about: String,
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
    table: Option<Spanned<String>>,
    each: Option<Nth>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPick {
    fact: Spanned<String>,
    show: Vec<String>,
}

pub(super) fn declaration(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: &RawQuestion,
    form: &Form,
    pack: &Pack,
) -> QuestionDecl {
    let line = at.line(&raw.id);
    let id = raw.id.get_ref().clone();
    input.check_snake(at.file, line, &id);
    if raw.each.is_none() {
        input.check_unnumbered(at.file, line, raw.id.get_ref());
    }
    input.check_known(at.file, line, "role", &raw.about, pack.roles.keys());
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    input.check_said(at.file, line, "the meaning", &raw.meaning);
    check_choice(input, at, raw, line);
    check_officer(input, at, raw, line);
    check_bounds(input, at, raw, line);
    check_table(input, at, raw, pack);
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
    if (bounded && !matches!(raw.kind, Kind::Number | Kind::Money)) || empty {
        let told = "min and max bound a number or an amount from below and from above";
        let mend = "write min = 1 and max = 30 with kind = \"number\", the smaller one first";
        input.report(at.file, line, "bad-question", told, mend);
    }
    if raw.level.is_some() && raw.kind != Kind::Area {
        let told = "a level says how large an area is";
        let mend = "write level = \"district\" with kind = \"area\", or remove it";
        input.report(at.file, line, "bad-question", told, mend);
    }
}

/// A code is the key of a row that people can find by its words.
fn check_table(input: &mut Input<'_>, at: Place<'_>, raw: &RawQuestion, pack: &Pack) {
    let told = match &raw.table {
        None if raw.kind == Kind::Code => "a code is one of a table, and this question names none",
        Some(_) if raw.kind != Kind::Code => "only a code is one of a table",
        Some(name) => {
            let line = at.line(name);
            if !input.check_known(at.file, line, "table", name.get_ref(), pack.tables.keys())
                || pack.tables[name.get_ref()].names_its_rows()
            {
                return;
            }
            "the table has no key of one text, or no title_id and title_en to find its rows by"
        }
        None => return,
    };
    let mend = "write table = \"<a table with a one-column key, title_id and title_en>\" with kind = \"code\"";
    input.report(at.file, at.line(&raw.id), "bad-question", told, mend);
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

/// The question, with its condition compiled.
pub(super) fn question(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawQuestion,
    declared: &QuestionDecl,
    (scope, pack): (&Scope<'_>, &Pack),
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
        table: raw
            .table
            .and_then(|name| pack.tables.get(name.get_ref()).cloned()),
        each: at.each(raw.each),
    }
}
