//! What happened to an account, for its owner to see.

use super::outbox::{self, Message};
use crate::account::contact;
use crate::vault::SubjectKey;
use crate::{App, AppError, did};
use base::{Assurance, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Cell, Row, Unit};

/// One thing that happened. Its words are `account-event-<kind>`.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    pub(crate) id: RowId,
    pub(crate) kind: String,
    pub(crate) at: Timestamp,
    /// What the words name, by placeholder: the name of a passkey, the words for a device, an office.
    pub(crate) named: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    named: BTreeMap<String, String>,
}

const PLACE: &str = "account-event";

/// Adds to what happened, in the unit that makes it happen, and has those told by mail who are to hear of it.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    (kind, named): (&'static str, &[(&str, &str)]),
    now: Timestamp,
) -> Result<(), AppError> {
    let named = named
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let sealed = Sealed {
        named: named.collect(),
    };
    let payload = serde_json::to_vec(&sealed)?;
    unit.expect(
        "INSERT INTO account_event (id, subject_id, kind, at, payload) VALUES ($1, $2, $3, $4, $5)",
        vec![
            Cell::from(RowId::at(now, app.dice.bytes())),
            Cell::from(subject),
            Cell::from(kind),
            Cell::from(now),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    if did::is_told(kind) {
        did::tell(unit, app, (subject, key), (kind, now))?;
    }
    if contact::is_told(app, kind) {
        let happened = contact::Happened {
            kind: kind.to_owned(),
            named: sealed.named,
            at: now,
        };
        let message = Message::Notice { happened };
        outbox::add_to_tell(unit, app, (subject, key), &message, now)?;
    }
    Ok(())
}

/// What happened to an account, newest first, from the one before this on.
pub(crate) async fn list(
    app: &App,
    subject: SubjectId,
    (before, most): (Option<RowId>, i64),
) -> Result<Vec<Happened>, AppError> {
    let sql = "SELECT id, kind, at, payload FROM account_event WHERE subject_id = $1 AND id < $2 \
               ORDER BY id DESC LIMIT $3";
    let before = before.unwrap_or(RowId([0xff; 16]));
    let cells = [Cell::from(subject), Cell::from(before), Cell::from(most)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    opened(app, subject, &rows).await
}

async fn opened(app: &App, subject: SubjectId, rows: &[Row]) -> Result<Vec<Happened>, AppError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = super::subject::key(app, subject).await?;
    let happened = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Happened {
            id: row.row_id("id")?,
            kind: row.text("kind")?.to_owned(),
            at: row.time("at")?,
            named: serde_json::from_slice::<Sealed>(&plain)?.named,
        })
    });
    happened.collect()
}

/// When something of a kind happened last, if it happened since.
pub(crate) async fn last(
    app: &App,
    subject: SubjectId,
    (kind, since): (&str, Timestamp),
) -> Result<Option<Timestamp>, AppError> {
    let times = times(app, subject, (kind, since)).await?;
    Ok(times.first().copied())
}

/// What of a kind happened since, newest first, with what it names.
pub(crate) async fn since(
    app: &App,
    subject: SubjectId,
    (kind, since): (&str, Timestamp),
) -> Result<Vec<Happened>, AppError> {
    let sql = "SELECT id, kind, at, payload FROM account_event WHERE subject_id = $1 AND id >= $2 \
               AND kind = $3 AND at > $4 ORDER BY id DESC LIMIT 100";
    let cells = [
        Cell::from(subject),
        Cell::from(RowId::at(since, [0; 10])),
        Cell::from(kind),
        Cell::from(since),
    ];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    opened(app, subject, &rows).await
}

/// When things of a kind happened since, newest first.
pub(crate) async fn times(
    app: &App,
    subject: SubjectId,
    (kind, since): (&str, Timestamp),
) -> Result<Vec<Timestamp>, AppError> {
    let sql = "SELECT at FROM account_event WHERE subject_id = $1 AND id >= $2 AND kind = $3 \
               AND at > $4 ORDER BY id DESC LIMIT 100";
    let cells = [
        Cell::from(subject),
        Cell::from(RowId::at(since, [0; 10])),
        Cell::from(kind),
        Cell::from(since),
    ];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter().map(|row| Ok(row.time("at")?)).collect()
}

/// The level that an account had at a time, as what happened to it tells; the lowest where nothing does.
pub(crate) async fn level_at(
    app: &App,
    subject: SubjectId,
    at: Timestamp,
) -> Result<Assurance, AppError> {
    let sql = "SELECT payload FROM account_event WHERE subject_id = $1 AND at <= $2 \
               AND kind IN ('opened', 'raised', 'reclaimed') ORDER BY id DESC LIMIT 1";
    let cells = [Cell::from(subject), Cell::from(at)];
    let Some(row) = app.store.query_one(subject.bucket(), sql, &cells).await? else {
        return Ok(Assurance::Low);
    };
    let key = super::subject::key(app, subject).await?;
    let plain = key.open(PLACE, row.blob("payload")?)?;
    let named = serde_json::from_slice::<Sealed>(&plain)?.named;
    let level = named.get("level").and_then(|word| Assurance::of_word(word));
    Ok(level.unwrap_or(Assurance::Low))
}
