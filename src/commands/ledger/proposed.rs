//! A set that is proposed, as a file that goes from hand to hand: an agency makes it, validators approve it, each on a machine of its own,
//! and the agency founds a ledger with it, or submits it to the one that runs. Its bytes are JSON after RFC 8785, so that two who hold the
//! same set hold the same file.

use super::compare::compare;
use super::in_force::InForce;
use super::pinned;
use anyhow::{Context, ensure};
use ledger::{
    Agency, Approval, Content, Deed, Hash, Kind, Name, Operation, PublicKey, Set, Signer,
    subject_of,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

#[cfg(test)]
mod tests;

/// Longest file: a set that is longer does not fit into an operation.
const BYTES_MAX: usize = 64 * 1024;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposed {
    /// Who submits it.
    agency: Name,
    approvals: Vec<Approval>,
    format: Format,
    origin: Name,
    /// Leaf hash of the set before.
    previous: Hash,
    sequence: u64,
    set: Set,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "sigap/proposed-set@v1")]
    V1,
}

impl Proposed {
    /// The set that an agency wants after the one in force, or as the first. Nobody has approved it yet.
    pub(super) fn after(
        now: Option<&InForce>,
        origin: Name,
        agency: Name,
        set: Set,
    ) -> anyhow::Result<Self> {
        let (sequence, previous) = turn(now);
        let proposed = Self {
            agency,
            approvals: Vec::new(),
            format: Format::V1,
            origin,
            previous,
            sequence,
            set,
        };
        proposed.check()?;
        proposed.follows(now)?;
        Ok(proposed)
    }

    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        let bytes = pinned::bytes(file, BYTES_MAX)?;
        let parsed = Self::parse(&bytes);
        parsed.with_context(|| format!("{} holds no set that can be approved", file.display()))
    }

    fn parse(bytes: &[u8]) -> anyhow::Result<Self> {
        let proposed: Self = serde_json::from_slice(bytes)?;
        proposed.check()?;
        Ok(proposed)
    }

    /// What the file holds.
    pub(super) fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let bytes = base::canonical(self)?;
        ensure!(
            bytes.len() <= BYTES_MAX,
            "the set takes {} bytes, {BYTES_MAX} are allowed",
            bytes.len()
        );
        Ok(bytes)
    }

    /// What can be told without a ledger: the set could run one, and each approval is of this very set.
    fn check(&self) -> anyhow::Result<()> {
        let set = self.set.check();
        set.context("the list cannot run a ledger")?;
        let message = self.content()?.approval_message(&self.origin);
        let mut keys = BTreeSet::new();
        for Approval { key, signature } in &self.approvals {
            ensure!(keys.insert(*key), "{key:?} approves it twice");
            ensure!(
                key.verifies(&message, signature),
                "the approval by {key:?} is not one of this set"
            );
        }
        Ok(())
    }

    /// Whether the ledger could take it next, or begin with it, once enough validators approve it.
    pub(super) fn follows(&self, now: Option<&InForce>) -> anyhow::Result<()> {
        self.is_next(now)?;
        let approving = self.approving(now);
        let may = |one: &Agency| one.name == self.agency && one.may.contains(&Kind::ValidatorsSet);
        let which = if now.is_some() { "in force" } else { "itself" };
        ensure!(
            approving.agencies.iter().any(may),
            "{} may not submit a set, as the set {which} says",
            self.agency
        );
        ensure!(
            self.approvals
                .iter()
                .all(|one| validates(approving, one.key)),
            "one of its approvals is by no validator of the set {which}"
        );
        ensure!(
            now.is_none_or(|now| !compare(&now.set, &self.set).is_empty()),
            "the list changes nothing"
        );
        Ok(())
    }

    /// Whether it is the turn for which it was made.
    fn is_next(&self, now: Option<&InForce>) -> anyhow::Result<()> {
        let (next, previous) = turn(now);
        match now {
            None => ensure!(
                self.sequence == next,
                "it is set number {} of a ledger that runs: name a mirror of it",
                self.sequence
            ),
            Some(now) => ensure!(
                self.origin == now.origin,
                "it is for the ledger {}, not for {}",
                self.origin,
                now.origin
            ),
        }
        ensure!(
            self.sequence == next && self.previous == previous,
            "the next set of the log is number {next}, and this one was made as number {} after another one: make it anew",
            self.sequence
        );
        Ok(())
    }

    /// The set whose validators approve it: the one in force, and for the first one itself.
    pub(super) fn approving<'a>(&'a self, now: Option<&'a InForce>) -> &'a Set {
        now.map_or(&self.set, |now| &now.set)
    }

    /// What it changes, in plain words; the digest is what those who approve it compare.
    pub(super) fn told(&self, now: Option<&InForce>) -> anyhow::Result<String> {
        let digest = self.set.commitment()?.line();
        let which = match self.sequence {
            0 => "the first set".to_owned(),
            number => format!("set number {number}"),
        };
        let first = format!(
            "{which} of {}, which {} proposes, with the digest {digest}",
            self.origin, self.agency
        );
        let nobody = Set {
            agencies: Vec::new(),
            quorum: 0,
            validators: Vec::new(),
        };
        let mut lines = compare(now.map_or(&nobody, |now| &now.set), &self.set);
        lines.insert(0, first);
        Ok(lines.join("\n"))
    }

    /// A validator approves it.
    pub(super) fn approve(
        &mut self,
        now: Option<&InForce>,
        validator: &dyn Signer,
    ) -> anyhow::Result<()> {
        let key = validator.public();
        let which = if now.is_some() { "in force" } else { "itself" };
        ensure!(
            validates(self.approving(now), key),
            "the key is that of no validator of the set {which}"
        );
        ensure!(
            self.approvals.iter().all(|one| one.key != key),
            "this validator has approved it already"
        );
        let message = self.content()?.approval_message(&self.origin);
        let signature = validator.sign(&message)?;
        self.approvals.push(Approval { key, signature });
        Ok(())
    }

    pub(super) fn origin(&self) -> &Name {
        &self.origin
    }

    /// How many validators approve it.
    pub(super) fn approvals(&self) -> usize {
        self.approvals.len()
    }

    /// What the agency founds a ledger with, or submits.
    pub(super) fn sign(&self, agency: &dyn Signer) -> anyhow::Result<Operation> {
        Ok(self.content()?.sign(&self.origin, agency)?)
    }

    fn content(&self) -> anyhow::Result<Content> {
        Ok(Content {
            deed: Deed::ValidatorsSet {
                set: Box::new(self.set.clone()),
                approvals: self.approvals.clone(),
            },
            agency: self.agency.digest(),
            subject: subject_of(&self.origin),
            sequence: self.sequence,
            previous: self.previous,
            commitment: self.set.commitment()?,
        })
    }
}

/// The number of the next set, and the leaf hash of the one before.
fn turn(now: Option<&InForce>) -> (u64, Hash) {
    now.map_or((0, Hash::NONE), |now| (now.sequence + 1, now.leaf))
}

fn validates(set: &Set, key: PublicKey) -> bool {
    set.validators.iter().any(|one| one.key == key)
}
