//! Signing in and out, where there is no demonstration.

use crate::http::{Answer, Asked, Session};
use crate::pages;
use axum::http::header;

pub(super) async fn sign_in(asked: Asked) -> Answer {
    if asked.portal.app.demo {
        return asked.go("/demo");
    }
    asked.page(pages::sign_in::page(&asked.ctx()))
}

pub(super) async fn sign_out(asked: Asked) -> Answer {
    asked.session.end(&asked.portal.app, asked.now).await?;
    let mut answer = asked.go("/")?;
    answer
        .headers_mut()
        .insert(header::SET_COOKIE, Session::ended());
    Ok(answer)
}
