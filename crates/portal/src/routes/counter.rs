//! The counter of an officer: a number and a code, what the register holds, a word for it.

use super::proofing::too_often;
use crate::components::FormState;
use crate::http::{Answer, Asked, Failure};
use crate::pages::vouch;
use app::Officer;
use app::proofing::counter as codes;
use app::proofing::vouch::{self as vouching, VouchError, Word};
use axum::http::StatusCode;
use base::{Fault, Nik, Problem, Text};

pub(super) async fn show(asked: Asked, officer: Officer) -> Answer {
    if !vouching::may(&asked.portal.app, &officer) {
        return Err(Failure::of(Problem::of(
            Fault::Forbidden,
            "problem-forbidden",
        )));
    }
    let done = asked.query.get("selesai").map(String::as_str);
    let done = done.filter(|done| ["ya", "tidak"].contains(done));
    asked.page(vouch::ask(&asked.ctx(), done, &FormState::default()))
}

/// Shows what the register holds. It is a POST, for it is written down before it is read.
pub(super) async fn look(asked: Asked, officer: Officer) -> Answer {
    let typed = typed(&asked);
    let (nik, code) = match read(&typed) {
        Ok(read) => read,
        Err(errors) => return again(&asked, typed, errors),
    };
    person(&asked, &officer, (&nik, &code), FormState::default()).await
}

/// Takes the officer's word. Confirming needs both: the card, and the face of who showed it.
pub(super) async fn decide(asked: Asked, officer: Officer) -> Answer {
    let typed = typed(&asked);
    let (nik, code) = match read(&typed) {
        Ok(read) => read,
        Err(errors) => return again(&asked, typed, errors),
    };
    let (word, done) = match asked.form.get("putusan") {
        Some("tolak") => (Word::Reject, "tidak"),
        _ => (Word::Confirm, "ya"),
    };
    let seen = asked.form.get("kartu").is_some() && asked.form.get("wajah").is_some();
    if word == Word::Confirm && !seen {
        let state = FormState {
            errors: vec![("kartu".to_owned(), Text::portal("vouch-tick-both"))],
            ..FormState::default()
        };
        return person(&asked, &officer, (&nik, &code), state).await;
    }
    let app = &asked.portal.app;
    match vouching::vouch(app, &officer, (&nik, &code), word, asked.now).await {
        Ok(()) => asked.go(&format!("/petugas/loket?selesai={done}")),
        Err(error) => refused(&asked, typed, error),
    }
}

type Typed = [(String, String); 2];

async fn person(
    asked: &Asked,
    officer: &Officer,
    (nik, code): (&Nik, &str),
    state: FormState,
) -> Answer {
    let app = &asked.portal.app;
    let status = if state.failed() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    match vouching::look(app, officer, (nik, code), asked.now).await {
        Ok(vouched) => {
            let page = vouch::person(&asked.ctx(), &vouched, (nik.as_str(), code), &state);
            asked.page_with(status, page)
        }
        Err(error) => refused(asked, typed(asked), error),
    }
}

fn refused(asked: &Asked, typed: Typed, error: VouchError) -> Answer {
    match error {
        VouchError::NoSuchWish => {
            let words = Text::portal("vouch-no-such");
            again(asked, typed, vec![("kode".to_owned(), words)])
        }
        VouchError::TooOften(seconds) => Err(too_often(seconds, "/petugas")),
        error @ VouchError::App(_) => Err(error.into()),
    }
}

fn again(asked: &Asked, typed: Typed, errors: Vec<(String, Text)>) -> Answer {
    let state = FormState {
        errors,
        typed: typed.into(),
    };
    let page = vouch::ask(&asked.ctx(), None, &state);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

fn typed(asked: &Asked) -> Typed {
    ["nik", "kode"].map(|name| {
        let value = asked.form.get(name).unwrap_or_default();
        (name.to_owned(), value.chars().take(40).collect())
    })
}

fn read([(_, nik), (_, code)]: &Typed) -> Result<(Nik, String), Vec<(String, Text)>> {
    let mut errors = Vec::new();
    let parsed = Nik::parse(nik);
    if parsed.is_err() {
        errors.push(("nik".to_owned(), Text::portal("open-nik-bad")));
    }
    let code = codes::tidy(code);
    if code.len() != codes::CODE_SIGNS {
        errors.push(("kode".to_owned(), Text::portal("counter-code-bad")));
    }
    match parsed {
        Ok(nik) if errors.is_empty() => Ok((nik, code)),
        _ => Err(errors),
    }
}
