//! Steps of people's identities in the ledger: what each says is sealed, and where the ledger has it lies beside it.

use crate::audit::Placed;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use ::ledger::Hash;
use base::{Bucket, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Row, Unit};

/// What a step does to an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Turn {
    Began,
    Changed,
    Ended,
}

/// What a step says. The commitments in the ledger are digests of the two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) turn: Turn,
    /// Random bytes that name the identity in the ledger.
    pub(crate) identity: Hash,
    /// Which step of that identity it is, from 0.
    pub(crate) sequence: u64,
    /// Keys that count from then on, by their thumbprints (RFC 7638), in order.
    pub(crate) thumbprints: Vec<String>,
    /// Why, as a word.
    pub(crate) because: String,
    pub(crate) keys: String,
    pub(crate) cause: String,
}

/// A step of somebody.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) subject: SubjectId,
    /// Counts all steps of the person, over all identities they had.
    pub(crate) number: i64,
    pub(crate) at: Timestamp,
    pub(crate) content: Content,
    /// Where the ledger has it.
    pub(crate) placed: Option<Placed>,
}

const PLACE: &str = "did";

/// Adds a step. If the person has one of that number, that is a conflict.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (step, key): (&Step, &SubjectKey),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&step.content)?;
    unit.expect(
        "INSERT INTO did (subject_id, number, at, payload) VALUES ($1, $2, $3, $4)",
        vec![
            Cell::from(step.subject),
            Cell::from(step.number),
            Cell::from(step.at),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// The last step of somebody.
pub(crate) async fn last(app: &App, subject: SubjectId) -> Result<Option<Step>, AppError> {
    Ok(newest(app, subject, 1).await?.pop())
}

/// Steps of somebody, newest first.
pub(crate) async fn newest(
    app: &App,
    subject: SubjectId,
    most: usize,
) -> Result<Vec<Step>, AppError> {
    let sql = "SELECT subject_id, number, at, payload, place, block FROM did WHERE subject_id = $1 \
               ORDER BY number DESC LIMIT $2";
    let cells = [Cell::from(subject), cell(most)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    opened(app, &rows).await
}

/// A step by its place in what waits for the ledger.
pub(crate) type Mark = (Timestamp, SubjectId, i64);

/// Steps that wait for the ledger in one part of the database, those that wait longest first, after the one of that mark.
pub(crate) async fn waiting(
    app: &App,
    part: Bucket,
    after: Option<Mark>,
    most: usize,
) -> Result<Vec<Step>, AppError> {
    let sql = "SELECT subject_id, number, at, payload, place, block FROM did WHERE place IS NULL \
               AND (at, subject_id, number) > ($1, $2, $3) ORDER BY at, subject_id, number LIMIT $4";
    let first = (Timestamp::from_micros(0), SubjectId([0; 16]), -1);
    let (at, subject, number) = after.unwrap_or(first);
    let cells = [
        Cell::from(at),
        Cell::from(subject),
        Cell::from(number),
        cell(most),
    ];
    let rows = app.store.query(part, sql, &cells).await?;
    opened(app, &rows).await
}

/// How many steps wait for the ledger.
pub(crate) async fn count_waiting(app: &App) -> Result<i64, AppError> {
    let sql = "SELECT count(*) AS n FROM did WHERE place IS NULL";
    let mut count = 0;
    for row in &app.store.query_all(sql, &[]).await? {
        count += row.int("n")?;
    }
    Ok(count)
}

/// Writes down where the ledger has a step.
pub(crate) fn place(
    unit: &mut Unit,
    (subject, number): (SubjectId, i64),
    placed: Placed,
) -> Result<(), AppError> {
    let sql = "UPDATE did SET place = $3, block = $4 \
               WHERE subject_id = $1 AND number = $2 AND place IS NULL";
    let (index, block) = (i64::try_from(placed.index), i64::try_from(placed.block));
    let (Ok(index), Ok(block)) = (index, block) else {
        return Err(AppError::Invariant("a ledger has no so large numbers"));
    };
    let cells = vec![
        Cell::from(subject),
        Cell::from(number),
        Cell::from(index),
        Cell::from(block),
    ];
    unit.expect(sql, cells, 1);
    Ok(())
}

/// People in one part of the database who have an account and no step, after that one.
pub(crate) async fn missing(
    app: &App,
    part: Bucket,
    after: Option<SubjectId>,
    most: usize,
) -> Result<Vec<SubjectId>, AppError> {
    let sql = "SELECT subject_id FROM account WHERE subject_id > $1 \
               AND NOT EXISTS (SELECT 1 FROM did WHERE did.subject_id = account.subject_id) \
               ORDER BY subject_id LIMIT $2";
    let after = after.unwrap_or(SubjectId([0; 16]));
    let cells = [Cell::from(after), cell(most)];
    let rows = app.store.query(part, sql, &cells).await?;
    rows.iter()
        .map(|row| Ok(row.subject("subject_id")?))
        .collect()
}

fn cell(most: usize) -> Cell {
    Cell::from(i64::try_from(most).unwrap_or(i64::MAX))
}

async fn opened(app: &App, rows: &[Row]) -> Result<Vec<Step>, AppError> {
    let mut steps = Vec::with_capacity(rows.len());
    for row in rows {
        let subject = row.subject("subject_id")?;
        let key = super::subject::key(app, subject).await?;
        let plain = key.open(PLACE, row.blob("payload")?)?;
        steps.push(Step {
            subject,
            number: row.int("number")?,
            at: row.time("at")?,
            content: serde_json::from_slice(&plain)?,
            placed: placed(row)?,
        });
    }
    Ok(steps)
}

fn placed(row: &Row) -> Result<Option<Placed>, AppError> {
    let number = |column| -> Result<Option<u64>, AppError> {
        let number = row.opt_int(column)?.map(u64::try_from).transpose();
        number.map_err(|_| AppError::Invariant("a place counts from 0"))
    };
    let (index, block) = (number("place")?, number("block")?);
    Ok(index
        .zip(block)
        .map(|(index, block)| Placed { block, index }))
}
