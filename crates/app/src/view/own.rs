//! What a person sees of their own things beside a case: lists, the access log, corrections, a lost session.

use super::{AccessRow, CaseRow, DocumentState, Shown, Standing, VerifyView};
use base::{Assurance, CaseId, PublicNumber, Text, Timestamp, Zone};
use pack::Citation;

/// A person's cases and documents.
#[derive(Clone, Debug, Default)]
pub struct CasesView {
    pub rows: Vec<CaseRow>,
    pub documents: Vec<DocumentRow>,
    /// The level that shows the rest, where some of it needs a higher one than the visit has.
    pub above: Option<Assurance>,
}

/// One document in a list.
#[derive(Clone, Debug)]
pub struct DocumentRow {
    pub number: PublicNumber,
    pub service: String,
    pub product: String,
    pub issued: Timestamp,
    pub zone: Zone,
    pub state: DocumentState,
}

/// Who looked at a person's data, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct AccessView {
    /// Newest first.
    pub rows: Vec<AccessRow>,
    pub zone: Zone,
    /// Agencies to filter by: id and words.
    pub agencies: Vec<(String, Text)>,
    pub chosen: Option<String>,
    /// Counted from 1.
    pub page: usize,
    pub pages: usize,
    pub total: usize,
}

/// "Something is wrong": which register, who keeps it, how to reach them.
#[derive(Clone, Debug)]
pub struct CorrectionView {
    pub register: Text,
    pub agency: Text,
    pub contact: Text,
    pub law: Citation,
    pub fields: Vec<(Text, Shown)>,
    pub case: CaseId,
}

/// One reading of the access log, and how to reach the agency that answers for it.
#[derive(Clone, Debug)]
pub struct ReadingView {
    pub row: AccessRow,
    pub contact: Text,
    pub zone: Zone,
    /// How far the record of it is; nothing where none is kept.
    pub standing: Option<Standing>,
}

/// What a person typed into a form whose session had ended: nothing of it may be lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The address the form was sent to, with its language.
    pub action: String,
    /// Name and value, as typed, without the form's token.
    pub fields: Vec<(String, String)>,
}

/// The page that checks documents.
#[derive(Clone, Debug, Default)]
pub struct VerifyPage {
    /// The issuer's public keys as a JWK set, for checking without the server.
    pub keys: String,
    pub result: Option<VerifyView>,
    /// The number as typed.
    pub typed: String,
    /// The field that is wrong, and what is wrong with it.
    pub error: Option<(&'static str, Text)>,
}
