//! Receiving: a bank says that money came. What it means for the case is for the case to say.

use super::{BadNotice, Notice};
use crate::apply::own_reader;
use crate::tables::cases::{self, Billed, Stored, Told};
use crate::tables::history::By;
use crate::tables::{access::Reader, bill};
use crate::{Actor, App, AppError, Channel, law, settle};
use base::{Facts, Timestamp};
use case::{Command, Event, Hindrance, Received, Refusal, Step};

/// Tries against others who move the same case at the same moment.
const TRIES_MAX: u32 = 4;

/// What a notice led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It pays the bill; what was granted is made.
    Paid,
    /// The money goes back.
    RefundDue,
    /// It was known before; nothing was done twice.
    Known,
}

/// Why a notice is not taken. The bank tries again later only where it is ours.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    #[error(transparent)]
    Notice(#[from] BadNotice),
    #[error("nobody takes money for this instance")]
    NoBank,
    #[error("no bill has that reference")]
    UnknownBill,
    #[error(transparent)]
    App(#[from] AppError),
}

/// Takes a signed notice, as the bank delivers it.
pub async fn receive(app: &App, bytes: &[u8], now: Timestamp) -> Result<Taken, ReceiveError> {
    let bank = app.bank.as_ref().ok_or(ReceiveError::NoBank)?;
    let notice = Notice::read(bytes, bank.secret())?;
    take(app, notice, Channel::Bank, now).await
}

/// Takes a notice that is known to be the bank's.
pub(super) async fn take(
    app: &App,
    notice: Notice,
    channel: Channel,
    now: Timestamp,
) -> Result<Taken, ReceiveError> {
    let found = bill::find(app, notice.reference).await?;
    let (case, owner) = found.ok_or(ReceiveError::UnknownBill)?;
    let received = Received {
        bank_id: notice.bank_id,
        reference: notice.reference,
        amount: notice.amount,
        paid_at: notice.paid_at,
    };
    let mut hindered = None;
    for _ in 0..TRIES_MAX {
        let mut stored = cases::load(app, case, owner).await?;
        stored.channel = channel;
        match settle_one(app, stored, (received.clone(), hindered), now).await {
            Err(ReceiveError::App(AppError::Conflict)) => {}
            // Another case was billed of the same, and its payment came first.
            Err(ReceiveError::App(AppError::Claimed(_))) => {
                hindered = Some(Hindrance::PaidElsewhere);
            }
            taken => return taken,
        }
    }
    Err(AppError::Conflict.into())
}

async fn settle_one(
    app: &App,
    stored: Stored,
    (received, hindered): (Received, Option<Hindrance>),
    now: Timestamp,
) -> Result<Taken, ReceiveError> {
    let kept = stored.body.billed.get(&received.reference.to_string());
    let forgotten = kept.is_none().then_some(Hindrance::Forgotten);
    let billed = kept.cloned().unwrap_or_else(|| nothing(&stored, now));
    let recalled;
    let service = match app.pack.services.get(&stored.service) {
        Some(service) if service.law_hash == billed.law_hash || billed.law_hash.is_empty() => {
            service
        }
        // The law changed between the bill and the money: what was billed is made by the law of the bill.
        Some(_) | None => {
            let law = law::recall(app, &billed.law_hash, &stored.service).await;
            recalled = law.map_err(|error| {
                tracing::error!(case.id = %stored.id, %error, "the law of a bill is gone");
                AppError::Invariant("the law of a bill is kept")
            })?;
            &recalled
        }
    };
    let facts = billed.facts;
    let setting = settle::setting_of(app, service, &stored);
    let command = Command::Paid {
        received,
        hindered: hindered.or(forgotten),
    };
    let step = match case::advance(&setting, &stored.body.case, command, now) {
        Ok(step) => step,
        Err(Refusal::AlreadyReceived) => return Ok(Taken::Known),
        Err(Refusal::NotBilled) => return Err(ReceiveError::UnknownBill),
        Err(refusal) => {
            tracing::error!(case.id = %stored.id, %refusal, "money cannot be taken");
            return Err(AppError::Invariant("a payment fits every stage").into());
        }
    };
    let taken = taken(&step);
    let by = By {
        actor: Actor::Bank,
        channel: stored.channel,
        origin: stored.body.origin,
        once: None,
    };
    let reader: Reader = own_reader(&stored, service);
    let what = (step, &facts, None);
    settle::settle(app, stored, service, what, (&by, &reader), now).await?;
    Ok(taken)
}

fn taken(step: &Step) -> Taken {
    let pays = |event: &Event| matches!(event, Event::Paid { .. });
    if step.events.iter().any(pays) {
        Taken::Paid
    } else {
        Taken::RefundDue
    }
}

/// Of a bill that nothing is kept of any more, nothing can be made: the money goes back.
fn nothing(stored: &Stored, now: Timestamp) -> Billed {
    let zone = stored.body.office.as_ref().map(|office| office.zone);
    let zone = zone.unwrap_or_default();
    Billed {
        facts: Facts::empty(now.date(zone), zone),
        law_hash: String::new(),
        told: Told::NotYet,
    }
}
