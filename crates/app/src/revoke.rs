//! Revoking: the document with this number does not count any more. What its grant changed in registers stays: that is
//! corrected there, by those who keep them.

use crate::tables::cases::{self, Body};
use crate::tables::credential;
use crate::tables::history::{self, By};
use crate::{Actor, App, AppError, Channel, Origin};
use base::{CaseId, PublicNumber, Timestamp};
use case::{Command, Refusal, Setting};
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
    let service = app.pack.services.get(&stored.service);
    let service = service.ok_or(AppError::NotFound)?;
    let setting = Setting {
        service,
        area: issued.content.office.area.as_deref(),
        zone: issued.content.office.zone,
        calendar: app.pack.calendar(&service.about.owner),
    };
    let command = Command::Revoke {
        product: issued.product.clone(),
        reason: reason.trim().to_owned(),
    };
    let step = case::advance(&setting, &stored.body.case, command, now)?;
    let by = By {
        actor: Actor::Operator {
            name: by.trim().to_owned(),
        },
        channel: Channel::Command,
        origin: Origin::Resident,
    };
    let mut unit = Unit::new();
    let seen = (stored.seq, stored.updated);
    let stored = cases::Stored {
        seq: seen.0 + i64::try_from(step.events.len()).unwrap_or(i64::MAX),
        body: Body {
            case: step.case,
            ..stored.body
        },
        ..stored
    };
    cases::update(&mut unit, app, &stored, seen, now)?;
    for (event, seq) in step.events.iter().zip(seen.0 + 1..) {
        history::append(&mut unit, app, &stored, (seq, event, None), &by, now)?;
    }
    credential::revoke(&mut unit, &issued, now);
    app.store
        .commit("revoke", unit)
        .await
        .map_err(AppError::from)?;
    tracing::info!(case.id = %stored.id, service = stored.service, "a document was revoked");
    // Nobody listening is no error.
    let _ = app.moved.send(stored.id);
    Ok(Revoked {
        case: stored.id,
        service: stored.service,
        product: issued.product,
    })
}
