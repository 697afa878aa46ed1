//! Sessions: begun when somebody signs in, ended by them, by somebody they are, or by time.

mod end;
mod list;
mod prolong;

pub(crate) use end::all_others;
pub use end::{end, end_one, end_others};
pub use list::{SessionView, list};
pub use prolong::{LONGEST_SECONDS, prolong};

use crate::tables::session::{self, Content, Session};
use crate::tables::{account_event, device as known, subject};
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

pub use crate::tables::session::Device;

/// How long a session lasts: a working day.
pub const SECONDS: i64 = 8 * 3600;

/// Begins a session, durable before the browser hears of it.
pub async fn begin(
    app: &App,
    subject: SubjectId,
    device: Device,
    now: Timestamp,
) -> Result<RowId, AppError> {
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    let id = opening(&mut unit, app, (subject, &key), &device, now)?;
    app.store.commit("begin-session", unit).await?;
    Ok(id)
}

/// Adds a session to a unit that lets somebody into their account, and tells them of a device that was not there before.
pub(crate) async fn starting(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    device: &Device,
    now: Timestamp,
) -> Result<RowId, AppError> {
    if !known::is_known(app, subject, device).await? {
        let named = [
            ("browser", device.browser.as_str()),
            ("system", device.system.as_str()),
        ];
        account_event::add(unit, app, (subject, key), ("new-device", &named), now)?;
    }
    opening(unit, app, (subject, key), device, now)
}

/// The same where there is nobody to tell yet.
pub(crate) fn opening(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    device: &Device,
    now: Timestamp,
) -> Result<RowId, AppError> {
    let begun = Session {
        id: RowId::at(now, app.dice.bytes()),
        subject,
        began: now,
        until: now.plus_seconds(SECONDS),
        ended: None,
        content: Content {
            device: device.clone(),
        },
    };
    session::add(unit, app, (&begun, key))?;
    known::seen(unit, app, (subject, device), now);
    Ok(begun.id)
}

/// Whether a session goes on with the cookie of this turn.
pub async fn is_open(
    app: &App,
    cookie: (SubjectId, RowId, i64),
    now: Timestamp,
) -> Result<bool, AppError> {
    session::is_open(app, cookie, now).await
}

/// Adds to a unit that another cookie takes the place of this one.
pub(crate) fn turning(unit: &mut Unit, cookie: (SubjectId, RowId, i64), now: Timestamp) {
    session::turn(unit, cookie, now);
}

/// Adds to a unit that the same person showed anew who they are, in a session that goes on: another cookie takes the place of
/// this one, and it lasts as long as one that begins. Sites that they are signed in to hear nothing: nothing ended.
pub(crate) fn anew(unit: &mut Unit, cookie: (SubjectId, RowId, i64), now: Timestamp) {
    session::turn(unit, cookie, now);
    let until = now.plus_seconds(SECONDS);
    let turned = (cookie.0, cookie.1, cookie.2 + 1);
    session::prolong(unit, turned, (until, now));
}

/// The same in a unit of its own. The new turn, or none where the session is over by now.
pub async fn renew(
    app: &App,
    cookie: (SubjectId, RowId, i64),
    now: Timestamp,
) -> Result<Option<i64>, AppError> {
    let mut unit = Unit::of(cookie.0.bucket());
    anew(&mut unit, cookie, now);
    let done = app.store.commit("renew-session", unit).await;
    match done.map_err(AppError::from) {
        Ok(_) => Ok(Some(cookie.2 + 1)),
        Err(AppError::Conflict) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Lets another cookie take the place of this one: whoever is here becomes more, or acts for somebody else. The session
/// stays the same, also for sites that they are signed in to. The new turn.
pub async fn turn(
    app: &App,
    (subject, id, turn): (SubjectId, RowId, i64),
    now: Timestamp,
) -> Result<i64, AppError> {
    let mut unit = Unit::of(subject.bucket());
    session::turn(&mut unit, (subject, id, turn), now);
    app.store.commit("turn-session", unit).await?;
    Ok(turn + 1)
}
