//! Records of local registers, bitemporal: one current version per subject and register.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Record, SubjectId, Timestamp};
use store::{Cell, Unit};

/// The current version of a record.
#[derive(Debug)]
pub(crate) struct Current {
    pub(crate) version: i64,
    pub(crate) known_from: Timestamp,
    pub(crate) record: Record,
}

const PLACE: &str = "record";

/// What the register now says about a subject. Call it only with a logged query at hand; see `registry`.
pub(crate) async fn current(
    app: &App,
    subject: SubjectId,
    register: &str,
) -> Result<Option<Current>, AppError> {
    let sql = "SELECT version, known_from, payload FROM record \
               WHERE subject_id = $1 AND register = $2 AND known_to IS NULL \
               ORDER BY version DESC LIMIT 1";
    let row = app
        .store
        .query_one(
            subject.bucket(),
            sql,
            &[Cell::from(subject), Cell::from(register)],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let plain = key(app, subject).await?.open(PLACE, row.blob("payload")?)?;
    Ok(Some(Current {
        version: row.int("version")?,
        known_from: row.time("known_from")?,
        record: serde_json::from_slice(&plain)?,
    }))
}

/// Adds version `version` of a record; a version that already exists is a conflict.
pub(crate) fn insert(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    (register, version): (&str, i64),
    record: &Record,
    now: Timestamp,
) -> Result<(), AppError> {
    let payload = key.seal(PLACE, &serde_json::to_vec(record)?, &app.dice);
    unit.expect(
        "INSERT INTO record (subject_id, register, version, valid_from, known_from, payload) \
         VALUES ($1, $2, $3, $4, $4, $5)",
        vec![
            Cell::from(subject),
            Cell::from(register),
            Cell::from(version),
            Cell::from(now),
            Cell::from(payload),
        ],
        1,
    );
    Ok(())
}

/// Ends version `version`; if it is not the current one any more, that is a conflict.
pub(crate) fn close(
    unit: &mut Unit,
    subject: SubjectId,
    (register, version): (&str, i64),
    now: Timestamp,
) {
    unit.expect(
        "UPDATE record SET known_to = $4 \
         WHERE subject_id = $1 AND register = $2 AND version = $3 AND known_to IS NULL",
        vec![
            Cell::from(subject),
            Cell::from(register),
            Cell::from(version),
            Cell::from(now),
        ],
        1,
    );
}
