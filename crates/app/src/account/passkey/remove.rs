//! Removing: a passkey that was lost, sold or given away. The last one stays while nothing else would lead in, and whoever is
//! not as sure as the account takes no way in away from its owner.

use super::{PasskeyError, written};
use crate::account::level;
use crate::tables::{account_event, passkey, subject};
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use store::{CommitError, Unit};

/// Which passkey, and from what visit.
#[derive(Clone, Copy, Debug)]
pub struct Removing<'a> {
    pub subject: SubjectId,
    pub id: &'a str,
    /// How sure the visit is.
    pub assurance: Assurance,
    /// The passkey by which it was begun: anybody may do without their own.
    pub mine: Option<&'a str>,
}

pub async fn remove(app: &App, removing: Removing<'_>, now: Timestamp) -> Result<(), PasskeyError> {
    let subject = removing.subject;
    let passkeys = passkey::list(app, subject).await?;
    let found = passkeys
        .iter()
        .find(|one| written(&one.id()) == removing.id);
    let found = found.ok_or(AppError::NotFound)?;
    if removing.mine != Some(removing.id) {
        level::is_whole(app, subject, removing.assurance).await?;
    }
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    passkey::remove(&mut unit, subject, &found.id(), now);
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
