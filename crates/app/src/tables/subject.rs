//! Subjects, their keys, blind look-ups and links.

use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Bucket, SubjectId, Timestamp};
use std::sync::Arc;
use store::{Cell, Row, Unit};

/// The key of a subject.
pub(crate) async fn key(app: &App, subject: SubjectId) -> Result<Arc<SubjectKey>, AppError> {
    if let Some(key) = app.vault.remembered(subject) {
        return Ok(key);
    }
    let sql = "SELECT wrapped FROM subject_key WHERE subject_id = $1";
    let row = app
        .store
        .query_one(subject.bucket(), sql, &[Cell::from(subject)])
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(app.vault.unwrap(subject, row.blob("wrapped")?)?)
}

/// A new subject with its key.
pub(crate) fn create(
    unit: &mut Unit,
    app: &App,
    subject: SubjectId,
    kind: &str,
) -> Arc<SubjectKey> {
    let (key, wrapped) = app.vault.forge(subject, &app.dice);
    unit.expect(
        "INSERT INTO subject (subject_id, kind) VALUES ($1, $2)",
        vec![Cell::from(subject), Cell::from(kind)],
        1,
    );
    unit.expect(
        "INSERT INTO subject_key (subject_id, wrapped) VALUES ($1, $2)",
        vec![Cell::from(subject), Cell::from(wrapped)],
        1,
    );
    key
}

/// Whether there is anybody at all.
pub(crate) async fn any(app: &App) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM subject LIMIT 1";
    Ok(!app.store.query_all(sql, &[]).await?.is_empty())
}

/// Whose `kind` (such as "nik") has this value.
pub(crate) async fn find(
    app: &App,
    kind: &str,
    value: &str,
) -> Result<Option<SubjectId>, AppError> {
    let cells = [Cell::from(kind), Cell::from(app.vault.blind(kind, value))];
    let row = app.store.query_any(FIND, &cells).await?;
    row.map(|row| Ok(row.subject("subject_id")?)).transpose()
}

/// The same where the value says in which bucket its subject is.
pub(crate) async fn find_in(
    app: &App,
    bucket: Bucket,
    kind: &str,
    value: &str,
) -> Result<Option<SubjectId>, AppError> {
    let cells = [Cell::from(kind), Cell::from(app.vault.blind(kind, value))];
    let row = app.store.query_one(bucket, FIND, &cells).await?;
    row.map(|row| Ok(row.subject("subject_id")?)).transpose()
}

const FIND: &str = "SELECT subject_id FROM lookup WHERE kind = $1 AND hmac = $2";

/// Makes a value find its subject. A value that already finds another is a conflict.
pub(crate) fn add_lookup(unit: &mut Unit, app: &App, kind: &str, value: &str, subject: SubjectId) {
    let sql = "INSERT INTO lookup (kind, hmac, subject_id) VALUES ($1, $2, $3)";
    let blind = app.vault.blind(kind, value);
    unit.expect(
        sql,
        vec![Cell::from(kind), Cell::from(blind), Cell::from(subject)],
        1,
    );
}

/// Subjects a link leads to.
pub(crate) async fn linked(
    app: &App,
    subject: SubjectId,
    relation: &str,
) -> Result<Vec<SubjectId>, AppError> {
    let sql = "SELECT target_id FROM link WHERE subject_id = $1 AND relation = $2 \
               ORDER BY since, target_id LIMIT 64";
    let rows = app
        .store
        .query(
            subject.bucket(),
            sql,
            &[Cell::from(subject), Cell::from(relation)],
        )
        .await?;
    targets(&rows)
}

/// The same, with the time since which each link holds.
pub(crate) async fn linked_since(
    app: &App,
    subject: SubjectId,
    relation: &str,
) -> Result<Vec<(SubjectId, Timestamp)>, AppError> {
    let sql = "SELECT target_id, since FROM link WHERE subject_id = $1 AND relation = $2 \
               ORDER BY since, target_id LIMIT 64";
    let rows = app
        .store
        .query(
            subject.bucket(),
            sql,
            &[Cell::from(subject), Cell::from(relation)],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.subject("target_id")?, row.time("since")?)))
        .collect()
}

/// Every subject a subject is linked to: for a person, the households they belong to.
pub(crate) async fn near(app: &App, subject: SubjectId) -> Result<Vec<SubjectId>, AppError> {
    let sql = "SELECT DISTINCT target_id FROM link WHERE subject_id = $1 LIMIT 64";
    let rows = app
        .store
        .query(subject.bucket(), sql, &[Cell::from(subject)])
        .await?;
    targets(&rows)
}

fn targets(rows: &[Row]) -> Result<Vec<SubjectId>, AppError> {
    rows.iter()
        .map(|row| Ok(row.subject("target_id")?))
        .collect()
}

/// Links two subjects, whichever of them the unit is about: the link lies with the one it leads from.
pub(crate) fn add_link(
    unit: &mut Unit,
    subject: SubjectId,
    relation: &str,
    target: SubjectId,
    since: Timestamp,
) {
    let sql = "INSERT INTO link (subject_id, relation, target_id, since) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (subject_id, relation, target_id) DO NOTHING";
    unit.ahead(
        subject.bucket(),
        sql,
        vec![
            Cell::from(subject),
            Cell::from(relation),
            Cell::from(target),
            Cell::from(since.micros()),
        ],
    );
}
