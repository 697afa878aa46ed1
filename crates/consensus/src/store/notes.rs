//! Checkpoints with their cosignatures: the one that is served, and those that lead from one set of validators to the next.

use super::{Store, number};
use crate::Broken;
use ledger::{Hash, Set};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

/// The checkpoint that is served, and the version of the state under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) size: u64,
    pub(crate) version: u64,
    pub(crate) root: Hash,
    pub(crate) note: String,
}

/// The checkpoint over a new set, which those before it cosign. Kept for ever: whoever was offline comes over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bridge {
    /// Number of the set.
    pub(crate) sequence: u64,
    pub(crate) size: u64,
    pub(crate) root: Hash,
    /// The validators before.
    pub(crate) set: Set,
    /// This validator's own cosignature.
    pub(crate) line: Option<String>,
}

impl Store {
    pub(crate) fn published(&self) -> Result<Option<Published>, Broken> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Published {
                size: row.get::<_, i64>(0)?.cast_unsigned(),
                version: row.get::<_, i64>(1)?.cast_unsigned(),
                root: Hash(row.get(2)?),
                note: row.get(3)?,
            })
        };
        let find = "SELECT size, version, root, note FROM published";
        Ok(self.db.query_row(find, [], read).optional()?)
    }

    /// Remembers what is served.
    pub(crate) fn keep_published(&self, published: &Published) -> Result<(), Broken> {
        keep_published(&self.db, published)
    }

    /// Bridges that lack a quorum of cosignatures.
    pub(crate) fn open_bridges(&self) -> Result<Vec<Bridge>, Broken> {
        let mut find = self.db.prepare_cached(
            "SELECT sequence, size, root, validators, line FROM bridge WHERE note IS NULL",
        )?;
        let rows = find.query_map([], |row| {
            let set: String = row.get(3)?;
            let sequence: i64 = row.get(0)?;
            let size: i64 = row.get(1)?;
            Ok((sequence, size, Hash(row.get(2)?), set, row.get(4)?))
        })?;
        let bridge = |row: rusqlite::Result<(i64, i64, Hash, String, Option<String>)>| {
            let (sequence, size, root, set, line) = row?;
            Ok(Bridge {
                sequence: sequence.cast_unsigned(),
                size: size.cast_unsigned(),
                root,
                set: serde_json::from_str(&set)?,
                line,
            })
        };
        rows.map(bridge).collect()
    }

    /// This validator's own cosignature below a bridge, to be sent to whoever lacks it.
    pub(crate) fn bridge_line(&self, size: u64) -> Result<Option<String>, Broken> {
        let find = "SELECT line FROM bridge WHERE size = ?1";
        let line = self.db.query_row(find, [number(size)], |row| row.get(0));
        Ok(line.optional()?.flatten())
    }

    pub(crate) fn keep_bridge_line(&self, size: u64, line: &str) -> Result<(), Broken> {
        let keep = "UPDATE bridge SET line = ?2 WHERE size = ?1";
        self.db.execute(keep, params![number(size), line])?;
        Ok(())
    }

    /// Gives the number of the set to which it leads.
    pub(crate) fn keep_bridge_note(&self, size: u64, note: &str) -> Result<u64, Broken> {
        let keep = "UPDATE bridge SET note = ?2 WHERE size = ?1 RETURNING sequence";
        let kept = self
            .db
            .query_row(keep, params![number(size), note], |row| {
                row.get::<_, i64>(0)
            })?;
        Ok(kept.cast_unsigned())
    }

    /// The set before that with that number; nothing before the first.
    pub(crate) fn set_before(&self, sequence: u64) -> Result<Option<Set>, Broken> {
        let find = "SELECT validators FROM bridge WHERE sequence = ?1";
        let row = self
            .db
            .query_row(find, [number(sequence)], |row| row.get(0));
        let set: Option<String> = row.optional()?;
        Ok(set.map(|set| serde_json::from_str(&set)).transpose()?)
    }

    /// Entries of the log with the set with that number, whether or not the bridge to it is complete.
    pub(crate) fn bridge_size(&self, sequence: u64) -> Result<Option<u64>, Broken> {
        let find = "SELECT size FROM bridge WHERE sequence = ?1";
        let row = self
            .db
            .query_row(find, [number(sequence)], |row| row.get(0));
        let size: Option<i64> = row.optional()?;
        Ok(size.map(i64::cast_unsigned))
    }

    /// Size and note of the bridge to the set with that number.
    pub(crate) fn bridge(&self, sequence: u64) -> Result<Option<(u64, String)>, Broken> {
        let find = "SELECT size, note FROM bridge WHERE sequence = ?1 AND note IS NOT NULL";
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?));
        Ok(self
            .db
            .query_row(find, [number(sequence)], read)
            .optional()?)
    }
}

pub(super) fn keep_bridge(transaction: &Transaction<'_>, bridge: &Bridge) -> Result<(), Broken> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO bridge (sequence, size, root, validators) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            number(bridge.sequence),
            number(bridge.size),
            bridge.root.0,
            serde_json::to_string(&bridge.set)?
        ])?;
    Ok(())
}

pub(super) fn keep_published(db: &Connection, published: &Published) -> Result<(), Broken> {
    let keep = "INSERT OR REPLACE INTO published (id, size, version, root, note) VALUES (0, ?1, ?2, ?3, ?4)";
    db.prepare_cached(keep)?.execute(params![
        number(published.size),
        number(published.version),
        published.root.0,
        published.note
    ])?;
    Ok(())
}
