//! An officer of the civil registry helps somebody back into their account.

use super::proofing::too_often;
use crate::components::FormState;
use crate::http::{Answer, Asked, Failure};
use crate::pages::account::counter as pages;
use app::account::recovery::{self, Papers, RecoveryError};
use app::{AppError, Officer, proofing};
use axum::http::StatusCode;
use base::{Explain, Fault, Nik, Problem, Text};

pub(super) async fn ask(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    asked.page(pages::ask(&asked.ctx(), &FormState::default()))
}

pub(super) async fn identify(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    let Ok(nik) = Nik::parse(typed(&asked, "nik")) else {
        return wrong(&asked, Text::portal("restore-nik-bad"));
    };
    let papers = papers(&asked, &nik);
    match recovery::identify(&asked.portal.app, &officer, papers, asked.now).await {
        Ok(found) => asked.page(pages::compare(&asked.ctx(), &found)),
        Err(error) => refused(&asked, error),
    }
}

pub(super) async fn start(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    let app = &asked.portal.app;
    let nik = Nik::parse(typed(&asked, "nik")).map_err(|_| Failure::not_found())?;
    let papers = papers(&asked, &nik);
    let whose = (papers, asked.form.get("ganti") == Some("ya"));
    match recovery::start(app, &officer, whose, asked.now).await {
        Ok(started) => asked.page(pages::started(&asked.ctx(), &started, &app.origin)),
        Err(error) => refused(&asked, error),
    }
}

/// Stops what another officer started.
pub(super) async fn stop(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    let nik = Nik::parse(typed(&asked, "nik")).map_err(|_| Failure::not_found())?;
    let papers = papers(&asked, &nik);
    let stopped = recovery::stop_at_counter(&asked.portal.app, &officer, papers, asked.now).await;
    match stopped {
        Ok(()) => asked.page(pages::stopped(&asked.ctx())),
        Err(RecoveryError::App(AppError::Forbidden)) => {
            let problem = Problem::of(Fault::Forbidden, "recovery-problem-own");
            Err(Failure::of(problem.next("/petugas/pemulihan")))
        }
        Err(error) => refused(&asked, error),
    }
}

/// What the officer can mend, at the field; the rest as a problem.
fn refused(asked: &Asked, error: RecoveryError) -> Answer {
    match error {
        RecoveryError::App(error) => Err(error.into()),
        RecoveryError::TooOften(seconds) => Err(too_often(seconds, "/petugas")),
        error => wrong(asked, error.explain().text),
    }
}

fn wrong(asked: &Asked, words: Text) -> Answer {
    let mut state = FormState::default();
    state.errors.push(("nik".to_owned(), words));
    for (name, most) in [("nik", 40), ("ibu", 120)] {
        let shown = typed(asked, name).chars().take(most).collect();
        state.typed.insert(name.to_owned(), shown);
    }
    let page = pages::ask(&asked.ctx(), &state);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

fn papers<'a>(asked: &'a Asked, nik: &'a Nik) -> Papers<'a> {
    let mother = typed(asked, "ibu");
    Papers { nik, mother }
}

fn typed<'a>(asked: &'a Asked, name: &str) -> &'a str {
    asked.form.get(name).unwrap_or_default()
}

fn allowed(asked: &Asked, officer: &Officer) -> Result<(), Failure> {
    let allowed = proofing::keeps(&asked.portal.app, officer);
    let forbidden = || Failure::of(Problem::of(Fault::Forbidden, "problem-forbidden"));
    allowed.then_some(()).ok_or_else(forbidden)
}
