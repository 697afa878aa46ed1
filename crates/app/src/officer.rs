//! The officer's desk: what waits, one case with its facts, and a decision with a reason.

pub mod decide;
mod evidence;
mod examine;
mod open;
mod queue;
mod show;

pub use evidence::evidence;
pub use examine::{Examining, examine};
pub use open::open;
pub use queue::queue;
pub use show::{Desk, show};

use crate::apply::{Dossier, review};
use crate::tables::cases::{self, Stored};
use crate::tables::queue::{self as table};
use crate::{App, AppError, Officer, registry};
use base::{CaseId, Timestamp};
use pack::model::Service;

/// Purpose under which an officer reads the facts of a case.
pub(crate) const REVIEW: &str = "review";

/// A case on an officer's desk: it waits at their office and is about nobody they are.
struct OnDesk<'a> {
    stored: Stored,
    service: &'a Service,
    dossier: Dossier,
}

/// Takes a case onto the desk. One that waits elsewhere does not exist for this officer; one of their own, or of
/// their family, is not theirs to handle.
async fn on_desk<'a>(
    app: &'a App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<OnDesk<'a>, AppError> {
    let Some(queued) = table::find(app, &officer.office, case).await? else {
        return Err(gone(app, officer, case).await?);
    };
    let stored = cases::load(app, case, queued.owner).await?;
    // A queue follows its cases by a moment.
    if stored.body.case.open().is_empty() {
        return Err(AppError::Handled);
    }
    let service = app
        .pack
        .service(&stored.service)
        .ok_or(AppError::NotFound)?;
    let dossier = review(app, &stored, service, now).await?;
    let about = dossier.facts.facts.values().filter_map(base::Fact::known);
    let is_own = officer.subject.is_some_and(|me| {
        stored.owner == me || about.into_iter().any(|known| known.subject == Some(me))
    });
    if is_own {
        return Err(AppError::Forbidden);
    }
    Ok(OnDesk {
        stored,
        service,
        dossier,
    })
}

/// Why a case is not in the queue of an office: it was there once and was handled, or it never was.
async fn gone(app: &App, officer: &Officer, case: CaseId) -> Result<AppError, AppError> {
    let office = cases::office(app, case).await?;
    Ok(if office.as_ref() == Some(&officer.office) {
        AppError::Handled
    } else {
        AppError::NotFound
    })
}

/// What an officer decided upon a page that was shown earlier is worth nothing if the case moved on since.
fn is_fresh(desk: &OnDesk<'_>, seq: Option<i64>) -> bool {
    seq == Some(desk.stored.seq)
}

/// Whether the log says that this officer opened the case as it is now.
async fn is_opened(app: &App, officer: &Officer, desk: &OnDesk<'_>) -> Result<bool, AppError> {
    let wanted = open::queries(officer, desk);
    let count = wanted.len();
    let logged = registry::recall(app, desk.stored.id, wanted).await?;
    Ok(logged.len() == count)
}
