//! What the store promises, on Debian's PostgreSQL.

pub(crate) use crate::room::Database as Room;

#[path = "conformance/suite.rs"]
mod suite;
