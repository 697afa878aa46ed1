//! Leaves into the log: what waits is appended in the order in which it is found, and told its number there.
//!
//! Nothing is appended before the database knows the number of all that was appended before. A program that was killed between the two
//! begins with what the end of the log may hold of that, looks for it among everything that waits, and appends nothing meanwhile.

use super::{Audit, AuditError, LEAVES_MAX};
use crate::App;
use crate::tables::leaf::{self, Waiting};
use ::ledger::Hash;
use shelf::AuditLog;
use std::collections::HashMap;

/// Takes up to a thousand leaves into the log; says how many. Zero means rest.
pub async fn gather(app: &App, audit: &Audit) -> Result<usize, AuditError> {
    if !audit.unsure().is_empty() {
        return settle(app, audit).await;
    }
    let waiting = leaf::waiting(app, LEAVES_MAX).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let entries: Vec<[u8; 32]> = waiting.iter().map(|leaf| leaf.commitment.0).collect();
    // Until the answer is here, each of them may be in the log.
    let appended = audit.with_log(move |log| {
        let first = log.append(&entries)?;
        Ok(entries.into_iter().map(Hash).zip(first..).collect())
    });
    let appended: HashMap<Hash, u64> = appended.await?;
    audit.unsure().clone_from(&appended);
    let placed = placed(waiting, &appended);
    leaf::place(app, &placed).await?;
    audit.unsure().clear();
    Ok(placed.len())
}

/// Tells everything that waits, and is in the log already, its number.
async fn settle(app: &App, audit: &Audit) -> Result<usize, AuditError> {
    let appended = audit.unsure().clone();
    let mut count = 0;
    for queue in leaf::queues(app) {
        let mut after = None;
        loop {
            let page = leaf::page(app, queue, after, LEAVES_MAX).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            let placed = placed(page, &appended);
            count += placed.len();
            leaf::place(app, &placed).await?;
        }
    }
    audit.unsure().clear();
    Ok(count)
}

fn placed(waiting: Vec<Waiting>, appended: &HashMap<Hash, u64>) -> Vec<(Waiting, u64)> {
    let found = waiting.into_iter().map(|leaf| {
        let place = appended.get(&leaf.commitment).copied();
        place.map(|place| (leaf, place))
    });
    found.flatten().collect()
}

/// The last entries of a log, by what they are: as many as were appended at once at most.
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
