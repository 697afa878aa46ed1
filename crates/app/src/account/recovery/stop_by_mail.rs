//! Stopping from a letter: whoever reads the mail of the account says, without signing in, that the recovery at a counter was not
//! theirs. The link names one recovery; once that is stopped, used or over, it stops nothing.

use super::show::view;
use super::{CounterView, stopped};
use crate::account::contact::STOPPED_BY_MAIL;
use crate::tables::recovery_code::{self, Code};
use crate::tables::subject;
use crate::{App, AppError};
use base::{Lang, SubjectId, Timestamp};
use store::{CommitError, Unit};

/// Where the page is.
pub const STOP_PATH: &str = "/pulihkan/hentikan";
const SEAL: &str = "stop recovery";
/// Bytes of a subject id.
const SUBJECT_BYTES: usize = 16;

/// The link for a letter about this recovery; none where it can be stopped at a counter alone: a thief who put an address of
/// theirs into the account could otherwise keep its owner out for ever.
pub(crate) fn link(app: &App, code: &Code, lang: Lang) -> Option<String> {
    if code.content.held {
        return None;
    }
    let base = match lang {
        Lang::Id => "",
        Lang::En => "/en",
    };
    Some(format!(
        "{}{base}{STOP_PATH}/{}",
        app.origin,
        token(app, code)
    ))
}

/// What a link would stop; none where there is nothing to stop any more.
pub async fn stoppable(
    app: &App,
    token: &str,
    now: Timestamp,
) -> Result<Option<CounterView>, AppError> {
    let found = find(app, token, now).await?;
    Ok(found.map(|code| view(app, &code)))
}

/// Stops it. False where there is nothing to stop any more.
pub async fn stop_by_mail(app: &App, token: &str, now: Timestamp) -> Result<bool, AppError> {
    let Some(code) = find(app, token, now).await? else {
        return Ok(false);
    };
    let key = subject::key(app, code.subject).await?;
    let mut unit = Unit::of(code.subject.bucket());
    let what = (STOPPED_BY_MAIL, &[][..]);
    stopped::add(&mut unit, app, (&code, &key), what, now)?;
    match app.store.commit("stop-recovery", unit).await {
        Ok(_) => Ok(true),
        // It was used or stopped at the same moment.
        Err(CommitError::Conflict { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn token(app: &App, code: &Code) -> String {
    let plain = [&code.subject.0[..], &code.digest].concat();
    app.vault.seal_text(SEAL, &plain, &app.dice)
}

/// The recovery that a token names, while it waits or works.
async fn find(app: &App, token: &str, now: Timestamp) -> Result<Option<Code>, AppError> {
    let read = || {
        let plain = app.vault.open_text(SEAL, token).ok()?;
        let (subject, digest) = plain.split_at_checked(SUBJECT_BYTES)?;
        Some((SubjectId(subject.try_into().ok()?), digest.to_vec()))
    };
    let Some((subject, digest)) = read() else {
        return Ok(None);
    };
    recovery_code::find(app, subject, &digest, now).await
}
