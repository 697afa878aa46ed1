//! The tables as the database itself lists them, with the texts that page through them and fill them.

use crate::{Cell, Row, Store, StoreError};
use base::Bucket;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

/// One table: the same on every engine, or it is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    home: Home,
    pub(super) key: Vec<String>,
    pub(super) insert: &'static str,
    /// The rows up to a key, from the first one and from after another one.
    pub(super) read: [&'static str; 2],
    /// The keys of so many rows with the bytes of each, from the first one and from after another one.
    pub(super) sizes: [&'static str; 2],
}

/// Where a row lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    /// In the bucket it names.
    Named,
    /// In that of whom it is about.
    OfSubject,
    /// It is about nobody: in the first.
    First,
}

impl Table {
    /// The bucket a row lies in.
    pub(super) fn bucket(&self, row: &Row) -> Result<Bucket, StoreError> {
        match self.home {
            Home::Named => row.bucket("bucket"),
            Home::OfSubject => Ok(row.subject("subject_id")?.bucket()),
            Home::First => Ok(Bucket(0)),
        }
    }

    pub(super) fn key_of(&self, row: &Row) -> Result<Vec<Cell>, StoreError> {
        let key = self.key.iter().map(|column| row.cell(column).cloned());
        key.collect()
    }
}

/// Every table but the one that says what database it is.
pub(super) async fn all(store: &Store) -> Result<Vec<Table>, StoreError> {
    let columns = store.query(Bucket(0), store.catalog(), &[]).await?;
    let mut tables: Vec<(String, Vec<Column>)> = Vec::new();
    for row in &columns {
        let name = row.text("table_name")?;
        if tables.last().is_none_or(|(last, _)| last != name) {
            tables.push((name.to_owned(), Vec::new()));
        }
        if let Some((_, columns)) = tables.last_mut() {
            columns.push(Column::read(row)?);
        }
    }
    Ok(tables
        .into_iter()
        .map(|(name, columns)| table(name, &columns))
        .collect())
}

struct Column {
    name: String,
    is_blob: bool,
    /// Where it stands in the key, from 1; 0 if it does not.
    place: i64,
}

impl Column {
    fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            name: row.text("column_name")?.to_owned(),
            is_blob: ["BLOB", "bytea"].contains(&row.text("kind")?),
            place: row.int("place")?,
        })
    }
}

fn table(name: String, columns: &[Column]) -> Table {
    let mut key: Vec<&Column> = columns.iter().filter(|column| column.place > 0).collect();
    key.sort_by_key(|column| column.place);
    let key: Vec<String> = key.into_iter().map(|column| column.name.clone()).collect();
    let keys = key.join(", ");
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let names = names.join(", ");
    let blobs = columns.iter().filter(|column| column.is_blob);
    let bytes = blobs.fold("0".to_owned(), |mut sum, column| {
        let _ = write!(sum, " + COALESCE(octet_length({}), 0)", column.name);
        sum
    });
    let (after, next) = (placeholders(1, key.len()), key.len() + 1);
    let sizes = format!("SELECT {keys}, {bytes} AS bytes FROM {name}");
    let rows = format!("SELECT {names} FROM {name}");
    let to_the_first = placeholders(1, key.len());
    let to = placeholders(next, key.len());
    let values = placeholders(1, columns.len());
    let has = |name: &str| columns.iter().any(|column| column.name == name);
    let home = match (has("bucket"), has("subject_id")) {
        (true, _) => Home::Named,
        (false, true) => Home::OfSubject,
        (false, false) => Home::First,
    };
    Table {
        home,
        insert: kept(format!("INSERT INTO {name} ({names}) VALUES ({values})")),
        read: [
            kept(format!("{rows} WHERE ({keys}) <= ({to_the_first})")),
            kept(format!(
                "{rows} WHERE ({keys}) > ({after}) AND ({keys}) <= ({to})"
            )),
        ],
        sizes: [
            kept(format!("{sizes} ORDER BY {keys} LIMIT $1")),
            kept(format!(
                "{sizes} WHERE ({keys}) > ({after}) ORDER BY {keys} LIMIT ${next}"
            )),
        ],
        key,
        name,
    }
}

fn placeholders(from: usize, count: usize) -> String {
    let each: Vec<String> = (from..from + count).map(|n| format!("${n}")).collect();
    each.join(", ")
}

/// A text for as long as the program runs, made once: connections know their statements by where the text lies.
fn kept(text: String) -> &'static str {
    static KEPT: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut known = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(text.as_str()) {
        return known;
    }
    let text: &'static str = text.leak();
    known.insert(text);
    text
}
