//! What a validator keeps beside the files of the log: the head of the chain, the state, and where its entries stand. One file of
//! SQLite, one transaction for each block that is final, on disk before anybody hears of it.

use crate::{Broken, CannotStart};
use ledger::{Changes, Hash, Head, PublicKey, Seen, State, Unread};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use std::path::Path;

mod notes;

pub(crate) use notes::{Bridge, Published};

/// Statements that are kept ready.
const STATEMENTS: usize = 64;
/// Memory for pages, in KiB.
const CACHE_KIB: i64 = 2 * 1024;

const TABLES: &str = "
-- `voted` is one more than the number of the last era of which there is a record of votes.
CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 0), founding BLOB NOT NULL, key BLOB NOT NULL, voted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 0), head TEXT NOT NULL, seen TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS node (key BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS value (key BLOB NOT NULL, version INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (key, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stale (version INTEGER NOT NULL, key BLOB NOT NULL, was INTEGER);
CREATE INDEX IF NOT EXISTS stale_version ON stale (version);
CREATE TABLE IF NOT EXISTS leaf (hash BLOB PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS open_entry (entry INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS block (size INTEGER PRIMARY KEY, height INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS published (id INTEGER PRIMARY KEY CHECK (id = 0), size INTEGER NOT NULL, version INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS bridge (sequence INTEGER PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, validators TEXT NOT NULL, line TEXT, note TEXT);
";

pub(crate) struct Store {
    db: Connection,
}

/// One block that is final, to be kept whole or not at all.
pub(crate) struct Final<'a> {
    pub(crate) head: &'a Head,
    pub(crate) seen: Seen,
    pub(crate) changes: &'a Changes,
    /// Entries before this one stand in files that are full.
    pub(crate) open_from: u64,
    /// Versions of the state from here on are still asked about.
    pub(crate) oldest: u64,
    pub(crate) bridge: Option<Bridge>,
    /// What is served, if that was not written yet.
    pub(crate) published: Option<&'a Published>,
}

impl Store {
    pub(crate) fn open(path: &Path) -> Result<Self, Broken> {
        let db = Connection::open(path)?;
        db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        // What was acknowledged survives that the power goes.
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "cache_size", -CACHE_KIB)?;
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        db.execute_batch(TABLES)?;
        Ok(Self { db })
    }

    /// A folder belongs to one ledger and one key, for ever: with another key its votes would be nobody's.
    pub(crate) fn claim(&self, founding: Hash, key: PublicKey) -> Result<(), CannotStart> {
        let owned = self.owned(founding, key).map_err(Broken::Database)?;
        if owned {
            Ok(())
        } else {
            Err(CannotStart::Foreign)
        }
    }

    fn owned(&self, founding: Hash, key: PublicKey) -> rusqlite::Result<bool> {
        let claim = "INSERT OR IGNORE INTO owner (id, founding, key) VALUES (0, ?1, ?2)";
        self.db.execute(claim, params![founding.0, key.0])?;
        let find = "SELECT founding = ?1 AND key = ?2 FROM owner";
        self.db
            .query_row(find, params![founding.0, key.0], |row| row.get(0))
    }

    /// Whether there was a record of votes of that era, which then must be there.
    pub(crate) fn has_voted(&self, era: u64) -> Result<bool, Broken> {
        let voted = "SELECT voted = ?1 FROM owner";
        Ok(self
            .db
            .query_row(voted, [number(era) + 1], |row| row.get(0))?)
    }

    pub(crate) fn note_votes(&self, era: u64) -> Result<(), Broken> {
        let voted = "UPDATE owner SET voted = ?1";
        self.db.execute(voted, [number(era) + 1])?;
        Ok(())
    }

    /// Where the chain stands, and what was cosigned; nothing before the first block.
    pub(crate) fn head(&self) -> Result<Option<(Head, Seen)>, Broken> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let row: Option<(String, String)> = self
            .db
            .query_row("SELECT head, seen FROM head", [], read)
            .optional()?;
        let parsed = row.map(|(head, seen)| {
            let head = serde_json::from_str(&head)?;
            Ok::<_, serde_json::Error>((head, serde_json::from_str(&seen)?))
        });
        Ok(parsed.transpose()?)
    }

    pub(crate) fn keep(&mut self, block: &Final<'_>) -> Result<(), Broken> {
        let transaction = self.db.transaction()?;
        keep_head(&transaction, block)?;
        keep_state(&transaction, block.changes)?;
        keep_entries(&transaction, block)?;
        prune(&transaction, block.oldest)?;
        if let Some(bridge) = &block.bridge {
            notes::keep_bridge(&transaction, bridge)?;
        }
        if let Some(published) = block.published {
            notes::keep_published(&transaction, published)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Where an entry stands, by its leaf hash.
    pub(crate) fn index_of(&self, leaf: Hash) -> Result<Option<u64>, Broken> {
        let mut find = self
            .db
            .prepare_cached("SELECT entry FROM leaf WHERE hash = ?1")?;
        let index: Option<i64> = find.query_row([leaf.0], |row| row.get(0)).optional()?;
        Ok(index.map(i64::cast_unsigned))
    }

    /// The height of the block that holds an entry.
    pub(crate) fn height_of(&self, index: u64) -> Result<Option<u64>, Broken> {
        Ok(self.block_of(index)?.map(|(height, _)| height))
    }

    /// Height and length of the log with it, of the block that holds an entry.
    pub(crate) fn block_of(&self, index: u64) -> Result<Option<(u64, u64)>, Broken> {
        let mut find = self.db.prepare_cached(
            "SELECT height, size FROM block WHERE size > ?1 ORDER BY size LIMIT 1",
        )?;
        Ok(find.query_row([number(index)], numbers).optional()?)
    }

    /// Height and length of the log with it, of the newest blocks, newest first.
    pub(crate) fn recent(&self, most: u32) -> Result<Vec<(u64, u64)>, Broken> {
        let mut find = self
            .db
            .prepare_cached("SELECT height, size FROM block ORDER BY size DESC LIMIT ?1")?;
        let rows = find.query_map([most], numbers)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The length of the log with each of the blocks after one that made it `size`, up to a length of `most`.
    pub(crate) fn sizes(&self, size: u64, most: u64) -> Result<Vec<u64>, Broken> {
        let mut find = self.db.prepare_cached(
            "SELECT size FROM block WHERE size > ?1 AND size <= ?2 ORDER BY size LIMIT 1000",
        )?;
        let rows = find.query_map([number(size), number(most)], |row| row.get(0))?;
        let sizes = rows.map(|size: rusqlite::Result<i64>| size.map(i64::cast_unsigned));
        Ok(sizes.collect::<Result<_, _>>()?)
    }

    /// The length of the log before the block that made it `size`.
    pub(crate) fn size_before(&self, size: u64) -> Result<u64, Broken> {
        let mut find = self
            .db
            .prepare_cached("SELECT size FROM block WHERE size < ?1 ORDER BY size DESC LIMIT 1")?;
        let before: Option<i64> = find
            .query_row([number(size)], |row| row.get(0))
            .optional()?;
        Ok(before.map_or(0, i64::cast_unsigned))
    }

    /// Entries from `first` on that stand in no full file yet.
    pub(crate) fn open_entries(&self, first: u64) -> Result<Vec<Vec<u8>>, Broken> {
        let mut find = self
            .db
            .prepare_cached("SELECT bytes FROM open_entry WHERE entry >= ?1 ORDER BY entry")?;
        let rows = find.query_map([number(first)], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl State for Store {
    fn node(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Unread> {
        let find = self
            .db
            .prepare_cached("SELECT bytes FROM node WHERE key = ?1");
        let read = find.and_then(|mut find| find.query_row([key], |row| row.get(0)).optional());
        read.map_err(|error| Unread::new(&format!("a node: {error}")))
    }

    fn value(&self, key: Hash, version: u64) -> Result<Option<Vec<u8>>, Unread> {
        let find = self.db.prepare_cached(
            "SELECT bytes FROM value WHERE key = ?1 AND version <= ?2 ORDER BY version DESC LIMIT 1",
        );
        let read = find.and_then(|mut find| {
            let of = params![key.0, number(version)];
            find.query_row(of, |row| row.get(0)).optional()
        });
        read.map_err(|error| Unread::new(&format!("a value: {error}")))
    }
}

/// Two numbers of a row.
fn numbers(row: &rusqlite::Row<'_>) -> rusqlite::Result<(u64, u64)> {
    let (one, other): (i64, i64) = (row.get(0)?, row.get(1)?);
    Ok((one.cast_unsigned(), other.cast_unsigned()))
}

/// Numbers of a ledger end long before those of SQLite.
fn number(number: u64) -> i64 {
    number.cast_signed()
}

fn keep_head(transaction: &Transaction<'_>, block: &Final<'_>) -> Result<(), Broken> {
    let (head, seen) = (
        serde_json::to_string(block.head)?,
        serde_json::to_string(&block.seen)?,
    );
    transaction
        .prepare_cached("INSERT OR REPLACE INTO head (id, head, seen) VALUES (0, ?1, ?2)")?
        .execute(params![head, seen])?;
    let height = block.head.next_height() - 1;
    transaction
        .prepare_cached("INSERT OR REPLACE INTO block (size, height) VALUES (?1, ?2)")?
        .execute([number(block.head.checkpoint().size), number(height)])?;
    Ok(())
}

fn keep_state(transaction: &Transaction<'_>, changes: &Changes) -> Result<(), Broken> {
    let version = number(changes.version);
    let mut put =
        transaction.prepare_cached("INSERT OR REPLACE INTO node (key, bytes) VALUES (?1, ?2)")?;
    for (key, bytes) in &changes.state_nodes {
        put.execute(params![key, bytes])?;
    }
    let mut stale =
        transaction.prepare_cached("INSERT INTO stale (version, key, was) VALUES (?1, ?2, ?3)")?;
    for key in &changes.stale_nodes {
        stale.execute(params![version, key, None::<i64>])?;
    }
    let mut older = transaction.prepare_cached(
        "SELECT version FROM value WHERE key = ?1 AND version < ?2 ORDER BY version DESC LIMIT 1",
    )?;
    let mut put = transaction
        .prepare_cached("INSERT OR REPLACE INTO value (key, version, bytes) VALUES (?1, ?2, ?3)")?;
    for (key, bytes) in &changes.values {
        let was: Option<i64> = older
            .query_row(params![key.0, version], |row| row.get(0))
            .optional()?;
        if let Some(was) = was {
            stale.execute(params![version, key.0, was])?;
        }
        put.execute(params![key.0, version, bytes])?;
    }
    Ok(())
}

fn keep_entries(transaction: &Transaction<'_>, block: &Final<'_>) -> Result<(), Broken> {
    let mut leaf =
        transaction.prepare_cached("INSERT OR REPLACE INTO leaf (hash, entry) VALUES (?1, ?2)")?;
    let mut open = transaction
        .prepare_cached("INSERT OR REPLACE INTO open_entry (entry, bytes) VALUES (?1, ?2)")?;
    for (entry, bytes) in (block.changes.first..).zip(&block.changes.entries) {
        leaf.execute(params![Hash::of_leaf(bytes).0, number(entry)])?;
        if entry >= block.open_from {
            open.execute(params![number(entry), bytes])?;
        }
    }
    transaction
        .prepare_cached("DELETE FROM open_entry WHERE entry < ?1")?
        .execute([number(block.open_from)])?;
    Ok(())
}

/// Forgets what no version from `oldest` on needs.
fn prune(transaction: &Transaction<'_>, oldest: u64) -> Result<(), Broken> {
    let oldest = number(oldest);
    for forget in [
        "DELETE FROM node WHERE key IN (SELECT key FROM stale WHERE version <= ?1 AND was IS NULL)",
        "DELETE FROM value WHERE (key, version) IN (SELECT key, was FROM stale WHERE version <= ?1 AND was IS NOT NULL)",
        "DELETE FROM stale WHERE version <= ?1",
    ] {
        transaction.prepare_cached(forget)?.execute([oldest])?;
    }
    Ok(())
}
