//! Paths of facts: a fact to start at, and relations to walk from whom it is about.

use super::{APPLICANT, Place};
use crate::model::{FactNeed, Pack, Register};
use crate::parse::input::Input;
use std::collections::BTreeMap;

/// A path with more relations is a mistake.
const STEPS_MAX: usize = 6;

/// Walks the relations by kind of subject: a person has a family card, a household has a mother.
pub(super) fn check(
    input: &mut Input<'_>,
    at: Place<'_>,
    line: usize,
    need: &FactNeed,
    facts: &BTreeMap<String, FactNeed>,
    pack: &Pack,
) {
    let about_self = need.name == APPLICANT;
    let is_read = |fact: &FactNeed| fact.lookup.is_none();
    let starts =
        need.start() == APPLICANT || (!about_self && facts.get(need.start()).is_some_and(is_read));
    if !starts || need.by.len() > STEPS_MAX || (about_self && need.by.len() > 1) {
        let told = format!("\"{}\" is no path", need.by.join("."));
        let mend = "start at a fact and walk relations, as in \"applicant.family_card.mother\" or \
                    \"card.mother\"; the fact \"applicant\" has just by = \"applicant\"";
        input.report(at.file, line, "bad-path", told, mend);
        return;
    }
    let Some(register) = pack.registers.get(&need.register) else {
        return;
    };
    let Some(mut kind) = kind_at_start(need.start(), facts, pack) else {
        return;
    };
    for step in need.by.iter().skip(1) {
        let relations: BTreeMap<&String, &Register> = relations_of(pack, kind);
        let what = format!("relation of a {kind}");
        if !input.check_known(at.file, line, &what, step, relations.keys().copied()) {
            return;
        }
        kind = relations[step].subject.as_str();
    }
    if register.subject != kind {
        let told = format!(
            "\"{}\" leads to a {kind}, but \"{}\" holds records of a {}",
            need.by.join("."),
            need.register,
            register.subject
        );
        let mend = "correct the path or the register";
        input.report(at.file, line, "bad-path", told, mend);
    }
}

/// What kind of subject a fact is about. A row bears a number, and numbers are those of people.
fn kind_at_start<'p>(
    start: &str,
    facts: &'p BTreeMap<String, FactNeed>,
    pack: &'p Pack,
) -> Option<&'p str> {
    let fact = facts.get(start).filter(|_| start != APPLICANT);
    match fact {
        None => Some(whoever_applies(pack)),
        Some(fact) if fact.row.is_some() => Some(whoever_applies(pack)),
        Some(fact) => {
            let register = pack.registers.get(&fact.register)?;
            Some(register.subject.as_str())
        }
    }
}

fn whoever_applies(pack: &Pack) -> &str {
    pack.roles
        .get(APPLICANT)
        .and_then(|role| role.registers.first())
        .and_then(|register| pack.registers.get(register))
        .map_or("person", |register| register.subject.as_str())
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
