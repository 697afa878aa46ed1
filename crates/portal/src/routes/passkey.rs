//! My passkeys.

use super::raising::first;
use super::session::{elsewhere, own, stale};
use crate::http::{
    Answer, Asked, Failure, Session, WayIn, Who, ceremony, ceremony_cookie, json, said,
};
use crate::pages;
use crate::pages::account::passkeys::Add;
use app::account::passkey::{self, Adding, PasskeyError, PasskeyView, Removing};
use app::{AppError, Resident};
use axum::http::{StatusCode, header};
use base::{Explain, Problem};

const LIST: &str = "/akun/kunci-sandi";
const ADD: &str = "/akun/kunci-sandi/tambah";

pub(super) async fn list(asked: Asked, resident: Resident) -> Answer {
    let passkeys = passkey::list(&asked.portal.app, resident.subject).await?;
    asked.page(pages::account::passkeys::page(&asked.ctx(), &passkeys))
}

pub(super) async fn ask(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, ADD) {
        return first;
    }
    let view = adding(&asked, None);
    asked.page(pages::account::passkeys::add(&asked.ctx(), &view))
}

/// For the script: a challenge for this person in this session, and its ceremony as a cookie.
pub(super) async fn challenge(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, ADD) {
        return first;
    }
    let app = &asked.portal.app;
    let begun = passkey::begin_add(app, own(&asked)?, &name_of(&asked.session), asked.now).await?;
    let mut answer = json(&begun.options);
    let cookie = ceremony_cookie(app, &begun.cookie);
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(answer)
}

pub(super) async fn add(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, ADD) {
        return first;
    }
    let credential = asked.form.get("credential").unwrap_or_default();
    if credential.is_empty() {
        return not_added(&asked, Problem::theirs("passkey-problem-script"));
    }
    let adding = Adding {
        cookie: ceremony(&asked.portal.app, &asked.headers),
        credential,
        name: asked.form.get("name").unwrap_or_default(),
        session: own(&asked)?,
        person: (&name_of(&asked.session), asked.session.proof.assurance),
    };
    match passkey::add(&asked.portal.app, adding, asked.now).await {
        Ok(id) => added(&asked, id),
        Err(PasskeyError::App(error)) => Err(error.into()),
        Err(error) => not_added(&asked, error.explain()),
    }
}

/// The first passkey made in a session that none began is the session's own: what raises the one raises the other.
fn added(asked: &Asked, id: String) -> Answer {
    let mut answer = asked.go(LIST)?;
    if asked.session.way.passkey.is_none() {
        let way = WayIn {
            passkey: Some(id),
            made: asked.session.way.made,
        };
        let cookie = asked.session.clone().by(way).cookie(&asked.portal.app);
        answer.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let found = find(&asked, resident).await?;
    asked.page(pages::account::passkey::page(&asked.ctx(), &found, None))
}

pub(super) async fn rename(asked: Asked, resident: Resident) -> Answer {
    let name = asked.form.get("name").unwrap_or_default();
    let which = (asked.param("passkey"), name);
    passkey::rename(&asked.portal.app, resident.subject, which).await?;
    asked.go(LIST)
}

pub(super) async fn remove(asked: Asked, resident: Resident) -> Answer {
    if let Some(first) = stale(&asked, LIST) {
        return first;
    }
    let removing = Removing {
        subject: resident.subject,
        id: asked.param("passkey"),
        assurance: asked.session.proof.assurance,
        mine: asked.session.way.passkey.as_deref(),
    };
    match passkey::remove(&asked.portal.app, removing, asked.now).await {
        Ok(()) => asked.go(LIST),
        Err(PasskeyError::Last) => {
            let found = find(&asked, resident).await?;
            let problem = PasskeyError::Last.explain();
            let page = pages::account::passkey::page(&asked.ctx(), &found, Some(&problem));
            asked.page_with(StatusCode::CONFLICT, page)
        }
        Err(PasskeyError::App(AppError::Below(needs))) => first(&asked, needs, LIST),
        Err(error) => Err(error.into()),
    }
}

async fn find(asked: &Asked, resident: Resident) -> Result<PasskeyView, Failure> {
    let passkeys = passkey::list(&asked.portal.app, resident.subject).await?;
    let mut passkeys = passkeys.into_iter();
    passkeys
        .find(|one| one.id == asked.param("passkey"))
        .ok_or_else(Failure::not_found)
}

fn not_added(asked: &Asked, problem: Problem) -> Answer {
    let view = adding(asked, Some(problem));
    let page = pages::account::passkeys::add(&asked.ctx(), &view);
    asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// The page to add one on: with the name that was typed, or what the browser says it is.
fn adding(asked: &Asked, problem: Option<Problem>) -> Add {
    let device = said(&asked.headers);
    let said = [device.system, device.browser];
    let said: Vec<String> = said.into_iter().filter(|word| !word.is_empty()).collect();
    Add {
        name: asked.form.get("name").map_or(said.join(" "), str::to_owned),
        first: asked.query.contains_key("baru"),
        problem,
        elsewhere: elsewhere(asked, "/akun/kunci-sandi/tambah"),
    }
}

/// What a device shows for whoever is signed in and has no account yet.
fn name_of(session: &Session) -> String {
    match &session.who {
        Who::Resident { name, .. } => name.clone(),
        Who::Officer(officer) => officer.name.clone(),
        Who::Nobody => String::new(),
    }
}
