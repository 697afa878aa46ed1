//! What an event of an account means for the identity of its owner: handled from the outbox, so that no event waits for the ledger and none is
//! forgotten by it.

use super::next::{DIED, KNOWN, MOVED, OPENED, next};
use super::thumbprint::thumbprint;
use crate::tables::did::{self, Stands, Step, Turn};
use crate::tables::outbox::{self, Message};
use crate::tables::{account, passkey, subject};
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use store::Unit;

/// Events of an account after which other keys may count.
const TOLD: &[&str] = &[
    OPENED,
    "reclaimed",
    "recovered-counter",
    "passkey-added",
    "passkey-removed",
];

/// Whether an event of an account can concern the keys of its owner.
pub(crate) fn is_told(kind: &str) -> bool {
    TOLD.contains(&kind)
}

/// Takes the next step, if the keys that count are others now. Whoever has no account has no identity. Somebody else who takes it at the same
/// moment makes this a conflict.
pub(crate) async fn change(
    app: &App,
    subject: SubjectId,
    (because, at): (&str, Timestamp),
    unit: &mut Unit,
) -> Result<(), AppError> {
    if account::find(app, subject).await?.is_none() {
        return Ok(());
    }
    let last = did::last(app, subject).await?;
    let passkeys = passkey::list(app, subject).await?;
    let mut keys: Vec<String> = passkeys
        .iter()
        .map(|one| thumbprint(one.content.credential.get_public_key()))
        .collect();
    keys.sort();
    // One that another ledger has, or none, says nothing in the one of today, unless it ended there.
    let here = last.as_ref().filter(|last| is_here(app, last));
    let because = match (because, &last, here) {
        (KNOWN, Some(_), None) => MOVED,
        (KNOWN | DIED, ..) | (_, Some(_), _) => because,
        // An account that is opened with its first passkey may tell of that one first.
        (_, None, _) => OPENED,
    };
    let content = here.map(|here| &here.content);
    let steps = next(content, (because, keys), &app.dice, at)?;
    let key = subject::key(app, subject).await?;
    for (number, content) in (last.map_or(0, |last| last.number + 1)..).zip(steps) {
        let step = Step {
            subject,
            number,
            at,
            content,
            stands: Stands::Waits,
        };
        did::add(unit, app, (&step, &key))?;
    }
    Ok(())
}

/// Whether a step can be followed by another: it waits, is in the ledger of today, or ended an identity for good.
fn is_here(app: &App, step: &Step) -> bool {
    let is_of_today = match app.audit.as_deref() {
        Some(audit) => step.placed_in(audit.ledger.origin()).is_some(),
        None => matches!(step.stands, Stands::In(..)),
    };
    step.stands == Stands::Waits || is_of_today || step.content.turn == Turn::Ended
}

/// Has the identity of somebody follow what happened, soon.
pub(crate) fn tell(
    unit: &mut Unit,
    app: &App,
    whose: (SubjectId, &SubjectKey),
    (because, at): (&str, Timestamp),
) -> Result<(), AppError> {
    let because = because.to_owned();
    let message = Message::Did { because, at };
    outbox::add(unit, app, whose, &message, (at, at))?;
    Ok(())
}

/// A register said that somebody is dead: their identity ends, soon and once.
pub(crate) async fn died(app: &App, subject: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let last = did::last(app, subject).await?;
    if last.is_some_and(|last| last.content.turn == Turn::Ended) {
        return Ok(());
    }
    let key = subject::key(app, subject).await?;
    let mut unit = Unit::of(subject.bucket());
    tell(&mut unit, app, (subject, &key), (DIED, now))?;
    app.store.commit("did-died", unit).await?;
    Ok(())
}
