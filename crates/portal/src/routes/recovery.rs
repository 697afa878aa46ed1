//! Ways back into an account: made by whoever is in, used by whoever is out. Codes that fail are counted per sender.

use super::raising::first;
use super::session::{own, signed_in, stale};
use crate::http::{Answer, Asked, Failure, Method, Session, WayIn, Who, device};
use crate::pages;
use app::account::recovery::{self, Recovered, RecoveryError, Stopping};
use app::account::session::Device;
use app::{AppError, Resident};
use axum::http::StatusCode;
use base::{Explain, Fault, Problem};

/// Where somebody goes who came back: without a passkey they would be out again.
const ADD: &str = "/akun/kunci-sandi/tambah";
const RECOVERY: &str = "/akun/pemulihan";

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let view = recovery::show(&asked.portal.app, resident.subject, asked.now).await?;
    asked.page(pages::account::recovery::page(&asked.ctx(), &view))
}

pub(super) async fn keep(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, RECOVERY) {
        return first;
    }
    let whose = (own(&asked)?, asked.session.proof.assurance);
    let codes = match recovery::keep(&asked.portal.app, whose, asked.now).await {
        Ok(codes) => codes,
        Err(RecoveryError::App(AppError::Below(needs))) => return first(&asked, needs, RECOVERY),
        Err(error) => return Err(refused(error)),
    };
    asked.page(pages::account::codes::kept(&asked.ctx(), &codes))
}

pub(super) async fn offer(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, RECOVERY) {
        return first;
    }
    let app = &asked.portal.app;
    let whose = (own(&asked)?, asked.session.proof.assurance);
    let offered = match recovery::offer(app, whose, asked.now).await {
        Ok(offered) => offered,
        Err(error) => return Err(refused(error)),
    };
    let page = pages::account::codes::device(&asked.ctx(), &offered, &app.origin);
    asked.page(page)
}

pub(super) async fn stop(asked: Asked, _: Resident) -> Answer {
    let (subject, _) = own(&asked)?;
    let from = Stopping {
        subject,
        made: asked.session.way.made,
        assurance: asked.session.proof.assurance,
    };
    match recovery::stop(&asked.portal.app, from, asked.now).await {
        Ok(()) => asked.go(RECOVERY),
        Err(RecoveryError::App(AppError::Below(needs))) => first(&asked, needs, RECOVERY),
        Err(error) => Err(refused(error)),
    }
}

/// A refusal as a page of its own.
fn refused(error: RecoveryError) -> Failure {
    match error {
        RecoveryError::App(error) => error.into(),
        RecoveryError::TooOften(seconds) => Failure::wait(error.explain().next(RECOVERY), seconds),
        error => Failure::of(error.explain()),
    }
}

pub(super) async fn ask(asked: Asked) -> Answer {
    asked.page(pages::recover::page(&asked.ctx(), "", None))
}

pub(super) async fn recover(asked: Asked) -> Answer {
    take(&asked)?;
    let said = |name| asked.form.get(name).unwrap_or_default();
    let (nik, code) = (said("nik"), said("kode"));
    let from = device(&asked);
    match recovery::recover(&asked.portal.app, (nik, code), from.clone(), asked.now).await {
        Ok(recovered) => came_back(&asked, recovered, &from).await,
        Err(error) => {
            let problem = wrong(&asked, error)?;
            let typed: String = nik.chars().take(40).collect();
            let page = pages::recover::page(&asked.ctx(), &typed, Some(&problem));
            asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
    }
}

/// The code may stand in the address, where a camera found it; it is used when its owner presses the button.
pub(super) async fn ask_device(asked: Asked) -> Answer {
    let code = asked.query.get("kode").map_or("", String::as_str);
    asked.page(pages::recover::device(&asked.ctx(), code, None))
}

pub(super) async fn join(asked: Asked) -> Answer {
    take(&asked)?;
    let code = asked.form.get("kode").unwrap_or_default();
    let from = device(&asked);
    match recovery::join(&asked.portal.app, code, from.clone(), asked.now).await {
        Ok(recovered) => came_back(&asked, recovered, &from).await,
        Err(error) => {
            let problem = wrong(&asked, error)?;
            let page = pages::recover::device(&asked.ctx(), "", Some(&problem));
            asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
    }
}

/// The try is given back: somebody came in by it.
async fn came_back(asked: &Asked, recovered: Recovered, device: &Device) -> Answer {
    asked.portal.codes.give_back(asked.sender);
    asked.session.end(&asked.portal.app, asked.now).await?;
    let who = Who::Resident {
        subject: recovered.subject,
        name: recovered.name,
    };
    let proof = (recovered.assurance, Method::Code);
    let way = WayIn {
        passkey: None,
        made: Some(recovered.made),
    };
    let session = Session::of(recovered.session, who, proof, asked.now).by(way);
    signed_in(asked, (&session, device), ADD)
}

/// What the person is told of a wrong code, whose try is gone. Where it was our fault, it is given back.
fn wrong(asked: &Asked, error: RecoveryError) -> Result<Problem, Failure> {
    match error {
        RecoveryError::App(error) => {
            asked.portal.codes.give_back(asked.sender);
            Err(error.into())
        }
        error => Ok(error.explain()),
    }
}

/// Takes a try before a code is compared, so that many at once are no more than one after the other.
fn take(asked: &Asked) -> Result<(), Failure> {
    let taken = asked.portal.codes.take(asked.sender, asked.now);
    taken.map_err(|seconds| {
        let problem = Problem::of(Fault::TooOften, "problem-too-often");
        Failure::wait(problem, seconds)
    })
}
