//! Levels: an account has one, each visit has one, and so has each way in, which is that of the visit it was made in. Nobody
//! signs in surer than their way in, nor than their account.

use crate::tables::passkey::Passkey;
use crate::tables::recovery_code::{Code, Kind};
use crate::tables::{account, account_event};
use crate::{App, AppError};
use base::{Assurance, SubjectId};

/// How sure the state is of whoever signs in with a passkey. One from before this was kept is as sure as the account was on
/// the day it was added: a visit was no surer then. So nobody is locked out, an officer with such a passkey least of all, and
/// what somebody added before the account was raised is not raised with it.
pub(super) async fn of_passkey(app: &App, passkey: &Passkey) -> Result<Assurance, AppError> {
    match passkey.content.assurance {
        Some(level) => Ok(level),
        None => account_event::level_at(app, passkey.subject, passkey.added).await,
    }
}

/// The same of a code. One of a counter was given by an officer, who saw the person.
pub(super) async fn of_code(app: &App, code: &Code) -> Result<Assurance, AppError> {
    match (code.kind, code.content.assurance) {
        (Kind::Counter, _) => Ok(Assurance::High),
        (_, Some(level)) => Ok(level),
        (_, None) => account_event::level_at(app, code.subject, code.made).await,
    }
}

/// Whether a visit is as sure as the account: a surer one is asked for, where it would take a way in away from its owner.
pub async fn is_whole(app: &App, subject: SubjectId, has: Assurance) -> Result<(), AppError> {
    match account::find(app, subject).await? {
        Some(account) if has < account.assurance => Err(AppError::Below(account.assurance)),
        _ => Ok(()),
    }
}
