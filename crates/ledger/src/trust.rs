//! What a verifier pins: the name of the log, a policy, and how many validators there must be.

use crate::note::SignatureLine;
use crate::policy::BadPolicy;
use crate::set::is_quorum;
use crate::{Name, Policy, Set, Vkey};

mod gather;
mod seal;

pub use seal::{AHEAD_SECONDS, Distrust, Sealed};

/// The anchor of every check. Holding one proves that its quorum cannot be met twice without an honest validator in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    origin: Name,
    policy: Policy,
    validators_min: usize,
}

/// Why nobody should trust that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTrust {
    #[error("the policy: {0}")]
    Policy(#[from] BadPolicy),
    #[error("the policy is about another log")]
    ForeignLog,
    #[error("{found} validators, at least {needed} are asked for")]
    TooFew { found: usize, needed: usize },
    #[error("two thirds of the validators or fewer could be a quorum")]
    Weak,
}

impl Trust {
    /// Trust in a pinned policy for the log `origin`; at least `validators_min` validators must be in it, now and after every change.
    pub fn read(origin: Name, policy: &str, validators_min: usize) -> Result<Self, BadTrust> {
        Self::checked(origin, Policy::parse(policy)?, validators_min)
    }

    /// Trust in the validators of a set: who runs the ledger.
    pub fn of(origin: Name, set: &Set, validators_min: usize) -> Result<Self, BadTrust> {
        Self::checked(origin, Policy::of(set), validators_min)
    }

    fn checked(origin: Name, policy: Policy, validators_min: usize) -> Result<Self, BadTrust> {
        let found = policy.witnesses.len();
        if found < validators_min.max(1) {
            let needed = validators_min.max(1);
            return Err(BadTrust::TooFew { found, needed });
        }
        if !is_quorum(policy.fewest(), found) {
            return Err(BadTrust::Weak);
        }
        if policy.logs.iter().any(|log| log.name != origin) {
            return Err(BadTrust::ForeignLog);
        }
        Ok(Self {
            origin,
            policy,
            validators_min,
        })
    }

    /// The same verifier, now trusting another set.
    pub(crate) fn moved_to(&self, set: &Set) -> Result<Self, BadTrust> {
        Self::of(self.origin.clone(), set, self.validators_min)
    }

    pub fn origin(&self) -> &Name {
        &self.origin
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Which witness a line claims to be by.
    fn witness_of(&self, line: &SignatureLine<'_>) -> Option<(usize, &Vkey)> {
        let mut witnesses = self.policy.witnesses.iter().enumerate();
        witnesses.find(|(_, vkey)| vkey.is_of(line))
    }
}
