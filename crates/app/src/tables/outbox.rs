//! Messages to ourselves, written in the same unit as the deed they follow from. Their content is sealed.

use crate::account::contact::Happened;
use crate::effects::Effect;
use crate::mail::Letter;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{CaseId, PaymentReference, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::outbox::Patience;
use store::{Cell, Unit};

/// What a message asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Message {
    /// Bring about one effect of a case.
    Effect { case: CaseId, effect: Effect },
    /// Ask the registers again that a case waits for.
    Retry { case: CaseId },
    /// A clock of the case may have run out.
    Deadline { case: CaseId },
    /// Put the case into the queue of an office, or take it out.
    Queue { case: CaseId },
    /// Tell the bank what is owed.
    Bill {
        case: CaseId,
        reference: PaymentReference,
    },
    /// Put money that is due back on the list of whoever was paid.
    Refund { case: CaseId },
    /// Ask the bank what was paid: its notice may have been lost.
    Poll {
        case: CaseId,
        reference: PaymentReference,
    },
    /// A session ended: find the sites that were signed in to through it.
    SignedOut { session: RowId },
    /// Tell a site that the person is signed out there, of one session.
    TellSite { client: String, session: RowId },
    /// Something happened after which other keys may count for somebody, or none: their identity follows.
    Did { because: String, at: Timestamp },
    /// Something happened to an account: write to each address of its owner.
    Notice { happened: Happened },
    /// Send one letter, until it is too late for it.
    Letter {
        contact: Option<RowId>,
        letter: Letter,
        until: Option<Timestamp>,
    },
}

/// The kind that is told several times of one subject at once, and looks at what is so when it is handled: whichever comes second sees what the first
/// made.
pub(crate) const DID: &str = "did";

/// The kind of letters, which go in a lane of their own.
pub(crate) const LETTER: &str = "letter";

impl Message {
    fn word(&self) -> &'static str {
        match self {
            Self::Effect { .. } => "effect",
            Self::Retry { .. } => "retry",
            Self::Deadline { .. } => "deadline",
            Self::Queue { .. } => "queue",
            Self::Bill { .. } => "bill",
            Self::Refund { .. } => "refund",
            Self::Poll { .. } => "poll",
            Self::SignedOut { .. } => "signed-out",
            Self::TellSite { .. } => "tell-site",
            Self::Did { .. } => DID,
            Self::Notice { .. } => "notice",
            Self::Letter { .. } => LETTER,
        }
    }
}

/// How long a message of this kind is tried. What is owed to somebody, for ever; what a newer program wrote, and nobody
/// here understands, is laid aside for people to see.
pub(crate) fn patience(kind: &str) -> Patience {
    match kind {
        "effect" | "retry" | "deadline" | "queue" | "bill" | "refund" | "poll" | "signed-out"
        | "did" | "notice" => Patience::Endless,
        // A site that stays silent for so long has no session of that day any more, and a letter is no news any more.
        _ => Patience::Limited,
    }
}

const PLACE: &str = "outbox";

/// Adds a message that falls due at `due`. Returns its row, so that whoever handles it at once can take it out.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    message: &Message,
    (due, now): (Timestamp, Timestamp),
) -> Result<RowId, AppError> {
    let message = sealed(app, (subject, key), message, (due, now))?;
    store::outbox::put(unit, &message);
    Ok(message.id)
}

/// Adds a message for the addresses of its subject, unless they have none: most people gave none, and whoever gives one later
/// hears of what happens after that.
pub(crate) fn add_to_tell(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    message: &Message,
    now: Timestamp,
) -> Result<(), AppError> {
    let message = sealed(app, (subject, key), message, (now, now))?;
    unit.add(
        "INSERT INTO outbox (bucket, id, kind, subject_id, body, due_at, attempts, lease_until, dead, error) \
         SELECT $1, $2, $3, $4, $5, $6, 0, 0, 0, '' WHERE EXISTS (SELECT 1 FROM contact WHERE subject_id = $4)",
        vec![
            Cell::from(subject.bucket()),
            Cell::from(message.id),
            Cell::from(message.kind),
            Cell::from(subject),
            Cell::from(message.body),
            Cell::from(message.due_at),
        ],
    );
    Ok(())
}

fn sealed(
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    message: &Message,
    (due_at, now): (Timestamp, Timestamp),
) -> Result<store::outbox::Message, AppError> {
    Ok(store::outbox::Message {
        id: RowId::at(now, app.dice.bytes()),
        kind: message.word().to_owned(),
        subject,
        body: key.seal(PLACE, &serde_json::to_vec(message)?, &app.dice),
        due_at,
    })
}

pub(crate) fn read(key: &SubjectKey, body: &[u8]) -> Result<Message, AppError> {
    Ok(serde_json::from_slice(&key.open(PLACE, body)?)?)
}

/// Effects that are still to be brought about, as (case, number).
pub(crate) async fn effects_waiting(app: &App) -> Result<BTreeSet<(CaseId, i64)>, AppError> {
    let sql = "SELECT subject_id, body FROM outbox WHERE kind = 'effect'";
    let mut waiting = BTreeSet::new();
    for row in app.store.query_all(sql, &[]).await? {
        let key = super::subject::key(app, row.subject("subject_id")?).await?;
        if let Message::Effect { case, effect } = read(&key, row.blob("body")?)? {
            waiting.insert((case, effect.number));
        }
    }
    Ok(waiting)
}

/// Takes out a message that was handled before anyone leased it.
pub(crate) fn handled(unit: &mut Unit, subject: SubjectId, row: RowId) {
    unit.add(
        "DELETE FROM outbox WHERE bucket = $1 AND id = $2",
        vec![Cell::from(subject.bucket()), Cell::from(row)],
    );
}
