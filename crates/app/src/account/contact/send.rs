//! Sending one letter of the outbox.

use crate::mail::{Letter, Unsent};
use crate::tables::contact;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use store::Unit;

/// A letter that is due.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sending<'a> {
    pub(crate) owner: SubjectId,
    /// The address it is for, where it is one of the account's.
    pub(crate) contact: Option<RowId>,
    pub(crate) letter: &'a Letter,
    /// When nobody needs it any more.
    pub(crate) until: Option<Timestamp>,
    /// The message it stands in.
    pub(crate) id: RowId,
}

/// Hands a letter to the server of mail. One that is refused for good is done, and its owner sees so beside the address; every other
/// failure is tried again.
pub(crate) async fn send(
    app: &App,
    sending: Sending<'_>,
    unit: &mut Unit,
    now: Timestamp,
) -> Result<(), AppError> {
    if sending.until.is_some_and(|until| until <= now) {
        return Ok(());
    }
    let mail = app.mail.as_ref().ok_or(AppError::Mail("mail-off"))?;
    let refused = match mail.send(sending.letter, sending.id, now).await {
        Ok(()) => None,
        Err(Unsent::Refused) => {
            tracing::warn!(message.id = %sending.id, "the server of mail takes nothing for an address");
            Some(now)
        }
        Err(error) => return Err(AppError::Mail(error.word())),
    };
    if let Some(contact) = sending.contact {
        contact::note(unit, (sending.owner, contact), refused);
    }
    Ok(())
}
