//! A query and the proof that it was logged. Without the proof no register value can be read.

use base::SubjectId;

/// What is to be read of whom, why and by which law.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Query {
    pub subject: SubjectId,
    pub register: String,
    /// Purpose code: `purpose-<code>` of the service.
    pub purpose: String,
    pub law: String,
    /// Nothing else leaves the register.
    pub fields: Vec<String>,
}

/// A query whose access row is durable. Only the log makes one.
#[derive(Clone, Debug)]
pub struct Logged<T>(T);

impl<T> Logged<T> {
    pub(super) fn new(query: T) -> Self {
        Self(query)
    }

    pub fn query(&self) -> &T {
        &self.0
    }
}
