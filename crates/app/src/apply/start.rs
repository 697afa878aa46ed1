//! Starting: a draft is made, and the reading of every fact is logged before its value is in memory.

use super::dossier::{announce, begun, own_reader, wanted};
use crate::tables::cases::{Body, Stored};
use crate::tables::history::{self, By};
use crate::tables::{cases, subject};
use crate::{Actor, App, AppError, Channel, Origin, Resident, registry};
use base::{CaseId, Timestamp};
use case::Event;
use store::{CommitError, Unit};

/// Begins an application for `service`, unless this person has too many drafts of it or began too many today. One unit:
/// draft, first event, access rows of what is read about the applicant; then what that leads to is logged too.
pub async fn start(
    app: &App,
    resident: Resident,
    service: &str,
    now: Timestamp,
) -> Result<CaseId, AppError> {
    let service = app.pack.services.get(service).ok_or(AppError::NotFound)?;
    let stored = Stored {
        id: CaseId::at(now, app.dice.bytes()),
        owner: resident.subject,
        service: service.id.clone(),
        seq: 1,
        law_hash: service.law_hash.clone(),
        updated: now,
        body: Body::draft(),
        key: subject::key(app, resident.subject).await?,
    };
    let mut unit = Unit::new();
    cases::insert(&mut unit, app, &stored, now)?;
    let by = By {
        actor: Actor::Applicant,
        channel: Channel::Portal,
        origin: Origin::Resident,
    };
    history::append(
        &mut unit,
        app,
        &stored,
        (1, &Event::Started, None),
        &by,
        now,
    )?;
    let reader = own_reader(&stored, service);
    let mut facts = begun(&stored, service, now);
    let first = wanted(&stored, service);
    registry::announce_first(app, first, &mut facts, &mut unit, (&reader, now)).await?;
    match app.store.commit("start", unit).await {
        // The first statement is the case itself.
        Err(CommitError::Conflict { at: 0 }) => {
            return Err(if cases::has_all_drafts(app, &stored).await? {
                AppError::TooManyDrafts
            } else {
                AppError::TooManyBegun
            });
        }
        done => done?,
    };
    announce(app, &stored, service, now).await?;
    tracing::info!(case.id = %stored.id, service = stored.service, "a case was started");
    Ok(stored.id)
}
