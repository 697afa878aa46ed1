//! Telling the bank what is owed, and asking it what was paid. Both are messages of the outbox, so neither is forgotten.

use super::receive::{ReceiveError, take};
use super::{BankError, Bill, Notice, receive};
use crate::tables::cases::{self, Stored, Told};
use crate::tables::outbox::{self, Message};
use crate::{App, AppError, Channel};
use base::{CaseId, Lang, PaymentReference, RowId, SubjectId, Text, Timestamp};
use case::Owed;
use store::Unit;

/// The bank is asked for the first time after this long: by then its own notice should have come.
pub(crate) const FIRST_POLL_SECONDS: i64 = 5 * 60;
/// And again every so often while the bill can be paid.
const POLL_SECONDS: i64 = 15 * 60;
/// After the bill's day, for money that was paid on it: an hour later, and a day later.
const LAST_POLLS_SECONDS: [i64; 2] = [60 * 60, 24 * 60 * 60];

/// Refusals of a moment and not of the bill: the bank had no time, or was asked too often.
const TRANSIENT: [u16; 2] = [408, 429];

/// Tells the bank of a bill that was just made. A bank that does not answer, or does not take it, is told by the outbox.
pub(crate) async fn tell_at_once(app: &App, stored: &Stored, row: RowId) {
    let Some(owed) = stored.body.case.owed() else {
        return;
    };
    let told = match register(app, stored, owed).await {
        Ok(()) => {
            app.handled.note(stored.owner, row);
            Told::Taken
        }
        Err(error) => {
            tracing::warn!(case.id = %stored.id, %error, "a bill waits");
            match error {
                AppError::BillRefused => Told::Refused,
                _ => return,
            }
        }
    };
    if let Err(error) = mark_now(app, stored, (owed.reference, told)).await {
        tracing::warn!(case.id = %stored.id, %error, "what the bank said of a bill is not marked yet");
    }
}

/// Tells the bank of a bill, unless nobody need pay it any more.
pub(crate) async fn tell(
    app: &App,
    (case, owner): (CaseId, SubjectId),
    reference: PaymentReference,
    now: Timestamp,
) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    match stored.body.case.owed() {
        Some(owed) if owed.reference == reference && now < owed.until.at => {
            let told = register(app, &stored, owed).await;
            match &told {
                Ok(()) => mark(app, stored, (reference, Told::Taken)).await?,
                Err(AppError::BillRefused) => {
                    mark(app, stored, (reference, Told::Refused)).await?;
                }
                // Silence changes nothing of what the bank said before.
                Err(_) => {}
            }
            told
        }
        _ => Ok(()),
    }
}

/// The person is told with the page that follows.
async fn mark_now(
    app: &App,
    settled: &Stored,
    said: (PaymentReference, Told),
) -> Result<(), AppError> {
    let stored = cases::load(app, settled.id, settled.owner).await?;
    mark(app, stored, said).await
}

/// Keeps in mind what the bank said of a bill: a person can be told of a refusal, and a bank that took it cannot say later
/// that there never was one.
async fn mark(
    app: &App,
    mut stored: Stored,
    (reference, told): (PaymentReference, Told),
) -> Result<(), AppError> {
    let billed = stored.body.billed.get_mut(&reference.to_string());
    let Some(billed) = billed.filter(|billed| billed.told != told) else {
        return Ok(());
    };
    billed.told = told;
    let mut unit = Unit::of(stored.owner.bucket());
    cases::reseal(&mut unit, app, &stored)?;
    app.store.commit("bill-mark", unit).await?;
    // An open page shows it by itself; nobody listening is no error.
    let _ = app.moved.send(stored.id);
    Ok(())
}

async fn register(app: &App, stored: &Stored, owed: &Owed) -> Result<(), AppError> {
    // It waits until somebody takes money: what was owed meanwhile is not forgotten.
    let bank = app.bank.as_ref().ok_or(AppError::Busy)?;
    let service = app.pack.services.get(&stored.service);
    let payment = service.and_then(|service| service.payment.as_ref());
    let payee = payment.map_or("", |payment| payment.payee.as_str());
    let say = |text: &Text| app.pack.texts.say(Lang::Id, text).into_owned();
    let bill = Bill {
        reference: owed.reference,
        amount: owed.bill.total,
        // The bank names the last instant, we the first that is too late.
        payable_until: Timestamp::from_micros(owed.until.at.micros() - 1),
        payee: say(&crate::show::agency(payee)),
        description: say(&Text::service(&stored.service, "name")),
    };
    bank.register(&bill).await.map_err(|error| match error {
        BankError::Refused(status) if !TRANSIENT.contains(&status) => {
            tracing::error!(case.id = %stored.id, %error, "the bank refuses a bill");
            AppError::BillRefused
        }
        error => {
            tracing::warn!(case.id = %stored.id, %error, "the bank did not take a bill");
            AppError::Busy
        }
    })
}

/// Asks the bank what was paid under a reference, takes it, and asks again later as long as something may come: the next
/// question is written in the `unit` that ends this one, so that there is never none and never two.
pub(crate) async fn poll(
    app: &App,
    (case, owner): (CaseId, SubjectId),
    (reference, unit): (PaymentReference, &mut Unit),
    now: Timestamp,
) -> Result<(), AppError> {
    let bank = app.bank.as_ref().ok_or(AppError::Busy)?;
    let stored = cases::load(app, case, owner).await?;
    let billed = stored.body.billed.get(&reference.to_string());
    let taken = billed.is_some_and(|billed| billed.told == Told::Taken);
    let paid = match bank.payments(&reference).await {
        // A bill that the bank never heard of was not paid. Of one that it took it must know: an address may be wrong.
        Err(BankError::Refused(404)) if !taken => Vec::new(),
        Err(error) => {
            tracing::warn!(case.id = %case, %error, "the bank did not say what was paid");
            return Err(AppError::Busy);
        }
        Ok(paid) => {
            // It knows the bill, whatever it answered when it was told.
            mark(app, stored, (reference, Told::Taken)).await?;
            paid
        }
    };
    for notice in paid {
        take_late(app, case, notice, now).await?;
    }
    ask_again(app, (case, owner), (reference, unit), now).await
}

/// Takes what the bank says was paid, as its own notice would have been taken.
async fn take_late(
    app: &App,
    case: CaseId,
    notice: Notice,
    now: Timestamp,
) -> Result<(), AppError> {
    match take(app, notice, Channel::Job, now).await {
        Ok(receive::Taken::Known) => {}
        Ok(taken) => tracing::info!(case.id = %case, ?taken, "a notice had been lost"),
        Err(ReceiveError::App(error)) => return Err(error),
        Err(error) => tracing::error!(case.id = %case, %error, "a payment fits no bill"),
    }
    Ok(())
}

async fn ask_again(
    app: &App,
    (case, owner): (CaseId, SubjectId),
    (reference, unit): (PaymentReference, &mut Unit),
    now: Timestamp,
) -> Result<(), AppError> {
    let stored = cases::load(app, case, owner).await?;
    let mut bills = stored.body.case.bills.iter();
    let owed = bills.find(|owed| owed.reference == reference);
    // Once it is paid, only money that goes back can still come: there is time until the last questions.
    let paid = stored.body.case.paid.is_some();
    let next = |owed: &Owed| {
        let from = if paid { now.max(owed.until.at) } else { now };
        next(from, owed.until.at)
    };
    let Some(due) = owed.and_then(next) else {
        return forget(app, stored, (reference, unit));
    };
    let message = Message::Poll { case, reference };
    outbox::add(unit, app, (owner, &stored.key), &message, (due, now))?;
    Ok(())
}

/// A day after the bill's day the bank has said all that was paid: what the bill was made of is wanted no more.
fn forget(
    app: &App,
    mut stored: Stored,
    (reference, unit): (PaymentReference, &mut Unit),
) -> Result<(), AppError> {
    if stored.body.billed.remove(&reference.to_string()).is_some() {
        cases::reseal(unit, app, &stored)?;
    }
    Ok(())
}

/// When to ask again, where a bill can be paid until `until`; never once all that was paid must have been heard of.
fn next(now: Timestamp, until: Timestamp) -> Option<Timestamp> {
    let soon = now.plus_seconds(POLL_SECONDS);
    if soon < until {
        return Some(soon);
    }
    let mut last = LAST_POLLS_SECONDS.map(|after| until.plus_seconds(after));
    last.sort();
    last.into_iter().find(|at| *at > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_is_asked_until_a_day_after_the_bill() {
        let until = Timestamp::from_micros(1_800_000_000_000_000);
        let mut now = until.plus_seconds(-40 * 60);
        let mut asked = Vec::new();
        while let Some(at) = next(now, until) {
            asked.push((at.micros() - until.micros()) / 60_000_000);
            now = at;
        }
        assert_eq!(asked, [-25, -10, 60, 24 * 60]);
    }
}
