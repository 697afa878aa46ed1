//! Answering: one answer is read, checked by its kind and kept in the draft.

use super::dossier::announce;
use super::kind::{self, Typed};
use crate::tables::cases;
use crate::{App, AppError, Resident};
use base::{CaseId, Explain, Problem, Text, Timestamp, Value};
use pack::model::{AskedOf, FactNeed, Question, Service};
use store::Unit;

/// Why an answer is not kept.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    #[error("the answer does not read")]
    Wrong(Text),
    #[error("the case was sent already")]
    Sent,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for AnswerError {
    fn explain(&self) -> Problem {
        match self {
            Self::Wrong(text) => Problem {
                text: text.clone(),
                ..Problem::theirs("problem-answer")
            },
            Self::Sent => Problem::theirs("problem-already-sent"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Two tabs may answer at once; each try reads the draft again.
const TRIES_MAX: u32 = 4;

/// Keeps what was typed for one question. Answering again replaces the answer.
pub async fn answer(
    app: &App,
    resident: Resident,
    case: CaseId,
    (question, typed): (&str, &Typed),
    now: Timestamp,
) -> Result<(), AnswerError> {
    for _ in 0..TRIES_MAX {
        let mut stored = cases::load_for(app, case, resident).await?;
        if !stored.body.case.stage.takes_answers() {
            return Err(AnswerError::Sent);
        }
        let service = app
            .pack
            .services
            .get(&stored.service)
            .ok_or(AppError::NotFound)?;
        let question = find(&service.form.questions, question)?;
        let value = read(app, question, typed)?;
        stored.body.answers.insert(question.id.clone(), value);
        let mut unit = Unit::of(stored.owner.bucket());
        let seen = (stored.seq, stored.updated);
        cases::update(&mut unit, app, &stored, seen, now)?;
        match app
            .store
            .commit("answer", unit)
            .await
            .map_err(AppError::from)
        {
            Err(AppError::Conflict) => {}
            Err(error) => return Err(error.into()),
            Ok(_) if leads_on(service, question) => {
                return Ok(announce(app, &stored, service, now).await?);
            }
            Ok(_) => return Ok(()),
        }
    }
    Err(AnswerError::App(AppError::Conflict))
}

/// Whether the answer says whom a fact is about: then that is read next.
fn leads_on(service: &Service, question: &Question) -> bool {
    let picked = question.pick.as_ref();
    let picked = picked.and_then(|(fact, _)| service.form.facts.get(fact));
    let starts_at = |fact: &FactNeed| {
        let mut facts = service.form.facts.values();
        facts.any(|need| need.start() == fact.name)
    };
    picked.is_some_and(|fact| fact.row.is_some() || starts_at(fact))
}

pub(crate) fn read(app: &App, question: &Question, typed: &Typed) -> Result<Value, AnswerError> {
    kind::parse(&app.pack, question, typed).map_err(AnswerError::Wrong)
}

/// A question of that name that is asked of people who apply.
pub(super) fn find<'a>(questions: &'a [Question], id: &str) -> Result<&'a Question, AppError> {
    questions
        .iter()
        .find(|question| question.id == id && question.asked_of == AskedOf::Applicant)
        .ok_or(AppError::NotFound)
}
