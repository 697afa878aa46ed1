//! The file that shows an identity, for its holder: every step of it, and the proof of each. Reads only.

use super::STEPS_MAX;
use crate::audit::{Audit, AuditError};
use crate::tables::did::{self, Step};
use crate::{App, AppError, Resident};
use ::ledger::{Family, Identity, IdentityStep, key_of};

/// The identity that somebody has now, or had last, once the ledger has all of it.
pub async fn file(app: &App, resident: Resident) -> Result<Vec<u8>, AuditError> {
    let audit = app.audit.as_deref().ok_or(AppError::NotFound)?;
    let mut steps = did::newest(app, resident.subject, STEPS_MAX).await?;
    let identity = steps.first().ok_or(AppError::NotFound)?.content.identity;
    steps.retain(|step| step.content.identity == identity);
    steps.reverse();
    // One with more steps than a file holds has none.
    if steps.first().is_none_or(|first| first.content.sequence > 0) {
        return Err(AppError::NotFound.into());
    }
    let mut shown = Vec::with_capacity(steps.len());
    for step in steps {
        shown.push(proved(audit, step).await?);
    }
    let key = key_of(Family::Did, identity);
    let present = audit.ledger.current(key).await?;
    let present = present.ok_or(AppError::NotFound)?;
    let of = (audit.ledger.origin().clone(), identity);
    let file = serde_json::to_vec_pretty(&Identity::new(of, shown, present));
    Ok(file.map_err(AppError::from)?)
}

/// A step with its proof; one that the ledger does not have yet has none.
async fn proved(audit: &Audit, step: Step) -> Result<IdentityStep, AuditError> {
    let placed = step.placed_in(audit.ledger.origin());
    let placed = placed.ok_or(AppError::NotFound)?;
    let proved = audit.ledger.proved(placed.index).await?;
    let (entry, proof) = proved.ok_or(AppError::NotFound)?;
    let entry = String::from_utf8(entry);
    let entry = entry.map_err(|_| AppError::Invariant("an operation is text"))?;
    Ok(IdentityStep {
        entry,
        keys: step.content.keys,
        cause: step.content.cause,
        proof,
    })
}
