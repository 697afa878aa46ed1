//! Accounts: one row for whoever can sign in.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Unit};

/// One account, opened.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) subject: SubjectId,
    pub(crate) assurance: Assurance,
    pub(crate) opened: Timestamp,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    /// As the register wrote it when the person was last looked at: what they are greeted with.
    pub(crate) name: String,
}

const PLACE: &str = "account";

/// The account of a subject, if there is one.
pub(crate) async fn find(app: &App, subject: SubjectId) -> Result<Option<Account>, AppError> {
    let sql = "SELECT assurance, opened_at, payload FROM account WHERE subject_id = $1";
    let cells = [Cell::from(subject)];
    let Some(row) = app.store.query_one(subject.bucket(), sql, &cells).await? else {
        return Ok(None);
    };
    let content = opened(&*key(app, subject).await?, row.blob("payload")?)?;
    let assurance = Assurance::of_word(row.text("assurance")?);
    Ok(Some(Account {
        subject,
        assurance: assurance.ok_or(AppError::Invariant("a level has a word"))?,
        opened: row.time("opened_at")?,
        content,
    }))
}

/// What is sealed in a row.
pub(crate) fn opened(key: &SubjectKey, payload: &[u8]) -> Result<Content, AppError> {
    Ok(serde_json::from_slice(&key.open(PLACE, payload)?)?)
}

/// Adds an account. A second one for the same subject is a conflict.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (account, key): (&Account, &SubjectKey),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&account.content)?;
    unit.expect(
        "INSERT INTO account (subject_id, assurance, opened_at, payload) VALUES ($1, $2, $3, $4)",
        vec![
            Cell::from(account.subject),
            Cell::from(account.assurance.word()),
            Cell::from(account.opened),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// The same for somebody who takes an account over that has no way in, by a proof of `seen`: a conflict as well where it
/// has one now, or was taken over since.
pub(crate) fn take(
    unit: &mut Unit,
    app: &App,
    (account, key): (&Account, &SubjectKey),
    (before, seen): (Assurance, Timestamp),
    now: Timestamp,
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&account.content)?;
    unit.expect(
        "UPDATE account SET assurance = $2, payload = $3 \
         WHERE subject_id = $1 AND assurance = $4 \
         AND NOT EXISTS (SELECT 1 FROM passkey WHERE passkey.subject_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM recovery_code AS code WHERE code.subject_id = $1 \
           AND code.kind IN ('kept', 'counter') AND code.used_at IS NULL AND code.until > $5) \
         AND NOT EXISTS (SELECT 1 FROM account_event AS event WHERE event.subject_id = $1 \
           AND event.kind IN ('reclaimed', 'recovered-counter') AND event.at > $6)",
        vec![
            Cell::from(account.subject),
            Cell::from(account.assurance.word()),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
            Cell::from(before.word()),
            Cell::from(now),
            Cell::from(seen),
        ],
        1,
    );
    Ok(())
}

/// Sets the level of an account that was proofed once more, with what was read of the person then; a conflict
/// where it is not of the level any more that was decided upon.
pub(crate) fn update(
    unit: &mut Unit,
    app: &App,
    (account, key): (&Account, &SubjectKey),
    before: Assurance,
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&account.content)?;
    unit.expect(
        "UPDATE account SET assurance = $2, payload = $3 WHERE subject_id = $1 AND assurance = $4",
        vec![
            Cell::from(account.subject),
            Cell::from(account.assurance.word()),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
            Cell::from(before.word()),
        ],
        1,
    );
    Ok(())
}
