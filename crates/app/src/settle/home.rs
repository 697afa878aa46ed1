//! The home unit: all that one step of a case makes true at once.

use crate::effects::{CHANGE, Effect};
use crate::issue::Issuance;
use crate::registry::Query;
use crate::tables::access::{self, Reader};
use crate::tables::cases::Stored;
use crate::tables::outbox::{self, Message};
use crate::tables::{bill, credential};
use crate::{App, AppError, payment};
use base::{RowId, Timestamp};
use case::{Event, Step};
use pack::model::{EffectKind, Service};
use std::collections::BTreeSet;
use store::Unit;

/// A message that was just written down waits this long for its own try before a job takes it over.
const OWN_TRY_SECONDS: i64 = 20;
/// A register that was down is asked again after this long; the outbox doubles the wait each time after that.
const RETRY_SECONDS: i64 = 2;

/// The home unit while it is written.
pub(super) struct Home {
    pub(super) unit: Unit,
    /// Effects with the rows of their messages.
    pub(super) effects: Vec<(RowId, Effect)>,
    /// The row of the message that puts the case into a queue, or takes it out.
    pub(super) queue: Option<RowId>,
    /// The row of the message that tells the bank of a new bill.
    pub(super) bill: Option<RowId>,
}

impl Home {
    pub(super) fn of(stored: &Stored) -> Self {
        Self {
            unit: Unit::of(stored.owner.bucket()),
            effects: Vec::new(),
            queue: None,
            bill: None,
        }
    }

    pub(super) fn issue(
        &mut self,
        app: &App,
        stored: &Stored,
        issuances: &[Issuance],
        now: Timestamp,
    ) -> Result<(), AppError> {
        for issuance in issuances {
            credential::insert(
                &mut self.unit,
                app,
                (stored.owner, &stored.key),
                (stored.id, &issuance.product, &issuance.content),
                issuance.place,
                now,
            )?;
        }
        Ok(())
    }

    /// Documents whose place another one took do not count any more.
    pub(super) fn replace(&mut self, stored: &Stored, step: &Step, now: Timestamp) {
        for event in &step.events {
            if let Event::Replaced { product, .. } = event {
                credential::replace(&mut self.unit, (stored.id, stored.owner), product, now);
            }
        }
    }

    /// Effects as messages, and the access rows of the records they will have to read.
    pub(super) fn effects(
        &mut self,
        app: &App,
        stored: &Stored,
        service: &Service,
        (effects, reader): (&[Effect], &Reader),
        now: Timestamp,
    ) -> Result<(), AppError> {
        let due = now.plus_seconds(OWN_TRY_SECONDS);
        for effect in effects {
            let message = Message::Effect {
                case: stored.id,
                effect: effect.clone(),
            };
            let row = self.message(app, stored, &message, (due, now))?;
            if matches!(effect.what, EffectKind::Amend | EffectKind::Append { .. }) {
                let query = change_query(app, service, effect);
                access::add(&mut self.unit, app, stored.id, &query, reader, now)?;
            }
            self.effects.push((row, effect.clone()));
        }
        Ok(())
    }

    fn message(
        &mut self,
        app: &App,
        stored: &Stored,
        message: &Message,
        times: (Timestamp, Timestamp),
    ) -> Result<RowId, AppError> {
        let owner = (stored.owner, &*stored.key);
        outbox::add(&mut self.unit, app, owner, message, times)
    }

    /// Whether the case enters a queue or leaves one.
    fn queue(
        &mut self,
        app: &App,
        stored: &Stored,
        step: &Step,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let queued = step.events.iter().any(|event| {
            matches!(
                event,
                Event::Referred { .. }
                    | Event::Objected { .. }
                    | Event::OfficerDecided { .. }
                    | Event::Examined { .. }
                    | Event::Stated { .. }
                    | Event::ClarificationAsked { .. }
                    | Event::Clarified { .. }
                    | Event::ClarificationLapsed { .. }
                    | Event::ProductsLate { .. }
                    | Event::DeemedApproved { .. }
                    | Event::Paid { .. }
                    | Event::Withdrawn
            )
        });
        if queued {
            let due = now.plus_seconds(OWN_TRY_SECONDS);
            let message = Message::Queue { case: stored.id };
            self.queue = Some(self.message(app, stored, &message, (due, now))?);
        }
        Ok(())
    }

    /// A new bill can be found by its reference; the bank is told of it, and asked later in case its notice gets lost.
    fn bill(
        &mut self,
        app: &App,
        stored: &Stored,
        step: &Step,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let billed = step.events.iter().find_map(|event| match event {
            Event::Billed { reference, .. } => Some(*reference),
            _ => None,
        });
        let Some(reference) = billed else {
            return Ok(());
        };
        let case = stored.id;
        bill::add(&mut self.unit, app, reference, (case, stored.owner));
        let due = now.plus_seconds(OWN_TRY_SECONDS);
        let message = Message::Bill { case, reference };
        self.bill = Some(self.message(app, stored, &message, (due, now))?);
        let due = now.plus_seconds(payment::FIRST_POLL_SECONDS);
        self.message(app, stored, &Message::Poll { case, reference }, (due, now))?;
        Ok(())
    }

    /// Money that is due back gets onto the list of whoever was paid.
    fn refund(
        &mut self,
        app: &App,
        stored: &Stored,
        step: &Step,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let due_back = |event: &Event| matches!(event, Event::RefundDue { .. });
        if step.events.iter().any(due_back) {
            let message = Message::Refund { case: stored.id };
            self.message(app, stored, &message, (now, now))?;
        }
        Ok(())
    }

    /// Clocks, retries, the office's queue and its list of what goes back.
    pub(super) fn messages(
        &mut self,
        app: &App,
        stored: &Stored,
        (step, woke): (&Step, &BTreeSet<Timestamp>),
        now: Timestamp,
    ) -> Result<(), AppError> {
        self.queue(app, stored, step, now)?;
        self.bill(app, stored, step, now)?;
        self.refund(app, stored, step, now)?;
        let case = stored.id;
        // A clock that goes on has its message already.
        for at in step.case.wakes().difference(woke) {
            let message = Message::Deadline { case };
            self.message(app, stored, &message, (at.plus_seconds(1), now))?;
        }
        let waits = |event: &Event| matches!(event, Event::WaitedForRegister { .. });
        if step.events.iter().any(waits) {
            let due = now.plus_seconds(RETRY_SECONDS);
            self.message(app, stored, &Message::Retry { case }, (due, now))?;
        }
        Ok(())
    }
}

/// A record is read whole in order to be changed; the log says so.
fn change_query(app: &App, service: &Service, effect: &Effect) -> Query {
    let register = app.pack.registers.get(&effect.register);
    Query {
        subject: effect.subject,
        register: effect.register.clone(),
        purpose: CHANGE.to_owned(),
        law: service.about.first_law(),
        fields: register
            .map(|r| r.fields.keys().cloned().collect())
            .unwrap_or_default(),
    }
}
