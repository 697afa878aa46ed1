//! The receipt: what lets anyone replay a decision, without asking a register or trusting the operator.

use base::{Facts, Timestamp};
use pack::Verdict;
use pack::model::Service;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    #[error("the receipt is about {receipt}, the rules at hand are those of {rules}")]
    OtherService { receipt: String, rules: String },
    #[error("the receipt was made under the law {receipt}, the rules at hand are {rules}")]
    OtherLaw { receipt: String, rules: String },
    #[error("the rules could not be run again: {0}")]
    Rules(String),
    #[error("the rules do not say what the receipt says of {}", .0.join(", "))]
    Verdict(Vec<String>),
}

/// Runs the decision again from the receipt alone, under `service` as the law of its day has it.
pub fn replay(service: &Service, receipt: &Receipt) -> Result<(), Difference> {
    if receipt.version != VERSION {
        return Err(Difference::Layout(receipt.version));
    }
    if service.id != receipt.service {
        return Err(Difference::OtherService {
            receipt: receipt.service.clone(),
            rules: service.id.clone(),
        });
    }
    if service.law_hash != receipt.law_hash {
        return Err(Difference::OtherLaw {
            receipt: receipt.law_hash.clone(),
            rules: service.law_hash.clone(),
        });
    }
    let verdict = pack::decide(service, &receipt.facts)
        .map_err(|error| Difference::Rules(error.to_string()))?;
    if verdict == receipt.verdict {
        Ok(())
    } else {
        Err(Difference::Verdict(differing(&verdict, &receipt.verdict)))
    }
}

/// Products of which the two verdicts say different things.
fn differing(one: &Verdict, other: &Verdict) -> Vec<String> {
    let all = one.decisions.iter().chain(&other.decisions);
    let differ = |product: &&str| one.of(product) != other.of(product);
    let products: BTreeSet<&str> = all
        .map(|decision| decision.product.as_str())
        .filter(differ)
        .collect();
    products.into_iter().map(str::to_owned).collect()
}
