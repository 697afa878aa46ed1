//! Removing an address. It is told of it, and for a week of all that happens after it.

use crate::tables::{account_event, contact, subject};
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::{CommitError, Unit};

pub async fn remove(
    app: &App,
    subject: SubjectId,
    id: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let id = RowId::parse(id).map_err(|_| AppError::NotFound)?;
    let contacts = contact::list(app, subject).await?;
    let found = contacts.iter().find(|one| one.id == id);
    let found = found.ok_or(AppError::NotFound)?;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    contact::remove(&mut unit, subject, id, now);
    let address = found.content.address.masked();
    let named = [("address", address.as_str())];
    let what = ("contact-removed", &named[..]);
    account_event::add(&mut unit, app, (subject, &key), what, now)?;
    match app.store.commit("remove-contact", unit).await {
        Ok(_) => Ok(()),
        // It went at the same moment.
        Err(CommitError::Conflict { .. }) => Err(AppError::NotFound),
        Err(error) => Err(error.into()),
    }
}
