//! Beginning to sign in: a challenge for whichever passkey of this site the person picks. Writes nothing.

use super::ceremony::{Begun, Ceremony};
use super::{PasskeyError, party};
use crate::{App, AppError};
use base::Timestamp;

pub fn begin_sign_in(app: &App, now: Timestamp) -> Result<Begun, PasskeyError> {
    let (options, state) = party(&app.origin)?
        .start_discoverable_authentication()
        .map_err(PasskeyError::Refused)?;
    let ceremony = Ceremony::new(&options.public_key.challenge, state, now);
    Ok(Begun {
        cookie: ceremony.sealed(app)?,
        options: serde_json::to_value(&options.public_key).map_err(AppError::from)?,
    })
}
