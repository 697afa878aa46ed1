//! The officer's desk: what waits, one case with its facts, and a decision with a reason.

mod ask;
pub mod decide;
mod evidence;
mod examine;
pub(crate) mod open;
mod queue;
mod refunds;
pub mod send_back;
mod show;
mod state;

pub use ask::{Asking, ask};
pub use evidence::evidence;
pub use examine::{Examining, examine};
pub use open::open;
pub(crate) use open::{agency, reader};
pub(crate) use queue::office_of;
pub use queue::queue;
pub use refunds::refunds;
pub use send_back::send_back;
pub use show::{Desk, show};
pub use state::state;

use crate::apply::{Dossier, review};
use crate::tables::cases::{self, Stored};
use crate::tables::history;
use crate::tables::queue::{self as table};
use crate::tables::subject;
use crate::{Actor, App, AppError, Officer, registry};
use base::{CaseId, SubjectId, Timestamp};
use case::Event;
use pack::model::Service;
use std::collections::BTreeSet;

/// Purpose under which an officer reads the facts of a case.
pub(crate) const REVIEW: &str = "review";
/// Purpose under which an officer reads who it is that lost every way into their account.
pub(crate) const RECOVERY: &str = "recovery";

/// A case on an officer's desk: it waits at their office and is about nobody they are.
struct OnDesk<'a> {
    stored: Stored,
    service: &'a Service,
    dossier: Dossier,
}

/// Takes a case onto the desk. One that waits elsewhere does not exist for this officer; one of their own, or of
/// their family, is for a colleague.
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
    if is_close(app, officer, &stored, &dossier).await? || acted(app, officer, &stored).await? {
        return Err(AppError::TooClose);
    }
    Ok(OnDesk {
        stored,
        service,
        dossier,
    })
}

/// Whether a case is about an officer, or about somebody on the same card as they (UU 30/2014 art. 42 to 45). Walks
/// links only; reads no register value.
async fn is_close(
    app: &App,
    officer: &Officer,
    stored: &Stored,
    dossier: &Dossier,
) -> Result<bool, AppError> {
    let known = dossier.facts.facts.values().filter_map(base::Fact::known);
    let about: BTreeSet<SubjectId> = known.filter_map(|known| known.subject).collect();
    is_near(app, officer, stored.owner, about).await
}

/// Whether an officer acted for the applicant: who helped somebody ask does not answer them.
async fn acted(app: &App, officer: &Officer, stored: &Stored) -> Result<bool, AppError> {
    let history = history::load(app, stored, 0).await?;
    let mut actors = history.iter().map(|entry| &entry.content.actor);
    Ok(actors
        .any(|actor| matches!(actor, Actor::Agent { subject, .. } if *subject == officer.subject)))
}

/// The same of an applicant, and of whoever else something is about.
pub(crate) async fn is_near(
    app: &App,
    officer: &Officer,
    owner: SubjectId,
    mut about: BTreeSet<SubjectId>,
) -> Result<bool, AppError> {
    let me = officer.subject;
    about.insert(owner);
    about.extend(subject::near(app, owner).await?);
    let mine = subject::near(app, me).await?;
    Ok(about.contains(&me) || mine.iter().any(|near| about.contains(near)))
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

/// What an officer decided upon a page that was shown earlier is worth nothing if the case moved on since. That a
/// colleague opened it too moves nothing.
async fn is_fresh(app: &App, desk: &OnDesk<'_>, seq: Option<i64>) -> Result<bool, AppError> {
    let Some(seq) = seq.filter(|seq| *seq <= desk.stored.seq) else {
        return Ok(false);
    };
    let since = history::load(app, &desk.stored, seq).await?;
    Ok(since
        .iter()
        .all(|entry| entry.content.event == Event::Opened))
}

/// Whether the log says that this officer opened the case as it is now.
async fn is_opened(app: &App, officer: &Officer, desk: &OnDesk<'_>) -> Result<bool, AppError> {
    let wanted = open::queries(officer, desk);
    let count = wanted.len();
    let logged = registry::recall(app, desk.stored.id, wanted).await?;
    Ok(logged.len() == count)
}
