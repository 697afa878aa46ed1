//! Beginning to add a passkey: a challenge for one person in one session. Writes nothing.

use super::ceremony::{Begun, Ceremony, OfAdding};
use super::{PasskeyError, party};
use crate::tables::{account, passkey};
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use webauthn_rs::prelude::Uuid;

/// Passkeys of one account: more than anybody has devices.
pub(super) const PASSKEYS_MAX: usize = 20;

/// `name` is what the device shows when it asks which passkey: that of the account, or of the session where there is none.
pub async fn begin_add(
    app: &App,
    (subject, session): (SubjectId, RowId),
    name: &str,
    now: Timestamp,
) -> Result<Begun, PasskeyError> {
    let known = passkey::list(app, subject).await?;
    if known.len() >= PASSKEYS_MAX {
        return Err(PasskeyError::TooMany);
    }
    let account = account::find(app, subject).await?;
    let name = account.map_or_else(|| name.to_owned(), |account| account.content.name);
    let known = known
        .iter()
        .map(|passkey| passkey.content.credential.cred_id().clone());
    let (options, state) = party(&app.origin)?
        .start_passkey_registration(
            Uuid::from_bytes(subject.0),
            &name,
            &name,
            Some(known.collect()),
        )
        .map_err(PasskeyError::Refused)?;
    let state = OfAdding {
        subject,
        session,
        state,
    };
    let ceremony = Ceremony::new(&options.public_key.challenge, state, now);
    let mut options = serde_json::to_value(&options.public_key).map_err(AppError::from)?;
    // It must be found by the device alone: nobody types who they are.
    let chosen = &mut options["authenticatorSelection"];
    chosen["residentKey"] = "required".into();
    chosen["requireResidentKey"] = true.into();
    Ok(Begun {
        cookie: ceremony.sealed(app)?,
        options,
    })
}
