//! Starting: a draft is made, and the reading of every fact is logged before its value is in memory.

use super::dossier::{announce, begun, own_reader, wanted};
use crate::tables::cases::{Body, Stored};
use crate::tables::history::{self, By};
use crate::tables::{cases, subject};
use crate::{App, AppError, Once, Resident, registry};
use base::{CaseId, Timestamp};
use case::Event;
use store::{CommitError, Unit};

/// Begins an application for `service`, unless this person has too many drafts of it or began too many today. One unit:
/// draft, first event, access rows of what is read about the applicant; then what that leads to is logged too. A request
/// that was carried out before gives the case it began then.
pub async fn start(
    app: &App,
    resident: Resident,
    service: &str,
    once: Option<&Once>,
    now: Timestamp,
) -> Result<CaseId, AppError> {
    if let Some(case) = before(app, resident, once).await? {
        return Ok(case);
    }
    let service = app.pack.services.get(service).ok_or(AppError::NotFound)?;
    let stored = Stored {
        id: CaseId::at(now, app.dice.bytes()),
        owner: resident.subject,
        service: service.id.clone(),
        seq: 1,
        law_hash: service.law_hash.clone(),
        updated: now,
        body: Body::draft(resident.origin()),
        key: subject::key(app, resident.subject).await?,
        channel: resident.channel(),
        agent: resident.agent,
    };
    let mut unit = Unit::of(stored.owner.bucket());
    cases::insert(&mut unit, app, &stored, now)?;
    let by = By::applicant(&stored);
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
    if let Some(once) = once {
        once.add(&mut unit, (stored.owner, stored.id), now);
    }
    match app.store.commit("start", unit).await {
        // The first statement is the case itself.
        Err(CommitError::Conflict { at: 0 }) => {
            return Err(if cases::has_all_drafts(app, &stored).await? {
                AppError::TooManyDrafts
            } else {
                AppError::TooManyBegun
            });
        }
        // The same request came twice at the same moment.
        Err(CommitError::Conflict { .. }) if once.is_some() => {
            return before(app, resident, once).await?.ok_or(AppError::Conflict);
        }
        done => done?,
    };
    announce(app, &stored, service, now).await?;
    tracing::info!(case.id = %stored.id, service = stored.service, "a case was started");
    Ok(stored.id)
}

async fn before(
    app: &App,
    resident: Resident,
    once: Option<&Once>,
) -> Result<Option<CaseId>, AppError> {
    match once {
        Some(once) => once.find(app, resident.subject).await,
        None => Ok(None),
    }
}
