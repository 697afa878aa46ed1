//! What the pages of documents show: to their holder, and to whoever checks one.

use super::{OfficeView, Shown};
use base::{CaseId, Date, PublicNumber, Text, Timestamp, Zone};

/// A document of mine.
#[derive(Clone, Debug)]
pub struct DocumentView {
    pub number: PublicNumber,
    pub service: String,
    pub product: String,
    pub issued: Timestamp,
    pub zone: Zone,
    pub office: OfficeView,
    pub state: DocumentState,
    /// Label and value, as printed.
    pub lines: Vec<(Text, Shown)>,
    pub case: CaseId,
    pub demo: bool,
    /// Why it was taken back, in the words of whoever did.
    pub reason: Option<String>,
    /// The address at which anyone can check it.
    pub check_at: String,
}

/// Whether a document still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentState {
    Valid,
    /// Taken back on that day, where its office is.
    Revoked(Date),
    /// Another document of the same case took its place on that day.
    Replaced(Date),
}

/// What is told of every document in our books.
#[derive(Clone, Debug)]
pub struct KnownDocument {
    pub state: DocumentState,
    pub service: String,
    pub product: String,
    pub office: OfficeView,
    pub issued: Date,
    /// Made up: it counts nowhere.
    pub demo: bool,
}

/// What `/periksa` says.
#[derive(Clone, Debug)]
pub enum VerifyView {
    /// A number alone: no signature was seen, and the name is masked.
    Number {
        known: KnownDocument,
        name_masked: String,
    },
    /// The signature is ours: everything that stands on the document.
    Document {
        known: KnownDocument,
        lines: Vec<(Text, Shown)>,
        /// It came in a file that is not one we made.
        other_file: bool,
    },
    /// A proof of payment: the signature is ours, and the money came.
    Payment {
        payee: Text,
        /// The day on which it was paid, at the office.
        on: Date,
        /// Label and value as signed, in the language of the state.
        lines: Vec<(String, String)>,
        demo: bool,
    },
    /// Signed data that does not fit its signature.
    Altered,
    Unknown,
}
