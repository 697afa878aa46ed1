//! Steps into the ledger, each once and in order. A step has its place once a quorum has cosigned it, so that whoever sees the place can have
//! the proof; a program that ends before finds in the ledger that it was said already.

use crate::audit::{Audit, AuditError, Placed};
use crate::tables::did::{self, Mark, Step, Turn};
use crate::{App, AppError};
use ::ledger::{Deed, Entry, Kind, entry_of};
use futures_util::future::join_all;
use std::collections::BTreeSet;
use store::Unit;

/// Steps that are said at once: they come into the ledger by a few blocks, and each waits for its own.
const STEPS: usize = 64;

/// Says every step that waits, as far as the ledger takes it; tells how many were. What the ledger refuses holds nobody else up, and is told at the end.
pub async fn anchor(app: &App, audit: &Audit) -> Result<usize, AuditError> {
    let (mut said, mut failed) = (0, None);
    for part in app.store.parts() {
        let mut after: Option<Mark> = None;
        loop {
            let steps = did::waiting(app, part, after, STEPS).await?;
            let Some(last) = steps.last() else { break };
            after = Some((last.at, last.subject, last.number));
            // Of one person a step at a time: the next one follows from what the ledger says of this one.
            let mut people = BTreeSet::new();
            let first = steps.iter().filter(|step| people.insert(step.subject));
            for done in join_all(first.map(|step| say(app, audit, step))).await {
                match done {
                    Ok(is_placed) => said += usize::from(is_placed),
                    Err(error) => failed = failed.or(Some(error)),
                }
            }
        }
    }
    failed.map_or(Ok(said), Err)
}

/// Says a step, unless the ledger has it, and writes down its place once there is a proof of it.
async fn say(app: &App, audit: &Audit, step: &Step) -> Result<bool, AuditError> {
    let content = &step.content;
    let about = (Kind::DidCreate, content.identity);
    let next = async |last: Option<&Entry>| Ok((!is_said(step, last)).then(|| word(step)));
    let placed = match audit.say(about, next).await? {
        Some(placed) => placed,
        None => match audit.place_of_last(about).await? {
            Some(placed) => placed,
            None => return Ok(false),
        },
    };
    if audit.ledger.proved(placed.index).await?.is_none() {
        return Ok(false);
    }
    keep(app, step, placed).await?;
    Ok(true)
}

fn is_said(step: &Step, last: Option<&Entry>) -> bool {
    let commitment = entry_of(step.content.keys.as_bytes());
    last.is_some_and(|last| (last.sequence, last.commitment) == (step.content.sequence, commitment))
}

/// What is said of it.
fn word(step: &Step) -> (Deed, ::ledger::Hash) {
    let controller = entry_of(step.content.cause.as_bytes());
    let deed = match step.content.turn {
        Turn::Began => Deed::DidCreate { controller },
        Turn::Changed => Deed::DidRotate { controller },
        Turn::Ended => Deed::DidDeactivate { controller },
    };
    (deed, entry_of(step.content.keys.as_bytes()))
}

async fn keep(app: &App, step: &Step, placed: Placed) -> Result<(), AuditError> {
    let mut unit = Unit::of(step.subject.bucket());
    did::place(&mut unit, (step.subject, step.number), placed)?;
    let kept = app.store.commit("did-place", unit).await;
    kept.map_err(AppError::from)?;
    Ok(())
}
