//! Facts that are rows of a reference table: found by values of the case, read nowhere.

use super::{Place, RawFact, check_common, check_fields};
use crate::model::{FactNeed, Lookup, Pack};
use crate::parse::form::compiled;
use crate::parse::input::Input;
use crate::rules::{Scope, compile_formula};
use std::collections::BTreeMap;
use toml::Spanned;

/// The formulas of a key as written, until everything they may name is known.
pub(super) type RawKey = BTreeMap<String, Spanned<String>>;

/// The fact, where it names a table of the pack; its key is compiled by [`keys`].
pub(super) fn fact(
    input: &mut Input<'_>,
    at: Place<'_>,
    (name, raw): (Spanned<String>, RawFact),
    pack: &Pack,
) -> Option<FactNeed> {
    let line = at.line(&name);
    let read = raw.register.is_some() || raw.by.is_some() || raw.purpose.is_some();
    let picked = raw.pick.is_some() || raw.proven_by.is_some() || raw.alone_when.is_some();
    if read || picked || raw.which.is_some() || raw.row_of.is_some() {
        let told =
            "a row of a table has a key, fields and a law, and nothing that is read or picked";
        let mend = "leave only table, key, fields, law and about";
        input.report(at.file, line, "bad-fact", told, mend);
    }
    let table = raw.table?;
    let known = pack.tables.keys();
    if !input.check_known(at.file, at.line(&table), "table", table.get_ref(), known) {
        return None;
    }
    let Some(law) = raw.law else {
        let mend = "say by which law these figures hold";
        input.report(at.file, line, "missing-key", "missing field `law`", mend);
        return None;
    };
    input.check_law(at.file, at.line(&law), law.get_ref());
    let need = FactNeed {
        name: name.into_inner(),
        lookup: Some(Lookup {
            table: pack.tables[table.get_ref()].clone(),
            key: Vec::new(),
        }),
        fields: raw.fields,
        law: law.into_inner(),
        about: raw.about,
        line,
        ..FactNeed::default()
    };
    check_fields(input, at, &need, pack);
    check_common(input, at, &need, pack);
    Some(need)
}

/// Compiles the key of a look-up: a formula for each column of the table's key, in its order.
pub(super) fn key(
    input: &mut Input<'_>,
    at: Place<'_>,
    need: &FactNeed,
    mut raw: RawKey,
    scope: &Scope<'_>,
) -> Option<Lookup> {
    let lookup = need.lookup.as_ref()?;
    let mut key = Vec::new();
    for column in &lookup.table.key {
        let Some(source) = raw.remove(column) else {
            let told = format!("\"{}\" does not say which {column}", need.name);
            let mend = format!("the key of this table is {}", lookup.table.key.join(", "));
            input.report(at.file, need.line, "bad-fact", told, mend);
            continue;
        };
        let kind = lookup.table.columns[column].kind;
        let formula = compile_formula(source.get_ref(), kind, scope);
        key.extend(compiled(input, at, &source, formula));
    }
    for (column, source) in raw {
        let told = format!(
            "\"{column}\" is no part of the key of \"{}\"",
            lookup.table.name
        );
        let mend = format!("its key is {}", lookup.table.key.join(", "));
        input.report(at.file, at.line(&source), "bad-fact", told, mend);
    }
    Some(Lookup {
        table: lookup.table.clone(),
        key,
    })
}
