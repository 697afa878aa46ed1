//! The story of an identity in one file, which its holder keeps and shows: every entry that the ledger has about it, what each was about,
//! and that there is none after the last.
//!
//! ```json
//! { "type": "sigap/identity@v1", "ledger": "<name>", "subject": "<base64url>",
//!   "steps": [ { "entry": "<the operation, letter by letter>", "keys": "<text>", "cause": "<text>", "proof": "c2sp.org/tlog-proof@v1\n…" } ],
//!   "present": "sigap/state-proof@v1\n…" }
//! ```
//!
//! The commitment of an operation is the digest of the text with the keys that count from then on, its `controller` that of the text with the
//! cause. Both texts hold a salt, so the entries tell nobody whose they are; that they belong to one identity, their subject says. Which agency spoke is not part
//! of what is checked.

use crate::verify::{NotRecorded, Recorded, verify};
use crate::{BadOperation, Deed, Family, Hash, Kind, Name, NotCurrent, Operation, Trust};
use crate::{entry_of, key_of, verify_current};
use base::Timestamp;
use serde::{Deserialize, Serialize};

const TYPE: &str = "sigap/identity@v1";
/// Longest file that is read.
pub const IDENTITY_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most steps in one: a key that comes or goes every day for two years.
pub const IDENTITY_STEPS_MAX: usize = 750;

/// What its holder shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    #[serde(rename = "type")]
    kind: String,
    pub ledger: Name,
    /// Random bytes that name the identity in the ledger, and nobody.
    pub subject: Hash,
    /// Every entry about it, oldest first.
    pub steps: Vec<IdentityStep>,
    /// That the last of them is the last word ([`crate::write_current`]).
    pub present: String,
}

/// One entry, with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityStep {
    pub entry: String,
    /// The keys that count from then on.
    pub keys: String,
    /// Why they changed.
    pub cause: String,
    /// That it was recorded (C2SP tlog-proof).
    pub proof: String,
}

/// What a file shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// What each step did, and that and when it was recorded.
    pub steps: Vec<(Kind, Recorded)>,
    /// Until then a quorum knew of no later step.
    pub seen: Timestamp,
}

/// Why a step shows nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadStep {
    #[error("{0}")]
    Recorded(#[from] NotRecorded),
    #[error("{0}")]
    Operation(#[from] BadOperation),
    #[error("the entry is about something else")]
    Foreign,
    #[error("the entry does not follow the one before")]
    Turn,
    #[error("the keys are not those that were recorded")]
    Keys,
    #[error("the cause is not the one that was recorded")]
    Cause,
}

/// Why a file shows nothing. `at` counts steps from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoIdentity {
    #[error("not a file of the form {TYPE}")]
    Form,
    #[error("an identity of the ledger {found}; trusted is {trusted}")]
    ForeignLedger { found: Name, trusted: Name },
    #[error("step {at}: {why}")]
    Step { at: usize, why: BadStep },
    #[error("the present: {0}")]
    Present(#[from] NotCurrent),
    #[error("the ledger knows a later step than the last one here, or another")]
    Cut,
}

impl Identity {
    pub fn new((ledger, subject): (Name, Hash), steps: Vec<IdentityStep>, present: String) -> Self {
        Self {
            kind: TYPE.to_owned(),
            ledger,
            subject,
            steps,
            present,
        }
    }

    /// Reads a file. Nothing in it is believed yet.
    pub fn read(bytes: &[u8]) -> Result<Self, NoIdentity> {
        if bytes.len() > IDENTITY_BYTES_MAX {
            return Err(NoIdentity::Form);
        }
        let identity: Self = serde_json::from_slice(bytes).map_err(|_| NoIdentity::Form)?;
        let count = identity.steps.len();
        if identity.kind != TYPE || count == 0 || count > IDENTITY_STEPS_MAX {
            return Err(NoIdentity::Form);
        }
        Ok(identity)
    }

    /// Whether all of it was recorded, in this order, with nothing between and, as of `age_seconds` ago at most, nothing after it.
    pub fn verify(
        &self,
        trust: &Trust,
        age_seconds: i64,
        now: Timestamp,
    ) -> Result<Story, NoIdentity> {
        if self.ledger != *trust.origin() {
            return Err(NoIdentity::ForeignLedger {
                found: self.ledger.clone(),
                trusted: trust.origin().clone(),
            });
        }
        let (mut steps, mut last) = (Vec::with_capacity(self.steps.len()), Hash::NONE);
        for (at, step) in self.steps.iter().enumerate() {
            let read = step.verify((self.subject, at, last), trust, now);
            let (operation, recorded) = read.map_err(|why| NoIdentity::Step { at, why })?;
            last = operation.leaf();
            steps.push((operation.kind(), recorded));
        }
        let key = key_of(Family::Did, self.subject);
        let present = verify_current(&self.present, trust, key, age_seconds, now)?;
        if present.entry.map(|entry| entry.leaf) != Some(last) {
            return Err(NoIdentity::Cut);
        }
        Ok(Story {
            steps,
            seen: present.seen,
        })
    }
}

impl IdentityStep {
    /// The operation, if it is the step of that number of this subject, after the one with that leaf.
    fn verify(
        &self,
        (subject, number, previous): (Hash, usize, Hash),
        trust: &Trust,
        now: Timestamp,
    ) -> Result<(Operation, Recorded), BadStep> {
        let recorded = verify(&self.proof, trust, self.entry.as_bytes(), now)?;
        let operation = Operation::read(self.entry.as_bytes(), trust.origin())?;
        let content = operation.content();
        let (Deed::DidCreate { controller }
        | Deed::DidRotate { controller }
        | Deed::DidDeactivate { controller }) = content.deed
        else {
            return Err(BadStep::Foreign);
        };
        if content.subject != subject {
            return Err(BadStep::Foreign);
        }
        if (u64::try_from(number), content.previous) != (Ok(content.sequence), previous) {
            return Err(BadStep::Turn);
        }
        if content.commitment != entry_of(self.keys.as_bytes()) {
            return Err(BadStep::Keys);
        }
        if controller != entry_of(self.cause.as_bytes()) {
            return Err(BadStep::Cause);
        }
        Ok((operation, recorded))
    }
}
