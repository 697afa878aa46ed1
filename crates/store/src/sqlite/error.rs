//! What SQLite's error codes mean for a unit of work.

use crate::CommitError;
use rusqlite::{ErrorCode, ffi};

/// What the error of statement `at` means for its unit.
pub(super) fn commit_error(error: &rusqlite::Error, at: usize) -> CommitError {
    let code = error.sqlite_error();
    let extended = code.map_or(0, |e| e.extended_code);
    match code.map(|e| e.code) {
        Some(ErrorCode::ConstraintViolation) if KEY_TAKEN.contains(&extended) => {
            CommitError::Conflict { at }
        }
        Some(ErrorCode::DiskFull) => CommitError::Full,
        Some(ErrorCode::SystemIoFailure) if WRITE_REFUSED.contains(&extended) => CommitError::Full,
        Some(ErrorCode::DatabaseBusy) => CommitError::Busy,
        _ => CommitError::Failed(format!("statement {at}: {error}")),
    }
}

const KEY_TAKEN: [i32; 3] = [
    ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
    ffi::SQLITE_CONSTRAINT_UNIQUE,
    ffi::SQLITE_CONSTRAINT_ROWID,
];

// A disk that fills up shows as any of these, depending on which file had to grow.
const WRITE_REFUSED: [i32; 6] = [
    ffi::SQLITE_IOERR_WRITE,
    ffi::SQLITE_IOERR_FSYNC,
    ffi::SQLITE_IOERR_DIR_FSYNC,
    ffi::SQLITE_IOERR_TRUNCATE,
    ffi::SQLITE_IOERR_SHMSIZE,
    ffi::SQLITE_IOERR_SHMOPEN,
];
