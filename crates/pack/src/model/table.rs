//! `reference/tables/<name>`: rows of figures and codes that laws set, found by their key and the day.

use crate::model::{Field, FieldKind};
use base::{Date, Lang, Record, Sourced, Value};
use std::collections::BTreeMap;

mod search;

/// A reference table. Its rows are part of the law of every service that looks something up in it.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub name: String,
    /// Where the rows come from.
    pub source: String,
    /// Columns by name, typed like the fields of a register.
    pub columns: BTreeMap<String, Field>,
    /// The columns whose values find a row, in the order in which a look-up gives them.
    pub key: Vec<String>,
    pub(crate) rows: BTreeMap<Vec<Value>, Vec<TableRow>>,
}

/// One row, and the days on which it is in force.
#[derive(Clone, Debug)]
pub struct TableRow {
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    pub row: Sourced,
}

impl Table {
    /// The row of this key that is in force on `day`.
    pub fn find(&self, key: &[Value], day: Date) -> Option<&Sourced> {
        let rows = self.rows.get(key)?;
        let row = rows.iter().find(|row| row.is_in_force(day))?;
        Some(&row.row)
    }

    /// A row of this key, on whichever days it is in force.
    pub fn any(&self, key: &[Value]) -> Option<&TableRow> {
        self.rows.get(key)?.last()
    }

    /// Whether each row has one text as its key, and a title in every language.
    pub fn names_its_rows(&self) -> bool {
        let is_text = |column: &String| {
            let column = self.columns.get(column);
            column.is_some_and(|column| column.kind == FieldKind::Text)
        };
        let titles = Lang::ALL.map(Self::title);
        self.key.len() == 1 && self.key.iter().chain(&titles).all(is_text)
    }

    /// The column with the titles of the rows in a language.
    pub fn title(lang: Lang) -> String {
        format!("title_{}", lang.tag())
    }

    /// Every row, in the order of the keys.
    pub fn rows(&self) -> impl Iterator<Item = &TableRow> {
        self.rows.values().flatten()
    }

    /// Takes a row in; `false` where another of the same key is in force on a day of it.
    pub(crate) fn insert(&mut self, row: TableRow) -> bool {
        let key = self.key_of(&row.row.record);
        let same = self.rows.entry(key).or_default();
        let alone = !same.iter().any(|other| other.overlaps(&row));
        same.push(row);
        alone
    }

    fn key_of(&self, record: &Record) -> Vec<Value> {
        let values = self.key.iter().filter_map(|column| record.get(column));
        values.cloned().collect()
    }
}

impl TableRow {
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |a: &Self, b: &Self| match (a.from, b.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}
