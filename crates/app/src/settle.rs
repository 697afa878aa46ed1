//! Settling: a step becomes true. Numbers first, then signatures, then one home unit, then its effects.

use crate::apply::Dossier;
use crate::effects::{self, Effect};
use crate::issue;
use crate::scene::Scene;
use crate::tables::access::Reader;
use crate::tables::cases::{self, Billed, Body, Stored, Told};
use crate::tables::history::{self, By};
use crate::{Actor, App, AppError, claims, numbers, payment, show};
use base::{Facts, PaymentReference, RowId, SubjectId, Timestamp};
use case::{Event, On, Setting, Stage, Step};
use pack::model::{Office, Service};
use pack::template::Numbers;
use std::collections::BTreeMap;
use store::Unit;

mod home;

use home::Home;

/// The law and the office a case is decided in.
pub(crate) fn setting<'a>(app: &'a App, service: &'a Service, dossier: &'a Dossier) -> Setting<'a> {
    let office = dossier.office.as_ref();
    Setting {
        service,
        area: office.and_then(|office| office.area.as_deref()),
        zone: dossier.facts.zone,
        calendar: app.pack.calendar(&service.about.owner),
        reference: reference(app, dossier.applicant),
    }
}

/// The same for a case that nothing is read for: the office is the one that has it.
pub(crate) fn setting_of<'a>(
    app: &'a App,
    service: &'a Service,
    stored: &'a Stored,
) -> Setting<'a> {
    let office = stored.body.office.as_ref();
    Setting {
        service,
        area: office.and_then(|office| office.area.as_deref()),
        zone: office.map(|office| office.zone).unwrap_or_default(),
        calendar: app.pack.calendar(&service.about.owner),
        reference: reference(app, stored.owner),
    }
}

/// What a bill of this person would be paid under.
fn reference(app: &App, owner: SubjectId) -> PaymentReference {
    PaymentReference::new(owner.bucket(), app.dice.bytes())
}

/// Makes a step true. A case that moved on meanwhile is [`AppError::Conflict`]: read again, decide again.
pub(crate) async fn settle(
    app: &App,
    mut stored: Stored,
    service: &Service,
    (step, facts, office): (Step, &Facts, Option<Office>),
    (by, reader): (&By, &Reader),
    now: Timestamp,
) -> Result<(), AppError> {
    let seen = (stored.seq, stored.updated);
    let office = stored.body.office.take().or(office);
    let office = office.or_else(|| head_office(app, service, &step));
    let newborn = stored
        .body
        .new_subject
        .unwrap_or_else(|| SubjectId(app.dice.bytes()));
    let earlier = std::mem::take(&mut stored.body.numbers);
    claims::claim(app, &stored, service, (&step.granted, facts), now).await?;
    let before = scene(
        app,
        &stored,
        service,
        (facts, &earlier, office.as_ref()),
        made_on(&step, now),
    );
    let fresh = numbers::allot(app, (stored.id, stored.owner), &step.granted, &before).await?;
    let numbers: Numbers = earlier.clone().into_iter().chain(fresh).collect();
    let scene = Scene {
        numbers: &numbers,
        ..before
    };
    let planned = stored.body.effects;
    let woke = stored.body.case.wakes();
    let effects = effects::plan(service, &step.granted, &scene, newborn, planned);
    let issuances = issue::issue(app, service, &step.granted, &scene, now).await?;
    stored.body = Body {
        case: step.case.clone(),
        answers: stored.body.answers.clone(),
        office,
        numbers,
        new_subject: (!effects.is_empty())
            .then_some(newborn)
            .or(stored.body.new_subject),
        origin: stored.body.origin,
        effects: planned + i64::try_from(effects.len()).unwrap_or(i64::MAX),
        billed: billed(&mut stored.body, &step, (service, facts)),
    };
    stored.seq += i64::try_from(step.events.len()).unwrap_or(i64::MAX);
    let mut home = Home::of(&stored);
    moved(&mut home.unit, app, &stored, (&step, seen), by, now)?;
    home.issue(app, &stored, &issuances, now)?;
    home.replace(&stored, &step, now);
    home.effects(app, &stored, service, (&effects, reader), now)?;
    home.messages(app, &stored, (&step, &woke), now)?;
    if let Some(once) = &by.once {
        once.add(&mut home.unit, (stored.owner, stored.id), now);
    }
    app.store.commit("settle", home.unit).await?;
    told(app, &stored, &step).await;
    bring_about(app, &stored, home.effects, now).await;
    if let Some(row) = home.queue {
        put_in_queue(app, &stored, row).await;
    }
    if let Some(row) = home.bill {
        payment::tell_at_once(app, &stored, row).await;
    }
    Ok(())
}

/// The facts that a bill was made of are kept until it is paid, or until the bank has said a day after its end that it was
/// not: what is made of a payment is what was billed, whatever the registers say by that time.
fn billed(
    body: &mut Body,
    step: &Step,
    (service, facts): (&Service, &Facts),
) -> BTreeMap<String, Billed> {
    let mut billed = std::mem::take(&mut body.billed);
    for event in &step.events {
        match event {
            Event::Billed { reference, .. } => {
                let made_of = Billed {
                    facts: facts.clone(),
                    law_hash: service.law_hash.clone(),
                    told: Told::NotYet,
                };
                billed.insert(reference.to_string(), made_of);
            }
            Event::Paid { .. } => billed.clear(),
            _ => {}
        }
    }
    billed
}

/// Somebody must decide, and some office must stand on a document: where no fact says which, the head office of the
/// agency. Before that the office is left open, for a register may still say.
fn head_office(app: &App, service: &Service, step: &Step) -> Option<Office> {
    let for_a_person = matches!(
        step.case.stage,
        Stage::Waiting {
            on: On::Officer | On::Objection,
            ..
        }
    );
    let needed = for_a_person || !step.granted.is_empty();
    needed
        .then(|| app.pack.head_office(&service.about.owner))
        .flatten()
}

/// When what a step makes is made: what is paid for, when it was paid, however late we hear of it.
fn made_on(step: &Step, now: Timestamp) -> Timestamp {
    let paid = step.events.iter().find_map(|event| match event {
        Event::Paid { received } => Some(received.paid_at),
        _ => None,
    });
    paid.unwrap_or(now)
}

fn scene<'a>(
    app: &'a App,
    stored: &Stored,
    service: &'a Service,
    (facts, numbers, office): (&'a Facts, &'a Numbers, Option<&'a Office>),
    made: Timestamp,
) -> Scene<'a> {
    Scene {
        pack: &app.pack,
        service,
        facts,
        made_on: made.date(facts.zone),
        numbers,
        office,
        office_name: office.map_or_else(String::new, |office| show::office_name(&app.pack, office)),
        case: stored.id.to_string(),
    }
}

/// Stage, history, leaves. `seen` is where the case was when it was read, `stored` where the step has brought it.
pub(crate) fn moved(
    unit: &mut Unit,
    app: &App,
    stored: &Stored,
    (step, seen): (&Step, (i64, Timestamp)),
    by: &By,
    now: Timestamp,
) -> Result<(), AppError> {
    cases::update(unit, app, stored, seen, now)?;
    for (event, seq) in step.events.iter().zip(seen.0 + 1..) {
        let receipt = match event {
            Event::RulesDecided { .. } => step.receipt.as_ref(),
            _ => None,
        };
        let by = By {
            actor: actor_of(event, step, by),
            ..by.clone()
        };
        history::append(unit, app, stored, (seq, event, receipt), &by, now)?;
    }
    Ok(())
}

/// The rules and the clock are actors of their own, whoever set the step going.
fn actor_of(event: &Event, step: &Step, by: &By) -> Actor {
    match event {
        Event::RulesDecided { .. }
        | Event::OfficeUnknown { .. }
        | Event::ApplicantAsked { .. }
        | Event::Referred { .. }
        | Event::WaitedForRegister { .. }
        | Event::Replaced { .. }
        | Event::Billed { .. } => Actor::Rules,
        Event::DeemedApproved { .. }
        | Event::PromisePassed
        | Event::ProductsLate { .. }
        | Event::ClarificationLapsed { .. }
        | Event::BillExpired => Actor::Clock,
        Event::Paid { .. } | Event::RefundDue { .. } => Actor::Bank,
        // Nobody sends a case and closes it, or looks at a document and closes it: where the rules spoke, they did.
        Event::Closed if step.receipt.is_some() => Actor::Rules,
        Event::Closed
        | Event::Started
        | Event::Submitted
        | Event::FactsArrived
        | Event::OfficerDecided { .. }
        | Event::Examined { .. }
        | Event::Stated { .. }
        | Event::ClarificationAsked { .. }
        | Event::Clarified { .. }
        | Event::Opened
        | Event::Objected { .. }
        | Event::RefundSent { .. }
        | Event::Revoked { .. }
        | Event::Withdrawn => by.actor.clone(),
    }
}

/// Whoever follows the case hears of it.
pub(crate) async fn told(app: &App, stored: &Stored, step: &Step) {
    let replaced = |event: &Event| matches!(event, Event::Replaced { .. });
    // Whoever asks whether the older document counts is told at once.
    if step.events.iter().any(replaced) {
        app.lists.forget().await;
    }
    let stage = step.case.stage.word();
    tracing::info!(case.id = %stored.id, service = stored.service, stage, "a case moved");
    // Nobody listening is no error.
    let _ = app.moved.send(stored.id);
}

/// At once, so that an officer who decided does not find the case in their queue again. Or else from the outbox.
async fn put_in_queue(app: &App, stored: &Stored, row: RowId) {
    match crate::outbox::project(app, stored.id, stored.owner).await {
        Ok(()) => app.handled.note(stored.owner, row),
        Err(error) => tracing::warn!(case.id = %stored.id, %error, "a queue waits"),
    }
}

/// Tries every effect at once, those on one record in their order: a row is appended to what was just created. What does
/// not work now stays in the outbox.
async fn bring_about(app: &App, stored: &Stored, effects: Vec<(RowId, Effect)>, now: Timestamp) {
    let mut records: BTreeMap<(SubjectId, String), Vec<(RowId, Effect)>> = BTreeMap::new();
    for (row, effect) in effects {
        let record = (effect.subject, effect.register.clone());
        records.entry(record).or_default().push((row, effect));
    }
    let tries = records.into_values().map(|effects| async move {
        for (row, effect) in effects {
            if let Err(error) = effects::bring_about(app, stored.id, &effect, now).await {
                tracing::warn!(case.id = %stored.id, effect = effect.number, %error, "an effect waits");
                return;
            }
            app.handled.note(stored.owner, row);
        }
    });
    futures_util::future::join_all(tries).await;
}
