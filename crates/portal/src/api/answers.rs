//! Answers: look at a question, answer one, answer several, look at everything once more.

use super::call::{Answer, Call, Nothing, done, ok};
use super::cases::sent_already;
use super::problem::{Kind, Trouble};
use super::shape::check::Check;
use super::shape::form::{Answer as Given, AnswerValue, Answers, Question};
use super::token::Acting;
use app::apply::answer::AnswerError;
use app::apply::form::At;
use app::view::Ask;
use app::{AppError, apply};
use base::Text;
use serde::Deserialize;

/// Answers of one request.
const ANSWERS_MAX: usize = 100;

/// Words by which options are looked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Searched {
    q: Option<String>,
}

/// Letters that are searched for.
const SEARCH_MAX: usize = 200;

pub(crate) async fn question(call: Call, acting: Acting) -> Answer {
    let searched: Searched = call.query()?;
    let id = call.param("question");
    if searched
        .q
        .as_ref()
        .is_some_and(|q| q.chars().count() > SEARCH_MAX)
    {
        return Err(Trouble::of(Kind::Malformed).saying(Text::portal("api-bad-query")));
    }
    let at = match &searched.q {
        Some(words) => At::Search(id, words),
        None => At::Question(id),
    };
    let (app, case) = (&call.portal.app, call.case()?);
    let view = apply::form::form(app, acting.resident, case, at, call.now).await;
    let view = view.map_err(sent_already)?;
    match &view.ask {
        Ask::Question(question) => ok(&Question::of(&call.ctx(), &view.service, question)),
        Ask::Evidence(_) | Ask::Nothing => Err(Trouble::not_found()),
    }
}

pub(crate) async fn put(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let Given { value } = call.json()?;
    keep(&call, &acting, call.param("question"), &value, "/value").await?;
    done()
}

/// One after the other, in the order of their names; the first that is refused ends it, and those before are kept.
pub(crate) async fn patch(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let Answers { answers } = call.json()?;
    if answers.len() > ANSWERS_MAX {
        return Err(Trouble::of(Kind::TooLarge));
    }
    for (question, value) in &answers {
        let pointer = format!(
            "/answers/{}",
            question.replace('~', "~0").replace('/', "~1")
        );
        match keep(&call, &acting, question, value, &pointer).await {
            // What is not asked is wrong in the body, as long as the case itself is there.
            Err(trouble) if trouble.is(Kind::NotFound) => {
                app::follow::case(&call.portal.app, acting.resident, call.case()?, call.now)
                    .await?;
                let words = Text::portal("api-no-question");
                return Err(Trouble::of(Kind::Refused).at(&pointer, words));
            }
            kept => kept?,
        }
    }
    done()
}

async fn keep(
    call: &Call,
    acting: &Acting,
    question: &str,
    value: &AnswerValue,
    pointer: &str,
) -> Result<(), Trouble> {
    let (app, case) = (&call.portal.app, call.case()?);
    let typed = value.typed();
    let kept = apply::answer::answer(app, acting.resident, case, (question, &typed), call.now);
    kept.await.map_err(|error| match error {
        AnswerError::Wrong(words) => Trouble::of(Kind::Refused).at(pointer, words),
        error @ AnswerError::Sent => Trouble::explained(Kind::Conflict, &error),
        AnswerError::App(error) => error.into(),
    })
}

pub(crate) async fn check(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case) = (&call.portal.app, call.case()?);
    match apply::check::check(app, acting.resident, case, &[], call.now).await {
        Ok(view) => ok(&Check::of(&call.ctx(), &view)),
        Err(AppError::Conflict) => Err(incomplete(&call, &acting).await?),
        Err(error) => Err(error.into()),
    }
}

/// What is still to be given, each by its address; or that the case was sent.
pub(super) async fn incomplete(call: &Call, acting: &Acting) -> Result<Trouble, Trouble> {
    let (app, case) = (&call.portal.app, call.case()?);
    let needs = apply::needs::needs(app, acting.resident, case, call.now).await;
    let needs = needs.map_err(sent_already)?;
    let at = |part: &str, id: &str| format!("/api/v1/cases/{case}/{part}/{id}");
    let missing = needs.ask.iter().filter_map(|ask| match ask {
        Ask::Question(question) => Some(at("answers", &question.id)),
        Ask::Evidence(evidence) => Some(at("evidence", &evidence.kind)),
        Ask::Nothing => None,
    });
    Ok(Trouble::of(Kind::Incomplete).missing(missing.collect()))
}
