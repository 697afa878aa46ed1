//! Listing: the passkeys of an account, as their owner sees them.

use super::written;
use crate::account::level;
use crate::tables::passkey;
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use webauthn_rs::prelude::Credential;

#[derive(Clone, Debug)]
pub struct PasskeyView {
    /// For addresses and forms.
    pub id: String,
    pub name: String,
    pub added: Timestamp,
    pub used: Option<Timestamp>,
    pub backup: Backup,
    /// How sure the state is of whoever signs in with it.
    pub assurance: Assurance,
}

/// Whether a passkey outlives its device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backup {
    /// It never leaves the device it was made on.
    Never,
    /// It may be copied to other devices of its owner, and was not yet.
    Possible,
    /// It is kept by whoever its owner entrusts their passkeys to.
    Kept,
}

/// Oldest first.
pub async fn list(app: &App, subject: SubjectId) -> Result<Vec<PasskeyView>, AppError> {
    let passkeys = passkey::list(app, subject).await?;
    let mut views = Vec::with_capacity(passkeys.len());
    for passkey in passkeys {
        let assurance = level::of_passkey(app, &passkey).await?;
        views.push(view(passkey, assurance));
    }
    Ok(views)
}

fn view(passkey: passkey::Passkey, assurance: Assurance) -> PasskeyView {
    let id = written(&passkey.id());
    let credential = Credential::from(passkey.content.credential);
    PasskeyView {
        id,
        name: passkey.content.name,
        added: passkey.added,
        used: passkey.used,
        backup: match (credential.backup_eligible, credential.backup_state) {
            (_, true) => Backup::Kept,
            (true, false) => Backup::Possible,
            (false, false) => Backup::Never,
        },
        assurance,
    }
}
