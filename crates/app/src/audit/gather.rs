//! Leaves into the log: what waits is appended in the order in which it is found, and told its number there.
//!
//! A program that is killed between the two finds in the log what the database does not know yet, and appends it no second time. That is
//! sought among the last entries alone, since nothing is appended before all that was appended is known.

use super::{Audit, AuditError, LEAVES_MAX};
use crate::App;
use crate::tables::leaf::{self, Waiting};
use ::ledger::Hash;
use shelf::AuditLog;
use std::collections::HashMap;

/// Takes up to a thousand leaves into the log; says how many. Zero means rest.
pub async fn gather(app: &App, audit: &Audit) -> Result<usize, AuditError> {
    let mut waiting = leaf::waiting(app, LEAVES_MAX).await?;
    let mut known = audit.fresh().clone();
    let new: Vec<Hash> = waiting
        .iter()
        .map(|leaf| leaf.commitment)
        .filter(|commitment| !known.contains_key(commitment))
        .collect();
    if !new.is_empty() {
        let entries: Vec<[u8; 32]> = new.iter().map(|commitment| commitment.0).collect();
        let first = audit.with_log(move |log| log.append(&entries)).await?;
        known.extend(new.into_iter().zip(first..));
        audit.fresh().clone_from(&known);
    }
    let place = |leaf: &mut Waiting| known.get(&leaf.commitment).copied();
    let placed: Vec<(Waiting, u64)> = waiting
        .drain(..)
        .filter_map(|mut leaf| place(&mut leaf).map(|place| (leaf, place)))
        .collect();
    leaf::place(app, &placed).await?;
    audit.fresh().clear();
    Ok(placed.len())
}

/// The last entries of a log, by what they are.
pub(super) fn tail(log: &AuditLog) -> Result<HashMap<Hash, u64>, shelf::Broken> {
    let size = log.size();
    let most = u64::try_from(LEAVES_MAX).unwrap_or(u64::MAX);
    let mut found = HashMap::new();
    for index in size.saturating_sub(most)..size {
        if let Ok(commitment) = log.entry(index)?.try_into() {
            found.insert(Hash(commitment), index);
        }
    }
    Ok(found)
}
