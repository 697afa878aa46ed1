//! Facts: which register, over which relations, which fields.

use super::Place;
use crate::Citation;
use crate::model::{FactNeed, Form, Kind, Pack, Question, Register};
use crate::parse::input::Input;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Where every path starts, and the fact about whoever applies.
const APPLICANT: &str = "applicant";

/// A path with more relations is a mistake.
const STEPS_MAX: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFact {
    register: String,
    by: Spanned<String>,
    fields: Vec<String>,
    purpose: String,
    law: Spanned<Citation>,
    pub(super) about: String,
    pick: Option<String>,
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
    raw.into_iter()
        .map(|(name, raw)| {
            let need = fact(input, at, name, raw, pack);
            (need.name.clone(), need)
        })
        .collect()
}

fn fact(
    input: &mut Input<'_>,
    at: Place<'_>,
    name: Spanned<String>,
    raw: RawFact,
    pack: &Pack,
) -> FactNeed {
    let line = at.line(&name);
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    let by: Vec<String> = raw.by.get_ref().split('.').map(str::to_owned).collect();
    let key = pack
        .registers
        .get(&raw.register)
        .and_then(|register| register.key.clone());
    let need = FactNeed {
        name: name.into_inner(),
        register: raw.register,
        by,
        fields: raw.fields,
        purpose: raw.purpose,
        law: raw.law.into_inner(),
        about: raw.about,
        pick: raw.pick,
        key,
        line,
    };
    input.check_snake(at.file, line, &need.name);
    input.check_said(at.file, line, "the purpose", &need.purpose);
    input.check_known(at.file, line, "role", &need.about, pack.roles.keys());
    let registers = pack.registers.keys();
    if input.check_known(at.file, line, "register", &need.register, registers) {
        check_fields(input, at, &need, pack);
        check_path(input, at, at.line(&raw.by), &need, pack);
    }
    need
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
    let register = &pack.registers[&need.register];
    for field in &need.fields {
        let what = format!("field of \"{}\"", need.register);
        input.check_known(at.file, need.line, &what, field, register.fields.keys());
    }
}

/// Walks the relations by kind of subject: a person has a family card, a household has a mother.
fn check_path(input: &mut Input<'_>, at: Place<'_>, line: usize, need: &FactNeed, pack: &Pack) {
    let about_self = need.name == APPLICANT;
    let starts = need.by.first().is_some_and(|first| first == APPLICANT);
    if !starts || need.by.len() > STEPS_MAX || (about_self && need.by.len() > 1) {
        let told = format!("\"{}\" is no path", need.by.join("."));
        let mend = "start at \"applicant\" and walk relations, as in \"applicant.family_card.mother\"; the \
                    fact \"applicant\" has just by = \"applicant\"";
        input.report(at.file, line, "bad-path", told, mend);
        return;
    }
    let mut kind = pack
        .roles
        .get(APPLICANT)
        .and_then(|role| role.registers.first())
        .and_then(|register| pack.registers.get(register))
        .map_or("person", |register| register.subject.as_str());
    for step in &need.by[1..] {
        let relations: BTreeMap<&String, &Register> = relations_of(pack, kind);
        let what = format!("relation of a {kind}");
        if !input.check_known(at.file, line, &what, step, relations.keys().copied()) {
            return;
        }
        kind = relations[step].subject.as_str();
    }
    let holds = pack.registers[&need.register].subject.as_str();
    if holds != kind {
        let told = format!(
            "\"{}\" leads to a {kind}, but \"{}\" holds records of a {holds}",
            need.by.join("."),
            need.register
        );
        let mend = "correct the path or the register";
        input.report(at.file, line, "bad-path", told, mend);
    }
}

/// Relations from subjects of `kind`, and the register each leads to.
fn relations_of<'p>(pack: &'p Pack, kind: &str) -> BTreeMap<&'p String, &'p Register> {
    pack.registers
        .values()
        .filter(|register| register.subject == kind)
        .flat_map(|register| &register.relations)
        .filter_map(|(name, relation)| Some((name, pack.registers.get(&relation.to)?)))
        .collect()
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
