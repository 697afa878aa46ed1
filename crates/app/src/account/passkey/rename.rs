//! Naming: what its owner calls a passkey.

use super::{PasskeyError, trimmed, written};
use crate::tables::{passkey, subject};
use crate::{App, AppError};
use base::SubjectId;
use store::Unit;

/// An empty name changes nothing.
pub async fn rename(
    app: &App,
    subject: SubjectId,
    (id, name): (&str, &str),
) -> Result<(), PasskeyError> {
    let passkeys = passkey::list(app, subject).await?;
    let mut passkeys = passkeys.into_iter();
    let found = passkeys.find(|passkey| written(&passkey.id()) == id);
    let mut found = found.ok_or(AppError::NotFound)?;
    let name = trimmed(name);
    if name.is_empty() || name == found.content.name {
        return Ok(());
    }
    found.content.name = name;
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    passkey::change(&mut unit, app, (&found, &key))?;
    app.store.commit("rename-passkey", unit).await?;
    Ok(())
}
