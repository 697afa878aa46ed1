//! Logs as files. A [`Shelf`] keeps the tiles of a log (C2SP tlog-tiles) as files that any server may give out; who appends to it says where what
//! is open is kept. An [`AuditLog`] is such a log with a single writer, whose entries are on disk when they are acknowledged.

mod audit_log;
mod broken;
mod files;
mod journal;
mod shelf;

pub use audit_log::{AuditLog, BATCH_BYTES_MAX};
pub use broken::Broken;
pub use files::{hold, replace};
pub use shelf::Shelf;
