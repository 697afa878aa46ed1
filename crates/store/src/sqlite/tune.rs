//! How SQLite is set up, and why.

use crate::{OpenError, Options};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Prepared statements kept per connection: all the texts of the program fit, so none is parsed twice.
const STATEMENTS_KEPT: usize = 256;
/// How long a connection waits for a lock, which it only ever meets while the log is being reset.
const LOCK_WAIT: Duration = Duration::from_secs(5);

/// What readers and the writer share.
fn both(db: &Connection) -> Result<(), OpenError> {
    db.busy_timeout(LOCK_WAIT)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // A plan never depends on the values bound. Without this, built with STAT4, many statements are planned anew each
    // time a value is bound to them: an eighth of the server's time under load.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // The schema calls no functions, so none named in a tampered file may run.
    db.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

pub(super) fn writer(db: &Connection, options: Options) -> Result<(), OpenError> {
    both(db)?;
    // Readers go on while a batch is written, and a commit is one append and one wait for the disk.
    let journal: String =
        db.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if journal != "wal" {
        return Err(OpenError::NoLog);
    }
    // FULL: the log is on disk before a commit returns. An acknowledged submission survives a power cut.
    db.pragma_update(None, "synchronous", "FULL")?;
    // On some systems a plain sync stops at the drive's own memory; these go through it. No effect elsewhere.
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    // The log is folded back every 8 MiB. Everybody waits for that, so longer stretches make the slowest answers slower;
    // shorter ones write hot pages to the file more often.
    db.pragma_update(None, "wal_autocheckpoint", 2_000)?;
    // After a burst the log file shrinks to what a normal day needs.
    db.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    // 16 MiB of pages: the upper levels of every index stay in memory. A commit in which a page was split looks through
    // the whole cache, so more is slower.
    db.pragma_update(None, "cache_size", -16_384)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    if let Some(pages) = options.pages_max {
        db.pragma_update(None, "max_page_count", pages)?;
    }
    Ok(())
}

pub(super) fn open_reader(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    both(&db)?;
    db.pragma_update(None, "query_only", true)?;
    // A mapping would be torn down each time the file grows. With a cache of many pages, which a commit empties, that
    // was a third of the server's time under load.
    db.pragma_update(None, "mmap_size", 0)?;
    // Room for what the queries between two commits share, no more.
    db.pragma_update(None, "cache_size", -1_024)?;
    Ok(db)
}
