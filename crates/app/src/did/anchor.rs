//! Steps into the ledger, each once and in order. A step has its place once a quorum has cosigned it, so that whoever sees the place can have
//! the proof. What the ledger has already, since a program ended in between, is found there by its number.

use super::change::tell;
use super::next::KNOWN;
use crate::audit::{Audit, AuditError, Placed};
use crate::tables::did::{self, Mark, Step, Turn};
use crate::tables::subject;
use crate::{App, AppError};
use ::ledger::{Deed, Entry, Hash, Kind, Operation, entry_of};
use base::Timestamp;
use futures_util::future::join_all;
use store::Unit;

/// Steps that are said at once: they come into the ledger by a few blocks, and each waits for its own.
const STEPS: usize = 64;

/// Says every first step that waits, as far as the ledger takes it; tells how many found their place. What cannot be said holds nobody else up, and
/// is told at the end; where nothing can, the ledger does not answer, and the rest waits.
pub async fn anchor(app: &App, audit: &Audit, now: Timestamp) -> Result<usize, AuditError> {
    let (mut placed, mut failed) = (0, None);
    for part in app.store.parts() {
        let mut after: Option<Mark> = None;
        loop {
            let (steps, last) = did::waiting(app, part, after, STEPS).await?;
            let Some(last) = last else { break };
            after = Some(last);
            let settling = steps.iter().map(|step| settle(app, audit, step, now));
            let mut silent = 0;
            for done in join_all(settling).await {
                match done {
                    Ok(is_placed) => placed += usize::from(is_placed),
                    Err(error) => {
                        let is_silent = matches!(error, AuditError::Late | AuditError::Ledger(_));
                        silent += usize::from(is_silent);
                        failed = failed.or(Some(error));
                    }
                }
            }
            if silent > 0 && silent == steps.len() {
                return failed.map_or(Ok(placed), Err);
            }
        }
    }
    failed.map_or(Ok(placed), Err)
}

/// What becomes of a step.
enum Fate {
    At(Placed),
    /// Said, and not yet cosigned; or the validator here has to catch up.
    Soon,
    /// The ledger has another step in its turn, or what it follows is in a ledger that was left.
    Never,
}

async fn settle(app: &App, audit: &Audit, step: &Step, now: Timestamp) -> Result<bool, AuditError> {
    let fate = say(app, audit, step).await?;
    let key = subject::key(app, step.subject).await?;
    let mut unit = Unit::of(step.subject.bucket());
    match fate {
        Fate::Soon => return Ok(false),
        Fate::At(placed) => {
            let at = (audit.ledger.origin(), placed);
            did::place(&mut unit, app, (step, &key), at)?;
        }
        Fate::Never => {
            tracing::error!("the ledger says something else of an identity than this instance");
            did::lay_aside(&mut unit, step);
            tell(&mut unit, app, (step.subject, &key), (KNOWN, now))?;
        }
    }
    let kept = app.store.commit("did-place", unit).await;
    kept.map_err(AppError::from)?;
    Ok(matches!(fate, Fate::At(_)))
}

async fn say(app: &App, audit: &Audit, step: &Step) -> Result<Fate, AuditError> {
    let about = (Kind::DidCreate, step.content.identity);
    let mut seen = None;
    let next = async |last: Option<&Entry>| {
        seen = last.copied();
        let turn = last.map_or(0, |last| last.sequence + 1);
        Ok((turn == step.content.sequence).then(|| word(step)))
    };
    let placed = match (audit.say(about, next).await?, seen) {
        (Some(placed), _) => placed,
        (None, Some(last)) if last.sequence >= step.content.sequence => {
            return said_before(audit, step, last.index).await;
        }
        // The ledger has too little. Where it should have more, the validator here has not caught up yet.
        (None, _) => {
            let before = did::at(app, (step.subject, step.number - 1)).await?;
            let is_behind = before.is_some_and(|before| {
                before.content.identity == step.content.identity
                    && before.placed_in(audit.ledger.origin()).is_some()
            });
            return Ok(if is_behind { Fate::Soon } else { Fate::Never });
        }
    };
    let proved = audit.ledger.proved(placed.index).await?;
    Ok(proved.map_or(Fate::Soon, |_| Fate::At(placed)))
}

/// What is said of it.
fn word(step: &Step) -> (Deed, Hash) {
    let controller = entry_of(step.content.cause.as_bytes());
    let deed = match step.content.turn {
        Turn::Began => Deed::DidCreate { controller },
        Turn::Changed => Deed::DidRotate { controller },
        Turn::Ended => Deed::DidDeactivate { controller },
    };
    (deed, entry_of(step.content.keys.as_bytes()))
}

/// Where the ledger has this very step, looked for from the last one of its identity back.
async fn said_before(audit: &Audit, step: &Step, last: u64) -> Result<Fate, AuditError> {
    let mut index = last;
    loop {
        let Some((entry, _)) = audit.ledger.proved(index).await? else {
            return Ok(Fate::Soon);
        };
        let operation = Operation::read(&entry, audit.ledger.origin())?;
        let content = operation.content();
        if content.sequence == step.content.sequence {
            let is_it = (content.deed.clone(), content.commitment) == word(step);
            return Ok(match audit.ledger.block_of(index).await? {
                Some(block) if is_it => Fate::At(Placed {
                    block: block.height,
                    index,
                }),
                None if is_it => Fate::Soon,
                _ => Fate::Never,
            });
        }
        match audit.ledger.find(content.previous).await? {
            Some(before) => index = before.index,
            None => return Ok(Fate::Soon),
        }
    }
}
