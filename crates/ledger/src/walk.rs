//! Walking from one set of validators to the next, as a phone does that was offline while they changed.
//!
//! The leaf of a set is in the log, under a checkpoint that the validators before it cosigned, and holds the approvals of a quorum
//! of them. A set counts from the block after the one that holds it. Whoever serves proofs keeps that one checkpoint for each set.

use crate::bridge::read_bridge;
use crate::operation::Approval;
use crate::set::BadSet;
use crate::step::subject_of;
use crate::trust::BadTrust;
use crate::verify::{NotRecorded, verify};
use crate::{BadOperation, Content, Deed, Hash, Operation, Policy, Set, Trust};
use base::Timestamp;

/// A verifier on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    trust: Trust,
    /// Sequence of the set that is trusted: a step back would be a step to validators who were replaced.
    sequence: u64,
    /// Leaf of that set, where it is known.
    leaf: Option<Hash>,
}

/// Why a step leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoStep {
    #[error("not a bridge")]
    Form,
    #[error(transparent)]
    Proof(#[from] NotRecorded),
    #[error(transparent)]
    Entry(#[from] BadOperation),
    #[error("the entry is not a set of this ledger")]
    NotASet,
    #[error("not the set after number {sequence}")]
    NotNext { sequence: u64 },
    #[error("too few of the validators that are trusted approve the set")]
    Approvals,
    #[error("a set that cannot run a ledger: {0}")]
    Set(#[from] BadSet),
    #[error(transparent)]
    Trust(#[from] BadTrust),
}

impl Walk {
    /// Begins at a pinned policy and the sequence of the set that it was made of.
    pub fn from(trust: Trust, sequence: u64) -> Self {
        Self {
            trust,
            sequence,
            leaf: None,
        }
    }

    /// One step: the entry with the next set, and its proof under the validators that are trusted now.
    /// Gives the policy to pin from now on, with the new [`Walk::sequence`].
    pub fn step(&mut self, entry: &[u8], proof: &str, now: Timestamp) -> Result<String, NoStep> {
        verify(proof, &self.trust, entry, now)?;
        let operation = Operation::read(entry, self.trust.origin())?;
        let content = operation.content();
        let (set, approvals) = set_in(content, &self.trust)?;
        let follows = self.leaf.is_none_or(|leaf| content.previous == leaf);
        if content.sequence != self.sequence + 1 || !follows {
            let sequence = self.sequence;
            return Err(NoStep::NotNext { sequence });
        }
        if !approved(&self.trust, content, approvals) {
            return Err(NoStep::Approvals);
        }
        set.check()?;
        *self = Self {
            trust: self.trust.moved_to(set)?,
            sequence: content.sequence,
            leaf: Some(operation.leaf()),
        };
        Ok(Policy::text_of(set))
    }

    /// The same with a text that a mirror keeps ([`crate::write_bridge`]).
    pub fn cross(&mut self, bridge: &str, now: Timestamp) -> Result<String, NoStep> {
        let (entry, proof) = read_bridge(bridge).ok_or(NoStep::Form)?;
        self.step(entry, proof, now)
    }

    /// Whom to trust now.
    pub fn trust(&self) -> &Trust {
        &self.trust
    }

    /// The number of the set that is trusted.
    pub fn sequence(&self) -> u64 {
        self.sequence
    }
}

fn set_in<'a>(content: &'a Content, trust: &Trust) -> Result<(&'a Set, &'a [Approval]), NoStep> {
    let Deed::ValidatorsSet { set, approvals } = &content.deed else {
        return Err(NoStep::NotASet);
    };
    let is_ours = content.subject == subject_of(trust.origin())
        && set.commitment().ok() == Some(content.commitment);
    if is_ours {
        Ok((set, approvals))
    } else {
        Err(NoStep::NotASet)
    }
}

/// Whether those who are trusted approve, by the same rule by which they seal a checkpoint.
fn approved(trust: &Trust, content: &Content, approvals: &[Approval]) -> bool {
    let message = content.approval_message(trust.origin());
    let witnesses = (0..).zip(&trust.policy().witnesses);
    let approves = |key| {
        let mut by = approvals.iter().filter(|approval| approval.key == key);
        by.any(|approval| key.verifies(&message, &approval.signature))
    };
    let places: Vec<_> = witnesses
        .filter(|(_, witness)| approves(witness.key))
        .map(|(place, _)| place)
        .collect();
    trust.policy().holds(&places)
}
