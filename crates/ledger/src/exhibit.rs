//! Exhibits: documents together with the proof that each was recorded, in one file that its holder keeps and shows.
//!
//! ```json
//! { "type": "sigap/exhibit@v1", "ledger": "<name>", "agency": "<name>", "log": "<base64url>",
//!   "documents": [ { "text": "<the document, letter by letter>", "proof": "sigap/anchored-proof@v1\n…" } ] }
//! ```
//!
//! The entry of the agency's log is the digest of the document, which holds a salt where it can concern a person: the log tells nobody what
//! it is about, and whoever holds the document can show it.

use crate::anchored::{Anchored, NotAnchored, verify_anchored};
use crate::{Hash, Name, Trust};
use base::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const TYPE: &str = "sigap/exhibit@v1";
/// Longest exhibit that is read: the receipts of many steps of one case find room in it.
pub const EXHIBIT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most documents in one, none of them twice.
const DOCUMENTS_MAX: usize = 1_024;

/// What is shown, and by what it is proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    #[serde(rename = "type")]
    kind: String,
    /// Name of the ledger that anchors the log.
    pub ledger: Name,
    /// Whose log it is.
    pub agency: Name,
    /// The log, as the ledger knows it.
    pub log: Hash,
    pub documents: Vec<Document>,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub text: String,
    /// What [`crate::write_anchored`] writes.
    pub proof: String,
}

/// Why an exhibit shows nothing. `at` counts documents from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    #[error("not an exhibit of the form {TYPE}")]
    Form,
    #[error("an exhibit of the ledger {found}; trusted is {trusted}")]
    ForeignLedger { found: Name, trusted: Name },
    #[error("document {at}: {why}")]
    Document { at: usize, why: NotAnchored },
}

/// The entry that an agency's log holds of a document.
pub fn entry_of(document: &[u8]) -> Hash {
    Hash::of(document)
}

impl Exhibit {
    pub fn new((ledger, agency, log): (Name, Name, Hash), documents: Vec<Document>) -> Self {
        Self {
            kind: TYPE.to_owned(),
            ledger,
            agency,
            log,
            documents,
        }
    }

    /// Reads a file. Nothing in it is believed yet.
    pub fn read(bytes: &[u8]) -> Result<Self, NotShown> {
        if bytes.len() > EXHIBIT_BYTES_MAX {
            return Err(NotShown::Form);
        }
        let exhibit: Self = serde_json::from_slice(bytes).map_err(|_| NotShown::Form)?;
        let count = exhibit.documents.len();
        let texts: BTreeSet<&str> = exhibit.texts().collect();
        if exhibit.kind != TYPE || count == 0 || count > DOCUMENTS_MAX || texts.len() < count {
            return Err(NotShown::Form);
        }
        Ok(exhibit)
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|document| document.text.as_str())
    }

    /// Whether every document was recorded, and where and when. One that was not makes the whole worth nothing.
    pub fn verify(&self, trust: &Trust, now: Timestamp) -> Result<Vec<Anchored>, NotShown> {
        if self.ledger != *trust.origin() {
            return Err(NotShown::ForeignLedger {
                found: self.ledger.clone(),
                trusted: trust.origin().clone(),
            });
        }
        let of = (&self.agency, self.log);
        let documents = self.documents.iter().enumerate();
        let shown = documents.map(|(at, document)| {
            let entry = entry_of(document.text.as_bytes());
            verify_anchored(&document.proof, trust, of, &entry.0, now)
                .map_err(|why| NotShown::Document { at, why })
        });
        shown.collect()
    }
}
