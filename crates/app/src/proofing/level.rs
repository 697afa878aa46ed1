//! How sure the state must be of somebody before a service takes their application.

use crate::tables::cases;
use crate::{App, AppError, Resident};
use base::{Assurance, CaseId, Explain, Fault, Problem};

/// The level a service needs is higher than the one of a visit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the service {service} needs a level of {}", needs.word())]
pub struct TooLow {
    pub service: String,
    pub needs: Assurance,
}

impl Explain for TooLow {
    fn explain(&self) -> Problem {
        Problem::of(Fault::Forbidden, "problem-level")
    }
}

/// Whether a visit of this level may begin an application for a service. One that does not exist is told elsewhere.
pub fn of_service(app: &App, service: &str, has: Assurance) -> Result<(), TooLow> {
    match app.pack.services.get(service) {
        Some(found) if has < found.about.assurance => Err(TooLow {
            service: service.to_owned(),
            needs: found.about.assurance,
        }),
        _ => Ok(()),
    }
}

/// The same of an application that is there.
pub async fn of_case(
    app: &App,
    resident: Resident,
    case: CaseId,
    has: Assurance,
) -> Result<Result<(), TooLow>, AppError> {
    if has == Assurance::High {
        return Ok(Ok(()));
    }
    let stored = cases::load_for(app, case, resident).await?;
    Ok(of_service(app, &stored.service, has))
}
