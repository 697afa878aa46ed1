//! The head of the log into the ledger: how many entries it has, their root, and the proof that what was anchored before is their
//! beginning.

use super::{Audit, AuditError};
use crate::App;
use crate::tables::leaf::{self, Anchored};
use ::ledger::{Deed, Entry, Kind};

/// Goes on by one step: the last anchor is written down once a quorum has cosigned it, and then what is new in the log is anchored. Says whether
/// anything was anchored. So a proof can be had of whatever the database calls sealed, also where the program ended in between.
pub async fn anchor(app: &App, audit: &Audit) -> Result<bool, AuditError> {
    audit.publish().await?;
    if !learn(app, audit).await? {
        return Ok(false);
    }
    let next = async |last: Option<&Entry>| {
        let old = last.map_or(0, |last| last.size);
        let grown = audit.with_log(move |log| {
            let checkpoint = log.checkpoint();
            let proof = log.consistency(old, checkpoint.size)?;
            Ok((checkpoint.size, checkpoint.root, proof))
        });
        let (size, root, proof) = grown.await?;
        Ok((size > old).then_some((Deed::AuditCheckpoint { size, proof }, root)))
    };
    let about = (Kind::AuditCheckpoint, audit.subject());
    let is_new = audit.say(about, next).await?.is_some();
    if is_new {
        learn(app, audit).await?;
    }
    Ok(is_new)
}

/// Writes down the last anchor; says whether there is none that a quorum has still to cosign.
async fn learn(app: &App, audit: &Audit) -> Result<bool, AuditError> {
    let about = (Kind::AuditCheckpoint, audit.subject());
    let Some(last) = audit.last(about).await? else {
        return Ok(true);
    };
    let origin = audit.ledger.origin();
    if leaf::is_anchored(app, (origin, last.size)).await? {
        return Ok(true);
    }
    if audit.ledger.proved(last.index).await?.is_none() {
        return Ok(false);
    }
    let block = audit.ledger.block_of(last.index).await?;
    let block = block.ok_or_else(|| AuditError::Ledger("an entry without a block".to_owned()))?;
    let anchored = Anchored {
        size: last.size,
        block: block.height,
        index: last.index,
        at: block.time,
    };
    leaf::anchored(app, origin, anchored).await?;
    Ok(true)
}
