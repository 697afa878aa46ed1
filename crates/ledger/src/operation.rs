//! An operation: what an agency says about a subject, in bytes that can be written in one way only.
//!
//! The bytes are JSON after RFC 8785: members in order, no blanks, numbers as integers, digests and keys as base64url. They are
//! the entry of the log. Members: `agency` (digest of its name), `commitment`, `key` (its Ed25519 key), `kind`, `previous` (leaf
//! hash of the subject's last operation, zeros for none), `sequence`, `signature`, `subject`, `v`; with `did.*` the hash of the `controller`'s proof; with
//! `audit.checkpoint` the `size` of the other log and a consistency `proof`; with `validators.set` the `set` and its `approvals`.
//!
//! There is no member that could hold a name, a number or an address of a person: what can concern one is a digest with salt,
//! made and kept elsewhere.

use crate::key::{CannotSign, PublicKey, Signature, Signer};
use crate::log::{ENTRY_BYTES_MAX, SIZE_MAX};
use crate::step::subject_of;
use crate::{Entry, Hash, Kind, Name, Set};
use serde::{Deserialize, Serialize};

mod wire;

#[cfg(test)]
pub(crate) mod tests;

/// Longest operation: what an entry of the log can hold.
pub const OPERATION_BYTES_MAX: usize = ENTRY_BYTES_MAX;
/// First line of what an agency signs, so that the signature is good for nothing else.
const SIGNED: &str = "sigap/ledger/operation/v1";
/// First line of what a validator signs that approves a set.
const APPROVED: &str = "sigap/ledger/validators/v1";

/// What an operation says, before anybody signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub deed: Deed,
    /// Digest of the name of the agency that says it. Keys change, and a proof must tell who spoke.
    pub agency: Hash,
    /// Whom or what it is about: a digest or random bytes.
    pub subject: Hash,
    /// Which operation of this subject it is, the first being 0.
    pub sequence: u64,
    /// Leaf hash of the one before; [`Hash::NONE`] for the first.
    pub previous: Hash,
    /// Digest of the document that stays outside, with salt where it can concern a person.
    pub commitment: Hash,
}

/// What is done, with what this needs beyond the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// `controller` is the digest of a proof by the keys that are anchored, or of the order that stands in for it after a death.
    DidCreate {
        controller: Hash,
    },
    DidRotate {
        controller: Hash,
    },
    DidDeactivate {
        controller: Hash,
    },
    IssuerAdd,
    IssuerSuspend,
    IssuerRevoke,
    StatusRoot,
    ServicePublished,
    /// The commitment is the root of another log, which has `size` entries and continues the one anchored last.
    AuditCheckpoint {
        size: u64,
        proof: Vec<Hash>,
    },
    Snapshot,
    /// Who validates and who may submit from the next block on, approved by a quorum of those who validate now.
    ValidatorsSet {
        set: Box<Set>,
        approvals: Vec<Approval>,
    },
}

/// A validator's word for a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub key: PublicKey,
    pub signature: Signature,
}

/// An operation whose form and signature were checked. Whether it is allowed, and in turn, the state decides.
#[derive(Clone, PartialEq, Eq)]
pub struct Operation {
    content: Content,
    key: PublicKey,
    bytes: Vec<u8>,
    leaf: Hash,
}

/// Why bytes are not an operation for this ledger.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadOperation {
    #[error("{bytes} bytes, {OPERATION_BYTES_MAX} are allowed")]
    TooLarge { bytes: usize },
    #[error("not an operation: {0}")]
    Malformed(String),
    #[error("not written in the one agreed way (RFC 8785)")]
    NotCanonical,
    #[error("a member that its kind does not have, or one that is missing")]
    Members,
    #[error("a number beyond what every reader can hold")]
    Number,
    #[error("the signature is not that of the agency over this operation and this ledger")]
    Signature,
    #[error("the key did not sign")]
    Key(#[from] CannotSign),
}

impl Content {
    /// What an agency says next about a subject, of which the state holds `last`.
    pub fn next(
        deed: Deed,
        agency: &Name,
        subject: Hash,
        commitment: Hash,
        last: Option<&Entry>,
    ) -> Self {
        let (sequence, previous) = match last {
            Some(last) => (last.sequence + 1, last.leaf),
            None => (0, Hash::NONE),
        };
        Self {
            deed,
            agency: agency.digest(),
            subject,
            sequence,
            previous,
            commitment,
        }
    }

    /// An agency proposes a set for the ledger `origin`, of whose sets the state holds `last`. It counts once enough validators
    /// approve it.
    pub fn proposing(
        set: Set,
        agency: &Name,
        origin: &Name,
        last: Option<&Entry>,
    ) -> Result<Self, BadOperation> {
        let malformed = |error: serde_json::Error| BadOperation::Malformed(error.to_string());
        let commitment = set.commitment().map_err(malformed)?;
        let deed = Deed::ValidatorsSet {
            set: Box::new(set),
            approvals: Vec::new(),
        };
        let subject = subject_of(origin);
        Ok(Self::next(deed, agency, subject, commitment, last))
    }

    /// A validator approves the set that is proposed; of another operation it is no use.
    pub fn approve(&mut self, origin: &Name, signer: &dyn Signer) -> Result<(), CannotSign> {
        let message = self.approval_message(origin);
        if let Deed::ValidatorsSet { approvals, .. } = &mut self.deed {
            approvals.push(Approval {
                key: signer.public(),
                signature: signer.sign(&message)?,
            });
        }
        Ok(())
    }

    /// Signs with a key of the agency. `origin` is the name of the ledger: the operation counts there alone.
    pub fn sign(self, origin: &Name, signer: &dyn Signer) -> Result<Operation, BadOperation> {
        let key = signer.public();
        let unsigned = wire::write(&self, key, None)?;
        let signature = signer.sign(&signed(origin, &unsigned))?;
        let bytes = wire::write(&self, key, Some(signature))?;
        Operation::checked(self, key, bytes)
    }

    pub fn kind(&self) -> Kind {
        match self.deed {
            Deed::DidCreate { .. } => Kind::DidCreate,
            Deed::DidRotate { .. } => Kind::DidRotate,
            Deed::DidDeactivate { .. } => Kind::DidDeactivate,
            Deed::IssuerAdd => Kind::IssuerAdd,
            Deed::IssuerSuspend => Kind::IssuerSuspend,
            Deed::IssuerRevoke => Kind::IssuerRevoke,
            Deed::StatusRoot => Kind::StatusRoot,
            Deed::ServicePublished => Kind::ServicePublished,
            Deed::AuditCheckpoint { .. } => Kind::AuditCheckpoint,
            Deed::Snapshot => Kind::Snapshot,
            Deed::ValidatorsSet { .. } => Kind::ValidatorsSet,
        }
    }

    /// What a validator signs that approves the set in this content: the ledger, the turn, and the digest of the set.
    pub fn approval_message(&self, origin: &Name) -> Vec<u8> {
        let Self {
            sequence,
            previous,
            commitment,
            ..
        } = self;
        format!(
            "{APPROVED}\n{origin}\n{sequence}\n{}\n{}\n",
            previous.line(),
            commitment.line()
        )
        .into_bytes()
    }
}

impl Operation {
    /// Reads an operation submitted to the ledger `origin`, and checks everything that needs no state.
    pub fn read(bytes: &[u8], origin: &Name) -> Result<Self, BadOperation> {
        if bytes.len() > OPERATION_BYTES_MAX {
            return Err(BadOperation::TooLarge { bytes: bytes.len() });
        }
        let (content, key, signature) = wire::read(bytes)?;
        let unsigned = wire::write(&content, key, None)?;
        if !key.verifies(&signed(origin, &unsigned), &signature) {
            return Err(BadOperation::Signature);
        }
        Self::checked(content, key, bytes.to_vec())
    }

    /// The part of the checks that is left when the signature is known to hold.
    fn checked(content: Content, key: PublicKey, bytes: Vec<u8>) -> Result<Self, BadOperation> {
        if bytes.len() > OPERATION_BYTES_MAX {
            return Err(BadOperation::TooLarge { bytes: bytes.len() });
        }
        let size = match content.deed {
            Deed::AuditCheckpoint { size, .. } => size,
            _ => 0,
        };
        if content.sequence > SIZE_MAX || size > SIZE_MAX {
            return Err(BadOperation::Number);
        }
        let leaf = Hash::of_leaf(&bytes);
        Ok(Self {
            content,
            key,
            bytes,
            leaf,
        })
    }

    pub fn content(&self) -> &Content {
        &self.content
    }

    pub fn kind(&self) -> Kind {
        self.content.kind()
    }

    /// The key that signed it. That it is the agency's, the ledger sees to.
    pub fn key(&self) -> PublicKey {
        self.key
    }

    /// The entry of the log.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash of that entry: what the subject's next operation names as its previous one.
    pub fn leaf(&self) -> Hash {
        self.leaf
    }
}

impl std::fmt::Debug for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.bytes.escape_ascii().to_string())
    }
}

/// What the agency signs: the kind of text, the ledger, and the operation without its signature.
fn signed(origin: &Name, unsigned: &[u8]) -> Vec<u8> {
    let mut message = format!("{SIGNED}\n{origin}\n").into_bytes();
    message.extend(unsigned);
    message
}
