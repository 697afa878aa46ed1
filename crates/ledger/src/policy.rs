//! Trust policies (C2SP tlog-policy): which logs and witnesses are known, and which of them must have signed.
//!
//! A verifier pins one such file. The validators of a [`Set`] are its witnesses; the log has no key of its own, so its name is pinned
//! beside the file ([`crate::Trust`]).

use crate::Set;
use crate::vkey::{BadVkey, Signs, Vkey};
use std::fmt::Write as _;

mod parse;
#[cfg(test)]
mod tests;

/// Longest policy that is read.
pub const POLICY_BYTES_MAX: usize = 64 * 1024;
/// Most logs, most witnesses and most groups of a policy.
pub(crate) const MEMBERS_MAX: usize = 64;

/// A policy that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub(crate) logs: Vec<Vkey>,
    pub(crate) witnesses: Vec<Vkey>,
    quorum: Rule,
}

/// What is needed of the witnesses.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    Nothing,
    /// This witness, by its place in the list.
    Witness(usize),
    /// So many of those.
    Of(usize, Vec<Rule>),
}

/// Why a text is not a policy that can be used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPolicy {
    #[error("longer than any policy, or with more members")]
    TooLong,
    #[error("line {line}: not a line of a policy")]
    Line { line: usize },
    #[error("line {line}: {why}")]
    Key { line: usize, why: BadVkey },
    #[error("line {line}: the name or key stands there already")]
    Twice { line: usize },
    #[error("line {line}: a name that no line before defines")]
    Unknown { line: usize },
    #[error("line {line}: the number of members needed is none of 1 to all")]
    Threshold { line: usize },
    #[error("no quorum, or more than one")]
    Quorum,
}

impl Policy {
    pub fn parse(text: &str) -> Result<Self, BadPolicy> {
        parse::parse(text)
    }

    /// The file that a verifier pins who trusts this set.
    pub fn text_of(set: &Set) -> String {
        let mut text = String::new();
        let mut members = String::new();
        for (index, validator) in set.validators.iter().enumerate() {
            let vkey = Vkey {
                name: validator.name.clone(),
                signs: Signs::Cosignature,
                key: validator.key,
            };
            // Writing to a string does not fail.
            let _ = writeln!(text, "witness v{index} {vkey}");
            let _ = write!(members, " v{index}");
        }
        let quorum = set.quorum;
        let _ = writeln!(
            text,
            "group validators {quorum}{members}\nquorum validators"
        );
        text
    }

    /// The policy of a set, as its text says it.
    pub fn of(set: &Set) -> Self {
        let witness = |validator: &crate::Validator| Vkey {
            name: validator.name.clone(),
            signs: Signs::Cosignature,
            key: validator.key,
        };
        let members = (0..set.validators.len()).map(Rule::Witness).collect();
        Self {
            logs: Vec::new(),
            witnesses: set.validators.iter().map(witness).collect(),
            quorum: Rule::Of(set.quorum, members),
        }
    }

    /// Whether the witnesses with these places are enough.
    pub fn holds(&self, signed: &[usize]) -> bool {
        self.quorum.holds(signed)
    }

    /// How few witnesses can be enough.
    pub(crate) fn fewest(&self) -> usize {
        self.quorum.fewest()
    }
}

impl Rule {
    fn holds(&self, signed: &[usize]) -> bool {
        match self {
            Self::Nothing => true,
            Self::Witness(place) => signed.contains(place),
            Self::Of(needed, members) => {
                let holding = members.iter().filter(|member| member.holds(signed));
                holding.count() >= *needed
            }
        }
    }

    fn fewest(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Witness(_) => 1,
            Self::Of(needed, members) => {
                let mut fewest: Vec<_> = members.iter().map(Self::fewest).collect();
                fewest.sort_unstable();
                fewest.iter().take(*needed).sum()
            }
        }
    }
}
