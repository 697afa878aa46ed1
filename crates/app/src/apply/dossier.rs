//! The dossier of a case: everything its rules may look at, gathered anew each time. Drafts keep no register value.

use crate::registry::{self, Logging, Wanted};
use crate::tables::access::Reader;
use crate::tables::{self, cases::Stored};
use crate::{App, AppError, Channel, Origin};
use base::{Answers, Evidence, Facts, Timestamp, Zone};
use pack::model::{AskedOf, Office, Service};
use std::collections::BTreeMap;

/// What was gathered.
#[derive(Debug)]
pub(crate) struct Dossier {
    pub(crate) facts: Facts,
    /// The office that handles the case, once a fact says where.
    pub(crate) office: Option<Office>,
}

/// How register values may be read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    /// Only what was logged before: a page that shows writes nothing.
    Recall,
    /// What was not logged yet is logged now.
    Ensure,
}

/// Gathers facts, answers and evidence of a case.
pub(crate) async fn gather(
    app: &App,
    stored: &Stored,
    service: &Service,
    reading: Reading,
    now: Timestamp,
) -> Result<Dossier, AppError> {
    let mut facts = Facts {
        evidence: evidence(app, stored, service).await?,
        ..begun(stored, service, now)
    };
    let reader = own_reader(stored, service);
    let logging = match reading {
        Reading::Recall => Logging::Recall,
        Reading::Ensure => Logging::Ensure(&reader, now),
    };
    registry::gather(app, wanted(stored, service), &mut facts, logging).await?;
    let office = app
        .pack
        .office(&service.id, &facts)
        .or_else(|| stored.body.office.clone());
    if let Some(office) = &office {
        facts.zone = office.zone;
        facts.today = now.date(office.zone);
    }
    Ok(Dossier { facts, office })
}

/// Logs the reading of whatever the answers lead to, so that a page can show it.
pub(crate) async fn announce(
    app: &App,
    stored: &Stored,
    service: &Service,
    now: Timestamp,
) -> Result<(), AppError> {
    let reader = own_reader(stored, service);
    let mut facts = begun(stored, service, now);
    let logging = (&reader, now);
    registry::announce(app, wanted(stored, service), &mut facts, logging).await
}

/// The answers, before anything is read.
pub(super) fn begun(stored: &Stored, service: &Service, now: Timestamp) -> Facts {
    Facts {
        answers: answers(stored, service, stored.body.answers.clone()),
        ..Facts::empty(now.date(Zone::default()), Zone::default())
    }
}

pub(super) fn wanted<'a>(stored: &Stored, service: &'a Service) -> Wanted<'a> {
    Wanted {
        case: stored.id,
        service,
        applicant: stored.owner,
    }
}

/// What a person who reviews the case goes by: the facts of its receipt, for the rules spoke about those; nothing is
/// read again. Where the rules never spoke, because a register was silent, what is known by now.
pub(crate) async fn review(
    app: &App,
    stored: &Stored,
    service: &Service,
    now: Timestamp,
) -> Result<Dossier, AppError> {
    let Some(mut receipt) = tables::history::receipt(app, stored).await? else {
        return gather(app, stored, service, Reading::Recall, now).await;
    };
    receipt.facts.answers = answers(stored, service, receipt.facts.answers);
    Ok(Dossier {
        facts: receipt.facts,
        office: stored.body.office.clone(),
    })
}

/// Answers of the applicant, and what officers stated; nobody else answers an officer's question.
fn answers(stored: &Stored, service: &Service, mut answers: Answers) -> Answers {
    let questions = service.form.questions.iter();
    for question in questions.filter(|question| question.asked_of == AskedOf::Officer) {
        answers.remove(&question.id);
    }
    answers.extend(stored.body.case.stated.clone());
    answers
}

impl Dossier {
    /// The same facts for a document that is made now: a case is judged by the day it was sent, and a document
    /// carries the day it was made.
    pub(crate) fn made(&self, now: Timestamp) -> Facts {
        Facts {
            today: now.date(self.facts.zone),
            ..self.facts.clone()
        }
    }
}

/// The deciding agency reads, because the resident asked for it.
pub(crate) fn own_reader(stored: &Stored, service: &Service) -> Reader {
    Reader {
        agency: service.about.owner.clone(),
        actor: Some(stored.owner),
        channel: Channel::Portal,
        origin: Origin::Resident,
    }
}

async fn evidence(
    app: &App,
    stored: &Stored,
    service: &Service,
) -> Result<BTreeMap<String, Evidence>, AppError> {
    if service.form.evidence.is_empty() {
        return Ok(BTreeMap::new());
    }
    let given = tables::evidence::kinds(app, stored).await?;
    let examined = &stored.body.case.examined;
    let state = |kind: String| {
        let finding = examined.get(&kind).copied();
        (kind, finding.map_or(Evidence::Given, Evidence::from))
    };
    Ok(given.into_iter().map(state).collect())
}
