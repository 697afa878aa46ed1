//! Mandates: who may act for whom, for what and until when; given, answered, ended, and looked at for each request.

mod admit;
mod answer;
mod assist;
mod begin;
mod deeds;
mod end;
mod grant;
mod list;
mod standing;
mod terms;

pub(crate) use admit::terms_of;
pub use admit::{Claim, Matter, NotAdmitted, admit};
pub use answer::{accept, decline};
pub use assist::{AssistError, Assistance, CODE_MINUTES, assist, code, helps};
pub use begin::{Right, begin, stop};
pub use deeds::Deed;
pub use end::{resign, revoke};
pub use grant::{GrantError, Offer, grant};
pub use list::{MandateView, MandatesView, Stands, list, show};
pub(crate) use standing::STANDING;
pub use standing::{Company, Ward, look};
pub(crate) use terms::{Asked, Cover, Services, Terms, covers};

use crate::AppError;
use base::{Assurance, RowId, SubjectId, Timestamp, Zone};

/// Whoever gives a mandate, or answers one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub subject: SubjectId,
    pub name: String,
}

/// The visit in which something is given: a mandate is worth as much as it, and is not given after it is over.
#[derive(Clone, Copy, Debug)]
pub struct Visit {
    pub session: RowId,
    pub level: Assurance,
}

/// How sure the state must be of whoever gives a mandate, takes one, or lets an officer help: what registers know of
/// somebody is enough for none of it.
pub const LEAST: Assurance = Assurance::Substantial;

/// Whether a visit of this level is sure enough.
fn enough(level: Assurance) -> Result<(), AppError> {
    if level < LEAST {
        return Err(AppError::Forbidden);
    }
    Ok(())
}

/// The zone in which the days of a mandate begin and end.
const ZONE: Zone = Zone::Wib;

/// Until when an offer may be accepted.
pub(crate) fn offered_until(began: Timestamp) -> Timestamp {
    const DAYS: i64 = 14;
    began.plus_hours(24 * DAYS)
}
