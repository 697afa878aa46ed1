//! My contacts: the addresses that are told what happens to my account, and a letter's link that stops a recovery.

use super::raising::below_account;
use super::session::{own, stale};
use crate::http::{Answer, Asked, Failure};
use crate::pages::account::contacts as pages;
use crate::pages::stop_recovery;
use app::Resident;
use app::account::contact::{self, ContactError};
use app::account::recovery;
use axum::http::StatusCode;
use base::{Explain, Problem};

const LIST: &str = "/akun/kontak";
const ADD: &str = "/akun/kontak/tambah";
/// Letters of an address that are shown again.
const SHOWN_MAX: usize = 300;

pub(super) async fn list(asked: Asked, resident: Resident) -> Answer {
    let app = &asked.portal.app;
    let view = pages::Contacts {
        contacts: contact::list(app, resident.subject, asked.now).await?,
        off: app.mail.is_none(),
        masked: below_account(&asked, LIST).await?.is_some(),
    };
    asked.page(pages::page(&asked.ctx(), &view))
}

pub(super) async fn ask(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, ADD) {
        return first;
    }
    if let Some(first) = below_account(&asked, LIST).await? {
        return first;
    }
    if asked.portal.app.mail.is_none() {
        return asked.go(LIST);
    }
    asked.page(pages::add(&asked.ctx(), "", None))
}

/// Sends a code to what was typed.
pub(super) async fn begin(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = stale(&asked, ADD) {
        return first;
    }
    if let Some(first) = below_account(&asked, LIST).await? {
        return first;
    }
    let typed = asked.form.get("alamat").unwrap_or_default();
    let what = (typed, asked.lang);
    match contact::begin_add(&asked.portal.app, own(&asked)?, what, asked.now).await {
        Ok(flow) => asked.go(&format!("/akun/kontak/kode?alur={flow}")),
        Err(ContactError::TooOften(seconds)) => {
            let problem = ContactError::TooOften(seconds).explain();
            Err(Failure::wait(problem.next(LIST), seconds))
        }
        Err(error) => {
            let (status, problem) = wrong(error)?;
            let typed: String = typed.chars().take(SHOWN_MAX).collect();
            let page = pages::add(&asked.ctx(), &typed, Some(&problem));
            asked.page_with(status, page)
        }
    }
}

pub(super) async fn code(asked: Asked, _: Resident) -> Answer {
    let flow = asked.query.get("alur").map_or("", String::as_str);
    match contact::asked(&asked.portal.app, own(&asked)?, flow, asked.now) {
        Ok(awaited) => asked.page(pages::code(&asked.ctx(), flow, &awaited, None)),
        Err(error) => over(&asked, error),
    }
}

pub(super) async fn add(asked: Asked, _: Resident) -> Answer {
    if let Some(first) = below_account(&asked, LIST).await? {
        return first;
    }
    let (app, owner) = (&asked.portal.app, own(&asked)?);
    let said = |name| asked.form.get(name).unwrap_or_default();
    let flow = said("alur");
    match contact::add(app, owner, (flow, said("kode")), asked.now).await {
        Ok(()) => asked.go(LIST),
        Err(ContactError::Wrong) => {
            let awaited = contact::asked(app, owner, flow, asked.now)?;
            let problem = ContactError::Wrong.explain();
            let page = pages::code(&asked.ctx(), flow, &awaited, Some(&problem));
            asked.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
        }
        Err(error) => over(&asked, error),
    }
}

pub(super) async fn remove(asked: Asked, resident: Resident) -> Answer {
    if let Some(first) = stale(&asked, LIST) {
        return first;
    }
    if let Some(first) = below_account(&asked, LIST).await? {
        return first;
    }
    let (app, id) = (
        &asked.portal.app,
        asked.form.get("kontak").unwrap_or_default(),
    );
    contact::remove(app, resident.subject, id, asked.now).await?;
    asked.go(LIST)
}

/// For whoever reads the mail of an account: what the link of a letter would stop. Opening it stops nothing.
pub(super) async fn ask_stop(asked: Asked) -> Answer {
    let token = asked.param("token");
    match recovery::stoppable(&asked.portal.app, token, asked.now).await? {
        Some(waiting) => asked.page(stop_recovery::page(&asked.ctx(), token, &waiting)),
        None => asked.page_with(StatusCode::NOT_FOUND, stop_recovery::over(&asked.ctx())),
    }
}

pub(super) async fn stop(asked: Asked) -> Answer {
    let token = asked.param("token");
    if recovery::stop_by_mail(&asked.portal.app, token, asked.now).await? {
        asked.page(stop_recovery::done(&asked.ctx()))
    } else {
        asked.page_with(StatusCode::NOT_FOUND, stop_recovery::over(&asked.ctx()))
    }
}

/// The code awaits nobody any more: the way begins again where the address is typed.
fn over(asked: &Asked, error: ContactError) -> Answer {
    let (status, problem) = wrong(error)?;
    asked.page_with(status, pages::add(&asked.ctx(), "", Some(&problem)))
}

/// What the person can mend themselves.
fn wrong(error: ContactError) -> Result<(StatusCode, Problem), Failure> {
    match error {
        ContactError::App(_) | ContactError::Off => Err(error.into()),
        ContactError::TooMany => Ok((StatusCode::CONFLICT, error.explain())),
        error => Ok((StatusCode::UNPROCESSABLE_ENTITY, error.explain())),
    }
}
