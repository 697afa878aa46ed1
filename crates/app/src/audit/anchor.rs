//! The head of the log into the ledger: how many entries it has, their root, and the proof that what was anchored before is their
//! beginning.

use super::{Audit, AuditError, Placed};
use crate::App;
use crate::tables::leaf;
use ::ledger::{Deed, Entry, Kind};
use base::Timestamp;

/// Anchors what is new in the log; says whether anything was. What is anchored is known to the database afterwards, also where the
/// program ended just before it could be told.
pub async fn anchor(app: &App, audit: &Audit, now: Timestamp) -> Result<bool, AuditError> {
    let mut head = None;
    let next = async |last: Option<&Entry>| {
        let old = last.map_or(0, |last| last.size);
        if let Some(last) = last {
            learn(app, audit, last, now).await?;
        }
        let grown = audit.with_log(move |log| {
            let checkpoint = log.checkpoint();
            let proof = log.consistency(old, checkpoint.size)?;
            Ok((checkpoint.size, checkpoint.root, proof))
        });
        let (size, root, proof) = grown.await?;
        head = Some(size);
        Ok((size > old).then_some((Deed::AuditCheckpoint { size, proof }, root)))
    };
    let about = (Kind::AuditCheckpoint, audit.subject());
    let placed = audit.say(about, next).await?;
    if let Some((size, placed)) = head.zip(placed) {
        leaf::anchored(app, (size, placed), now).await?;
    }
    audit.publish().await?;
    Ok(placed.is_some())
}

/// Writes down what the ledger knows and the database may not.
async fn learn(app: &App, audit: &Audit, last: &Entry, now: Timestamp) -> Result<(), AuditError> {
    if leaf::is_anchored(app, last.size).await? {
        return Ok(());
    }
    let (size, index) = (last.size, last.index);
    let block = audit.ledger.block_of(index).await?;
    let block = block.ok_or_else(|| AuditError::Ledger("an entry without a block".to_owned()))?;
    leaf::anchored(app, (size, Placed { block, index }), now).await?;
    Ok(())
}
