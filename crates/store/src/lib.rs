//! Units of work on a database: group commit, migrations, outbox.
//!
//! A [`Unit`] is a list of fixed SQL texts with their values and the number of rows each must touch. Pure code
//! makes it, [`Store::commit`] makes it true: whole or not at all, and answered only once it is on disk. Nothing
//! reads inside a unit; what it relied on is said as rows expected, and a difference is a conflict to be decided again.
//!
//! Every row lies in a bucket: that of its subject, or the one it names. Buckets map to parts: files of a folder, or
//! the one server. A unit is about rows of one bucket; a query says which, or asks them all.

mod cell;
mod error;
mod migrate;
mod postgres;
mod queue;
mod row;
mod sqlite;
mod stats;
mod store;
mod unit;

pub mod allotment;
pub mod copy;
pub mod outbox;

pub use cell::Cell;
pub use error::{CommitError, OpenError, StoreError};
pub use migrate::Mode;
pub use postgres::{Address, BadAddress};
pub use queue::{QUEUE_BYTES_MAX, QUEUE_UNITS_MAX};
pub use row::Row;
pub use sqlite::BATCH_UNITS_MAX;
pub use stats::Stats;
pub use store::{FILES_MAX, Options, Place, Purpose, Store};
pub use unit::{Done, Expect, Statement, UNIT_BYTES_MAX, UNIT_STATEMENTS_MAX, Unit};
