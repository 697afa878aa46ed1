//! Sessions: the browsers in which somebody is signed in, and those in which they were.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Row, Unit};

/// One session, opened.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) id: RowId,
    pub(crate) subject: SubjectId,
    pub(crate) began: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) ended: Option<Timestamp>,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) device: Device,
}

/// What a browser says it is: never more than two words of it are kept here, and by what it is known again in `device`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Such as `Chrome`; empty where it is none that we know.
    pub browser: String,
    /// Such as `Android`.
    pub system: String,
    /// What it was given by chance when somebody signed in on it first; empty where it keeps nothing.
    #[serde(skip)]
    pub mark: String,
}

const PLACE: &str = "session";

/// Adds a session to a unit.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (session, key): (&Session, &SubjectKey),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&session.content)?;
    unit.expect(
        "INSERT INTO session (id, subject_id, began_at, until, ended_at, turn, payload) \
         VALUES ($1, $2, $3, $4, $5, 0, $6)",
        vec![
            Cell::from(session.id),
            Cell::from(session.subject),
            Cell::from(session.began),
            Cell::from(session.until),
            Cell::from(session.ended),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// Whether a session goes on with this cookie: nobody ended it, its time is not over, and no later cookie took its place.
pub(crate) async fn is_open(
    app: &App,
    (subject, id, turn): (SubjectId, RowId, i64),
    now: Timestamp,
) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM session \
               WHERE id = $1 AND subject_id = $2 AND turn = $3 AND ended_at IS NULL AND until > $4";
    let cells = [
        Cell::from(id),
        Cell::from(subject),
        Cell::from(turn),
        Cell::from(now),
    ];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    Ok(row.is_some())
}

/// Lets another cookie take the place of the one of this turn; a conflict where that happened already, or it is over.
pub(crate) fn turn(unit: &mut Unit, (subject, id, turn): (SubjectId, RowId, i64), now: Timestamp) {
    unit.expect(
        "UPDATE session SET turn = turn + 1 \
         WHERE id = $1 AND subject_id = $2 AND turn = $3 AND ended_at IS NULL AND until > $4",
        vec![
            Cell::from(id),
            Cell::from(subject),
            Cell::from(turn),
            Cell::from(now),
        ],
        1,
    );
}

/// Makes a unit rest on a session that goes on, whichever its cookie; a conflict where it is over.
pub(crate) fn goes_on(unit: &mut Unit, (subject, id): (SubjectId, RowId), now: Timestamp) {
    unit.expect(
        "UPDATE session SET turn = turn \
         WHERE id = $1 AND subject_id = $2 AND ended_at IS NULL AND until > $3",
        vec![Cell::from(id), Cell::from(subject), Cell::from(now)],
        1,
    );
}

/// Ends a session. One that has ended stays as it was.
pub(crate) fn end(unit: &mut Unit, subject: SubjectId, id: RowId, now: Timestamp) {
    unit.add(
        "UPDATE session SET ended_at = $3 WHERE id = $1 AND subject_id = $2 AND ended_at IS NULL",
        vec![Cell::from(id), Cell::from(subject), Cell::from(now)],
    );
}

/// Ends every session of a subject but one.
pub(crate) fn end_others(unit: &mut Unit, subject: SubjectId, but: Option<RowId>, now: Timestamp) {
    unit.add(
        "UPDATE session SET ended_at = $3 \
         WHERE subject_id = $1 AND id <> $2 AND ended_at IS NULL AND until > $3",
        vec![
            Cell::from(subject),
            Cell::from(but.unwrap_or(RowId([0; 16]))),
            Cell::from(now),
        ],
    );
}

/// Lets a session that goes on last longer, for the cookie of this turn. One that is over stays so, and a later cookie is not
/// replaced: that is a conflict.
pub(crate) fn prolong(
    unit: &mut Unit,
    (subject, id, turn): (SubjectId, RowId, i64),
    (until, now): (Timestamp, Timestamp),
) {
    unit.expect(
        "UPDATE session SET until = $3 \
         WHERE id = $1 AND subject_id = $2 AND ended_at IS NULL AND until > $4 AND turn = $5",
        vec![
            Cell::from(id),
            Cell::from(subject),
            Cell::from(until),
            Cell::from(now),
            Cell::from(turn),
        ],
        1,
    );
}

/// Every session of a subject that goes on.
pub(crate) async fn open_ones(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<RowId>, AppError> {
    let sql = "SELECT id FROM session WHERE subject_id = $1 AND ended_at IS NULL AND until > $2";
    let cells = [Cell::from(subject), Cell::from(now)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter().map(|row| Ok(row.row_id("id")?)).collect()
}

/// One session of a subject, if it goes on.
pub(crate) async fn find_open(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<Option<Session>, AppError> {
    let sql = "SELECT id, began_at, until, ended_at, payload FROM session \
               WHERE subject_id = $1 AND id = $2 AND ended_at IS NULL AND until > $3";
    let cells = [Cell::from(subject), Cell::from(id), Cell::from(now)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    Ok(opened(app, subject, &rows).await?.pop())
}

/// The sessions of a subject that go on, all of them, newest first; and after them the latest of those that are over.
pub(crate) async fn list(
    app: &App,
    subject: SubjectId,
    (most, now): (i64, Timestamp),
) -> Result<Vec<Session>, AppError> {
    let sql = "SELECT id, began_at, until, ended_at, payload FROM session \
               WHERE subject_id = $1 AND ended_at IS NULL AND until > $2 ORDER BY id DESC";
    let cells = [Cell::from(subject), Cell::from(now)];
    let mut rows = app.store.query(subject.bucket(), sql, &cells).await?;
    let sql = "SELECT id, began_at, until, ended_at, payload FROM session \
               WHERE subject_id = $1 AND (ended_at IS NOT NULL OR until <= $2) \
               ORDER BY id DESC LIMIT $3";
    let cells = [Cell::from(subject), Cell::from(now), Cell::from(most)];
    rows.extend(app.store.query(subject.bucket(), sql, &cells).await?);
    opened(app, subject, &rows).await
}

async fn opened(app: &App, subject: SubjectId, rows: &[Row]) -> Result<Vec<Session>, AppError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    let sessions = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Session {
            id: row.row_id("id")?,
            subject,
            began: row.time("began_at")?,
            until: row.time("until")?,
            ended: row.opt_time("ended_at")?,
            content: serde_json::from_slice(&plain)?,
        })
    });
    sessions.collect()
}
