//! The demonstration: be one of the made-up people. These routes exist in `sigap demo` only.

use super::session::{carried, is_local, signed_in};
use crate::http::{Answer, Asked, Failure, Session, Who, device, device_cookie, json};
use crate::pages;
use crate::state::Demo;
use app::view::catalog::{OfficerPersona, PickerView};
use axum::http::header;
use base::{Nik, Problem};

pub(super) async fn picker(asked: Asked) -> Answer {
    let view = view(&asked).await?;
    let next = asked.query.get("untuk").filter(|next| is_local(next));
    let page = pages::picker::page(&asked.ctx(), &view, next.map(String::as_str), None);
    asked.page(page)
}

/// The picker with a form that must not be lost on the way.
pub(super) async fn go_on(asked: Asked) -> Answer {
    let carried = carried(&asked);
    let view = view(&asked).await?;
    asked.page(pages::picker::page(
        &asked.ctx(),
        &view,
        None,
        carried.as_ref(),
    ))
}

pub(super) async fn sign_in(asked: Asked) -> Answer {
    let demo = demo(&asked)?;
    let who = match (asked.form.get("officer"), asked.form.get("nik")) {
        (Some(id), _) => {
            let officer = demo.officers.iter().find(|officer| officer.id == id);
            Who::Officer(officer.ok_or_else(Failure::not_found)?.clone())
        }
        (None, Some(nik)) => resident(&asked, nik).await?,
        (None, None) => return Err(Failure::not_found()),
    };
    let home = if matches!(who, Who::Officer(_)) {
        "/petugas"
    } else {
        "/"
    };
    let device = device(&asked);
    let session = Session::begin(&asked, who, &device).await?;
    signed_in(&asked, (&session, &device), home)
}

/// For programs: who there is, and what becomes of them.
pub(super) async fn personas(asked: Asked) -> Answer {
    let ctx = asked.ctx();
    let personas = demo(&asked)?.residents.iter().map(|persona| {
        serde_json::json!({
            "nik": persona.view.nik,
            "name": persona.view.name,
            "service": persona.view.service,
            "try": ctx.say(&persona.view.words),
            "expect": persona.view.expect,
        })
    });
    Ok(json(&personas.collect()))
}

/// What would have been sent by mail.
pub(super) async fn letters(asked: Asked) -> Answer {
    let app = &asked.portal.app;
    let letters = app.mail.as_ref().map(app::mail::Mailer::letters);
    let page = pages::letters::page(&asked.ctx(), &letters.unwrap_or_default(), &app.origin);
    asked.page(page)
}

/// For programs: a session and the token its forms need.
pub(super) async fn sign_in_program(asked: Asked) -> Answer {
    let nik = asked.form.get("nik").unwrap_or_default().to_owned();
    let who = resident(&asked, &nik).await?;
    let (app, device) = (&asked.portal.app, device(&asked));
    let session = Session::begin(&asked, who, &device).await?;
    let mut answer = json(&serde_json::json!({ "csrf": session.token(app) }));
    let headers = answer.headers_mut();
    headers.insert(header::SET_COOKIE, session.cookie(app));
    headers.append(header::SET_COOKIE, device_cookie(app, &device));
    Ok(answer)
}

fn demo(asked: &Asked) -> Result<&Demo, Failure> {
    asked.portal.demo.as_ref().ok_or_else(Failure::not_found)
}

async fn resident(asked: &Asked, nik: &str) -> Result<Who, Failure> {
    let nik = Nik::parse(nik).map_err(|_| Failure::of(Problem::theirs("problem-nik")))?;
    let named = demo(asked)?
        .residents
        .iter()
        .find(|persona| persona.view.nik == nik.as_str());
    if let Some(persona) = named {
        let name = persona.view.name.clone();
        return Ok(Who::Resident {
            subject: persona.subject,
            name,
        });
    }
    let subject = app::registry::find_by_nik(&asked.portal.app, &nik).await?;
    // The name is a register's value and nobody needs it here: a masked number tells people apart.
    Ok(Who::Resident {
        subject,
        name: nik.masked(),
    })
}

async fn view(asked: &Asked) -> Result<PickerView, Failure> {
    let demo = demo(asked)?;
    let mut view = PickerView {
        residents: demo
            .residents
            .iter()
            .map(|persona| persona.view.clone())
            .collect(),
        officers: Vec::new(),
    };
    for officer in &demo.officers {
        let queue = app::officer::queue(&asked.portal.app, officer, asked.now).await?;
        view.officers.push(OfficerPersona {
            id: officer.id.clone(),
            name: officer.name.clone(),
            office: queue.office,
            waiting: queue.waiting,
        });
    }
    Ok(view)
}
