//! Facts: which register, over which relations, which fields.

mod alone;
mod later;
mod lookup;
mod path;
mod rounds;
mod row;

use super::Place;
use crate::Citation;
use crate::model::{FactNeed, Form, Kind, Pack, Question};
use crate::parse::input::Input;
use crate::parse::repeat::Nth;
use crate::rules::{Read, Scope};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(super) use later::Later;
pub(super) use rounds::rounds;

/// Where every path starts, and the fact about whoever applies.
const APPLICANT: &str = "applicant";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    register: Option<String>,
    /// Instead of `register` and `by`: the table it is a row of.
    table: Option<Spanned<String>>,
    /// What finds the row: a formula for each column of the table's key.
    key: Option<lookup::RawKey>,
    by: Option<Spanned<String>>,
    /// Instead of `register` and `by`: `<fact>.<list>`, the rows a person may mean.
    row_of: Option<Spanned<String>>,
    /// Which rows; a condition over `row` and `today`.
    #[serde(rename = "where")]
    which: Option<Spanned<String>>,
    fields: Vec<String>,
    purpose: Option<String>,
    law: Option<Spanned<Citation>>,
    pub(super) about: String,
    pick: Option<String>,
    proven_by: Option<Spanned<String>>,
    alone_when: Option<Spanned<String>>,
    read_when: Option<Spanned<String>>,
    each: Option<Nth>,
}

pub(super) fn facts(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: BTreeMap<Spanned<String>, RawFact>,
    pack: &Pack,
) -> BTreeMap<String, FactNeed> {
    if !raw.keys().any(|name| name.get_ref() == APPLICANT) {
        let told = "no fact about whoever applies";
        let mend = "add [facts.applicant] with by = \"applicant\"";
        input.report(at.file, 1, "no-applicant", told, mend);
    }
    check_pieces(input, at, &raw);
    let mut facts = BTreeMap::new();
    let (looked_up, raw): (Vec<_>, Vec<_>) =
        raw.into_iter().partition(|(_, fact)| fact.table.is_some());
    let (rows, read): (Vec<_>, Vec<_>) =
        raw.into_iter().partition(|(_, fact)| fact.row_of.is_some());
    let mut paths = Vec::new();
    for (name, raw) in read {
        let (need, line) = fact(input, at, name, raw, pack);
        paths.push((need.name.clone(), line));
        facts.insert(need.name.clone(), need);
    }
    for (name, raw) in rows {
        if let Some(need) = row::row(input, at, (name, raw), &facts, pack) {
            facts.insert(need.name.clone(), need);
        }
    }
    for fact in looked_up {
        let need = lookup::fact(input, at, fact, pack);
        facts.extend(need.map(|need| (need.name.clone(), need)));
    }
    for (name, line) in paths {
        path::check(input, at, line, &facts[&name], &facts, pack);
    }
    for need in facts.values() {
        if let Some(proof) = &need.proven_by {
            input.check_known(at.file, need.line, "fact", proof, facts.keys());
        }
    }
    facts
}

/// Facts are read before anything is answered, so no answer can say how many there are: only rows of tables are found for
/// each of a group.
fn check_pieces(input: &mut Input<'_>, at: Place<'_>, raw: &BTreeMap<Spanned<String>, RawFact>) {
    for (name, fact) in raw {
        let line = at.line(name);
        match &fact.each {
            None => input.check_unnumbered(at.file, line, name.get_ref()),
            Some(first) if fact.table.is_none() && first.n == 1 => {
                let group = &first.group;
                let told = format!("a register would be read for every \"{group}\" there could be");
                let mend = "read it once, without each; only rows of a table are found for each of a group";
                input.report(at.file, line, "group-fact", told, mend);
            }
            Some(_) => {}
        }
    }
}

/// A fact that a register holds, and the line of its path.
fn fact(
    input: &mut Input<'_>,
    at: Place<'_>,
    name: Spanned<String>,
    raw: RawFact,
    pack: &Pack,
) -> (FactNeed, usize) {
    let line = at.line(&name);
    if raw.which.is_some() {
        let mend = "write row_of with it, or remove it";
        let told = "\"where\" chooses among rows, and this fact has none";
        input.report(at.file, line, "bad-fact", told, mend);
    }
    let said = |input: &mut Input<'_>, key: &str, value: Option<String>| {
        value.unwrap_or_else(|| {
            let mend = "add this key to the table that starts here";
            let told = format!("missing field `{key}`");
            input.report(at.file, line, "missing-key", told, mend);
            String::new()
        })
    };
    let by_line = raw.by.as_ref().map_or(line, |by| at.line(by));
    let by = said(input, "by", raw.by.map(Spanned::into_inner));
    let by: Vec<String> = by.split('.').map(str::to_owned).collect();
    let register = said(input, "register", raw.register);
    let law = if let Some(law) = raw.law {
        input.check_law(at.file, at.line(&law), law.get_ref());
        law.into_inner()
    } else {
        said(input, "law", None);
        Citation::default()
    };
    let key = pack
        .registers
        .get(&register)
        .and_then(|register| register.key.clone());
    let mut need = FactNeed {
        name: name.into_inner(),
        register,
        by,
        fields: raw.fields,
        purpose: said(input, "purpose", raw.purpose),
        law,
        about: raw.about,
        pick: raw.pick,
        proven_by: raw.proven_by.map(Spanned::into_inner),
        alone_when: None,
        key,
        line,
        ..FactNeed::default()
    };
    input.check_said(at.file, line, "the purpose", &need.purpose);
    let registers = pack.registers.keys();
    if input.check_known(at.file, line, "register", &need.register, registers) {
        check_fields(input, at, &need, pack);
    }
    if let Some(source) = raw.alone_when {
        need.alone_when = alone::when(input, at, &source, &need, pack);
    }
    check_common(input, at, &need, pack);
    (need, by_line)
}

fn check_common(input: &mut Input<'_>, at: Place<'_>, need: &FactNeed, pack: &Pack) {
    input.check_snake(at.file, need.line, &need.name);
    input.check_known(at.file, need.line, "role", &need.about, pack.roles.keys());
    if (need.proven_by.is_some() || need.alone_when.is_some()) && need.pick.is_none() {
        let told = "what may need a question is picked, and this fact has no pick";
        let mend = "add pick = \"<question>\", or remove proven_by and alone_when";
        input.report(at.file, need.line, "bad-pick", told, mend);
    }
}

fn check_fields(input: &mut Input<'_>, at: Place<'_>, need: &FactNeed, pack: &Pack) {
    if need.fields.is_empty() {
        let told = format!("the fact \"{}\" reads no field", need.name);
        input.report(
            at.file,
            need.line,
            "empty",
            told,
            "name the fields it reads",
        );
    }
    for field in &need.fields {
        let what = match (&need.row, &need.lookup) {
            (Some(row), _) => format!("field of a row of \"{}\"", row.list),
            (None, Some(lookup)) => format!("column of \"{}\"", lookup.table.name),
            (None, None) => format!("field of \"{}\"", need.register),
        };
        let declared = need.declared(&pack.registers);
        let known = declared.into_iter().flat_map(BTreeMap::keys);
        input.check_known(at.file, need.line, &what, field, known);
    }
}

/// Compiles when a fact is read; only facts may decide it, since answers come later than reading.
fn read_when(
    input: &mut Input<'_>,
    at: Place<'_>,
    source: &Spanned<String>,
    scope: &Scope<'_>,
) -> Option<crate::rules::Condition> {
    let condition = super::condition(input, at, source, scope)?;
    let is_read = |fact: &String| {
        scope
            .facts
            .get(fact)
            .is_some_and(|need| need.lookup.is_none())
    };
    let reads = condition.reads();
    let only_facts = reads
        .iter()
        .all(|read| matches!(read, Read::Fact(fact) | Read::Field(fact, _) if is_read(fact)));
    if only_facts {
        return Some(condition);
    }
    let told = "whether a fact is read depends on an answer, a document or a table";
    let mend = "let only facts decide it, as in facts.card.known";
    input.report(at.file, at.line(source), "bad-fact", told, mend);
    None
}

/// Reports a fact, or a field of a fact, that the form does not read.
pub(super) fn check_field(
    input: &mut Input<'_>,
    at: Place<'_>,
    line: usize,
    form: &Form,
    (fact, field): (&str, &str),
) -> bool {
    if !input.check_known(at.file, line, "fact", fact, form.facts.keys()) {
        return false;
    }
    let what = format!("field read by the fact \"{fact}\"");
    input.check_known(at.file, line, &what, field, &form.facts[fact].fields)
}

/// A fact that is picked names a pick question that offers it, and the other way round.
pub(super) fn check_picks(
    input: &mut Input<'_>,
    at: Place<'_>,
    facts: &BTreeMap<String, FactNeed>,
    questions: &[Question],
) {
    let picks: Vec<(&String, Option<&String>)> = questions
        .iter()
        .filter(|question| question.kind == Kind::Pick)
        .map(|question| (&question.id, question.pick.as_ref().map(|(fact, _)| fact)))
        .collect();
    for fact in facts.values() {
        check_key(input, at, fact);
        if let Some(pick) = &fact.pick
            && !picks.contains(&(pick, Some(&fact.name)))
        {
            let told = format!("no question \"{pick}\" picks among \"{}\"", fact.name);
            let mend = "add a question of this id with kind = \"pick\" and this fact";
            input.report(at.file, fact.line, "bad-pick", told, mend);
        }
    }
    for question in questions
        .iter()
        .filter(|question| question.kind == Kind::Pick)
    {
        let offered = question.pick.as_ref().and_then(|(fact, _)| facts.get(fact));
        if offered.is_some_and(|fact| fact.pick.as_ref() != Some(&question.id)) {
            let told = format!("the fact offered by \"{}\" does not name it", question.id);
            let mend = format!("write pick = \"{}\" in that fact", question.id);
            input.report(at.file, question.line, "bad-pick", told, mend);
        }
    }
}

/// Who picks one of several records answers with its key: so the register has one, and the fact reads it.
fn check_key(input: &mut Input<'_>, at: Place<'_>, fact: &FactNeed) {
    let reads_key = fact
        .key
        .as_ref()
        .is_some_and(|key| fact.fields.contains(key));
    if fact.pick.is_some() && !reads_key {
        let told = format!(
            "the fact \"{}\" does not read the key of \"{}\"",
            fact.name, fact.register
        );
        let mend = "declare key = \"<field>\" in the register, and add that field to fields";
        input.report(at.file, fact.line, "bad-pick", told, mend);
    }
}
