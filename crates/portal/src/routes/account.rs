//! My account, and working as an officer with it.

use super::session::{onward, own};
use crate::http::{Answer, Asked, Failure, Method, Session, Who};
use crate::pages;
use crate::pages::account::Overview;
use app::account::{appointment, passkey, recovery};
use app::{Officer, Resident};
use axum::http::header;
use base::{Assurance, Fault, Problem, RowId};

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let (app, subject) = (&asked.portal.app, resident.subject);
    let view = Overview {
        account: app::account::show(app, subject).await?,
        passkeys: passkey::list(app, subject).await?.len(),
        recovery: recovery::show(app, subject, asked.now).await?,
        appointments: appointment::list(app, subject, asked.now).await?,
    };
    asked.page(pages::account::page(&asked.ctx(), &view))
}

pub(super) async fn happened(asked: Asked, resident: Resident) -> Answer {
    let before = asked.query.get("sebelum");
    let before = before.and_then(|id| RowId::parse(id).ok());
    let page = app::account::happened(&asked.portal.app, resident.subject, before).await?;
    asked.page(pages::account::happened(&asked.ctx(), &page))
}

/// From now on an officer: in a session of its own.
pub(super) async fn work(asked: Asked, resident: Resident) -> Answer {
    let proof = &asked.session.proof;
    let shown = matches!(proof.method, Method::Passkey | Method::Picked);
    if proof.assurance < Assurance::High || !shown {
        let problem = Problem::of(Fault::Forbidden, "problem-officer-level");
        return Err(Failure::of(problem.next("/akun/verifikasi")));
    }
    let id = asked.form.get("petugas").unwrap_or_default();
    let who = (resident.subject, id);
    let officer = appointment::find(&asked.portal.app, who, asked.now).await?;
    turned(&asked, Who::Officer(officer), "/petugas").await
}

/// An officer becomes the person again who they are.
pub(super) async fn rest(asked: Asked, officer: Officer) -> Answer {
    let (subject, _) = own(&asked)?;
    let account = app::account::show(&asked.portal.app, subject).await?;
    let name = account.map_or(officer.name, |account| account.name);
    turned(&asked, Who::Resident { subject, name }, "/akun").await
}

async fn turned(asked: &Asked, who: Who, to: &str) -> Answer {
    let session = Session::turn(asked, who, None).await?;
    let mut answer = onward(asked, to)?;
    let cookie = session.cookie(&asked.portal.app);
    answer.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(answer)
}
