//! Beginning to act for another, and stopping: what a session may claim from then on.

use super::standing::{companies, look, wards};
use super::{Claim, Person, end};
use crate::tables::mandate::{self, Kind, State};
use crate::{App, AppError, Basis};
use base::{RowId, SubjectId, Timestamp};

/// The right that somebody wants to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Right {
    Child(SubjectId),
    Company(SubjectId),
    Mandate(RowId),
}

/// What a session may claim, with the name of whoever is acted for. A register is looked into anew, and the log says so.
pub async fn begin(
    app: &App,
    by: &Person,
    right: Right,
    now: Timestamp,
) -> Result<(Claim, String), AppError> {
    let (subject, name, basis) = match right {
        Right::Child(child) => {
            look(app, by.subject, now).await?;
            let wards = wards(app, by.subject, now).await?.unwrap_or_default();
            let ward = wards.into_iter().find(|ward| ward.subject == child);
            let ward = ward.ok_or(AppError::NotFound)?;
            (ward.subject, ward.name, Basis::Parent)
        }
        Right::Company(company) => {
            look(app, by.subject, now).await?;
            let companies = companies(app, by.subject, now).await?.unwrap_or_default();
            let found = companies.into_iter().find(|one| one.subject == company);
            let found = found.ok_or(AppError::NotFound)?;
            (found.subject, found.name, Basis::Director)
        }
        Right::Mandate(id) => {
            let held = mandate::held_by(app, by.subject, id).await?;
            let held = held.filter(|held| held.state == State::Active && now < held.until);
            let held = held.ok_or(AppError::NotFound)?;
            let basis = match held.kind {
                Kind::Granted => Basis::Mandate { mandate: id },
                Kind::Staff => Basis::Staff { mandate: id },
                // An officer begins it at the counter, and nowhere else.
                Kind::Counter => return Err(AppError::NotFound),
            };
            (held.grantor, held.content.grantor_name, basis)
        }
    };
    let claim = Claim {
        agent: by.clone(),
        subject,
        basis,
    };
    Ok((claim, name))
}

/// Stops. What an officer held for an hour is over with it.
pub async fn stop(app: &App, claim: &Claim, now: Timestamp) -> Result<(), AppError> {
    let Basis::Counter { mandate: id } = claim.basis else {
        return Ok(());
    };
    let held = mandate::held_by(app, claim.agent.subject, id).await?;
    match held.filter(|held| held.state == State::Active) {
        Some(held) => end::end(app, &held, (State::Resigned, "counter-help-over"), now).await,
        None => Ok(()),
    }
}
