//! Steps of people's identities in the ledger: what each says is sealed, and where the ledger has it lies beside it.

use crate::audit::Placed;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use ::ledger::{Hash, Name};
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
    /// Block and number of its entry, once a ledger has it.
    #[serde(default)]
    place: Option<(u64, u64)>,
}

/// A step of somebody.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) subject: SubjectId,
    /// Counts all steps of the person, over all identities they had.
    pub(crate) number: i64,
    pub(crate) at: Timestamp,
    pub(crate) content: Content,
    pub(crate) stands: Stands,
}

/// Where a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// In no ledger yet.
    Waits,
    /// In the ledger of that name.
    In(String, Placed),
    /// No ledger will take it any more.
    Aside,
}

impl Content {
    pub(crate) fn new(
        (turn, because): (Turn, &str),
        (identity, sequence): (Hash, u64),
        thumbprints: Vec<String>,
        (keys, cause): (String, String),
    ) -> Self {
        Self {
            turn,
            identity,
            sequence,
            thumbprints,
            because: because.to_owned(),
            keys,
            cause,
            place: None,
        }
    }
}

impl Step {
    /// Where that ledger has it.
    pub(crate) fn placed_in(&self, ledger: &Name) -> Option<Placed> {
        match &self.stands {
            Stands::In(name, placed) if name == ledger.as_str() => Some(*placed),
            Stands::In(..) | Stands::Waits | Stands::Aside => None,
        }
    }
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

/// A step of somebody by its number.
pub(crate) async fn at(
    app: &App,
    (subject, number): (SubjectId, i64),
) -> Result<Option<Step>, AppError> {
    let sql = "SELECT subject_id, number, at, payload, ledger FROM did WHERE subject_id = $1 AND number = $2";
    let cells = [Cell::from(subject), Cell::from(number)];
    match app.store.query_one(subject.bucket(), sql, &cells).await? {
        Some(row) => opened(app, &row).await.map(Some),
        None => Ok(None),
    }
}

/// Steps of somebody, newest first.
pub(crate) async fn newest(
    app: &App,
    subject: SubjectId,
    most: usize,
) -> Result<Vec<Step>, AppError> {
    let sql = "SELECT subject_id, number, at, payload, ledger FROM did WHERE subject_id = $1 \
               ORDER BY number DESC LIMIT $2";
    let cells = [Cell::from(subject), cell(most)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    let mut steps = Vec::with_capacity(rows.len());
    for row in &rows {
        steps.push(opened(app, row).await?);
    }
    Ok(steps)
}

/// A step by its place in what waits for the ledger.
pub(crate) type Mark = (Timestamp, SubjectId, i64);

/// Steps that wait for the ledger in one part of the database, those that wait longest first, after the one of that mark; of one person the first
/// alone, since the next follows from it. One that cannot be opened is told and left out. With the mark of the last one looked at.
pub(crate) async fn waiting(
    app: &App,
    part: Bucket,
    after: Option<Mark>,
    most: usize,
) -> Result<(Vec<Step>, Option<Mark>), AppError> {
    let sql = "SELECT subject_id, number, at, payload, ledger FROM did WHERE ledger IS NULL \
               AND (at, subject_id, number) > ($1, $2, $3) \
               AND NOT EXISTS (SELECT 1 FROM did AS earlier WHERE earlier.subject_id = did.subject_id \
                               AND earlier.ledger IS NULL AND earlier.number < did.number) \
               ORDER BY at, subject_id, number LIMIT $4";
    let first = (Timestamp::from_micros(0), SubjectId([0; 16]), -1);
    let (at, subject, number) = after.unwrap_or(first);
    let cells = [
        Cell::from(at),
        Cell::from(subject),
        Cell::from(number),
        cell(most),
    ];
    let rows = app.store.query(part, sql, &cells).await?;
    let mut steps = Vec::with_capacity(rows.len());
    for row in &rows {
        match opened(app, row).await {
            Ok(step) => steps.push(step),
            Err(error) => tracing::warn!(%error, "a step of an identity cannot be opened"),
        }
    }
    let last = rows.last().map(|row| {
        Ok::<_, AppError>((
            row.time("at")?,
            row.subject("subject_id")?,
            row.int("number")?,
        ))
    });
    Ok((steps, last.transpose()?))
}

/// How many steps wait for the ledger.
pub(crate) async fn count_waiting(app: &App) -> Result<i64, AppError> {
    let sql = "SELECT count(*) AS n FROM did WHERE ledger IS NULL";
    let mut count = 0;
    for row in &app.store.query_all(sql, &[]).await? {
        count += row.int("n")?;
    }
    Ok(count)
}

/// Writes down where a ledger has a step.
pub(crate) fn place(
    unit: &mut Unit,
    app: &App,
    (step, key): (&Step, &SubjectKey),
    (ledger, placed): (&Name, Placed),
) -> Result<(), AppError> {
    let content = Content {
        place: Some((placed.block, placed.index)),
        ..step.content.clone()
    };
    let payload = serde_json::to_vec(&content)?;
    let sealed = key.seal(PLACE, &payload, &app.dice);
    settle(unit, step, ledger.as_str(), Some(sealed));
    Ok(())
}

/// Lays a step aside that no ledger will take any more.
pub(crate) fn lay_aside(unit: &mut Unit, step: &Step) {
    settle(unit, step, ASIDE, None);
}

const ASIDE: &str = "";

/// Another program that settles it at the same moment makes this a conflict.
fn settle(unit: &mut Unit, step: &Step, ledger: &str, payload: Option<Vec<u8>>) {
    const WITH: &str = "UPDATE did SET ledger = $3, payload = $4 \
         WHERE subject_id = $1 AND number = $2 AND ledger IS NULL";
    const WITHOUT: &str =
        "UPDATE did SET ledger = $3 WHERE subject_id = $1 AND number = $2 AND ledger IS NULL";
    let mut cells = vec![
        Cell::from(step.subject),
        Cell::from(step.number),
        Cell::from(ledger),
    ];
    let sql = if payload.is_some() { WITH } else { WITHOUT };
    cells.extend(payload.map(Cell::from));
    unit.expect(sql, cells, 1);
}

/// People in one part of the database, after that one, who have an account and no identity in that ledger, nor one on its way.
pub(crate) async fn missing(
    app: &App,
    part: Bucket,
    (ledger, after): (&Name, Option<SubjectId>),
    most: usize,
) -> Result<Vec<SubjectId>, AppError> {
    let sql = "SELECT subject_id FROM account WHERE subject_id > $1 \
               AND NOT EXISTS (SELECT 1 FROM did WHERE did.subject_id = account.subject_id \
                               AND (did.ledger IS NULL OR did.ledger = $2)) \
               ORDER BY subject_id LIMIT $3";
    let after = after.unwrap_or(SubjectId([0; 16]));
    let cells = [Cell::from(after), Cell::from(ledger.as_str()), cell(most)];
    let rows = app.store.query(part, sql, &cells).await?;
    rows.iter()
        .map(|row| Ok(row.subject("subject_id")?))
        .collect()
}

fn cell(most: usize) -> Cell {
    Cell::from(i64::try_from(most).unwrap_or(i64::MAX))
}

async fn opened(app: &App, row: &Row) -> Result<Step, AppError> {
    let subject = row.subject("subject_id")?;
    let key = super::subject::key(app, subject).await?;
    let plain = key.open(PLACE, row.blob("payload")?)?;
    let content: Content = serde_json::from_slice(&plain)?;
    let stands = match (row.opt_text("ledger")?, content.place) {
        (None, _) => Stands::Waits,
        (Some(ASIDE), _) | (Some(_), None) => Stands::Aside,
        (Some(name), Some((block, index))) => Stands::In(name.to_owned(), Placed { block, index }),
    };
    Ok(Step {
        subject,
        number: row.int("number")?,
        at: row.time("at")?,
        content,
        stands,
    })
}
