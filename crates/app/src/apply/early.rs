//! Telling early: an answer for which the application would be refused, whatever else is answered.

use super::{Reading, gather};
use crate::tables::cases;
use crate::view::ReasonView;
use crate::{App, AppError, Resident, show};
use base::{CaseId, Facts, Timestamp, Zone};
use pack::model::Service;

/// Whether the answer that is kept for this question would have the application refused.
pub async fn is_refused(
    app: &App,
    resident: Resident,
    case: CaseId,
    question: &str,
    now: Timestamp,
) -> Result<bool, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let services = &app.pack.services;
    let service = services.get(&stored.service).ok_or(AppError::NotFound)?;
    if pack::early::formal(service, question).next().is_none() {
        return Ok(false);
    }
    let dossier = gather(app, &stored, service, Reading::Recall, now).await?;
    Ok(!reasons(service, &dossier.facts, question, now)?.is_empty())
}

/// Why it would be. A person need not be where the office is: what is true of a day holds in every zone.
pub(super) fn reasons(
    service: &Service,
    facts: &Facts,
    question: &str,
    now: Timestamp,
) -> Result<Vec<ReasonView>, AppError> {
    let days = Zone::ALL.map(|zone| now.date(zone));
    let refusing = pack::early(service, facts, question, days).map_err(|error| {
        tracing::error!(service = service.id, %error, "the rules failed");
        AppError::Invariant("rules of a checked pack run")
    })?;
    let refusing = refusing.into_iter();
    Ok(refusing
        .map(|rule| show::at_question(&service.id, rule))
        .collect())
}
