//! Cases: begin one, list them, look at one, take one back, object.

use super::call::{Answer, Call, Nothing, Paging, bad_cursor, created, next, ok, page};
use super::problem::{Kind, Trouble};
use super::shape::asked::Clarification;
use super::shape::case::{Case, CaseList, CaseSummary, Links, Objection, Start, Started};
use super::shape::form::Needs;
use super::token::Acting;
use app::apply::withdraw::MoveError;
use app::proofing::{self, TooLow};
use app::{AppError, Once, apply, follow};
use axum::http::HeaderName;
use base::{CaseId, Explain, Text};
use case::Refusal;

/// What a cursor of this list is for.
const LIST: &str = "cases";

/// The key by which a client says that it asks for the same thing again.
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Letters of a key.
const KEY_MAX: usize = 100;

pub(crate) async fn start(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let once = once(&call, &acting)?;
    let Start { service } = call.json()?;
    let app = &call.portal.app;
    if !app.pack.services.contains_key(&service) {
        let words = Text::portal("api-no-service");
        return Err(Trouble::of(Kind::Refused).at("/service", words));
    }
    level(&proofing::of_service(app, &service, acting.assurance))?;
    let begun = apply::start::start(app, acting.resident, &service, Some(&once), call.now);
    let case = begun.await.map_err(refused)?.to_string();
    let links = Links::of(&case);
    let at = links.case.clone();
    created(
        &at,
        &Started {
            case,
            service,
            links,
        },
    )
}

/// A service may want to know better who it is than the token says.
pub(super) fn level(found: &Result<(), TooLow>) -> Result<(), Trouble> {
    match found {
        Ok(()) => Ok(()),
        Err(too_low) => Err(Trouble::explained(Kind::LevelTooLow, too_low)),
    }
}

/// The request under its key: method, address and body are what is asked for.
pub(super) fn once(call: &Call, acting: &Acting) -> Result<Once, Trouble> {
    let key = call
        .header(&KEY)
        .ok_or_else(|| Trouble::of(Kind::KeyMissing))?;
    let plain = key.bytes().all(|byte| byte.is_ascii_graphic());
    if key.is_empty() || key.len() > KEY_MAX || !plain {
        return Err(Trouble::of(Kind::Malformed).saying(Text::portal("api-bad-key")));
    }
    let request = [call.path.as_bytes(), b"\n", &call.body];
    Ok(Once::new(&call.portal.app, acting.client, key, &request))
}

/// A key that stood for something else is a problem of its own.
pub(super) fn refused(error: AppError) -> Trouble {
    match error {
        AppError::KeyReused => Trouble::explained(Kind::KeyReused, &error),
        error => error.into(),
    }
}

pub(crate) async fn list(call: Call, acting: Acting) -> Answer {
    let paging: Paging = call.query()?;
    let most = paging.most()?;
    let before = match paging.after(LIST)? {
        None => None,
        Some(before) => Some(CaseId::parse(&before).map_err(|_| bad_cursor())?),
    };
    // One more than is shown tells whether there is another part.
    let mut rows = follow::page(&call.portal.app, acting.resident, before, most + 1).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| next(&call, LIST, &row.case.to_string(), most));
    let has = acting.assurance;
    rows.retain(|row| proofing::of_service(&call.portal.app, &row.service, has).is_ok());
    let ctx = call.ctx();
    let body = CaseList {
        items: rows.iter().map(|row| CaseSummary::of(&ctx, row)).collect(),
        next: next.clone(),
    };
    page(next.as_deref(), &body)
}

pub(crate) async fn show(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    told(&call, &acting).await
}

/// Whose a case is comes before what is wrong with what was sent about it: another's case is not there.
async fn mine(call: &Call, acting: &Acting) -> Result<(), Trouble> {
    let app = &call.portal.app;
    follow::case(app, acting.resident, call.case()?, call.now).await?;
    Ok(())
}

async fn told(call: &Call, acting: &Acting) -> Answer {
    let app = &call.portal.app;
    let view = follow::case(app, acting.resident, call.case()?, call.now).await?;
    ok(&Case::of(&call.ctx(), &view))
}

/// What is still to be given.
pub(crate) async fn needs(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let app = &call.portal.app;
    let view = apply::needs::needs(app, acting.resident, call.case()?, call.now).await;
    ok(&Needs::of(&call.ctx(), &view.map_err(sent_already)?))
}

/// A case that was sent takes nothing any more.
pub(super) fn sent_already(error: AppError) -> Trouble {
    match error {
        AppError::Conflict => {
            Trouble::of(Kind::Conflict).saying(Text::portal("problem-already-sent"))
        }
        error => error.into(),
    }
}

pub(crate) async fn withdraw(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case) = (&call.portal.app, call.case()?);
    let done = apply::withdraw::withdraw(app, acting.resident, case, call.now).await;
    done.map_err(|error| moved(&error))?;
    told(&call, &acting).await
}

/// A new bill, for one whose day is over.
pub(crate) async fn rebill(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case) = (&call.portal.app, call.case()?);
    let once = once(&call, &acting)?;
    let done = apply::rebill::rebill(app, acting.resident, case, Some(once), call.now).await;
    done.map_err(|error| match error {
        MoveError::App(error @ AppError::KeyReused) => refused(error),
        error => moved(&error),
    })?;
    told(&call, &acting).await
}

pub(crate) async fn object(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case) = (&call.portal.app, call.case()?);
    mine(&call, &acting).await?;
    let Objection { grounds } = call.json()?;
    if grounds.chars().count() > apply::PARAGRAPH_MAX {
        let words = Text::portal("api-grounds-long");
        return Err(Trouble::of(Kind::Refused).at("/grounds", words));
    }
    let done = apply::object::object(app, acting.resident, case, &grounds, call.now).await;
    done.map_err(|error| moved(&error))?;
    told(&call, &acting).await
}

pub(crate) async fn clarify(call: Call, acting: Acting) -> Answer {
    let Nothing {} = call.query()?;
    let (app, case) = (&call.portal.app, call.case()?);
    mine(&call, &acting).await?;
    let Clarification { answer } = call.json()?;
    if answer.chars().count() > apply::PARAGRAPH_MAX {
        let words = Text::portal("api-answer-long");
        return Err(Trouble::of(Kind::Refused).at("/answer", words));
    }
    let done = apply::clarify::clarify(app, acting.resident, case, &answer, call.now).await;
    done.map_err(|error| moved(&error))?;
    told(&call, &acting).await
}

/// A case that does not move is a matter of where it is, but for words that are missing.
fn moved(error: &MoveError) -> Trouble {
    match error {
        MoveError::Refused(Refusal::NoReason) => {
            Trouble::of(Kind::Refused).at("/grounds", error.explain().text)
        }
        MoveError::Refused(Refusal::NoAnswer) => {
            Trouble::of(Kind::Refused).at("/answer", error.explain().text)
        }
        MoveError::Refused(_) => Trouble::explained(Kind::Conflict, error),
        MoveError::App(AppError::NotFound) => Trouble::not_found(),
        MoveError::App(_) => Trouble::explained(super::problem::kind_of(error), error),
    }
}
