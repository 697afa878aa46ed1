//! Bringing the schema of a SQLite file forward.

use crate::migrate::{ALL, COPYING, KEYS, META, MODE, PUT, Words, applied, first_keys};
use crate::{OpenError, Options, Purpose};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeMap;

const WORDS: Words = Words {
    blob: "BLOB",
    without_rowid: "WITHOUT ROWID",
};

/// Which file of how many, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    pub(super) at: u16,
    pub(super) files: u16,
}

/// Where a file of several says of how many it is one, and which.
const FILES: &str = "files";
const FILE: &str = "file";

/// Of how many files a database is made, as its first one says; nothing where there is no database yet.
pub(super) fn files(first: &Connection, place: &str) -> Result<Option<u16>, OpenError> {
    if is_empty(first)? {
        return Ok(None);
    }
    Ok(Some(Member::read(&meta(first, place)?).files))
}

/// Counts how often a database of several files was opened to work on it.
const OPENINGS: &str = "openings";

pub(super) fn openings(db: &Connection) -> Result<i64, OpenError> {
    let sql = "SELECT CAST(max(value) AS INTEGER) FROM meta WHERE key = $1";
    let count: Option<i64> = db.query_row(sql, [OPENINGS], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

pub(super) fn count_opening(db: &Connection, count: i64) -> Result<(), OpenError> {
    let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) \
         ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    db.execute(sql, [OPENINGS, &count.to_string()])?;
    Ok(())
}

impl Member {
    fn read(meta: &BTreeMap<String, String>) -> Self {
        let number = |key| meta.get(key).and_then(|text| text.parse().ok());
        Self {
            at: number(FILE).unwrap_or(0),
            files: number(FILES).unwrap_or(1),
        }
    }
}

/// Brings the schema up to this program, in one transaction: all that is missing, or nothing. Names what it brought.
pub(super) fn apply(
    db: &mut Connection,
    options: Options,
    member: Member,
    place: &str,
) -> Result<Vec<&'static str>, OpenError> {
    let open = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let fresh = is_empty(&open)?;
    let found = if fresh {
        BTreeMap::new()
    } else {
        meta(&open, place)?
    };
    let done = match (fresh, options.purpose) {
        (true, Purpose::Kept | Purpose::Look) => return Err(OpenError::Empty(place.to_owned())),
        (true, _) => 0,
        (false, Purpose::Copy) => return Err(OpenError::NotEmpty(place.to_owned())),
        (false, _) if Member::read(&found) != member => {
            let Member { at, files } = member;
            let place = place.to_owned();
            return Err(OpenError::Mixed { place, at, files });
        }
        (false, _) => applied(&found, options, place)?,
    };
    let mut brought = Vec::new();
    for migration in &ALL[done..] {
        open.execute_batch(&migration.text(&WORDS))?;
        put(&open, &migration.key(), &migration.hash())?;
        brought.push(migration.name);
    }
    if fresh {
        put(&open, MODE, &options.mode.to_string())?;
    }
    if fresh && member.files > 1 {
        put(&open, FILES, &member.files.to_string())?;
        put(&open, FILE, &member.at.to_string())?;
    }
    if options.purpose == Purpose::Copy {
        put(&open, COPYING, "")?;
    }
    if let Some(keys) = first_keys(&found, options) {
        put(&open, KEYS, &keys)?;
    }
    open.commit()?;
    Ok(brought)
}

fn is_empty(db: &Connection) -> Result<bool, OpenError> {
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    Ok(tables == 0)
}

fn meta(db: &Connection, place: &str) -> Result<BTreeMap<String, String>, OpenError> {
    let rows = db.prepare(META);
    let mut rows = rows.map_err(|_| OpenError::NotOurs(place.to_owned()))?;
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn put(db: &Connection, key: &str, value: &str) -> Result<(), OpenError> {
    db.execute(PUT, [key, value])?;
    Ok(())
}

#[cfg(test)]
mod tests;
