//! No such address: a page for a person, a problem for a program.

use super::Failure;
use super::answer::dress;
use super::serve::{failed, heard};
use crate::api::problem::Kind;
use crate::api::serve as api;
use crate::state::Portal;
use axum::extract::Request;
use axum::response::Response;
use base::Lang;
use std::sync::Arc;

/// There is such an address, and not with this method.
pub(crate) async fn dispatch_method(portal: Arc<Portal>, request: Request) -> Response {
    if api::is_api(request.uri().path()) {
        return api::missing(&portal, request, Kind::NoMethod);
    }
    dispatch_missing(portal, request).await
}

/// No route: a page all the same, or a problem for a program.
pub(crate) async fn dispatch_missing(portal: Arc<Portal>, request: Request) -> Response {
    if api::is_api(request.uri().path()) {
        return api::missing(&portal, request, Kind::NotFound);
    }
    let english = request.uri().path() == "/en" || request.uri().path().starts_with("/en/");
    let lang = if english { Lang::En } else { Lang::Id };
    let (asked, _) = heard(portal, lang, request).await;
    let mut answer = failed(&asked, &Failure::not_found());
    dress(&mut answer, &asked.portal.app.origin);
    answer
}
