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
    pub file: IdentityFile,
    /// Newest first.
    pub steps: Vec<IdentityStepView>,
}

/// Whether there is a file to keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IdentityFile {
    /// Not before the ledger has all of it.
    #[default]
    Soon,
    Ready,
    /// It has more steps than a file holds.
    TooLong,
    /// The ledger of today does not have it, and will not.
    Elsewhere,
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
    /// Whether it is on its way; one that is not, and has no place, is not in the ledger of today.
    pub waits: bool,
}

/// What it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTurn {
    Began,
    Changed,
    Ended,
}
