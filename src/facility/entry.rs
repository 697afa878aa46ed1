//! One line of the data file: a record and the mother it is found by.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A record as the file holds it. Values are plain JSON; the asking side types them by the register's schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// The mother's population number.
    pub(crate) subject: String,
    pub(crate) key: String,
    pub(crate) version: i64,
    pub(crate) known_from: i64,
    pub(crate) record: Map<String, Value>,
}

/// What is answered about a record: everything but whom it was found by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) key: String,
    pub(super) version: i64,
    pub(super) known_from: i64,
    pub(super) record: Map<String, Value>,
}
