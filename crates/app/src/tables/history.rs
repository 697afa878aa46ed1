//! The history of a case: the only truth about it. Rows are added, never changed.

use super::cases::Stored;
use super::leaf;
use super::request_key::Once;
use crate::audit::{Document, Step};
use crate::{Actor, App, AppError, Channel, Origin};
use base::{RowId, Timestamp};
use case::{Event, Receipt};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::{Cell, Unit};

/// One row, opened.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) at: Timestamp,
    /// The word of its channel.
    pub(crate) channel: String,
    pub(crate) content: Content,
}

/// The sealed part of a row.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Content {
    pub(crate) event: Event,
    pub(crate) actor: Actor,
    /// Most of a history, and most readers do not want it: taken apart only by [`Content::receipt`].
    #[serde(default)]
    receipt: Option<Box<RawValue>>,
}

impl Content {
    /// The receipt beside the event in which the rules spoke.
    pub(crate) fn receipt(&self) -> Result<Option<Receipt>, AppError> {
        let receipt = self.receipt.as_ref();
        Ok(receipt
            .map(|raw| serde_json::from_str(raw.get()))
            .transpose()?)
    }
}

/// The same while it is written.
#[derive(Serialize)]
struct Written<'a> {
    event: &'a Event,
    actor: &'a Actor,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<&'a Receipt>,
    /// The salt of this entry's leaf.
    salt: String,
}

/// Who adds to a history, and how the case came to be.
#[derive(Clone, Debug)]
pub(crate) struct By {
    pub(crate) actor: Actor,
    pub(crate) channel: Channel,
    pub(crate) origin: Origin,
    /// The key of the request, where a program gave one: it is written down with what it brings about.
    pub(crate) once: Option<Once>,
}

impl By {
    /// The applicant or whoever acts for them, through the door they came by.
    pub(crate) fn applicant(stored: &Stored) -> Self {
        Self {
            actor: Actor::from(stored.agent),
            channel: stored.channel,
            origin: stored.body.origin,
            once: None,
        }
    }
}

const PLACE: &str = "history";

/// The history after event number `after`, oldest first.
pub(crate) async fn load(app: &App, stored: &Stored, after: i64) -> Result<Vec<Entry>, AppError> {
    let sql = "SELECT seq, at, channel, payload FROM history \
               WHERE case_id = $1 AND subject_id = $2 AND seq > $3 ORDER BY seq";
    let cells = [
        Cell::from(stored.id),
        Cell::from(stored.owner),
        Cell::from(after),
    ];
    let rows = app.store.query(stored.owner.bucket(), sql, &cells).await?;
    rows.iter()
        .map(|row| {
            let plain = stored.key.open(PLACE, row.blob("payload")?)?;
            Ok(Entry {
                seq: row.int("seq")?,
                at: row.time("at")?,
                channel: row.text("channel")?.to_owned(),
                content: serde_json::from_slice(&plain)?,
            })
        })
        .collect()
}

/// The latest receipt of a case, with the id of the leaf of its step; nothing where the rules never spoke.
pub(crate) async fn receipt(
    app: &App,
    stored: &Stored,
) -> Result<Option<(RowId, Receipt)>, AppError> {
    let history = load(app, stored, 0).await?;
    for entry in history.iter().rev() {
        if let Some(receipt) = entry.content.receipt()? {
            return Ok(Some((
                leaf::of_step(stored.id, entry.seq, entry.at),
                receipt,
            )));
        }
    }
    Ok(None)
}

/// What was committed to at each step, with the ids of the leaves.
pub(crate) async fn documents(
    app: &App,
    stored: &Stored,
) -> Result<Vec<(RowId, Document)>, AppError> {
    let sql = "SELECT seq, at, channel, origin, payload FROM history \
               WHERE case_id = $1 AND subject_id = $2 ORDER BY seq";
    let cells = [Cell::from(stored.id), Cell::from(stored.owner)];
    let rows = app.store.query(stored.owner.bucket(), sql, &cells).await?;
    let document = |row: &store::Row| {
        let plain = stored.key.open(PLACE, row.blob("payload")?)?;
        let step = Step {
            case: stored.id,
            number: row.int("seq")?,
            at: row.time("at")?,
            channel: row.text("channel")?,
            origin: row.text("origin")?,
        };
        let id = leaf::of_step(step.case, step.number, step.at);
        Ok((id, Document::of_step(&step, &plain)?))
    };
    rows.iter().map(document).collect()
}

/// Adds one event and its leaf: a salted commitment to what it says, which a log orders later.
pub(crate) fn append(
    unit: &mut Unit,
    app: &App,
    stored: &Stored,
    (seq, event, receipt): (i64, &Event, Option<&Receipt>),
    by: &By,
    now: Timestamp,
) -> Result<(), AppError> {
    let salt: [u8; 32] = app.dice.bytes();
    let content = Written {
        event,
        actor: &by.actor,
        receipt,
        salt: crate::vault::hex(&salt),
    };
    let payload = serde_json::to_vec(&content)?;
    let step = Step {
        case: stored.id,
        number: seq,
        at: now,
        channel: &by.channel.word(),
        origin: by.origin.word(),
    };
    let commitment = Document::of_step(&step, &payload)?.commitment();
    unit.expect(
        "INSERT INTO history \
         (case_id, seq, subject_id, kind, actor, channel, origin, at, payload) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        vec![
            Cell::from(stored.id),
            Cell::from(seq),
            Cell::from(stored.owner),
            Cell::from(event.word()),
            Cell::from(by.actor.word()),
            Cell::from(step.channel),
            Cell::from(step.origin),
            Cell::from(now),
            Cell::from(stored.key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    let id = leaf::of_step(step.case, step.number, step.at);
    leaf::add(unit, (id, stored.owner), commitment);
    Ok(())
}
