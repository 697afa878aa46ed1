//! A new bill: for one whose day is over, by the registers and the tariff of today.

use super::dossier::own_reader;
use super::withdraw::MoveError;
use super::{Reading, gather};
use crate::tables::cases;
use crate::tables::history::By;
use crate::{App, AppError, Once, Resident, settle};
use base::{CaseId, Timestamp};
use case::{Command, Refusal};
use store::{CommitError, Unit};

/// Makes a new bill. Where another was faster, theirs stands. A program says by `once` that it asks again: a request that
/// was carried out before makes no other bill, also on another day.
pub async fn rebill(
    app: &App,
    resident: Resident,
    case: CaseId,
    once: Option<Once>,
    now: Timestamp,
) -> Result<(), MoveError> {
    let stored = cases::load_for(app, case, resident).await?;
    let service = app.pack.services.get(&stored.service);
    let service = service.ok_or(AppError::NotFound)?;
    if let Some(once) = &once
        && once.find(app, stored.owner).await?.is_some()
    {
        return Ok(());
    }
    // Nothing is read for a button that has nothing to do.
    let Some(owed) = stored.body.case.owed() else {
        return Err(Refusal::NotBilled.into());
    };
    // A button pressed twice, or a moment too early. What a program was answered it is answered again, also on another day.
    if now < owed.until.at {
        if let Some(once) = &once {
            let mut unit = Unit::of(stored.owner.bucket());
            once.add(&mut unit, (stored.owner, stored.id), now);
            match app.store.commit("request-key", unit).await {
                Ok(_) | Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(AppError::from(error).into()),
            }
        }
        return Ok(());
    }
    let dossier = gather(app, &stored, service, Reading::Anew, now).await?;
    let command = Command::Rebill {
        facts: dossier.facts.clone(),
    };
    let setting = settle::setting(app, service, &dossier);
    let step = case::advance(&setting, &stored.body.case, command, now)?;
    let by = By {
        once,
        ..By::applicant(&stored)
    };
    let reader = own_reader(&stored, service);
    let what = (step, &dossier.facts, dossier.office);
    settle::settle(app, stored, service, what, (&by, &reader), now).await?;
    Ok(())
}
