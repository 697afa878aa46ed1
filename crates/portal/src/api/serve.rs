//! What stands before every handler of the API: how often a client may ask, who it acts for, how much it may send; and
//! what every answer carries.

use super::call::{Answer, Call};
use super::cases::level;
use super::problem::{Kind, Trouble};
use super::token::{Acting, Scope};
use crate::http::{self, BadBody, Table, UPLOAD_BYTES_MAX, Wish};
use crate::state::Portal;
use app::mandate::Matter;
use app::proofing;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::Response;
use base::Lang;
use std::future::Future;
use std::sync::Arc;

/// Bytes of a body without a file.
pub(crate) const JSON_BYTES_MAX: usize = 64 * 1024;

impl Table {
    /// A route for programs of anybody.
    pub(crate) fn program<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Call) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.at(method, pattern, move |portal, request| {
            serve(portal, pattern, request, None, {
                let handler = handler.clone();
                move |call, _| handler(call)
            })
        })
    }

    /// A route for a program that acts for a resident, with a token of this scope.
    pub(crate) fn client<H, F>(
        self,
        method: &Method,
        pattern: &'static str,
        scope: Scope,
        handler: H,
    ) -> Self
    where
        H: Fn(Call, Acting) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.at(method, pattern, move |portal, request| {
            let handler = handler.clone();
            serve(
                portal,
                pattern,
                request,
                Some(scope),
                move |call, acting| {
                    let answer = acting.map(|acting| handler(call, acting));
                    async move {
                        match answer {
                            Some(answer) => answer.await,
                            None => Err(Trouble::of(Kind::TokenMissing)),
                        }
                    }
                },
            )
        })
    }
}

/// One request from its arrival to its answer.
async fn serve<H, F>(
    portal: Arc<Portal>,
    pattern: &'static str,
    request: Request,
    scope: Option<Scope>,
    handler: H,
) -> Response
where
    H: FnOnce(Call, Option<Acting>) -> F,
    F: Future<Output = Answer>,
{
    let began = std::time::Instant::now();
    let (mut parts, body) = request.into_parts();
    let mut call = heard(&portal, &parts);
    call.params = http::params(&mut parts).await;
    let acting = portal.api.tokens.acting(&call);
    let allowed = portal.api.limiter.take(&call, acting.as_ref());
    let shown = call.bare();
    let outcome = async {
        allowed.admit()?;
        let wish = Wish::of(pattern, parts.method == Method::POST, acting.is_some());
        let acting = match (scope, acting) {
            (None, _) => None,
            (Some(scope), acting) => Some(admitted(&call, acting, scope)?),
        };
        if call.portal.load.turns_away_unread(wish) {
            return Err(Trouble::crowded());
        }
        call.body = read(&parts.headers, body).await?;
        let turn = call.portal.load.enter(wish).ok_or_else(Trouble::crowded)?;
        if let Some(acting) = &acting {
            sure(&call, acting).await?;
        }
        let answer = handler(call, acting).await;
        drop(turn);
        answer
    };
    let mut answer = match outcome.await {
        Ok(answer) => answer,
        Err(trouble) => trouble.answer(&shown, pattern),
    };
    allowed.tell(&mut answer);
    finish(&mut answer, &shown);
    let status = answer.status().as_u16();
    portal.meter.count(pattern, status, began.elapsed());
    answer
}

/// A request without its parameters and its body.
fn heard(portal: &Arc<Portal>, parts: &axum::http::request::Parts) -> Call {
    Call {
        lang: language(&parts.headers),
        path: parts.uri.path().to_owned(),
        params: std::collections::BTreeMap::new(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body: Vec::new(),
        sender: http::client(parts, portal.trusted_proxies),
        now: (portal.now)(),
        portal: Arc::clone(portal),
    }
}

impl Call {
    /// What a problem needs once the request itself has gone to its handler.
    fn bare(&self) -> Self {
        Self {
            portal: Arc::clone(&self.portal),
            path: self.path.clone(),
            params: std::collections::BTreeMap::new(),
            query: None,
            headers: HeaderMap::new(),
            body: Vec::new(),
            ..*self
        }
    }
}

fn admitted(call: &Call, acting: Option<Acting>, scope: Scope) -> Result<Acting, Trouble> {
    match acting {
        Some(acting) if acting.scopes.contains(&scope) => Ok(acting),
        Some(_) => Err(Trouble::of(Kind::ScopeMissing)),
        None if call.portal.demo.is_none() => Err(Trouble::of(Kind::NoAccounts)),
        None if call.headers.contains_key(header::AUTHORIZATION) => {
            Err(Trouble::of(Kind::TokenInvalid))
        }
        None => Err(Trouble::of(Kind::TokenMissing)),
    }
}

/// Whether the resident is known well enough for what the address is about.
async fn sure(call: &Call, acting: &Acting) -> Result<(), Trouble> {
    let matter = if call.params.contains_key("case") {
        Matter::Case(call.case()?)
    } else if call.params.contains_key("number") {
        Matter::Document(call.number()?)
    } else if call.params.contains_key("service") {
        let service = call.param("service");
        Matter::Begin { service }
    } else {
        return Ok(());
    };
    let app = &call.portal.app;
    level(&proofing::of_matter(app, acting.resident, matter, acting.assurance).await?)
}

async fn read(headers: &HeaderMap, body: axum::body::Body) -> Result<Vec<u8>, Trouble> {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let upload = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
    let most = if upload {
        UPLOAD_BYTES_MAX
    } else {
        JSON_BYTES_MAX
    };
    http::gather(headers, body, most).await.map_err(|bad| {
        Trouble::of(match bad {
            BadBody::TooLarge => Kind::TooLarge,
            BadBody::Unreadable => Kind::Malformed,
        })
    })
}

/// The headers of every answer.
fn finish(answer: &mut Response, call: &Call) {
    let headers = answer.headers_mut();
    let tag = HeaderValue::from_static(call.lang.tag());
    headers.insert(header::CONTENT_LANGUAGE, tag);
    let vary = "accept, accept-language, authorization";
    headers.insert(header::VARY, HeaderValue::from_static(vary));
    http::dress(answer, &call.portal.app.origin);
}

/// The language a client prefers among ours; Indonesian where it says nothing.
fn language(headers: &HeaderMap) -> Lang {
    let said = headers.get(header::ACCEPT_LANGUAGE);
    let said = said.and_then(|said| said.to_str().ok()).unwrap_or_default();
    let mut best: Option<(f32, Lang)> = None;
    for one in said.split(',') {
        let (tag, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let weight = weight.trim().strip_prefix("q=");
        let weight: f32 = weight.and_then(|weight| weight.parse().ok()).unwrap_or(0.0);
        let primary = tag.trim().split('-').next().unwrap_or_default();
        let lang = Lang::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.tag()));
        if let Some(lang) = lang
            && weight > best.map_or(0.0, |(weight, _)| weight)
        {
            best = Some((weight, lang));
        }
    }
    best.map_or(Lang::Id, |(_, lang)| lang)
}

/// No route, or not with this method: a problem, as everywhere else.
pub(crate) fn missing(portal: &Arc<Portal>, request: Request, kind: Kind) -> Response {
    let (parts, _) = request.into_parts();
    let call = heard(portal, &parts);
    let mut answer = Trouble::of(kind).answer(&call, "/api");
    finish(&mut answer, &call);
    answer
}

/// Whether an address is one of the API, whose problems are for programs.
pub(crate) fn is_api(path: &str) -> bool {
    path.strip_prefix("/api/").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(said: &'static str) -> Lang {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(said));
        language(&headers)
    }

    #[test]
    fn the_language_of_an_answer_is_the_one_a_client_likes_best() {
        assert_eq!(language(&HeaderMap::new()), Lang::Id);
        assert_eq!(of("en"), Lang::En);
        assert_eq!(of("fr, en-GB;q=0.7, id;q=0.9"), Lang::Id);
        assert_eq!(of("id;q=0.1, EN-us;q=0.2"), Lang::En);
        assert_eq!(of("fr"), Lang::Id);
        assert_eq!(of("en;q=nonsense"), Lang::Id);
    }
}
