//! Identities of those who have none in the ledger of today: they had an account before identities were anchored, or their identity is in a ledger
//! that was left.

use super::change;
use super::next::KNOWN;
use crate::audit::Audit;
use crate::tables::did;
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::{CommitError, Unit};

/// People that are looked up at once.
const PEOPLE: usize = 200;

/// Begins them all; says for how many it did not go well, of whom the first failure is told. Can be stopped at any moment and begun again.
pub async fn begin_missing(app: &App, audit: &Audit, now: Timestamp) -> Result<usize, AppError> {
    let mut failed = 0;
    for part in app.store.parts() {
        let mut after = None;
        loop {
            let page = (audit.ledger.origin(), after);
            let people = did::missing(app, part, page, PEOPLE).await?;
            let Some(last) = people.last() else { break };
            after = Some(*last);
            for subject in people {
                if let Err(error) = begin(app, subject, now).await {
                    if failed == 0 {
                        tracing::warn!(%error, "somebody has no identity in the ledger");
                    }
                    failed += 1;
                }
            }
        }
    }
    Ok(failed)
}

async fn begin(app: &App, subject: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let mut unit = Unit::of(subject.bucket());
    change(app, subject, (KNOWN, now), &mut unit).await?;
    if unit.is_empty() {
        return Ok(());
    }
    match app.store.commit("did-missing", unit).await {
        // Something happened to the account at this moment, and began it.
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
