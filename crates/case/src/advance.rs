//! The one function that moves a case. Everyone uses it: resident, officer, register, clock.

use crate::event::{apply, waiting};
use crate::receipt::VERSION;
use crate::{Case, Event, Finding, Hindrance, On, Receipt, Received, Stage, Transfer};
use base::{Answers, Calendar, Clock, Due, Facts, PaymentReference, Timestamp, Zone};
use pack::Verdict;
use pack::model::{Asked, Outcome, Service};
use std::collections::{BTreeMap, BTreeSet};

mod clarify;
mod clocks;
mod officer;
mod payment;
mod refusal;

pub use officer::revoke;
pub use payment::send_back;
pub use refusal::Refusal;

/// What surrounds a case: the law it is decided by, and the office's wall clock and working days.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub service: &'a Service,
    /// The area of the office; none of the head office, and none where no fact says which office is in charge.
    pub area: Option<&'a str>,
    pub zone: Zone,
    pub calendar: &'a Calendar,
    /// What a bill of this step would be paid under: drawn anew for every step.
    pub reference: PaymentReference,
}

/// What someone wants done.
#[derive(Clone, Debug)]
pub enum Command {
    Submit {
        facts: Facts,
    },
    /// A register that was down may have answered.
    FactsArrived {
        facts: Facts,
    },
    /// An officer is about to look at the case.
    OfficerOpens,
    /// Outcome and reason for open products, at least one; `facts` are those the officer saw.
    OfficerDecides {
        facts: Facts,
        decisions: BTreeMap<String, (Outcome, String)>,
    },
    /// What an officer has seen and no register shows: answers to the questions that are asked of officers. What is not
    /// among them is not stated any more.
    OfficerStates {
        facts: Facts,
        answers: Answers,
    },
    /// An officer looked at the documents of one kind; `facts` are those the rules spoke about.
    OfficerExamines {
        facts: Facts,
        kind: String,
        finding: Finding,
        reason: String,
    },
    /// An officer must know something from the applicant first. On a ground that the service declares, the clocks of
    /// these products stand meanwhile.
    OfficerAsks {
        products: BTreeSet<String>,
        question: String,
        ground: String,
    },
    /// The applicant answers what an officer asked.
    Clarifies {
        text: String,
    },
    Object {
        grounds: String,
    },
    /// A bank took money under a reference of this case; `hindered` where what it pays for cannot be made any more.
    Paid {
        received: Received,
        hindered: Option<Hindrance>,
    },
    /// Money that was due back was sent, by this transfer.
    SendBack {
        received: Received,
        transfer: Transfer,
    },
    /// The applicant wants a new bill for one whose day is over; `facts` are those of today.
    Rebill {
        facts: Facts,
    },
    Withdraw,
    /// Takes the document of a granted product back.
    Revoke {
        product: String,
        reason: String,
    },
    /// `facts` are those that documents would be filled from, should the law grant by silence.
    DeadlinePassed {
        facts: Facts,
    },
}

/// What a command leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub case: Case,
    pub events: Vec<Event>,
    /// Products that this step grants: their numbers, documents and effects follow.
    pub granted: Vec<String>,
    /// Present when the rules spoke.
    pub receipt: Option<Receipt>,
}

/// Carries out one command, or says why not.
pub fn advance(
    setting: &Setting<'_>,
    case: &Case,
    command: Command,
    now: Timestamp,
) -> Result<Step, Refusal> {
    match (command, &case.stage) {
        (Command::Submit { facts }, Stage::Draft | waiting!(On::Applicant)) => {
            submit(setting, case, &facts, now)
        }
        (Command::FactsArrived { facts }, waiting!(On::Register(_))) => {
            facts_arrived(setting, case, &facts, now)
        }
        (Command::OfficerOpens, waiting!(On::Officer | On::Objection)) => {
            step(case, vec![Event::Opened], None, now)
        }
        (Command::Paid { received, hindered }, _) => {
            payment::paid(setting, case, (received, hindered), now)
        }
        (Command::Rebill { facts }, waiting!(On::Payment)) => {
            payment::rebill(setting, case, &facts, now)
        }
        (Command::OfficerDecides { facts, decisions }, waiting!(On::Officer | On::Objection)) => {
            officer::decides(setting, case, &facts, decisions, now)
        }
        (
            Command::OfficerExamines {
                facts,
                kind,
                finding,
                reason,
            },
            waiting!(On::Officer),
        ) => officer::examines(setting, case, facts, (kind, finding, reason), now),
        (Command::OfficerStates { facts, answers }, waiting!(On::Officer | On::Objection)) => {
            officer::states(setting, case, facts, answers, now)
        }
        (
            Command::OfficerAsks {
                products,
                question,
                ground,
            },
            waiting!(On::Officer),
        ) => clarify::asks(setting, case, (products, question, &ground), now),
        (Command::Clarifies { text }, waiting!(On::Officer)) => {
            clarify::clarifies(setting, case, text, now)
        }
        (Command::Object { grounds }, Stage::Decided { .. }) => object(setting, case, grounds, now),
        (
            Command::Withdraw,
            Stage::Draft | waiting!(On::Register(_) | On::Applicant | On::Officer),
        ) => step(case, vec![Event::Withdrawn], None, now),
        (Command::Withdraw, stage) if payment::may_leave(stage) => {
            step(case, vec![Event::Withdrawn], None, now)
        }
        (Command::SendBack { received, transfer }, _) => send_back(case, received, transfer, now),
        (Command::Revoke { product, reason }, _) => revoke(case, (product, reason), now),
        (Command::DeadlinePassed { facts }, Stage::Waiting { .. }) => {
            clocks::passed(setting, case, &facts, now)
        }
        (command, stage) => Err(refusal::of(&command, stage)),
    }
}

fn submit(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let needs = pack::needs(setting.service, facts).map_err(Refusal::Rules)?;
    let (silent, asked) = split(needs);
    // Only a register may keep a case waiting; what the applicant can give is asked for before sending.
    if !asked.is_empty() {
        return Err(Refusal::Incomplete(asked));
    }
    if silent.is_empty() {
        return decide(setting, case, Event::Submitted, facts, now);
    }
    let due = setting.due(setting.service.about.register_wait, now);
    let waits = Event::WaitedForRegister { facts: silent, due };
    step(case, vec![Event::Submitted, waits], None, now)
}

fn facts_arrived(
    setting: &Setting<'_>,
    case: &Case,
    facts: &Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let needs = pack::needs(setting.service, facts).map_err(Refusal::Rules)?;
    let (silent, wanted) = split(needs);
    if !wanted.is_empty() {
        // The applicant has as long as an officer would have.
        let due = setting.due(setting.service.about.officer, now);
        let asked = Event::ApplicantAsked { wanted, due };
        return step(case, vec![Event::FactsArrived, asked], None, now);
    }
    let Some(due) = case.stage.due().filter(|_| !silent.is_empty()) else {
        return decide(setting, case, Event::FactsArrived, facts, now);
    };
    let waits = Event::WaitedForRegister { facts: silent, due };
    step(case, vec![Event::FactsArrived, waits], None, now)
}

/// Facts whose register is silent, and what only the applicant can give.
fn split(needs: Vec<Asked>) -> (Vec<String>, Vec<Asked>) {
    let (facts, asked): (Vec<Asked>, Vec<Asked>) = needs
        .into_iter()
        .partition(|need| matches!(need, Asked::Fact(_)));
    let name = |need| match need {
        Asked::Fact(name) | Asked::Question(name) | Asked::Evidence(name) => name,
    };
    (facts.into_iter().map(name).collect(), asked)
}

fn decide(
    setting: &Setting<'_>,
    case: &Case,
    first: Event,
    facts: &Facts,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let (verdict, receipt) = judge(setting.service, facts, now)?;
    let placeless = setting.placeless(case, &verdict);
    let mut referred = products(&verdict, Outcome::Refer);
    referred.extend(placeless.clone());
    let mut events = vec![first, Event::RulesDecided { verdict }];
    events.extend(office_unknown(placeless));
    if referred.is_empty() {
        events.push(payment::closing(setting, case, &events, facts, now)?);
    } else {
        events.push(setting.referral(referred, now));
    }
    payment::granting(setting, case, events, Some(receipt), now)
}

fn office_unknown(products: Vec<String>) -> Option<Event> {
    (!products.is_empty()).then_some(Event::OfficeUnknown { products })
}

fn object(
    setting: &Setting<'_>,
    case: &Case,
    grounds: String,
    now: Timestamp,
) -> Result<Step, Refusal> {
    setting.may_object(case, now)?;
    if grounds.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let due = setting.due(setting.service.about.objection_answer, now);
    step(case, vec![Event::Objected { grounds, due }], None, now)
}

/// Puts the events on the case; what became granted by them is what this step grants.
fn step(
    case: &Case,
    events: Vec<Event>,
    receipt: Option<Receipt>,
    now: Timestamp,
) -> Result<Step, Refusal> {
    let mut next = case.clone();
    for event in &events {
        // `advance` only makes events that fit; one that does not would be a mistake of this file.
        apply(&mut next, event, now).ok_or(Refusal::AlreadyClosed)?;
    }
    let granted = next.with_outcome(Outcome::Grant).into_iter();
    let granted = granted.filter(|product| case.standing.get(*product) != Some(&Outcome::Grant));
    let granted = granted.map(str::to_owned).collect();
    Ok(Step {
        case: next,
        events,
        granted,
        receipt,
    })
}

fn products(verdict: &Verdict, outcome: Outcome) -> Vec<String> {
    let these = verdict
        .decisions
        .iter()
        .filter(|decision| decision.outcome == outcome);
    these.map(|decision| decision.product.clone()).collect()
}

/// What the rules say about these facts, and the receipt by which anyone can let them say it again.
fn judge(service: &Service, facts: &Facts, now: Timestamp) -> Result<(Verdict, Receipt), Refusal> {
    let verdict = pack::decide(service, facts).map_err(Refusal::Rules)?;
    let receipt = Receipt {
        version: VERSION,
        service: service.id.clone(),
        law_hash: service.law_hash.clone(),
        at: now,
        facts: facts.clone(),
        verdict: verdict.clone(),
    };
    Ok((verdict, receipt))
}

impl Setting<'_> {
    /// The end of `clock` at this office if it starts now.
    pub fn due(&self, clock: Clock, from: Timestamp) -> Due {
        clock.due(from, self.zone, self.calendar)
    }

    /// Whether an objection to what was decided would be taken.
    pub fn may_object(&self, case: &Case, now: Timestamp) -> Result<(), Refusal> {
        let Stage::Decided { at } = case.stage else {
            return Err(Refusal::NothingRefused);
        };
        if case.with_outcome(Outcome::Refuse).is_empty() {
            return Err(Refusal::NothingRefused);
        }
        // UU 30/2014 art. 75 to 78: one objection; its answer can be taken to the superior, then to the court.
        if case.objected {
            return Err(Refusal::AlreadyObjected);
        }
        if self.due(self.service.about.objection, at).at < now {
            return Err(Refusal::TooLate);
        }
        Ok(())
    }

    /// Every product that may be part of the case goes to an officer.
    fn refer_all(&self, facts: &Facts, now: Timestamp) -> Result<Event, Refusal> {
        let products = pack::possible(self.service, facts).map_err(Refusal::Rules)?;
        let products = products.into_iter().map(|product| product.id.clone());
        Ok(self.referral(products.collect(), now))
    }

    /// Products go to an officer; the clock of each starts now.
    fn referral(&self, products: Vec<String>, now: Timestamp) -> Event {
        let due = |product: &String| self.due(self.service.officer_clock(product), now);
        let dues: BTreeMap<String, Due> = products
            .iter()
            .map(|product| (product.clone(), due(product)))
            .collect();
        let earliest = dues.values().min_by_key(|due| due.at).copied();
        Event::Referred {
            due: earliest.unwrap_or_else(|| self.due(self.service.about.officer, now)),
            products,
            dues,
        }
    }

    /// What a verdict grants and nobody could make, because the office is not known. Documents of one case name each
    /// other: where one cannot be made, none is.
    fn placeless(&self, case: &Case, verdict: &Verdict) -> Vec<String> {
        let mut granted = products(verdict, Outcome::Grant);
        granted.retain(|product| {
            let stays = case.standing.get(product) == Some(&Outcome::Grant);
            !stays && !case.decided.contains(product)
        });
        if self.can_place(granted.iter().map(String::as_str)) {
            granted.clear();
        }
        granted
    }

    /// Whether documents of these products can be made as far as their office goes.
    fn can_place<'p>(&self, mut products: impl Iterator<Item = &'p str>) -> bool {
        self.area.is_some()
            || !products.any(|id| {
                let mut all = self.service.products.iter();
                let product = all.find(|product| product.id == id);
                product.is_some_and(pack::template::names_office_area)
            })
    }
}
