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
