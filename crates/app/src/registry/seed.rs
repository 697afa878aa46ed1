//! What a register is filled with before anyone applies: plain data, from a generator or from a pack's people.

use base::{Record, SubjectId, Timestamp};

/// One subject with everything the registers hold about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedSubject {
    pub subject: SubjectId,
    /// "person" or "household", as the registers' `subject` says.
    pub kind: String,
    /// Numbers it is found by: kind ("nik", "no-kk") and value.
    pub lookups: Vec<(String, String)>,
    pub records: Vec<SeedRecord>,
    /// Relation (as a register declares it) and the subject it leads to.
    pub links: Vec<(String, SubjectId)>,
}

/// One record of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedRecord {
    pub register: String,
    /// Since when it is true; the register has known it since then.
    pub valid_from: Timestamp,
    pub record: Record,
}
