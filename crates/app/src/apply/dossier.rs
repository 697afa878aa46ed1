//! The dossier of a case: everything its rules may look at, gathered anew each time. Drafts keep no register value.

use crate::registry::{self, Logging, Wanted};
use crate::tables::access::Reader;
use crate::tables::{self, cases::Stored};
use crate::{App, AppError};
use base::{Answers, Evidence, Facts, SubjectId, Timestamp, Zone};
use case::{Event, Stage};
use pack::model::{AskedOf, Office, Service};
use std::collections::BTreeMap;

/// What was gathered.
#[derive(Debug)]
pub(crate) struct Dossier {
    pub(crate) facts: Facts,
    /// The office that handles the case, once a fact says where.
    pub(crate) office: Option<Office>,
    /// Whose case it is.
    pub(crate) applicant: SubjectId,
}

/// How register values may be read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    /// Only what was logged before: a page that shows writes nothing.
    Recall,
    /// What was not logged yet is logged now.
    Ensure,
    /// The same, judged by the day it is and not by the day the case was sent: for a new bill.
    Anew,
}

/// Gathers facts, answers and evidence of a case.
pub(crate) async fn gather(
    app: &App,
    stored: &Stored,
    service: &Service,
    reading: Reading,
    now: Timestamp,
) -> Result<Dossier, AppError> {
    let judged = match reading {
        Reading::Anew => now,
        Reading::Recall | Reading::Ensure => judged(app, stored, now).await?,
    };
    let mut facts = Facts {
        evidence: evidence(app, stored, service).await?,
        ..begun(stored, service, judged)
    };
    let reader = own_reader(stored, service);
    let logging = match reading {
        Reading::Recall => Logging::Recall,
        Reading::Ensure | Reading::Anew => Logging::Ensure(&reader, now),
    };
    registry::gather(app, wanted(stored, service), &mut facts, logging).await?;
    // A case stays with the office that has it.
    let office = stored.body.office.clone();
    let office = office.or_else(|| app.pack.office(&service.id, &facts));
    if let Some(office) = &office {
        facts.zone = office.zone;
        facts.today = judged.date(office.zone);
    }
    Ok(Dossier {
        facts,
        office,
        applicant: stored.owner,
    })
}

/// Logs the reading of whatever the answers lead to, so that a page can show it.
pub(crate) async fn announce(
    app: &App,
    stored: &Stored,
    service: &Service,
    now: Timestamp,
) -> Result<(), AppError> {
    let reader = own_reader(stored, service);
    let mut facts = begun(stored, service, judged(app, stored, now).await?);
    let logging = (&reader, now);
    registry::announce(app, wanted(stored, service), &mut facts, logging).await
}

/// When a case is judged: a draft now, and one that was sent when it was, however long a register or a person takes.
async fn judged(app: &App, stored: &Stored, now: Timestamp) -> Result<Timestamp, AppError> {
    if stored.body.case.stage == Stage::Draft {
        return Ok(now);
    }
    let history = tables::history::load(app, stored, 0).await?;
    let mut entries = history.iter();
    let sent = entries.find(|entry| entry.content.event == Event::Submitted);
    Ok(sent.map_or(now, |sent| sent.at))
}

/// The answers, before anything is read.
pub(super) fn begun(stored: &Stored, service: &Service, judged: Timestamp) -> Facts {
    Facts {
        answers: answers(stored, service, stored.body.answers.clone()),
        ..Facts::empty(judged.date(Zone::default()), Zone::default())
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
    let Some((_, mut receipt)) = tables::history::receipt(app, stored).await? else {
        return gather(app, stored, service, Reading::Recall, now).await;
    };
    receipt.facts.answers = answers(stored, service, receipt.facts.answers);
    Ok(Dossier {
        facts: receipt.facts,
        office: stored.body.office.clone(),
        applicant: stored.owner,
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

/// The deciding agency reads, because the resident asked for it, or whoever acts for them.
pub(crate) fn own_reader(stored: &Stored, service: &Service) -> Reader {
    Reader {
        agency: service.about.owner.clone(),
        actor: Some(stored.agent.map_or(stored.owner, |agent| agent.subject)),
        channel: stored.channel,
        origin: stored.body.origin,
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
