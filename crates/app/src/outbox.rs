//! The worker behind the outbox: effects, retries, clocks and queues, each handled once and in the end.

use crate::account::contact::{self, Sending};
use crate::apply::{Reading, gather, review};
use crate::tables::access::Reader;
use crate::tables::cases::{self, Stored};
use crate::tables::history::By;
use crate::tables::outbox::{DID, LETTER, Message};
use crate::tables::queue::{self, Queued};
use crate::tables::{self, history};
use crate::{
    Actor, App, AppError, Channel, did, effects, handled, mail, payment, provider, settle,
};
use base::{CaseId, SubjectId, Timestamp};
use case::{Case, Command, Event, Refusal, Stage};
use store::Unit;
use store::outbox::{Lane, LeaseError, Leased};

/// Messages taken at once, but for letters.
const MESSAGES_MAX: usize = 64;
/// How long a worker may keep a message.
const LEASE_SECONDS: i64 = 30;
/// How long it may keep a letter: whoever took it over while a server of mail thinks would send it twice.
const LETTER_SECONDS: i64 = 180;
const _: () = assert!(LETTER_SECONDS.unsigned_abs() > mail::TRY_SECONDS_MAX);

/// How often such a message is handled that others of its subject are handled beside.
const TOGETHER_TRIES: u32 = 4;

/// Why nothing could be worked off.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    #[error(transparent)]
    Lease(#[from] LeaseError),
    #[error(transparent)]
    App(#[from] AppError),
}

/// Works off what is due but for letters, and says how many messages that were. Call it in a loop; zero means rest.
pub async fn work(app: &App, now: Timestamp) -> Result<usize, WorkError> {
    let taken_out = handled::take_out(app).await?;
    let lane = Lane::AllBut(LETTER);
    Ok(taken_out + round(app, lane, (MESSAGES_MAX, LEASE_SECONDS), now).await?)
}

/// Loops of [`post`] that have something to do at once.
pub const POSTS: usize = mail::AT_ONCE_MAX;

/// Sends the letter that is due longest. Loops beside the other: a server of mail that is slow holds up letters alone, and one
/// that it thinks about holds up no other.
pub async fn post(app: &App, now: Timestamp) -> Result<usize, WorkError> {
    round(app, Lane::Only(LETTER), (1, LETTER_SECONDS), now).await
}

async fn round(
    app: &App,
    lane: Lane<'_>,
    bounds: (usize, i64),
    now: Timestamp,
) -> Result<usize, WorkError> {
    let leased = store::outbox::lease(&app.store, lane, bounds, now).await?;
    let handled = leased.iter().map(|leased| async move {
        let mut tries = if leased.message.kind == DID {
            TOGETHER_TRIES
        } else {
            1
        };
        loop {
            tries -= 1;
            match once(app, leased, now).await {
                Err(store::CommitError::Conflict { .. }) if tries > 0 => {}
                done => return done,
            }
        }
    });
    let count = leased.len();
    for done in futures_util::future::join_all(handled).await {
        match done {
            // Another worker took the message over when the lease ran out.
            Ok(_) | Err(store::CommitError::Conflict { .. }) => {}
            Err(error) => return Err(AppError::from(error).into()),
        }
    }
    Ok(count)
}

/// Handles a message, and writes down what became of it.
async fn once(
    app: &App,
    leased: &Leased,
    now: Timestamp,
) -> Result<store::Done, store::CommitError> {
    let mut unit = Unit::of(leased.message.subject.bucket());
    match handle(app, leased, &mut unit, now).await {
        Ok(()) => store::outbox::done(&mut unit, leased),
        Err(error) => {
            let kind = &leased.message.kind;
            let patience = tables::outbox::patience(kind);
            let fate = store::outbox::retry(&mut unit, leased, patience, error.word(), now);
            tracing::warn!(kind, attempts = leased.attempts, ?fate, %error, "a message waits");
        }
    }
    app.store.commit("outbox", unit).await
}

/// How many messages are late, and how many were laid aside.
pub async fn counts(app: &App, now: Timestamp) -> Result<(i64, i64), AppError> {
    Ok(store::outbox::counts(&app.store, now).await?)
}

/// Does what a message asks for. What must become true together with its end is added to `unit`.
async fn handle(
    app: &App,
    leased: &Leased,
    unit: &mut Unit,
    now: Timestamp,
) -> Result<(), AppError> {
    let owner = leased.message.subject;
    let key = tables::subject::key(app, owner).await?;
    match tables::outbox::read(&key, &leased.message.body)? {
        Message::Effect { case, effect } => effects::bring_about(app, case, &effect, now).await,
        Message::Retry { case } => retry(app, case, owner, now).await,
        Message::Deadline { case } => deadline(app, case, owner, now).await,
        Message::Queue { case } => project(app, case, owner).await,
        Message::Bill { case, reference } => {
            payment::tell(app, (case, owner), reference, now).await
        }
        Message::Refund { case } => payment::enlist(app, (case, owner)).await,
        Message::Poll { case, reference } => {
            payment::poll(app, (case, owner), (reference, unit), now).await
        }
        Message::SignedOut { session } => provider::fan_out(app, (owner, session), unit, now).await,
        Message::TellSite { client, session } => {
            provider::tell(app, (&client, owner, session), now).await
        }
        Message::Did { because, at } => did::change(app, owner, (&because, at), unit).await,
        Message::Notice { happened } => contact::fan_out(app, (owner, &happened), unit, now).await,
        Message::Letter {
            contact,
            letter,
            until,
        } => {
            let sending = Sending {
                owner,
                contact,
                letter: &letter,
                until,
                id: leased.message.id,
            };
            contact::send(app, sending, unit, now).await
        }
    }
}

/// Asks the registers again. If they are still silent, the message itself is tried again later.
async fn retry(app: &App, case: CaseId, owner: SubjectId, now: Timestamp) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    let Stage::Waiting {
        on: case::On::Register(_),
        ..
    } = stored.body.case.stage
    else {
        return Ok(());
    };
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let reader = reader(&stored, service);
    let dossier = gather(app, &stored, service, Reading::Ensure, now).await?;
    let command = Command::FactsArrived {
        facts: dossier.facts.clone(),
    };
    let setting = settle::setting(app, service, &dossier);
    match case::advance(&setting, &stored.body.case, command, now) {
        Ok(step)
            if matches!(
                step.case.stage,
                Stage::Waiting {
                    on: case::On::Register(_),
                    ..
                }
            ) =>
        {
            Err(AppError::Busy)
        }
        Ok(step) => {
            let by = by(Actor::Rules, &stored);
            let what = (step, &dossier.facts, dossier.office);
            settle::settle(app, stored, service, what, (&by, &reader), now).await
        }
        Err(refusal) => {
            tracing::error!(case.id = %case, %refusal, "a waiting case failed");
            Err(AppError::Invariant("a waiting case can be decided"))
        }
    }
}

async fn deadline(
    app: &App,
    case: CaseId,
    owner: SubjectId,
    now: Timestamp,
) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    take_over(app, stored, now).await
}

/// The clock moves the case, if it has run out.
async fn take_over(app: &App, stored: Stored, now: Timestamp) -> Result<(), AppError> {
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let reader = reader(&stored, service);
    let dossier = review(app, &stored, service, now).await?;
    let setting = settle::setting(app, service, &dossier);
    let facts = dossier.facts.clone();
    match case::advance(
        &setting,
        &stored.body.case,
        Command::DeadlinePassed { facts },
        now,
    ) {
        Ok(step) => {
            let by = by(Actor::Clock, &stored);
            let what = (step, &dossier.facts, dossier.office);
            settle::settle(app, stored, service, what, (&by, &reader), now).await
        }
        Err(refusal) if is_settled(&refusal) => Ok(()),
        Err(refusal) => {
            tracing::error!(case.id = %stored.id, %refusal, "a clock ran out in vain");
            Err(AppError::Invariant("a case whose clock ran out moves on"))
        }
    }
}

/// Whether a clock that ran out has nothing left to do: the case was decided or taken back before, a later message
/// carries the later clock, or it was said before that the office is late. Every other refusal is a fault.
fn is_settled(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::NotDue | Refusal::AlreadyLate => true,
        // Of a clock it says that an event does not follow from the stage.
        Refusal::AlreadyClosed
        | Refusal::AlreadySubmitted
        | Refusal::NotSubmitted
        | Refusal::Incomplete(_)
        | Refusal::NothingOpen
        | Refusal::NotTheOpenProducts
        | Refusal::DecideFirst(_)
        | Refusal::NoGround
        | Refusal::AlreadyAsked
        | Refusal::NoQuestion
        | Refusal::NothingAsked
        | Refusal::NoAnswer
        | Refusal::NoReason
        | Refusal::NotGiven
        | Refusal::AlreadyExamined
        | Refusal::NotAsked
        | Refusal::AlreadyStated
        | Refusal::NothingRefused
        | Refusal::TooLate
        | Refusal::AlreadyObjected
        | Refusal::Lacking(_)
        | Refusal::OfficeUnknown
        | Refusal::NotWaiting
        | Refusal::NotRevocable
        | Refusal::AlreadyReceived
        | Refusal::NotBilled
        | Refusal::NothingDueBack
        | Refusal::AlreadySentBack
        | Refusal::StillPayable
        | Refusal::Unbillable
        | Refusal::Rules(_) => false,
    }
}

/// Makes the queues say where the case is now.
pub(crate) async fn project(app: &App, case: CaseId, owner: SubjectId) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    // A case that no person ever had to look at may have none, and lies in no queue.
    let Some(office) = &stored.body.office else {
        return Ok(());
    };
    let mut unit = Unit::of(owner.bucket());
    match &stored.body.case.stage {
        Stage::Waiting {
            on: case::On::Officer | case::On::Objection,
            since,
            due,
            ..
        } => {
            let queued = Queued {
                case,
                owner,
                service: stored.service.clone(),
                stage: word(&stored.body.case).to_owned(),
                reasons: reasons(app, &stored).await?,
                since: *since,
                due: due.at,
            };
            queue::put(&mut unit, &office.id, &queued, stored.seq);
        }
        Stage::Draft | Stage::Waiting { .. } | Stage::Decided { .. } | Stage::Withdrawn { .. } => {
            queue::remove(&mut unit, &office.id, case, owner);
        }
    }
    app.store.commit("queue", unit).await?;
    Ok(())
}

/// A case in which nothing runs but the applicant's time to answer waits for nobody at the office.
fn word(case: &Case) -> &'static str {
    if case.waits_for_answer() {
        queue::FOR_APPLICANT
    } else {
        case.stage.word()
    }
}

/// Codes of the reasons for which the rules referred or refused.
async fn reasons(app: &App, stored: &Stored) -> Result<Vec<String>, AppError> {
    let history = history::load(app, stored, 0).await?;
    let verdict = history
        .iter()
        .rev()
        .find_map(|entry| match &entry.content.event {
            Event::RulesDecided { verdict } => Some(verdict),
            _ => None,
        });
    let decisions = verdict.iter().flat_map(|verdict| &verdict.decisions);
    let mut codes: Vec<String> = decisions
        .flat_map(|decision| &decision.reasons)
        .map(|r| r.reason.clone())
        .collect();
    codes.sort();
    codes.dedup();
    Ok(codes)
}

fn by(actor: Actor, stored: &Stored) -> By {
    By {
        actor,
        channel: Channel::Job,
        origin: stored.body.origin,
        once: None,
    }
}

fn reader(stored: &Stored, service: &pack::model::Service) -> Reader {
    Reader {
        agency: service.about.owner.clone(),
        actor: Some(stored.owner),
        channel: Channel::Job,
        origin: stored.body.origin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clock_that_has_nothing_left_to_do_is_done() {
        assert!(is_settled(&Refusal::NotDue) && is_settled(&Refusal::AlreadyLate));
        assert!(!is_settled(&Refusal::AlreadyClosed) && !is_settled(&Refusal::Lacking(Vec::new())));
        assert!(!is_settled(&Refusal::Incomplete(Vec::new())));
    }
}
