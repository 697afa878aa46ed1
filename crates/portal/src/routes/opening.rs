//! Opening an account: a number, a way of proofing, the quiz. What the ways share with a signed-in person's is in `proofing`.

use super::proofing::{
    at_counter, back_from_face, failed, finish, from_face, to_counter, to_face, too_often, way,
};
use crate::components::FormState;
use crate::http::{Answer, Asked, Failure, Opening, Tries, Who, Whose, device};
use crate::pages;
use crate::pages::proofing::{Flow, face as face_page, nik, quiz as quiz_page, ways as ways_page};
use app::proofing::{self, Way, quiz};
use axum::http::{StatusCode, header};
use base::{Nik, Text};

/// Numbers that are looked at are never longer.
const TYPED_MAX: usize = 40;

pub(super) async fn show(asked: Asked) -> Answer {
    match asked.session.who {
        Who::Nobody => ask(&asked, StatusCode::OK, &FormState::default()),
        Who::Resident { .. } => asked.go("/akun/verifikasi"),
        Who::Officer(_) => asked.go("/petugas"),
    }
}

/// Takes a number as it is. Whether anybody has it is not looked at, let alone told.
pub(super) async fn begin(asked: Asked) -> Answer {
    if asked.session.who != Who::Nobody {
        return asked.go("/daftar");
    }
    let typed = asked.form.get("nik").unwrap_or_default().trim();
    let Ok(nik) = Nik::parse(typed) else {
        let key = if typed.is_empty() {
            "open-nik-empty"
        } else {
            "open-nik-bad"
        };
        let state = FormState {
            errors: vec![("nik".to_owned(), Text::portal(key))],
            typed: [("nik".to_owned(), typed.chars().take(TYPED_MAX).collect())].into(),
        };
        return ask(&asked, StatusCode::UNPROCESSABLE_ENTITY, &state);
    };
    let opening = Opening::begin(nik, Whose::Newcomer, asked.now);
    let mut answer = asked.go("/daftar/cara")?;
    let cookie = opening.cookie(&asked.portal.app);
    answer.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(answer)
}

fn ask(asked: &Asked, status: StatusCode, state: &FormState) -> Answer {
    let can = !proofing::ways(&asked.portal.app, None).is_empty();
    asked.page_with(status, nik::page(&asked.ctx(), can, state))
}

pub(super) async fn ways(asked: Asked) -> Answer {
    let Some(opening) = opening(&asked) else {
        return asked.go("/daftar");
    };
    let ways = proofing::ways(&asked.portal.app, None);
    let page = ways_page::page(&asked.ctx(), &ways, &opening.nik.masked());
    asked.page(page)
}

pub(super) async fn quiz(asked: Asked) -> Answer {
    if opening(&asked).is_none() {
        return asked.go("/daftar");
    }
    ask_quiz(&asked, StatusCode::OK, &FormState::default())
}

/// Compares what was typed. Whatever was wrong, and whoever the number belongs to, the answer is the same.
pub(super) async fn answer(asked: Asked) -> Answer {
    let (app, now) = (&asked.portal.app, asked.now);
    let Some(opening) = opening(&asked) else {
        return asked.go("/daftar");
    };
    let of_network = asked.portal.proofings.wait_seconds(asked.sender, now);
    let of_browser = Tries::wait_seconds(app, &asked.headers, now);
    if let Some(seconds) = of_network.max(of_browser) {
        return Err(too_often(seconds, "/daftar/cara"));
    }
    let typed = asked.form.typed();
    let answers = match quiz::read(app, &typed) {
        Ok(answers) => answers,
        Err(errors) => {
            let state = FormState { errors, typed };
            return ask_quiz(&asked, StatusCode::UNPROCESSABLE_ENTITY, &state);
        }
    };
    // Before anything is compared, so that many at once do not get more than one after the other.
    let taken = asked.portal.proofings.take(asked.sender, now);
    taken.map_err(|seconds| too_often(seconds, "/daftar/cara"))?;
    let device = device(&asked);
    let whom = (&opening.nik, &device);
    if let Some(found) = quiz::answer(app, whom, &answers, now).await? {
        asked.portal.proofings.give_back(asked.sender);
        return finish(&asked, (&opening, &device), found).await;
    }
    let tried = Tries::failed(app, &asked.headers, now);
    let mut answer = failed(&asked, &opening)?;
    answer.headers_mut().append(header::SET_COOKIE, tried);
    Ok(answer)
}

fn ask_quiz(asked: &Asked, status: StatusCode, state: &FormState) -> Answer {
    let app = &asked.portal.app;
    let ways = proofing::ways(app, None);
    let way = ways.iter().find(|way| way.way == Way::Quiz);
    let way = way.ok_or_else(Failure::not_found)?;
    let page = quiz_page::page(&asked.ctx(), way, &quiz::questions(app), state);
    asked.page_with(status, page)
}

pub(super) async fn face(asked: Asked) -> Answer {
    if opening(&asked).is_none() {
        return asked.go("/daftar");
    }
    let way = way(&asked, Way::Face)?;
    asked.page(face_page::page(&asked.ctx(), Flow::Opening, &way, None))
}

pub(super) async fn go_to_face(asked: Asked) -> Answer {
    match opening(&asked) {
        Some(opening) => to_face(&asked, opening).await,
        None => asked.go("/daftar"),
    }
}

pub(super) async fn back(asked: Asked) -> Answer {
    match opening(&asked) {
        Some(opening) => back_from_face(&asked, &opening),
        None => asked.go("/daftar"),
    }
}

pub(super) async fn come_back(asked: Asked) -> Answer {
    match opening(&asked) {
        Some(opening) => from_face(&asked, opening).await,
        None => asked.go("/daftar"),
    }
}

pub(super) async fn counter(asked: Asked) -> Answer {
    let state = FormState::default();
    match opening(&asked) {
        Some(opening) => at_counter(&asked, &opening, (StatusCode::OK, &state)),
        None => asked.go("/daftar"),
    }
}

pub(super) async fn go_to_counter(asked: Asked) -> Answer {
    match opening(&asked) {
        Some(opening) => to_counter(&asked, opening).await,
        None => asked.go("/daftar"),
    }
}

fn opening(asked: &Asked) -> Option<Opening> {
    let browser = (&asked.headers, &asked.session);
    let opening = Opening::read(&asked.portal.app, browser, asked.now);
    opening.filter(|opening| opening.whose == Whose::Newcomer)
}

/// The way back for whoever has an account already.
pub(super) fn known(asked: &Asked) -> Answer {
    asked.page(pages::proofing::done::known(&asked.ctx()))
}
