//! Reference tables: `<name>.toml` says what the columns are, `<name>.csv` has the rows.

mod rows;

use crate::model::{Field, FieldKind, Table};
use crate::parse::input::Input;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

const FOLDER: &str = "reference/tables/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    /// Where the rows come from, unless a row says so itself.
    source: String,
    key: Vec<String>,
    columns: BTreeMap<String, RawColumn>,
    /// Rows have `valid_from` and `valid_until`.
    #[serde(default)]
    valid: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawColumn {
    kind: FieldKind,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    reference: Option<String>,
}

/// Every table of the pack, by name.
pub(in crate::parse) fn tables(input: &mut Input<'_>) -> BTreeMap<String, Arc<Table>> {
    let mut tables = BTreeMap::new();
    for name in input.stems(FOLDER) {
        if let Some(table) = table(input, &name) {
            tables.insert(name, Arc::new(table));
        }
    }
    tables
}

fn table(input: &mut Input<'_>, name: &str) -> Option<Table> {
    let head = format!("{FOLDER}{name}.toml");
    input.check_kebab(&head, 0, name);
    let raw: RawTable = input.toml(&head)?;
    check(input, &head, &raw);
    let columns = raw.columns.into_iter();
    let mut table = Table {
        name: name.to_owned(),
        source: raw.source,
        columns: columns.map(|(name, raw)| (name, field(raw))).collect(),
        key: raw.key,
        rows: BTreeMap::new(),
    };
    rows::read(input, &mut table, raw.valid);
    Some(table)
}

fn field(raw: RawColumn) -> Field {
    Field {
        level: None,
        kind: raw.kind,
        meaning: String::new(),
        about: None,
        reference: raw.reference,
        fields: BTreeMap::new(),
        key: None,
        optional: raw.optional,
        shown: true,
    }
}

fn check(input: &mut Input<'_>, head: &str, raw: &RawTable) {
    input.check_said(head, 1, "the source", &raw.source);
    if raw.key.is_empty() {
        let mend = "write key = [\"<column>\", …]";
        input.report(head, 1, "bad-table", "nothing finds a row", mend);
    }
    for column in &raw.key {
        input.check_known(head, 1, "column", column, raw.columns.keys());
    }
    for (name, column) in &raw.columns {
        let line = input.line_of(head, &format!("[columns.{name}]"));
        input.check_snake(head, line, name);
        if column.kind == FieldKind::List {
            let mend = "choose text, int, money, date or bool";
            input.report(head, line, "bad-table", "a cell holds no list", mend);
        }
        if column.optional && raw.key.contains(name) {
            let told = format!("\"{name}\" finds a row, so every row has it");
            input.report(head, line, "bad-table", told, "remove optional from it");
        }
    }
}
