//! Who runs the ledger: validators with their quorum, and agencies with what each may submit.
//!
//! A set is an entry of the log itself, approved by a quorum of the validators before it; so whoever trusts one set can walk to
//! the next, and needs no other authority.

use crate::operation::Approval;
use crate::{Content, Hash, Kind, Name, Operation, PublicKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most validators: every one of them signs every checkpoint.
pub const VALIDATORS_MAX: usize = 64;
/// Most keys of agencies: a set must fit into an entry of the log.
pub const AGENCIES_MAX: usize = 128;

/// One set, as it stands in the log: members in the order of their names (RFC 8785).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    pub agencies: Vec<Agency>,
    /// How many validators must have cosigned; more than two thirds, so that two quorums always share an honest one.
    pub quorum: usize,
    pub validators: Vec<Validator>,
}

/// A key that may submit. An agency may have several, and keeps its subjects when it changes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    pub key: PublicKey,
    /// In the order of [`Kind`], each once.
    pub may: Vec<Kind>,
    pub name: Name,
}

/// A key that cosigns checkpoints and approves the next set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validator {
    pub key: PublicKey,
    pub name: Name,
}

/// Why a set cannot run a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSet {
    #[error("1 to {VALIDATORS_MAX} validators, 1 to {AGENCIES_MAX} keys of agencies")]
    Count,
    #[error("the quorum is not more than two thirds of the validators, or more than all of them")]
    Quorum,
    #[error("a validator or a key stands twice")]
    Twice,
    #[error("what an agency may do is not listed in order, or holds what nobody submits")]
    Rights,
    #[error("nobody may submit the next set")]
    Final,
}

impl Set {
    pub fn check(&self) -> Result<(), BadSet> {
        let validators = self.validators.len();
        let counts = (1..=VALIDATORS_MAX).contains(&validators)
            && (1..=AGENCIES_MAX).contains(&self.agencies.len());
        if !counts {
            return Err(BadSet::Count);
        }
        if !is_quorum(self.quorum, validators) {
            return Err(BadSet::Quorum);
        }
        let names: BTreeSet<_> = self.validators.iter().map(|one| &one.name).collect();
        let keys: BTreeSet<_> = self.validators.iter().map(|one| one.key).collect();
        let agencies: BTreeSet<_> = self.agencies.iter().map(|one| one.key).collect();
        if names.len().min(keys.len()) < validators || agencies.len() < self.agencies.len() {
            return Err(BadSet::Twice);
        }
        let ordered = |may: &[Kind]| may.is_sorted_by(|a, b| a < b) && !may.contains(&Kind::Block);
        if !self.agencies.iter().all(|agency| ordered(&agency.may)) {
            return Err(BadSet::Rights);
        }
        let may_go_on = |agency: &Agency| agency.may.contains(&Kind::ValidatorsSet);
        if self.agencies.iter().any(may_go_on) {
            Ok(())
        } else {
            Err(BadSet::Final)
        }
    }

    /// What an operation that holds this set commits to: the digest of its canonical bytes.
    pub fn commitment(&self) -> Result<Hash, serde_json::Error> {
        Ok(Hash::of(&serde_json::to_vec(self)?))
    }

    /// The agency that says this operation: its key is of this set, and its name is the one that is claimed.
    pub fn agency_of(&self, operation: &Operation) -> Option<&Agency> {
        let agency = self.agencies.iter().find(|one| one.key == operation.key());
        agency.filter(|agency| agency.name.digest() == operation.content().agency)
    }

    /// Whether a quorum of these validators, none of them counted twice, approves what `content` proposes.
    pub fn approves(&self, content: &Content, approvals: &[Approval], origin: &Name) -> bool {
        if approvals.len() > self.validators.len() {
            return false;
        }
        let message = content.approval_message(origin);
        let is_validator = |key| self.validators.iter().any(|one| one.key == key);
        let holds = |approval: &&Approval| {
            is_validator(approval.key) && approval.key.verifies(&message, &approval.signature)
        };
        let approving: BTreeSet<_> = approvals.iter().filter(holds).map(|one| one.key).collect();
        approving.len() >= self.quorum
    }
}

/// Whether `quorum` of `count` is enough that two quorums share more validators than may be faulty (less than a third).
pub(crate) fn is_quorum(quorum: usize, count: usize) -> bool {
    quorum <= count && 3 * quorum > 2 * count
}
