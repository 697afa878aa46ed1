//! Acting for another: mandates given, held and ended, and an officer who helps at the counter.

use super::session::{onward, own};
use crate::components::FormState;
use crate::http::{Acting, Answer, Asked, Failure, Session, Who, level_first};
use crate::pages;
use app::mandate::{self, AssistError, Assistance, Claim, GrantError, Offer, Person, Right, Visit};
use app::proofing::TooLow;
use app::{AppError, Officer, Resident};
use axum::http::{StatusCode, header};
use axum::response::Response;
use base::{Date, Explain, Fault, Problem, RowId, SubjectId, Zone};

pub(super) async fn list(asked: Asked, resident: Resident) -> Answer {
    let who = (resident.subject, asked.session.proof.assurance);
    let view = mandate::list(&asked.portal.app, who, asked.now).await?;
    asked.page(pages::mandates::page(&asked.ctx(), &view))
}

/// Looks into the registers for children and companies; the log says who looked.
pub(super) async fn look(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    mandate::look(&asked.portal.app, resident.subject, asked.now).await?;
    asked.go("/akun/mandat")
}

/// One mandate and what was done under it.
pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    let (app, id) = (&asked.portal.app, id(&asked)?);
    let (view, gave) = mandate::show(app, resident.subject, id, asked.now).await?;
    asked.page(pages::mandate::page(&asked.ctx(), &view, gave))
}

/// Begins to act for another.
pub(super) async fn begin(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    let by = person(&asked, resident)?;
    let right = right(asked.form.get("right").unwrap_or_default());
    let right = right.ok_or_else(Failure::not_found)?;
    match mandate::begin(&asked.portal.app, &by, right, asked.now).await {
        Ok((claim, name)) => turned(&asked, (&claim, name)).await,
        // It ended since the page was made.
        Err(AppError::NotFound) => Err(Failure::of(
            Problem::of(Fault::Forbidden, "problem-mandate-ended").next("/akun/mandat"),
        )),
        Err(error) => Err(error.into()),
    }
}

/// Stops to act for another. For anybody: who acts for nobody has stopped already.
pub(super) async fn stop(asked: Asked) -> Answer {
    let Some(acting) = &asked.session.acting else {
        return onward(&asked, "/");
    };
    if let Some(claim) = acting.claim(&asked.session.who) {
        mandate::stop(&asked.portal.app, &claim, asked.now).await?;
    }
    let session = Session::turn(&asked, asked.session.who.clone(), None).await?;
    let home = match session.who {
        Who::Officer(_) => "/petugas/bantuan",
        Who::Resident { .. } | Who::Nobody => "/akun/mandat",
    };
    Ok(with_session(&asked, &session, onward(&asked, home)?))
}

pub(super) async fn offer(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    form(&asked, resident, StatusCode::OK, FormState::default()).await
}

/// Gives a mandate. Whether there is such a person is said to nobody.
pub(super) async fn grant(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    let acting = asked.session.acting.as_ref();
    let name = match acting {
        Some(acting) => acting.name.clone(),
        None => person(&asked, resident)?.name,
    };
    let (app, offer) = (&asked.portal.app, offered(&asked));
    let by = (resident, name.as_str());
    match mandate::grant(app, by, visit(&asked)?, &offer, asked.now).await {
        Ok(()) => asked.go("/akun/mandat"),
        Err(error @ (GrantError::App(_) | GrantError::TooMany)) => Err(error.into()),
        Err(error) => {
            let field = error.field().unwrap_or_default().to_owned();
            let state = FormState {
                typed: asked.form.typed(),
                errors: vec![(field, error.explain().text)],
            };
            form(&asked, resident, StatusCode::UNPROCESSABLE_ENTITY, state).await
        }
    }
}

/// A code to tell an officer.
pub(super) async fn code(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    let by = person(&asked, resident)?;
    let by = (&by, visit(&asked)?);
    mandate::code(&asked.portal.app, by, asked.now).await?;
    asked.go("/akun/mandat#kode")
}

pub(super) async fn accept(asked: Asked, resident: Resident) -> Answer {
    if let Some(answer) = too_low(&asked) {
        return answer;
    }
    let (by, id) = (person(&asked, resident)?, id(&asked)?);
    let by = (&by, asked.session.proof.assurance);
    mandate::accept(&asked.portal.app, by, id, asked.now).await?;
    asked.go("/akun/mandat")
}

pub(super) async fn decline(asked: Asked, resident: Resident) -> Answer {
    let (by, id) = (person(&asked, resident)?, id(&asked)?);
    mandate::decline(&asked.portal.app, &by, id, asked.now).await?;
    asked.go("/akun/mandat")
}

pub(super) async fn revoke(asked: Asked, resident: Resident) -> Answer {
    let (by, id) = (resident.subject, id(&asked)?);
    mandate::revoke(&asked.portal.app, by, id, asked.now).await?;
    asked.go("/akun/mandat")
}

pub(super) async fn resign(asked: Asked, resident: Resident) -> Answer {
    let (by, id) = (person(&asked, resident)?, id(&asked)?);
    mandate::resign(&asked.portal.app, &by, id, asked.now).await?;
    asked.go("/akun/mandat")
}

/// The form by which an officer begins to help.
pub(super) async fn help(asked: Asked, officer: Officer) -> Answer {
    if !mandate::helps(&asked.portal.app, &officer) {
        return Err(AppError::Forbidden.into());
    }
    asked.page(pages::assist::page(&asked.ctx(), &FormState::default()))
}

/// An officer helps somebody who stands before them.
pub(super) async fn assist(asked: Asked, officer: Officer) -> Answer {
    let portal = &asked.portal;
    // A code has eight digits: nobody tries them one after the other.
    if let Err(seconds) = portal.limiter.take(asked.sender, asked.now) {
        return Err(often(seconds));
    }
    let get = |name: &str| asked.form.get(name).unwrap_or_default().to_owned();
    let assistance = Assistance {
        nik: get("nik"),
        name: get("name"),
        code: get("code"),
        statement: get("statement"),
    };
    match mandate::assist(&portal.app, &officer, &assistance, asked.now).await {
        Ok((claim, name)) => {
            portal.limiter.give_back(asked.sender);
            turned(&asked, (&claim, name)).await
        }
        Err(AssistError::TooOften(seconds)) => Err(often(seconds)),
        Err(error @ AssistError::App(_)) => Err(error.into()),
        Err(error) => {
            let field = error.field().unwrap_or_default().to_owned();
            let state = FormState {
                typed: asked.form.typed(),
                errors: vec![(field, error.explain().text)],
            };
            let page = pages::assist::page(&asked.ctx(), &state);
            asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
    }
}

fn often(seconds: i64) -> Failure {
    Failure::wait(Problem::of(Fault::TooOften, "problem-too-often"), seconds)
}

/// What to show whoever is not sure enough to give a mandate, to take one, or to look for whom registers let them act.
fn too_low(asked: &Asked) -> Option<Answer> {
    let needs = mandate::LEAST;
    let is_low = asked.session.proof.assurance < needs;
    is_low.then(|| level_first(asked, &TooLow { needs }))
}

async fn form(asked: &Asked, by: Resident, status: StatusCode, state: FormState) -> Answer {
    let who = (by.subject, asked.session.proof.assurance);
    let view = mandate::list(&asked.portal.app, who, asked.now).await?;
    let chosen = asked.form.all("services");
    let page = pages::grant::page(&asked.ctx(), (&view.services, &chosen), &state);
    asked.page_with(status, page)
}

/// A new session in which one acts for another, and on to what can be done for them.
async fn turned(asked: &Asked, (claim, name): (&Claim, String)) -> Answer {
    let acting = Acting {
        subject: claim.subject,
        name,
        basis: claim.basis,
    };
    let session = Session::turn(asked, asked.session.who.clone(), Some(acting)).await?;
    Ok(with_session(asked, &session, asked.go("/layanan")?))
}

fn with_session(asked: &Asked, session: &Session, mut answer: Response) -> Response {
    let cookie = session.cookie(&asked.portal.app);
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    answer
}

/// Whoever is signed in, with their name.
fn person(asked: &Asked, resident: Resident) -> Result<Person, Failure> {
    match &asked.session.who {
        Who::Resident { name, .. } => Ok(Person {
            subject: resident.subject,
            name: name.clone(),
        }),
        Who::Nobody | Who::Officer(_) => Err(Failure::not_found()),
    }
}

fn visit(asked: &Asked) -> Result<Visit, Failure> {
    let (_, session) = own(asked)?;
    let level = asked.session.proof.assurance;
    Ok(Visit { session, level })
}

fn id(asked: &Asked) -> Result<RowId, Failure> {
    RowId::parse(asked.param("mandate")).map_err(|_| Failure::not_found())
}

/// `child:<subject>`, `company:<subject>` or `mandate:<row>`.
fn right(raw: &str) -> Option<Right> {
    let (kind, id) = raw.split_once(':')?;
    let subject = || SubjectId::parse(id).ok();
    match kind {
        "child" => subject().map(Right::Child),
        "company" => subject().map(Right::Company),
        "mandate" => RowId::parse(id).ok().map(Right::Mandate),
        _ => None,
    }
}

/// What a form offers: all services, or those ticked; for so many days from today.
fn offered(asked: &Asked) -> Offer {
    let get = |name: &str| asked.form.get(name).unwrap_or_default().to_owned();
    let chosen = asked.form.all("services");
    let all = chosen.iter().any(|one| one == pages::grant::ALL);
    let days = pages::grant::DAYS.into_iter();
    let days = days
        .map(|(days, _)| days)
        .find(|days| get("days") == days.to_string());
    Offer {
        nik: get("nik"),
        name: get("name"),
        services: (!all).then_some(chosen),
        last: days.map(|days| last_day(asked, days)),
        purpose: get("purpose"),
    }
}

fn last_day(asked: &Asked, days: i64) -> Date {
    asked.now.plus_hours(24 * days).date(Zone::default())
}
