//! Raising an account: whoever is signed in shows once more who they are, in a way that proves more.

use super::proofing::{back_from_face, below, from_face, to_counter, to_face, way};
use super::session::{is_local, own};
use crate::components::FormState;
use crate::http::{Answer, Asked, Failure, Opening, Whose};
use crate::pages;
use crate::pages::proofing::{Flow, face as face_page, raise};
use app::proofing::{self, Way};
use app::{AppError, Resident};
use axum::http::StatusCode;
use base::{Assurance, Nik};

pub(super) async fn show(asked: Asked, resident: Resident) -> Answer {
    let (app, has) = (&asked.portal.app, asked.session.proof.assurance);
    let account = app::account::show(app, resident.subject).await?;
    let needs = asked.query.get("perlu");
    let needs = needs.and_then(|word| Assurance::of_word(word));
    let mut ways = proofing::ways(app, Some(has));
    ways.retain(|way| needs.is_none_or(|needs| way.gives >= needs));
    let next = asked.query.get("untuk").filter(|next| is_local(next));
    let view = raise::View {
        has,
        account: account.map_or(has, |account| account.assurance),
        below: below(app, (resident.subject, has), asked.now).await?,
        needs: needs.filter(|needs| *needs > has),
        ways: &ways,
        next: next.map(String::as_str),
        done: asked.query.contains_key("selesai"),
    };
    asked.page(raise::page(&asked.ctx(), &view))
}

/// The same page, where a visit is below its account.
pub(super) async fn below_account(asked: &Asked, back: &str) -> Result<Option<Answer>, Failure> {
    let (subject, _) = own(asked)?;
    let has = asked.session.proof.assurance;
    match app::account::level::is_whole(&asked.portal.app, subject, has).await {
        Ok(()) => Ok(None),
        Err(AppError::Below(needs)) => Ok(Some(first(asked, needs, back))),
        Err(error) => Err(error.into()),
    }
}

/// One more step, before a visit that is below its account takes a way in away.
pub(super) fn first(asked: &Asked, needs: Assurance, back: &str) -> Answer {
    let ctx = asked.ctx();
    let back = [ctx.base(), back].concat();
    let page = pages::proofing::level::below(&ctx, needs, &back);
    asked.page_with(StatusCode::FORBIDDEN, page)
}

pub(super) async fn face(asked: Asked, _resident: Resident) -> Answer {
    let way = way(&asked, Way::Face)?;
    let next = next(&asked);
    let page = face_page::page(&asked.ctx(), Flow::Raising, &way, next.as_deref());
    asked.page(page)
}

pub(super) async fn go_to_face(asked: Asked, resident: Resident) -> Answer {
    let opening = opening(&asked, resident).await?;
    to_face(&asked, opening).await
}

pub(super) async fn back(asked: Asked, _resident: Resident) -> Answer {
    match kept(&asked) {
        Some(opening) => back_from_face(&asked, &opening),
        None => asked.go("/akun/verifikasi"),
    }
}

pub(super) async fn come_back(asked: Asked, _resident: Resident) -> Answer {
    match kept(&asked) {
        Some(opening) => from_face(&asked, opening).await,
        None => asked.go("/akun/verifikasi"),
    }
}

pub(super) async fn counter(asked: Asked, _resident: Resident) -> Answer {
    let way = way(&asked, Way::Counter)?;
    let page = crate::pages::proofing::counter::page(
        &asked.ctx(),
        Flow::Raising,
        &way,
        &FormState::default(),
    );
    asked.page(page)
}

pub(super) async fn go_to_counter(asked: Asked, resident: Resident) -> Answer {
    let opening = opening(&asked, resident).await?;
    to_counter(&asked, opening).await
}

/// A proofing of whoever is signed in: under the number that the register has for them, so that nobody types it again.
async fn opening(asked: &Asked, resident: Resident) -> Result<Opening, Failure> {
    let session = asked.session.id.ok_or_else(Failure::not_found)?;
    let number = proofing::number(&asked.portal.app, resident.subject, asked.now).await?;
    let nik = Nik::parse(&number).map_err(|_| Failure::not_found())?;
    let whose = Whose::Owner {
        subject: resident.subject,
        session,
    };
    Ok(Opening {
        next: next(asked),
        ..Opening::begin(nik, whose, asked.now)
    })
}

/// The one this session began.
fn kept(asked: &Asked) -> Option<Opening> {
    let browser = (&asked.headers, &asked.session);
    let opening = Opening::read(&asked.portal.app, browser, asked.now);
    opening.filter(|opening| opening.whose != Whose::Newcomer)
}

/// Where to go on afterwards, as the form or the address says: nowhere but here.
fn next(asked: &Asked) -> Option<String> {
    let form = asked.form.get("untuk").map(str::to_owned);
    let next = form.or_else(|| asked.query.get("untuk").cloned());
    next.filter(|next| is_local(next))
}
