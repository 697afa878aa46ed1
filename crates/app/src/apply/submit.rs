//! Submitting: facts are read anew, the rules decide, and it all becomes true in one home unit.

use super::check::Seen;
use super::dossier::own_reader;
use super::kind::Typed;
use super::{Reading, answer::AnswerError, gather};
use crate::tables::cases::{self, Stored};
use crate::tables::history::By;
use crate::{App, AppError, Once, Resident, settle};
use base::{CaseId, Explain, Fact, Fault, Problem, Timestamp, Why};
use case::{Command, Refusal};
use pack::model::{Asked, Service};
use std::collections::BTreeMap;

/// What comes with the button.
#[derive(Clone, Debug, Default)]
pub struct Sending {
    /// What the check page gave. Only a program that sends every answer along has none: there was nothing to look at.
    pub digest: Option<String>,
    /// Answers by question that come along; those of the draft stay.
    pub answers: BTreeMap<String, Typed>,
    /// The key of the request, where a program sends it: the same again finds that it was done.
    pub once: Option<Once>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Decided, referred or waiting: the case page says.
    Done,
    /// It had been sent before; nothing was done twice.
    Already,
    /// What was shown is not what the registers say now: look again.
    Changed(Vec<String>),
    /// Neither the digest of a page that was looked at nor answers came along: look first.
    Unseen,
    /// Something is still to be given, starting with this.
    Incomplete(Asked),
    /// The rules are not those the draft was begun under: look again.
    RulesChanged,
}

/// Why sending failed.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    #[error(transparent)]
    Answer(#[from] AnswerError),
    #[error("the rules failed: {0}")]
    Rules(Refusal),
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for SubmitError {
    fn explain(&self) -> Problem {
        match self {
            Self::Answer(error) => error.explain(),
            Self::Rules(_) => Problem::of(Fault::Ours, "problem-rules"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Tries against others who move the same case at the same moment.
const TRIES_MAX: u32 = 4;

/// Sends an application.
pub async fn submit(
    app: &App,
    resident: Resident,
    case: CaseId,
    sending: &Sending,
    now: Timestamp,
) -> Result<Sent, SubmitError> {
    let mut claimed = Vec::new();
    for _ in 0..TRIES_MAX {
        let mut stored = cases::load_for(app, case, resident).await?;
        if was_done(app, &stored, sending).await? {
            return Ok(Sent::Done);
        }
        if !stored.body.case.stage.takes_answers() {
            return Ok(Sent::Already);
        }
        if sending.digest.is_none() && sending.answers.is_empty() {
            return Ok(Sent::Unseen);
        }
        let service = app
            .pack
            .services
            .get(&stored.service)
            .ok_or(AppError::NotFound)?;
        for (question, typed) in &sending.answers {
            let question = super::answer::find(&service.form.questions, question)?;
            let value = super::answer::read(app, question, typed)?;
            stored.body.answers.insert(question.id.clone(), value);
        }
        match send(app, stored, service, (sending, &claimed), now).await {
            Err(SubmitError::App(AppError::Conflict)) => {}
            Err(SubmitError::App(AppError::Claimed(fact))) => claimed.push(fact),
            sent => return sent,
        }
    }
    Err(SubmitError::App(AppError::Conflict))
}

/// Whether this very request was carried out before.
async fn was_done(app: &App, stored: &Stored, sending: &Sending) -> Result<bool, AppError> {
    match &sending.once {
        Some(once) => Ok(once.find(app, stored.owner).await?.is_some()),
        None => Ok(false),
    }
}

async fn send(
    app: &App,
    mut stored: Stored,
    service: &Service,
    (sending, claimed): (&Sending, &[String]),
    now: Timestamp,
) -> Result<Sent, SubmitError> {
    let mut dossier = gather(app, &stored, service, Reading::Ensure, now).await?;
    if let Some(digest) = &sending.digest {
        let changed = Seen::of(app, service, &dossier).differing(app, digest);
        if !changed.is_empty() {
            return Ok(Sent::Changed(changed));
        }
        if stored.law_hash != service.law_hash {
            adopt_law(app, &mut stored, service, now).await?;
            return Ok(Sent::RulesChanged);
        }
    }
    // The other parent was faster by a moment. What the register says now is about to change: the case waits for it.
    for fact in claimed {
        let fact = fact.clone();
        dossier.facts.facts.insert(fact, Fact::Unknown(Why::Down));
    }
    let command = Command::Submit {
        facts: dossier.facts.clone(),
    };
    let step = {
        let setting = settle::setting(app, service, &dossier);
        case::advance(&setting, &stored.body.case, command, now)
    };
    let step = match step {
        Ok(step) => step,
        Err(Refusal::Incomplete(missing)) => return Ok(first(missing)),
        Err(Refusal::AlreadySubmitted | Refusal::AlreadyClosed) => return Ok(Sent::Already),
        Err(refusal) => {
            tracing::error!(case.id = %stored.id, service = service.id, %refusal, "a case failed");
            return Err(SubmitError::Rules(refusal));
        }
    };
    let by = By {
        once: sending.once.clone(),
        ..By::applicant(&stored)
    };
    let reader = own_reader(&stored, service);
    settle::settle(
        app,
        stored,
        service,
        (step, &dossier.facts, dossier.office),
        (&by, &reader),
        now,
    )
    .await?;
    Ok(Sent::Done)
}

fn first(missing: Vec<Asked>) -> Sent {
    let given = missing
        .into_iter()
        .find(|asked| !matches!(asked, Asked::Fact(_)));
    given.map_or(Sent::Already, Sent::Incomplete)
}

/// The draft goes on under the rules of today; the person sees it before anything is sent.
async fn adopt_law(
    app: &App,
    stored: &mut Stored,
    service: &Service,
    now: Timestamp,
) -> Result<(), AppError> {
    stored.law_hash.clone_from(&service.law_hash);
    let mut unit = store::Unit::of(stored.owner.bucket());
    cases::update(&mut unit, app, stored, (stored.seq, stored.updated), now)?;
    app.store.commit("adopt-law", unit).await?;
    Ok(())
}
