//! What a person sees of their identity in the ledger.

use base::Timestamp;

/// The identity that somebody has now or had last, and every step of all they had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentityView {
    /// Whether this instance records anything at all.
    pub is_recorded: bool,
    /// Name of the ledger.
    pub ledger: Option<String>,
    /// The random bytes that name it in the ledger (base64); nothing before the first step.
    pub subject: Option<String>,
    /// Thumbprints of the keys that count now (RFC 7638).
    pub keys: Vec<String>,
    pub has_ended: bool,
    /// Whether the ledger has all of it, so that there is a file to keep.
    pub has_file: bool,
    /// Newest first.
    pub steps: Vec<IdentityStepView>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityStepView {
    pub turn: StepTurn,
    /// Why: the words are `identity-because-<word>`.
    pub because: String,
    pub at: Timestamp,
    /// How many keys counted from then on.
    pub keys: usize,
    /// Block and number of the entry in the ledger, once it has one.
    pub place: Option<(u64, u64)>,
}

/// What it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTurn {
    Began,
    Changed,
    Ended,
}
