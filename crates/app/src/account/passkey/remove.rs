//! Removing: a passkey that was lost, sold or given away. The last one stays while nothing else would lead in.

use super::{PasskeyError, written};
use crate::tables::{account_event, passkey, subject};
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::{CommitError, Unit};

pub async fn remove(
    app: &App,
    subject: SubjectId,
    id: &str,
    now: Timestamp,
) -> Result<(), PasskeyError> {
    let passkeys = passkey::list(app, subject).await?;
    let found = passkeys.iter().find(|one| written(&one.id()) == id);
    let found = found.ok_or(AppError::NotFound)?;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    passkey::remove(&mut unit, subject, &found.id());
    let named = [("name", found.content.name.as_str())];
    let what = ("passkey-removed", &named[..]);
    account_event::add(&mut unit, app, (subject, &key), what, now)?;
    match app.store.commit("remove-passkey", unit).await {
        Ok(_) => Ok(()),
        // Another way in, or this passkey itself, went at the same moment; either way nothing was removed now.
        Err(CommitError::Conflict { .. }) => Err(PasskeyError::Last),
        Err(error) => Err(error.into()),
    }
}
