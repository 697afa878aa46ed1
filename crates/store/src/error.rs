//! What can go wrong, told apart by what the caller can do about it.

use crate::Mode;
use std::path::PathBuf;

/// Why a unit is not on disk. Nothing of it was kept, unless it is in doubt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// The world is not as the unit expected: read again, decide again.
    #[error("statement {at} of the unit met another state than it expected")]
    Conflict { at: usize },
    /// No room left, or the disk refused a write. Units are taken again as soon as there is room.
    #[error("the disk is full or refuses writes")]
    Full,
    /// More units wait than the queue may hold, or the server gave this one up because it took too long: ask the person to try again in a moment.
    #[error("the queue of the writer is full")]
    Busy,
    /// The server of the database is away, and stayed away for longer than a unit waits. Nothing was kept: ask again.
    #[error("the database does not answer")]
    Away,
    /// The server went away while the unit became true, and did not come back to say whether it did: look again. A unit
    /// carries what it relies on, so asking again does nothing twice.
    #[error("the database went away before it said whether the unit was kept")]
    Doubt,
    #[error("the store is closed")]
    Closed,
    /// A unit above its limits: a mistake in the program, so it is refused before it costs anything.
    #[error("a unit of {statements} statements and {bytes} bytes is above the limit")]
    TooLarge { statements: usize, bytes: usize },
    #[error("the unit failed: {0}")]
    Failed(String),
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error("the store is closed")]
    Closed,
    /// The server of the database is away, or gave the query up because it took too long: ask again.
    #[error("the database does not answer")]
    Away,
    #[error("column {column} {problem}")]
    Column {
        column: String,
        problem: &'static str,
    },
    #[error("one row was asked for and {0} came")]
    TooMany(usize),
    #[error("the query failed: {0}")]
    Failed(String),
}

/// Why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "{place} holds {found} data and was opened for {wanted}: give another place, demo and live never mix"
    )]
    WrongMode {
        place: String,
        found: String,
        wanted: Mode,
    },
    #[error("{0} is in use by another running program")]
    InUse(String),
    #[error("{0} holds a database that is not ours")]
    NotOurs(String),
    #[error("{0} holds data already: a copy wants an empty place")]
    NotEmpty(String),
    #[error("{place} is made of {found} files and not of {wanted}: sigap copy spreads data anew")]
    OtherFiles {
        place: String,
        found: u16,
        wanted: u16,
    },
    #[error(
        "{0} is missing, or the disk is that it leads to: all files of a database belong together"
    )]
    Lost(PathBuf),
    #[error(
        "{0} is there, and the first file beside it, sigap.db, is missing or was never finished: bring that one back, or empty the folder"
    )]
    NoFirst(PathBuf),
    #[error(
        "{place}: a file is not what its name says, number {at} (from 0) of {files}: bring back the backup of one moment"
    )]
    Mixed { place: String, at: u16, files: u16 },
    #[error(
        "the database is made of {found} files, and {more} is there besides: bring back the backup of one moment"
    )]
    Besides { found: u16, more: PathBuf },
    #[error("{0} is of another day than sigap.db beside it: bring back the backup of one moment")]
    OtherDay(PathBuf),
    #[error("{0} holds no data of this program")]
    Empty(String),
    #[error("{0} holds a copy that was not finished: empty it and copy again")]
    Incomplete(String),
    #[error(
        "{place} was moved to {to}: go on there, or bring it back with sigap copy --from {to} --to AN-EMPTY-PLACE"
    )]
    Moved { place: String, to: String },
    #[error(
        "{0} belongs to other keys: give the folder (--data) whose keys its data is sealed with"
    )]
    OtherKeys(String),
    #[error("the database {place} cannot be used: {reason}")]
    Unreachable { place: String, reason: String },
    #[error("the database {place} is not fit for this: {why}")]
    Unfit { place: String, why: String },
    #[error("the data was written by a newer program (migration {0}): start that one")]
    Newer(String),
    #[error(
        "migration {0} was changed after it was applied: migrations only go forward, write a new one"
    )]
    Changed(&'static str),
    #[error(
        "the file system of the data folder cannot share memory: put the folder on a local disk"
    )]
    NoLog,
    #[error("cannot use the folder {path}")]
    Folder {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("cannot open the database")]
    Database(#[from] rusqlite::Error),
}
