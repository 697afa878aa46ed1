//! A person's cases: following, withdrawing, objecting, and who looked at their data.

use crate::components::FormState;
use crate::http::{Answer, Asked, Failure, download};
use crate::pages;
use app::apply::withdraw::MoveError;
use app::apply::{
    clarify as clarifying, object as objecting, rebill as rebilling, withdraw as withdrawing,
};
use app::view::AccessRow;
use app::{AppError, Resident, access as log, audit, follow, payment};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use base::{CaseId, Explain, RowId};
use case::Refusal;
use std::convert::Infallible;
use std::time::Duration;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

const EXHIBIT: &str = "application/json";

pub(super) async fn mine(asked: Asked, resident: Resident) -> Answer {
    let who = (resident, asked.session.proof.assurance);
    let view = follow::mine(&asked.portal.app, who, asked.now).await?;
    asked.page(pages::cases::page(&asked.ctx(), &view))
}

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let view = follow::case(&asked.portal.app, resident, asked.case()?, asked.now).await?;
    asked.page(pages::case::page(&asked.ctx(), &view))
}

/// A word each time the case moves; the page then fetches itself.
pub(super) async fn stream(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    follow::case(&asked.portal.app, resident, case, asked.now).await?;
    let moved = BroadcastStream::new(asked.portal.app.moved.subscribe());
    let mine = moved.filter_map(move |moved| match moved {
        Ok(other) if other != case => None,
        // Ours, or so many at once that ours may have been among those missed.
        Ok(_) | Err(_) => Some(Ok::<_, Infallible>(Event::default().data("moved"))),
    });
    let alive = KeepAlive::new().interval(Duration::from_secs(20));
    Ok(Sse::new(mine).keep_alive(alive).into_response())
}

pub(super) async fn receipt(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    let bytes = follow::receipt(&asked.portal.app, resident, case, asked.now).await?;
    Ok(download(
        "application/json",
        &format!("tanda-terima-{case}.json"),
        bytes,
    ))
}

/// All that is sealed of a case, with its proofs.
pub(super) async fn exhibit(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    let bytes = audit::of_case(&asked.portal.app, resident, case).await?;
    Ok(download(EXHIBIT, &format!("bukti-{case}.json"), bytes))
}

/// The same for one reading of a register.
pub(super) async fn reading_exhibit(asked: Asked, resident: Resident) -> Answer {
    let reading = RowId::parse(asked.param("reading")).map_err(|_| Failure::not_found())?;
    let bytes = audit::of_reading(&asked.portal.app, resident, reading).await?;
    Ok(download(EXHIBIT, &format!("bukti-{reading}.json"), bytes))
}

pub(super) async fn ask_withdraw(asked: Asked, resident: Resident) -> Answer {
    let view = follow::case(&asked.portal.app, resident, asked.case()?, asked.now).await?;
    if !view.can_withdraw {
        return asked.go(&format!("/permohonan/{}", view.case));
    }
    asked.page(pages::withdraw::page(&asked.ctx(), &view))
}

pub(super) async fn withdraw(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    withdrawing::withdraw(&asked.portal.app, resident, case, asked.now).await?;
    asked.go(&format!("/permohonan/{case}"))
}

/// A new bill for one whose day is over.
pub(super) async fn rebill(asked: Asked, resident: Resident) -> Answer {
    let case = asked.case()?;
    rebilling::rebill(&asked.portal.app, resident, case, None, asked.now).await?;
    asked.go(&format!("/permohonan/{case}#tagihan"))
}

/// That a case was paid, on paper.
pub(super) async fn proof(asked: Asked, resident: Resident) -> Answer {
    let (portal, case) = (&asked.portal, asked.case()?);
    let whose = (resident, asked.lang);
    let printed = payment::proof(&portal.app, &portal.renderer, whose, case).await?;
    Ok(download("application/pdf", &printed.name, printed.bytes))
}

pub(super) async fn ask_objection(asked: Asked, resident: Resident) -> Answer {
    let view = follow::case(&asked.portal.app, resident, asked.case()?, asked.now).await?;
    if !view.can_object {
        return asked.go(&format!("/permohonan/{}", view.case));
    }
    asked.page(pages::object::page(
        &asked.ctx(),
        &view,
        &FormState::default(),
    ))
}

pub(super) async fn object(asked: Asked, resident: Resident) -> Answer {
    let (app, case) = (&asked.portal.app, asked.case()?);
    let grounds = asked.form.get("grounds").unwrap_or_default();
    match objecting::object(app, resident, case, grounds, asked.now).await {
        Ok(()) => asked.go(&format!("/permohonan/{case}")),
        Err(error @ MoveError::Refused(Refusal::NoReason)) => {
            let view = follow::case(app, resident, case, asked.now).await?;
            let state = FormState {
                typed: asked.form.typed(),
                errors: vec![("grounds".to_owned(), error.explain().text)],
            };
            let page = pages::object::page(&asked.ctx(), &view, &state);
            asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
        Err(error) => Err(error.into()),
    }
}

/// What an officer asked is answered; an answer without words comes back with its page.
pub(super) async fn clarify(asked: Asked, resident: Resident) -> Answer {
    let (app, case) = (&asked.portal.app, asked.case()?);
    let text = asked.form.get("answer").unwrap_or_default();
    match clarifying::clarify(app, resident, case, text, asked.now).await {
        Ok(()) => asked.go(&format!("/permohonan/{case}")),
        Err(MoveError::Refused(Refusal::NothingAsked) | MoveError::App(AppError::Conflict))
            if clarifying::is_taken(app, resident, case, text).await? =>
        {
            asked.go(&format!("/permohonan/{case}"))
        }
        Err(error @ MoveError::Refused(Refusal::NoAnswer)) => {
            let view = follow::case(app, resident, case, asked.now).await?;
            let state = FormState {
                typed: asked.form.typed(),
                errors: vec![("answer".to_owned(), error.explain().text)],
            };
            let page = pages::case::answering(&asked.ctx(), &view, &state);
            asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn access(asked: Asked, resident: Resident) -> Answer {
    let agency = asked
        .query
        .get("instansi")
        .map(String::as_str)
        .filter(|agency| !agency.is_empty());
    let page = asked
        .query
        .get("halaman")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1);
    let mut view = log::list(&asked.portal.app, resident, agency, page).await?;
    name_officers(&asked, &mut view.rows);
    asked.page(pages::access::page(&asked.ctx(), &view))
}

/// "Something is wrong": with a value of a case, or with a row of the access log.
pub(super) async fn correction(asked: Asked, resident: Resident) -> Answer {
    let get = |name: &str| asked.query.get(name).map_or("", String::as_str);
    if let Ok(case) = CaseId::parse(get("permohonan")) {
        let app = &asked.portal.app;
        let view = log::correction(app, resident, case, get("data"), asked.now).await?;
        return asked.page(pages::correction::page(&asked.ctx(), &view));
    }
    let row = RowId::parse(get("akses")).map_err(|_| Failure::not_found())?;
    let mut view = log::reading(&asked.portal.app, resident, row).await?;
    name_officers(&asked, std::slice::from_mut(&mut view.row));
    asked.page(pages::reading::page(&asked.ctx(), &view))
}

/// Puts a name to the officers of the demonstration, who are the only ones known here.
fn name_officers(asked: &Asked, rows: &mut [AccessRow]) {
    let demo = asked.portal.demo.as_ref();
    let officers = demo.map(|demo| demo.officers.as_slice());
    log::name_officers(&asked.portal.app, rows, officers.unwrap_or_default());
}
