//! A second device: whoever is signed in on one makes a code, and types it on the other within ten minutes.

use super::recover::{Recovered, answered, enter};
use super::{RecoveryError, fresh, read};
use crate::account::session::Device;
use crate::tables::recovery_code::{self, Code, Content, Kind};
use crate::tables::{account_event, session, subject};
use crate::{App, AppError};
use base::{Assurance, RowId, SubjectId, Timestamp};
use store::Unit;

/// How long the code works.
pub const DEVICE_SECONDS: i64 = 600;
/// Codes of one account within an hour: more would push what happened to it out of sight.
const OFFERED_MAX: usize = 5;
const HOUR: i64 = 3600;

#[derive(Clone, Debug)]
pub struct DeviceCode {
    pub code: String,
    pub until: Timestamp,
}

/// Makes a code for another device, which will be as sure as the visit it is made in. It replaces the one before, so at most
/// one works.
pub async fn offer(
    app: &App,
    (mine, assurance): ((SubjectId, RowId), Assurance),
    now: Timestamp,
) -> Result<DeviceCode, RecoveryError> {
    let subject = mine.0;
    let lately = ("device-code", now.plus_seconds(-HOUR));
    let offered = account_event::times(app, subject, lately).await?;
    if let Some(first) = offered.get(OFFERED_MAX - 1) {
        let until = first.plus_seconds(HOUR).seconds();
        return Err(RecoveryError::TooOften((until - now.seconds()).max(1)));
    }
    let key = subject::key(app, subject).await?;
    let (kept, shown) = fresh(app);
    let code = Code {
        subject,
        digest: recovery_code::digest(app, &kept),
        kind: Kind::Device,
        made: now,
        from: now,
        until: now.plus_seconds(DEVICE_SECONDS),
        content: Content {
            assurance: Some(assurance),
            ..Content::default()
        },
    };
    let mut unit = Unit::of(subject.bucket());
    recovery_code::drop_unused(&mut unit, subject, Kind::Device);
    recovery_code::add(&mut unit, app, (&code, &key))?;
    account_event::add(&mut unit, app, (subject, &key), ("device-code", &[]), now)?;
    // Whoever ends the session at this moment, or gives the account to somebody else, lets no device in beside it.
    session::goes_on(&mut unit, mine, now);
    let committed = app.store.commit("offer-device", unit).await;
    committed.map_err(AppError::from)?;
    Ok(DeviceCode {
        code: shown,
        until: code.until,
    })
}

/// Signs in on the other device.
pub async fn join(
    app: &App,
    typed: &str,
    device: Device,
    now: Timestamp,
) -> Result<Recovered, RecoveryError> {
    let joining = async {
        let code = read(typed).ok_or(RecoveryError::Wrong)?;
        let digest = recovery_code::digest(app, &code);
        let owner = recovery_code::owner_of_device(app, &digest, now).await?;
        let owner = owner.ok_or(RecoveryError::Wrong)?;
        enter(app, (owner, digest), device, now).await
    };
    answered(joining).await
}
