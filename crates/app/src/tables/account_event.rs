//! What happened to an account, for its owner to see.

use super::outbox::{self, Message};
use crate::account::contact;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Cell, Unit};

/// One thing that happened. Its words are `account-event-<kind>`.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
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
    if contact::is_told(app, kind) {
        let happened = contact::Happened {
            kind: kind.to_owned(),
            named: sealed.named,
            at: now,
        };
        let message = Message::Notice { happened };
        outbox::add(unit, app, (subject, key), &message, (now, now))?;
    }
    Ok(())
}

/// Whether a thing of this kind happened since a time.
pub(crate) async fn any_since(
    app: &App,
    subject: SubjectId,
    kind: &str,
    since: Timestamp,
) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM account_event \
               WHERE subject_id = $1 AND kind = $2 AND at > $3 LIMIT 1";
    let cells = [Cell::from(subject), Cell::from(kind), Cell::from(since)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    Ok(row.is_some())
}

/// What happened to an account, newest first.
pub(crate) async fn list(
    app: &App,
    subject: SubjectId,
    most: i64,
) -> Result<Vec<Happened>, AppError> {
    let sql = "SELECT kind, at, payload FROM account_event WHERE subject_id = $1 \
               ORDER BY id DESC LIMIT $2";
    let cells = [Cell::from(subject), Cell::from(most)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = super::subject::key(app, subject).await?;
    let happened = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Happened {
            kind: row.text("kind")?.to_owned(),
            at: row.time("at")?,
            named: serde_json::from_slice::<Sealed>(&plain)?.named,
        })
    });
    happened.collect()
}
