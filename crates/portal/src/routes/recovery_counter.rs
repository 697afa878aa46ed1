//! An officer of the civil registry helps somebody back into their account.

use crate::components::FormState;
use crate::http::{Answer, Asked, Failure};
use crate::pages::account::counter as pages;
use app::account::recovery::{self, RecoveryError};
use app::{AppError, Officer};
use axum::http::StatusCode;
use base::{Explain, Fault, Nik, Problem, Text};

pub(super) async fn ask(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    asked.page(pages::ask(&asked.ctx(), &FormState::default()))
}

pub(super) async fn identify(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    let Ok(nik) = Nik::parse(typed(&asked)) else {
        return wrong(&asked, Text::portal("restore-nik-bad"));
    };
    let app = &asked.portal.app;
    let found = match recovery::identify(app, &officer, &nik, asked.now).await {
        Ok(found) => found,
        Err(error) => return refused(&asked, error),
    };
    match recovery::waiting(app, &officer, &nik, asked.now).await {
        Ok(waiting) => asked.page(pages::compare(&asked.ctx(), &found, waiting.as_ref())),
        Err(error) => refused(&asked, error),
    }
}

pub(super) async fn start(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    let app = &asked.portal.app;
    let nik = Nik::parse(typed(&asked)).map_err(|_| Failure::not_found())?;
    let whose = (&nik, asked.form.get("ganti") == Some("ya"));
    match recovery::start(app, &officer, whose, asked.now).await {
        Ok(started) => asked.page(pages::started(&asked.ctx(), &started, &app.origin)),
        Err(error) => refused(&asked, error),
    }
}

/// Stops what another officer started.
pub(super) async fn stop(asked: Asked, officer: Officer) -> Answer {
    allowed(&asked, &officer)?;
    let nik = Nik::parse(typed(&asked)).map_err(|_| Failure::not_found())?;
    let stopped = recovery::stop_at_counter(&asked.portal.app, &officer, &nik, asked.now).await;
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
        RecoveryError::App(AppError::NotFound) => wrong(asked, Text::portal("restore-nik-unknown")),
        RecoveryError::App(error) => Err(error.into()),
        error => wrong(asked, error.explain().text),
    }
}

fn wrong(asked: &Asked, words: Text) -> Answer {
    let mut state = FormState::default();
    state.errors.push(("nik".to_owned(), words));
    let shown = typed(asked).chars().take(40).collect();
    state.typed.insert("nik".to_owned(), shown);
    let page = pages::ask(&asked.ctx(), &state);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

fn typed(asked: &Asked) -> &str {
    asked.form.get("nik").unwrap_or_default()
}

fn allowed(asked: &Asked, officer: &Officer) -> Result<(), Failure> {
    let allowed = recovery::is_for_civil_registry(&asked.portal.app, officer);
    let forbidden = || Failure::of(Problem::of(Fault::Forbidden, "problem-forbidden"));
    allowed.then_some(()).ok_or_else(forbidden)
}
