//! How sure the state must be of somebody before they begin something, and before they see what was begun in their name.

use crate::mandate::Matter;
use crate::tables::{account, cases, credential};
use crate::{App, AppError, Resident};
use base::{Assurance, Explain, Fault, Problem};

/// The level that something needs is higher than the one of a visit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this needs a level of {}", needs.word())]
pub struct TooLow {
    pub needs: Assurance,
}

impl Explain for TooLow {
    fn explain(&self) -> Problem {
        Problem::of(Fault::Forbidden, "problem-level")
    }
}

/// Who read the data of somebody, in a visit less sure than their account.
const WHOLE: Assurance = Assurance::Substantial;

/// Whether a visit of this level may begin an application for a service. One that does not exist is told elsewhere.
pub fn of_service(app: &App, service: &str, has: Assurance) -> Result<(), TooLow> {
    let needs = needs(app, service);
    if has < needs {
        return Err(TooLow { needs });
    }
    Ok(())
}

/// The level of a service; the least where there is none of that name.
pub(crate) fn needs(app: &App, service: &str) -> Assurance {
    let service = app.pack.services.get(service);
    service.map_or(Assurance::Low, |service| service.about.assurance)
}

/// Whether a visit of this level may see and do what a request is about: a case and its documents want the level of their
/// service, whoever began them. Whoever opens an account by what registers know reads nothing that was there before.
pub async fn of_matter(
    app: &App,
    resident: Resident,
    matter: Matter<'_>,
    has: Assurance,
) -> Result<Result<(), TooLow>, AppError> {
    if has == Assurance::High {
        return Ok(Ok(()));
    }
    let needs = match matter {
        Matter::Begin { service } => needs(app, service),
        Matter::Case(case) => {
            let stored = cases::load(app, case, resident.subject).await?;
            needs(app, &stored.service)
        }
        Matter::Document(number) => {
            let issued = credential::by_number(app, number).await?;
            let issued = issued.filter(|issued| issued.owner == resident.subject);
            issued.map_or(Assurance::Low, |issued| needs(app, &issued.content.service))
        }
        Matter::Whole => whole(app, resident).await?,
        // Lists leave out what is above the visit; what is given away asks for itself.
        Matter::Cases | Matter::Mandates => Assurance::Low,
    };
    Ok(if has < needs {
        Err(TooLow { needs })
    } else {
        Ok(())
    })
}

/// An account of the lowest level is all there is of its owner, who must be able to see who reads; nobody sees it for another
/// like that.
async fn whole(app: &App, resident: Resident) -> Result<Assurance, AppError> {
    if resident.agent.is_some() {
        return Ok(WHOLE);
    }
    let account = account::find(app, resident.subject).await?;
    let above = account.is_some_and(|account| account.assurance > Assurance::Low);
    Ok(if above { WHOLE } else { Assurance::Low })
}
