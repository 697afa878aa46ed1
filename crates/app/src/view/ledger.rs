//! What pages show of the ledger, and of how far the record of something is.

use base::Timestamp;

/// How far the record of something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has taken it into the agency's log yet.
    Waiting,
    /// It is in the agency's log.
    Recorded,
    /// The ledger has anchored the log with it, in this block.
    Sealed { block: u64, at: Timestamp },
}

/// The ledger, and the agency's own log under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerView {
    /// Name of the ledger.
    pub origin: String,
    /// Entries with the newest block.
    pub entries: u64,
    /// Newest first.
    pub blocks: Vec<BlockView>,
    pub validators: Vec<ValidatorView>,
    /// How many of them must have cosigned.
    pub quorum: usize,
    /// The checkpoint that is served, letter by letter; nothing as long as no quorum has cosigned one.
    pub checkpoint: Option<String>,
    /// What whoever checks proofs keeps (C2SP tlog-policy).
    pub policy: String,
    /// Number of the set with these validators; the first is 0.
    pub set_number: u64,
    pub own: OwnLog,
}

/// A block that is final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockView {
    pub height: u64,
    /// Number of its first entry.
    pub first: u64,
    /// Entries in it.
    pub entries: u64,
    pub at: Timestamp,
}

/// Who agrees on the blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidatorView {
    pub name: String,
    /// The public key (base64).
    pub key: String,
    /// Whether it has cosigned the checkpoint that is served.
    pub cosigned: bool,
}

/// The log of the agency that runs this instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLog {
    pub agency: String,
    pub name: String,
    /// The log as the ledger knows it (base64).
    pub subject: String,
    pub entries: u64,
    /// Entries that are anchored, in which block, and when.
    pub anchored: Option<(u64, u64, Timestamp)>,
}

/// One entry of the ledger, with the proof that it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    pub index: u64,
    pub block: u64,
    /// The entry, letter by letter.
    pub text: String,
    /// C2SP tlog-proof.
    pub proof: String,
}
