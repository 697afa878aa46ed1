//! The officer's desk: what waits, one case with its facts, and a decision with a reason.

pub mod decide;
mod evidence;
mod open;
mod queue;
mod show;

pub use evidence::evidence;
pub use open::open;
pub use queue::queue;
pub use show::{Desk, show};

use crate::tables::cases::{self, Stored};
use crate::tables::queue::{self as table};
use crate::{App, AppError, Officer};
use base::CaseId;

/// Purpose under which an officer reads the facts of a case.
pub(crate) const REVIEW: &str = "review";

/// The case, if it waits at this officer's office. Any other case does not exist for them.
async fn load(app: &App, officer: &Officer, case: CaseId) -> Result<Stored, AppError> {
    let queued = table::find(app, &officer.office, case)
        .await?
        .ok_or(AppError::NotFound)?;
    cases::load(app, case, queued.owner).await
}

/// Nobody handles a case that is their own or their family's: the same person, or a subject of its facts.
fn is_involved(officer: &Officer, stored: &Stored, facts: &base::Facts) -> bool {
    let Some(me) = officer.subject else {
        return false;
    };
    let about = facts.facts.values();
    stored.owner == me
        || about
            .filter_map(base::Fact::known)
            .any(|known| known.subject == Some(me))
}
