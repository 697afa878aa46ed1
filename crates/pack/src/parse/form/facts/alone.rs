//! Conditions over one record: which rows can be meant, and when a candidate alone is the one that is meant.

use super::Place;
use crate::model::{FactNeed, Field, Pack};
use crate::parse::form::compiled;
use crate::parse::input::Input;
use crate::rules::{RowCondition, Scope, compile_row};
use std::collections::BTreeMap;
use toml::Spanned;

/// Compiles `alone_when`: over the fields that the fact reads, and no others.
pub(super) fn when(
    input: &mut Input<'_>,
    at: Place<'_>,
    source: &Spanned<String>,
    need: &FactNeed,
    pack: &Pack,
) -> Option<RowCondition> {
    let declared = need.declared(&pack.registers)?;
    let read = declared
        .iter()
        .filter(|(name, _)| need.fields.contains(name));
    let read = read
        .map(|(name, field)| (name.clone(), field.clone()))
        .collect();
    of_rows(input, at, source, &read, pack)
}

/// Compiles a condition over records with these fields.
pub(super) fn of_rows(
    input: &mut Input<'_>,
    at: Place<'_>,
    source: &Spanned<String>,
    fields: &BTreeMap<String, Field>,
    pack: &Pack,
) -> Option<RowCondition> {
    let scope = Scope {
        registers: &pack.registers,
        facts: &BTreeMap::new(),
        questions: &[],
        evidence: &[],
        derived: &[],
        lists: &pack.lists,
    };
    compiled(
        input,
        at,
        source,
        compile_row(source.get_ref(), fields, &scope),
    )
}
