//! No such address: a page for a person, a problem for a program.

use super::Failure;
use super::answer::{dress, redirect};
use super::serve::{failed, heard};
use crate::api::problem::Kind;
use crate::api::serve as api;
use crate::state::Portal;
use axum::extract::Request;
use axum::http::Method;
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
    if let Some(to) = without_slash(&request) {
        return redirect(&to);
    }
    let english = request.uri().path() == "/en" || request.uri().path().starts_with("/en/");
    let lang = if english { Lang::En } else { Lang::Id };
    let (asked, _) = heard(portal, lang, request).await;
    let mut answer = failed(&asked, &Failure::not_found());
    dress(&mut answer, &asked.portal.app.origin);
    answer
}

/// The same address without the slash that somebody typed at its end; one that a browser would take for another site's
/// (`//site/`) is none.
fn without_slash(request: &Request) -> Option<String> {
    let path = request.uri().path().strip_suffix('/')?;
    let rest = path.strip_prefix('/')?;
    let ours = !rest.is_empty() && !rest.starts_with(['/', '\\']) && !path.ends_with('/');
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    let query = request.uri().query().map(|query| ["?", query].concat());
    (reads && ours).then(|| [path, query.as_deref().unwrap_or_default()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: &str, at: &str) -> Option<String> {
        let request = Request::builder().method(method).uri(at);
        without_slash(&request.body(axum::body::Body::empty()).unwrap())
    }

    #[test]
    fn an_address_with_a_slash_too_many_leads_to_the_one_without() {
        assert_eq!(asked("GET", "/en/").as_deref(), Some("/en"));
        assert_eq!(
            asked("HEAD", "/layanan/?q=a").as_deref(),
            Some("/layanan?q=a")
        );
        assert_eq!(
            asked("POST", "/masuk/"),
            None,
            "a form is not sent anywhere else"
        );
        for elsewhere in [
            "/",
            "//",
            "//penyerang.example/",
            "/%5Cpenyerang.example",
            "/layanan//",
        ] {
            assert_eq!(asked("GET", elsewhere), None, "{elsewhere}");
        }
    }
}
