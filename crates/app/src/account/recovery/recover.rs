//! Recovering: a number and a code let somebody in once, so that they can add a passkey.

use super::{RecoveryError, read};
use crate::account::level;
use crate::account::session::{self, Device};
use crate::tables::account::{self, Account};
use crate::tables::recovery_code::{self, Code, Kind};
use crate::tables::{account_event, reclaim, subject};
use crate::{App, AppError, proofing};
use base::{Assurance, Nik, RowId, SubjectId, Timestamp};
use std::time::Duration;
use store::{CommitError, Unit};
use tokio::time::Instant;

/// Whoever came back, and their session.
#[derive(Clone, Debug)]
pub struct Recovered {
    pub subject: SubjectId,
    pub name: String,
    /// No surer than the code, nor than the account.
    pub assurance: Assurance,
    pub session: RowId,
    /// When the code was made.
    pub made: Timestamp,
}

/// Nobody hears sooner that a code was wrong, so that the time tells nothing about a number.
const ANSWER_AFTER: Duration = Duration::from_millis(400);

/// A wrong number is told the same as a wrong code, and as late.
pub async fn recover(
    app: &App,
    (nik, typed): (&str, &str),
    device: Device,
    now: Timestamp,
) -> Result<Recovered, RecoveryError> {
    let recovering = async {
        let code = read(typed).ok_or(RecoveryError::Wrong)?;
        let nik = Nik::parse(nik).map_err(|_| RecoveryError::Wrong)?;
        let owner = subject::find(app, "nik", nik.as_str()).await?;
        let nobody = SubjectId(app.dice.bytes());
        let digest = recovery_code::digest(app, &code);
        enter(app, (owner.unwrap_or(nobody), digest), device, now).await
    };
    answered(recovering).await
}

/// What came of it, not before its time where it is wrong.
pub(super) async fn answered(
    entering: impl Future<Output = Result<Recovered, RecoveryError>>,
) -> Result<Recovered, RecoveryError> {
    let began = Instant::now();
    let came = entering.await;
    if matches!(came, Err(RecoveryError::Wrong)) {
        tokio::time::sleep_until(began + ANSWER_AFTER).await;
    }
    came
}

/// Uses a code up and begins a session. What an officer gave ends every other session and way in: whoever holds the lost
/// device is out.
pub(super) async fn enter(
    app: &App,
    (subject, digest): (SubjectId, Vec<u8>),
    device: Device,
    now: Timestamp,
) -> Result<Recovered, RecoveryError> {
    let found = recovery_code::find(app, subject, &digest, now).await?;
    let account = account::find(app, subject).await?;
    let (Some(code), Some(account)) = (found, account) else {
        return Err(RecoveryError::Wrong);
    };
    if now < code.from {
        return Err(RecoveryError::Early(code.from));
    }
    // Asked of whoever holds a right code alone: nobody else is to learn it, or to make a register be read.
    if !proofing::is_alive(app, subject, now).await? {
        return Err(RecoveryError::Died);
    }
    begin(app, &code, account, &device, now).await
}

async fn begin(
    app: &App,
    code: &Code,
    account: Account,
    device: &Device,
    now: Timestamp,
) -> Result<Recovered, RecoveryError> {
    let subject = code.subject;
    let level = level::of_code(app, code).await?;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    recovery_code::spend(&mut unit, code, now);
    if code.kind == Kind::Counter {
        reclaim::take_away(&mut unit, subject, now);
        session::all_others(&mut unit, app, (subject, &key), None, now).await?;
    }
    let kind = match code.kind {
        Kind::Kept => "recovered-kept",
        Kind::Device => "recovered-device",
        Kind::Counter => "recovered-counter",
    };
    account_event::add(&mut unit, app, (subject, &key), (kind, &[]), now)?;
    let session = session::starting(&mut unit, app, (subject, &key), device, now).await?;
    match app.store.commit("recover", unit).await {
        Ok(_) => Ok(Recovered {
            subject,
            name: account.content.name,
            assurance: level.min(account.assurance),
            session,
            made: code.made,
        }),
        // Somebody used it in this moment.
        Err(CommitError::Conflict { at: 0 }) => Err(RecoveryError::Wrong),
        Err(error) => Err(AppError::from(error).into()),
    }
}
