//! Passkeys: what somebody signs in with. A row is found by the person and the digest of the credential's own id.

use super::account;
use super::subject::key;
use crate::vault::{SubjectKey, sha256};
use crate::{App, AppError};
use base::{Assurance, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{Cell, Row, Unit};
use webauthn_rs::prelude::Passkey as Credential;

/// One passkey, opened.
#[derive(Clone, Debug)]
pub(crate) struct Passkey {
    pub(crate) subject: SubjectId,
    pub(crate) added: Timestamp,
    pub(crate) used: Option<Timestamp>,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    /// What its owner calls it.
    pub(crate) name: String,
    /// Its public key, its counter, and whether it may be or is copied between devices of its owner.
    pub(crate) credential: Credential,
    /// How sure the state was of whoever made it, or of them in a visit that it began: whoever signs in with it is no surer.
    /// Unknown of those made before this was kept.
    #[serde(default)]
    pub(crate) assurance: Option<Assurance>,
    /// When the register was last asked whether its owner is alive.
    #[serde(default)]
    pub(crate) asked: Option<Timestamp>,
}

/// A passkey with what signing in needs of its account, read in one look.
pub(crate) struct Presented {
    pub(crate) passkey: Passkey,
    pub(crate) assurance: Assurance,
    /// The name of its owner.
    pub(crate) owner: String,
    pub(crate) key: Arc<SubjectKey>,
}

const PLACE: &str = "passkey";

/// The key of a row: credentials name themselves, in up to a thousand bytes.
pub(crate) fn id_of(credential: &[u8]) -> Vec<u8> {
    sha256(&[b"passkey", credential])
}

impl Passkey {
    pub(crate) fn id(&self) -> Vec<u8> {
        id_of(self.content.credential.cred_id())
    }
}

/// Adds a passkey. One that the account has already is a conflict.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (passkey, key): (&Passkey, &SubjectKey),
) -> Result<(), AppError> {
    unit.expect(
        "INSERT INTO passkey (id, subject_id, added_at, used_at, payload) VALUES ($1, $2, $3, $4, $5)",
        vec![
            Cell::from(passkey.id()),
            Cell::from(passkey.subject),
            Cell::from(passkey.added),
            Cell::from(passkey.used),
            Cell::from(sealed(app, &passkey.content, key)?),
        ],
        1,
    );
    Ok(())
}

/// Writes down that a passkey was used, with its new counter. If it was used or removed since it was read, that is a
/// conflict: of two uses at once one reads again, so a counter is never compared with an old one.
pub(crate) fn used(
    unit: &mut Unit,
    app: &App,
    (passkey, key): (&Passkey, &SubjectKey),
    now: Timestamp,
) -> Result<(), AppError> {
    let before = passkey.used.map_or(0, Timestamp::micros);
    unit.expect(
        "UPDATE passkey SET used_at = $3, payload = $4 \
         WHERE id = $1 AND subject_id = $2 AND COALESCE(used_at, 0) = $5",
        vec![
            Cell::from(passkey.id()),
            Cell::from(passkey.subject),
            Cell::from(now),
            Cell::from(sealed(app, &passkey.content, key)?),
            Cell::from(before),
        ],
        1,
    );
    Ok(())
}

/// Keeps another content of a passkey, such as its name, unless it was used or removed meanwhile.
pub(crate) fn change(
    unit: &mut Unit,
    app: &App,
    (passkey, key): (&Passkey, &SubjectKey),
) -> Result<(), AppError> {
    let before = passkey.used.map_or(0, Timestamp::micros);
    unit.expect(
        "UPDATE passkey SET payload = $3 \
         WHERE id = $1 AND subject_id = $2 AND COALESCE(used_at, 0) = $4",
        vec![
            Cell::from(passkey.id()),
            Cell::from(passkey.subject),
            Cell::from(sealed(app, &passkey.content, key)?),
            Cell::from(before),
        ],
        1,
    );
    Ok(())
}

/// Removes a passkey, if another one or an unused code that was kept is left to come in by. Otherwise it is a conflict.
pub(crate) fn remove(unit: &mut Unit, subject: SubjectId, id: &[u8], now: Timestamp) {
    unit.expect(
        "DELETE FROM passkey WHERE id = $1 AND subject_id = $2 AND ( \
           EXISTS (SELECT 1 FROM passkey AS other WHERE other.subject_id = $2 AND other.id <> $1) \
           OR EXISTS (SELECT 1 FROM recovery_code AS code \
                      WHERE code.subject_id = $2 AND code.kind = 'kept' AND code.used_at IS NULL \
                      AND code.until > $3))",
        vec![
            Cell::from(id.to_vec()),
            Cell::from(subject),
            Cell::from(now),
        ],
        1,
    );
}

/// The passkeys of somebody, oldest first.
pub(crate) async fn list(app: &App, subject: SubjectId) -> Result<Vec<Passkey>, AppError> {
    let sql = "SELECT added_at, used_at, payload FROM passkey WHERE subject_id = $1 \
               ORDER BY added_at, id LIMIT 64";
    let cells = [Cell::from(subject)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    rows.iter().map(|row| opened(row, subject, &key)).collect()
}

/// The passkey that a browser showed, with its account.
pub(crate) async fn presented(
    app: &App,
    subject: SubjectId,
    credential: &[u8],
) -> Result<Option<Presented>, AppError> {
    let sql = "SELECT passkey.added_at, passkey.used_at, passkey.payload, account.assurance, \
               account.payload AS account FROM passkey \
               JOIN account ON account.subject_id = passkey.subject_id \
               WHERE passkey.id = $1 AND passkey.subject_id = $2";
    let cells = [Cell::from(id_of(credential)), Cell::from(subject)];
    let Some(row) = app.store.query_one(subject.bucket(), sql, &cells).await? else {
        return Ok(None);
    };
    let key = key(app, subject).await?;
    let assurance = Assurance::of_word(row.text("assurance")?);
    Ok(Some(Presented {
        passkey: opened(&row, subject, &key)?,
        assurance: assurance.ok_or(AppError::Invariant("a level has a word"))?,
        owner: account::opened(&key, row.blob("account")?)?.name,
        key,
    }))
}

fn opened(row: &Row, subject: SubjectId, key: &SubjectKey) -> Result<Passkey, AppError> {
    let plain = key.open(PLACE, row.blob("payload")?)?;
    Ok(Passkey {
        subject,
        added: row.time("added_at")?,
        used: row.opt_time("used_at")?,
        content: serde_json::from_slice(&plain)?,
    })
}

fn sealed(app: &App, content: &Content, key: &SubjectKey) -> Result<Vec<u8>, AppError> {
    Ok(key.seal(PLACE, &serde_json::to_vec(content)?, &app.dice))
}
