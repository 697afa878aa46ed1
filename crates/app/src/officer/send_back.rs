//! Sending back: an officer of the office that was paid says that money which was due back was sent, and by which
//! transfer. The money itself is moved at the bank.

use super::is_near;
use super::refunds::{row, zone};
use crate::payment::payee_office;
use crate::tables::cases::{self, Stored};
use crate::tables::history::{self, By, Entry};
use crate::tables::refund::{self, Refund};
use crate::view::SendingView;
use crate::{Actor, App, AppError, Channel, Officer, settle, show};
use base::{CaseId, Explain, Fault, Problem, Timestamp};
use case::{Event, Refusal, Transfer};
use std::collections::BTreeSet;
use store::Unit;

/// Tries against others who move the same case at the same moment.
const TRIES_MAX: u32 = 4;

/// Which money, and what the officer says of it.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// What the bank knows the payment by that goes back.
    pub bank_id: &'a str,
    /// The bank's reference of the transfer, as typed.
    pub transfer: &'a str,
    /// It was shown once more, and the officer said yes.
    pub sure: bool,
}

/// What became of it.
#[derive(Debug)]
pub enum Sent {
    /// Shown once more; nothing was written.
    Asked(Box<SendingView>),
    /// It stands on the timeline, and no list has it any more.
    Noted,
}

/// Why it is not written down.
#[derive(Debug, thiserror::Error)]
pub enum SendBackError {
    #[error(transparent)]
    Transfer(#[from] case::BadTransfer),
    /// A colleague was faster, or the same officer with another reference.
    #[error("that money was said to be sent before")]
    Already,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for SendBackError {
    fn explain(&self) -> Problem {
        match self {
            Self::Transfer(_) => Problem::theirs("problem-transfer"),
            Self::Already => {
                Problem::of(Fault::Conflict, "problem-sent-back").next("/petugas/pengembalian")
            }
            Self::App(error) => error.explain(),
        }
    }
}

/// Writes down that money was sent back. The same said twice by the same officer is said once.
pub async fn send_back(
    app: &App,
    officer: &Officer,
    (case, sending): (CaseId, Sending<'_>),
    now: Timestamp,
) -> Result<Sent, SendBackError> {
    let transfer = Transfer::parse(sending.transfer)?;
    for _ in 0..TRIES_MAX {
        let due = (case, sending.bank_id);
        let Some(payer) = refund::payer(app, &officer.office, due).await? else {
            return said_before(app, officer, due, &transfer).await;
        };
        if is_near(app, officer, payer, BTreeSet::new()).await? {
            return Err(AppError::TooClose.into());
        }
        let stored = cases::load(app, case, payer).await?;
        let history = history::load(app, &stored, 0).await?;
        let refund = due_back(&stored, &history, sending.bank_id);
        let refund = refund.ok_or(AppError::Invariant("what is listed is due back"))?;
        if !sending.sure {
            return Ok(Sent::Asked(Box::new(SendingView {
                office: show::office_named(&app.pack, &officer.office),
                zone: zone(app, officer),
                row: row(refund),
                transfer: transfer.to_string(),
            })));
        }
        match note(app, officer, (stored, refund), &transfer, now).await {
            Err(AppError::Conflict) => {}
            noted => return Ok(noted.map(|()| Sent::Noted)?),
        }
    }
    Err(AppError::Conflict.into())
}

async fn note(
    app: &App,
    officer: &Officer,
    (stored, refund): (Stored, Refund),
    transfer: &Transfer,
    now: Timestamp,
) -> Result<(), AppError> {
    let received = refund.received;
    let bank_id = received.bank_id.clone();
    let step = match case::send_back(&stored.body.case, received, transfer.clone(), now) {
        // The list was read a moment before the case.
        Err(Refusal::AlreadySentBack) => return Err(AppError::Conflict),
        step => step.map_err(|_| AppError::Invariant("what is due back can be sent"))?,
    };
    let by = By {
        actor: officer.into(),
        channel: Channel::Office,
        origin: stored.body.origin,
        once: None,
    };
    let seen = (stored.seq, stored.updated);
    let stored = stored.moved_by(&step);
    let mut unit = Unit::of(stored.owner.bucket());
    settle::moved(&mut unit, app, &stored, (&step, seen), &by, now)?;
    refund::remove(&mut unit, app, &stored, &bank_id);
    app.store.commit("send-back", unit).await?;
    settle::told(app, &stored, &step).await;
    Ok(())
}

/// The payment as the history tells of it.
fn due_back(stored: &Stored, history: &[Entry], bank_id: &str) -> Option<Refund> {
    history.iter().find_map(|entry| match &entry.content.event {
        Event::RefundDue { received, why } if received.bank_id == bank_id => Some(Refund {
            case: stored.id,
            service: stored.service.clone(),
            why: why.word().to_owned(),
            since: entry.at,
            received: received.clone(),
        }),
        _ => None,
    })
}

/// It is on no list of this office: it was sent, or it never was theirs, which is the same as not being there.
async fn said_before(
    app: &App,
    officer: &Officer,
    (case, bank_id): (CaseId, &str),
    said: &Transfer,
) -> Result<Sent, SendBackError> {
    let (_, stored) = cases::of(app, case).await?.ok_or(AppError::NotFound)?;
    let stored = stored?;
    if payee_office(app, &stored).as_ref() != Some(&officer.office) {
        return Err(AppError::NotFound.into());
    }
    let history = history::load(app, &stored, 0).await?;
    let before = history.iter().find_map(|entry| match &entry.content.event {
        Event::RefundSent { received, transfer } if received.bank_id == bank_id => {
            Some((&entry.content.actor, transfer))
        }
        _ => None,
    });
    match before {
        Some((Actor::Officer { id, .. }, transfer)) if *id == officer.id && transfer == said => {
            Ok(Sent::Noted)
        }
        Some(_) => Err(SendBackError::Already),
        None => Err(AppError::NotFound.into()),
    }
}
