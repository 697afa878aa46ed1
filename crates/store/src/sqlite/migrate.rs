//! Bringing the schema of a SQLite file forward.

use crate::migrate::{ALL, COPYING, KEYS, META, MODE, PUT, Words, applied, first_keys};
use crate::{OpenError, Options, Purpose};
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeMap;

const WORDS: Words = Words {
    blob: "BLOB",
    without_rowid: "WITHOUT ROWID",
};

/// Brings the schema up to this program, in one transaction: all that is missing, or nothing. Names what it brought.
pub(crate) fn apply(
    db: &mut Connection,
    options: Options,
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
