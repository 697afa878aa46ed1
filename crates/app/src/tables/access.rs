//! The access log: who read which fields of whom, why, by which law, for which case.

use super::leaf::{self, Known};
use crate::audit::Document;
use crate::registry::Query;
use crate::{App, AppError, Channel, Origin};
use base::{CaseId, RowId, SubjectId, Timestamp};
use std::collections::BTreeSet;
use store::{Cell, Row, Unit};

/// Who reads.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    pub(crate) agency: String,
    /// The person behind the reading, when a person is: a resident or an officer.
    pub(crate) actor: Option<SubjectId>,
    pub(crate) channel: Channel,
    pub(crate) origin: Origin,
}

/// One row.
#[derive(Clone, Debug)]
pub(crate) struct Access {
    pub(crate) id: RowId,
    pub(crate) subject: SubjectId,
    pub(crate) at: Timestamp,
    pub(crate) case: Option<CaseId>,
    pub(crate) register: String,
    pub(crate) purpose: String,
    pub(crate) law: String,
    pub(crate) fields: Vec<String>,
    pub(crate) reader: String,
    pub(crate) actor: Option<SubjectId>,
    pub(crate) channel: String,
    pub(crate) origin: String,
}

/// Writes one row per query; a query already written for the same case adds nothing. One that belongs to no case is
/// written each time.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    case: impl Into<Option<CaseId>>,
    query: &Query,
    reader: &Reader,
    now: Timestamp,
) -> Result<(), AppError> {
    let access = Access {
        id: RowId::at(now, app.dice.bytes()),
        subject: query.subject,
        at: now,
        case: case.into(),
        register: query.register.clone(),
        purpose: query.purpose.clone(),
        law: query.law.as_str().to_owned(),
        fields: query.fields.clone(),
        reader: reader.agency.clone(),
        actor: reader.actor,
        channel: reader.channel.word().into_owned(),
        origin: reader.origin.word().to_owned(),
    };
    let salt: [u8; 32] = app.dice.bytes();
    let commitment = Document::of_reading(&app.vault, &access, &salt)?.commitment();
    unit.ahead(
        query.subject.bucket(),
        "INSERT INTO access (id, subject_id, case_id, register, purpose, law, fields, reader, \
         actor, channel, origin, at, salt, commitment) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
         ON CONFLICT (case_id, subject_id, register, purpose, fields) DO NOTHING",
        vec![
            Cell::from(access.id),
            Cell::from(access.subject),
            access.case.map_or(Cell::Null, Cell::from),
            Cell::from(access.register),
            Cell::from(access.purpose),
            Cell::from(access.law),
            Cell::from(access.fields.join(" ")),
            Cell::from(access.reader),
            access.actor.map_or(Cell::Null, Cell::from),
            Cell::from(access.channel),
            Cell::from(access.origin),
            Cell::from(access.at),
            Cell::from(salt),
            Cell::from(commitment.0),
        ],
    );
    Ok(())
}

/// What was logged for a case, as (subject, register, purpose, fields joined by spaces).
pub(crate) async fn logged(
    app: &App,
    case: CaseId,
) -> Result<BTreeSet<(SubjectId, String, String, String)>, AppError> {
    let sql = "SELECT subject_id, register, purpose, fields FROM access WHERE case_id = $1";
    let rows = app.store.query_all(sql, &[Cell::from(case)]).await?;
    rows.iter()
        .map(|row| {
            let text = |column| row.text(column).map(str::to_owned);
            Ok((
                row.subject("subject_id")?,
                text("register")?,
                text("purpose")?,
                text("fields")?,
            ))
        })
        .collect()
}

/// Whether somebody's reading of just this, for no case, was logged since then.
pub(crate) async fn is_noted(
    app: &App,
    query: &Query,
    actor: SubjectId,
    since: Timestamp,
) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM access \
               WHERE subject_id = $1 AND id > $2 AND case_id IS NULL AND actor = $3 \
               AND register = $4 AND purpose = $5 AND fields = $6 LIMIT 1";
    let cells = [
        Cell::from(query.subject),
        Cell::from(RowId::at(since, [0; 10])),
        Cell::from(actor),
        Cell::from(query.register.as_str()),
        Cell::from(query.purpose.as_str()),
        Cell::from(query.fields.join(" ")),
    ];
    let bucket = query.subject.bucket();
    let row = app.store.query_one(bucket, sql, &cells).await?;
    Ok(row.is_some())
}

/// What went through one channel about a subject, newest first.
pub(crate) async fn of_channel(
    app: &App,
    subject: SubjectId,
    channel: Channel,
    most: i64,
) -> Result<Vec<Access>, AppError> {
    let sql = "SELECT id, subject_id, at, case_id, register, purpose, law, fields, reader, actor, \
         channel, origin FROM access WHERE subject_id = $1 AND channel = $2 \
         ORDER BY id DESC LIMIT $3";
    let cells = [
        Cell::from(subject),
        Cell::from(channel.word().into_owned()),
        Cell::from(most),
    ];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter().map(opened).collect()
}

/// Who read about a subject, newest first; for one case or for all.
pub(crate) async fn list(
    app: &App,
    subject: SubjectId,
    case: Option<CaseId>,
    (skip, most): (i64, i64),
) -> Result<Vec<Access>, AppError> {
    const BY_SUBJECT: &str = "SELECT id, subject_id, at, case_id, register, purpose, law, fields, reader, actor, \
         channel, origin FROM access WHERE subject_id = $1 ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3";
    const BY_CASE: &str = "SELECT id, subject_id, at, case_id, register, purpose, law, fields, reader, actor, \
         channel, origin FROM access WHERE subject_id = $1 AND case_id = $4 \
         ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3";
    let mut cells = vec![Cell::from(subject), Cell::from(most), Cell::from(skip)];
    let sql = match case {
        Some(case) => {
            cells.push(Cell::from(case));
            BY_CASE
        }
        None => BY_SUBJECT,
    };
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter().map(opened).collect()
}

fn opened(row: &Row) -> Result<Access, AppError> {
    Ok(Access {
        id: row.row_id("id")?,
        subject: row.subject("subject_id")?,
        at: row.time("at")?,
        case: row.opt_case("case_id")?,
        register: row.text("register")?.to_owned(),
        purpose: row.text("purpose")?.to_owned(),
        law: row.text("law")?.to_owned(),
        fields: row.text("fields")?.split(' ').map(str::to_owned).collect(),
        reader: row.text("reader")?.to_owned(),
        actor: row.opt_subject("actor")?,
        channel: row.text("channel")?.to_owned(),
        origin: row.text("origin")?.to_owned(),
    })
}

/// What was committed to when a reading was logged, and its number in the audit log; nothing for a reading of before there was one.
pub(crate) async fn document(
    app: &App,
    (id, subject): (RowId, SubjectId),
) -> Result<Option<(Document, Known)>, AppError> {
    let sql = "SELECT id, subject_id, at, case_id, register, purpose, law, fields, reader, actor, \
         channel, origin, salt, place FROM access \
         WHERE id = $1 AND subject_id = $2 AND salt IS NOT NULL";
    let cells = [Cell::from(id), Cell::from(subject)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    row.map(|row| committed(app, &row)).transpose()
}

/// The same of many, after the reading of that name, in the order of their names.
pub(crate) async fn page(
    app: &App,
    after: RowId,
    most: i64,
) -> Result<Vec<(RowId, Document, Known)>, AppError> {
    let sql = "SELECT id, subject_id, at, case_id, register, purpose, law, fields, reader, actor, \
         channel, origin, salt, place FROM access \
         WHERE id > $1 AND salt IS NOT NULL ORDER BY id LIMIT $2";
    let cells = [Cell::from(after), Cell::from(most)];
    let rows = app.store.query_all(sql, &cells).await?;
    let read = |row: &Row| {
        let (document, known) = committed(app, row)?;
        Ok((row.row_id("id")?, document, known))
    };
    let mut page = rows
        .iter()
        .map(read)
        .collect::<Result<Vec<_>, AppError>>()?;
    page.sort_by_key(|(id, ..)| *id);
    page.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(page)
}

fn committed(app: &App, row: &Row) -> Result<(Document, Known), AppError> {
    let salt = row.blob("salt")?.try_into();
    let salt = salt.map_err(|_| AppError::Invariant("a salt has 32 bytes"))?;
    let document = Document::of_reading(&app.vault, &opened(row)?, &salt)?;
    Ok((document, leaf::known_in(row)?))
}
