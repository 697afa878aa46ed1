//! The schema goes forward only, and the database knows which world it belongs to.

use crate::OpenError;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::fmt;
use std::fmt::Write as _;
use std::path::Path;

/// Which world a database belongs to. It is written into the file when that is made, and never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Demo,
    Live,
}

struct Migration {
    name: &'static str,
    text: &'static str,
}

const ALL: &[Migration] = &[Migration {
    name: "0001_first",
    text: include_str!("../migrations/0001_first.sql"),
}];

const GET: &str = "SELECT value FROM meta WHERE key = $1";
const PUT: &str = "INSERT INTO meta (key, value) VALUES ($1, $2)";
const APPLIED: &str = "SELECT key, value FROM meta WHERE key LIKE 'migration.%'";

/// Brings the schema up to this program, in one transaction: all that is missing, or nothing.
pub(crate) fn apply(db: &mut Connection, mode: Mode, path: &Path) -> Result<(), OpenError> {
    let open = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let fresh = is_empty(&open)?;
    let applied = if fresh {
        0
    } else {
        applied(&open, mode, path)?
    };
    for migration in &ALL[applied..] {
        open.execute_batch(&for_sqlite(migration.text))?;
        put(&open, &key(migration.name), &hash(migration.text))?;
        tracing::info!(migration = migration.name, "schema brought forward");
    }
    if fresh {
        put(&open, "mode", &mode.to_string())?;
    }
    Ok(open.commit()?)
}

fn is_empty(db: &Connection) -> Result<bool, OpenError> {
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    Ok(tables == 0)
}

/// How many of our migrations are in, after making sure that they are ours, unchanged, and of the right world.
fn applied(db: &Connection, mode: Mode, path: &Path) -> Result<usize, OpenError> {
    let found: Option<String> = db
        .query_row(GET, ["mode"], |row| row.get(0))
        .optional()
        .map_err(|_| OpenError::NotOurs(path.to_owned()))?;
    let found = found.ok_or_else(|| OpenError::NotOurs(path.to_owned()))?;
    if found != mode.to_string() {
        return Err(OpenError::WrongMode {
            path: path.to_owned(),
            found,
            wanted: mode,
        });
    }
    let mut rows = db.prepare(APPLIED)?;
    let rows = rows.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut count = 0;
    for row in rows {
        let (name, written) = row?;
        let known = ALL.iter().find(|m| key(m.name) == name);
        let known = known.ok_or(OpenError::Newer(name))?;
        if written != hash(known.text) {
            return Err(OpenError::Changed(known.name));
        }
        count += 1;
    }
    Ok(count)
}

fn put(db: &Connection, key: &str, value: &str) -> Result<(), OpenError> {
    db.execute(PUT, [key, value])?;
    Ok(())
}

fn key(name: &str) -> String {
    format!("migration.{name}")
}

fn for_sqlite(text: &str) -> String {
    text.replace("{blob}", "BLOB")
        .replace("{without_rowid}", "WITHOUT ROWID")
}

fn hash(text: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
    digest.as_ref().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Demo => "demo",
            Self::Live => "live",
        })
    }
}

#[cfg(test)]
mod tests;
