//! Facts that are rows of a list: read with the list, so they say neither register nor purpose nor law of their own.

use super::{Place, RawFact, alone, check_common, check_fields};
use crate::model::{FactNeed, Field, Pack, RowOf};
use crate::parse::input::Input;
use std::collections::BTreeMap;
use toml::Spanned;

/// The fact, where it names a list that `read` holds.
pub(super) fn row(
    input: &mut Input<'_>,
    at: Place<'_>,
    (name, raw): (Spanned<String>, RawFact),
    read: &BTreeMap<String, FactNeed>,
    pack: &Pack,
) -> Option<FactNeed> {
    let line = at.line(&name);
    if raw.register.is_some() || raw.by.is_some() || raw.purpose.is_some() || raw.law.is_some() {
        let told = "a row has no register, path, purpose or law of its own";
        let mend = "remove them: the fact that reads the list has them";
        input.report(at.file, line, "bad-fact", told, mend);
    }
    let row_of = raw.row_of?;
    let Some((of, list_name, list)) = list(row_of.get_ref(), read, pack) else {
        let told = format!("\"{}\" is no list with a key", row_of.get_ref());
        let mend =
            "write row_of = \"<fact>.<list>\", a list that this fact reads and that has a key";
        input.report(at.file, at.line(&row_of), "bad-path", told, mend);
        return None;
    };
    let every = Spanned::new(0..0, "true".to_owned());
    let which = raw.which.unwrap_or(every);
    let which = alone::of_rows(input, at, &which, &list.fields, pack)?;
    let mut need = FactNeed {
        name: name.into_inner(),
        register: of.register.clone(),
        by: vec![of.name.clone()],
        row: Some(RowOf {
            fact: of.name.clone(),
            list: list_name.to_owned(),
            which,
        }),
        fields: raw.fields,
        purpose: of.purpose.clone(),
        law: of.law.clone(),
        about: raw.about,
        pick: raw.pick,
        proven_by: raw.proven_by.map(Spanned::into_inner),
        key: list.key.clone(),
        line,
        ..FactNeed::default()
    };
    check_fields(input, at, &need, pack);
    if let Some(source) = raw.alone_when {
        need.alone_when = alone::when(input, at, &source, &need, pack);
    }
    check_common(input, at, &need, pack);
    Some(need)
}

/// The fact, the list's name and the list that `<fact>.<list>` names.
fn list<'a>(
    path: &'a str,
    read: &'a BTreeMap<String, FactNeed>,
    pack: &'a Pack,
) -> Option<(&'a FactNeed, &'a str, &'a Field)> {
    let (of, name) = path.split_once('.')?;
    let fact = read.get(of)?;
    let list = pack.registers.get(&fact.register)?.fields.get(name)?;
    let reads = fact.fields.iter().any(|field| field == name);
    (reads && list.key.is_some()).then_some((fact, name, list))
}
