//! Addresses of the service: two for the instance, one page for whoever is sent here.

use super::machine;
use super::pages::{self, Ctx};
use super::sessions::{Chosen, Session, Sessions};
use crate::frame::{dress, json, own_pages_only, token};
use crate::now::now;
use app::payment::Secret;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base::Lang;
use maud::Markup;
use pack::text::Texts;
use serde::Deserialize;
use std::sync::Arc;

const REQUEST_BYTES_MAX: usize = 16 * 1024;

/// Everything a request needs. Cheap to copy.
#[derive(Clone)]
pub(super) struct House {
    pub(super) sessions: Arc<Sessions>,
    pub(super) secret: Secret,
    pub(super) texts: Arc<Texts>,
    /// Where browsers reach it.
    pub(super) address: Arc<str>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    sesi: String,
    lang: String,
    hasil: String,
}

impl House {
    pub(super) fn new(secret: Secret, texts: Texts, address: String) -> Self {
        Self {
            sessions: Arc::default(),
            secret,
            texts: Arc::new(texts),
            address: address.into(),
        }
    }
}

/// Audience: the instance for `/sessions`, which signs; anyone for the pages.
pub(super) fn routes(house: House) -> Router {
    let pages = Router::new()
        .route("/", get(home))
        .route("/wajah", get(look).post(end))
        .route("/gaya.css", get(style))
        .layer(middleware::from_fn(own_pages_only));
    Router::new()
        .route("/sessions", post(machine::begin))
        .route("/sessions/{id}", get(machine::tell))
        .route(
            "/health",
            get(async || json(StatusCode::OK, "{\"ok\":true}".to_owned())),
        )
        .merge(pages)
        .layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))
        .layer(middleware::map_response(dress))
        .with_state(house)
}

async fn home(State(house): State<House>, Query(asked): Query<Asked>) -> Response {
    let ctx = ctx(&house, asked.lang(), "/");
    show(&ctx, StatusCode::OK, pages::home(&ctx), None)
}

async fn look(State(house): State<House>, Query(asked): Query<Asked>) -> Response {
    let here = format!("/wajah?sesi={}", asked.plain());
    let ctx = ctx(&house, asked.lang(), &here);
    match house.sessions.open(&asked.sesi, now()) {
        Some(session) => {
            let page = pages::capture(&ctx, &asked.plain(), &session.nik);
            show(&ctx, StatusCode::OK, page, Some(&session))
        }
        None => show(&ctx, StatusCode::NOT_FOUND, pages::gone(&ctx), None),
    }
}

async fn end(State(house): State<House>, Form(asked): Form<Asked>) -> Response {
    let mut all = Chosen::ALL.into_iter();
    let chosen = all.find(|chosen| chosen.word() == asked.hasil);
    let back = chosen.and_then(|chosen| house.sessions.end(&asked.sesi, (chosen, token()), now()));
    if let Some(back) = back {
        return Redirect::to(&back).into_response();
    }
    let ctx = ctx(&house, asked.lang(), "/");
    show(&ctx, StatusCode::NOT_FOUND, pages::gone(&ctx), None)
}

async fn style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    let style = include_str!("gaya.css");
    ([(header::CONTENT_TYPE, kind)], style).into_response()
}

impl Asked {
    fn lang(&self) -> Lang {
        if self.lang == "en" {
            Lang::En
        } else {
            Lang::Id
        }
    }

    /// The session as it may stand in an address.
    fn plain(&self) -> String {
        let sign = |sign: &char| sign.is_ascii_alphanumeric();
        self.sesi.chars().filter(sign).take(64).collect()
    }
}

fn ctx<'a>(house: &'a House, lang: Lang, here: &'a str) -> Ctx<'a> {
    Ctx {
        texts: &house.texts,
        lang,
        here,
    }
}

/// A page. Its form leads back to where the session came from, so that address is the only other one it may lead to.
fn show(ctx: &Ctx, status: StatusCode, page: Markup, session: Option<&Session>) -> Response {
    let back = session.and_then(|session| origin(&session.return_url));
    let csp = format!(
        "default-src 'none'; style-src 'self'; form-action 'self' {}; base-uri 'none'; \
         frame-ancestors 'none'",
        back.unwrap_or_default()
    );
    let csp = HeaderValue::from_str(&csp).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        ),
        (
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(ctx.lang.tag()),
        ),
        (header::CONTENT_SECURITY_POLICY, csp),
    ];
    (status, headers, page.into_string()).into_response()
}

/// Scheme and authority of an address.
fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split('/').next()?;
    url.get(..scheme.len() + "://".len() + authority.len())
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn a_form_leads_back_to_the_house_it_came_from_and_nowhere_else() {
        let url = "http://localhost:8080/en/daftar/wajah/kembali";
        assert_eq!(origin(url), Some("http://localhost:8080"));
        assert_eq!(origin("nonsense"), None);
    }
}
