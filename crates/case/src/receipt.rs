//! The receipt: what lets anyone replay a decision, without asking a register or trusting the operator.

use base::{Facts, Timestamp};
use pack::Verdict;
use pack::model::Pack;
use serde::{Deserialize, Serialize};

/// Everything the rules looked at, and what they said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Layout of this file.
    pub version: u32,
    pub service: String,
    /// Names the rules, tables, schemas and evaluator the decision was made by.
    pub law_hash: String,
    pub at: Timestamp,
    /// Values with their sources, the office's date and its zone.
    pub facts: Facts,
    pub verdict: Verdict,
}

/// The layout that this program writes.
pub(crate) const VERSION: u32 = 1;

/// Why a receipt does not replay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    #[error("the receipt has layout {0}, which this program does not know")]
    Layout(u32),
    #[error("the pack has no service {0}")]
    NoService(String),
    #[error("the receipt was made under {receipt}, the pack at hand is {pack}")]
    OtherLaw { receipt: String, pack: String },
    #[error("the rules could not be run again: {0}")]
    Rules(String),
    #[error("the rules now say {0:?}")]
    Verdict(Box<Verdict>),
}

/// Runs the decision again from the receipt alone, under `pack`, which must be the one it was made by.
pub fn replay(pack: &Pack, receipt: &Receipt) -> Result<(), Difference> {
    if receipt.version != VERSION {
        return Err(Difference::Layout(receipt.version));
    }
    let service = pack
        .services
        .get(&receipt.service)
        .ok_or_else(|| Difference::NoService(receipt.service.clone()))?;
    if service.law_hash != receipt.law_hash {
        return Err(Difference::OtherLaw {
            receipt: receipt.law_hash.clone(),
            pack: service.law_hash.clone(),
        });
    }
    let verdict = pack::decide(service, &receipt.facts)
        .map_err(|error| Difference::Rules(error.to_string()))?;
    if verdict == receipt.verdict {
        Ok(())
    } else {
        Err(Difference::Verdict(Box::new(verdict)))
    }
}
