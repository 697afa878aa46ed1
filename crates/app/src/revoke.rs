//! Revoking: the document with this number does not count any more. What its grant changed in registers stays: that is
//! corrected there, by those who keep them.

use crate::tables::cases;
use crate::tables::credential;
use crate::tables::history::By;
use crate::{Actor, App, AppError, Channel, settle};
use base::{CaseId, PublicNumber, Timestamp};
use case::Refusal;
use store::Unit;

/// Why a document was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum RevokeError {
    #[error("no document has this number")]
    Unknown,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    App(#[from] AppError),
}

/// What was revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    pub case: CaseId,
    pub service: String,
    pub product: String,
}

/// Takes a document back, on the order of `by` and for a reason that its holder will read.
pub async fn revoke(
    app: &App,
    number: PublicNumber,
    (by, reason): (&str, &str),
    now: Timestamp,
) -> Result<Revoked, RevokeError> {
    let issued = credential::by_number(app, number).await?;
    let issued = issued.ok_or(RevokeError::Unknown)?;
    let stored = cases::load(app, issued.case, issued.owner).await?;
    let what = (issued.product.clone(), reason.trim().to_owned());
    // The service may have left the pack long ago; its documents are still out there.
    let step = case::revoke(&stored.body.case, what, now)?;
    let by = By {
        actor: Actor::Operator {
            name: by.trim().to_owned(),
        },
        channel: Channel::Command,
        origin: stored.body.origin,
        once: None,
    };
    let mut unit = Unit::of(stored.owner.bucket());
    let seen = (stored.seq, stored.updated);
    let stored = stored.moved_by(&step);
    settle::moved(&mut unit, app, &stored, (&step, seen), &by, now)?;
    credential::revoke(&mut unit, &issued, now);
    app.store
        .commit("revoke", unit)
        .await
        .map_err(AppError::from)?;
    app.lists.forget().await;
    tracing::info!(case.id = %stored.id, service = stored.service, "a document was revoked");
    Ok(Revoked {
        case: stored.id,
        service: stored.service,
        product: issued.product,
    })
}
