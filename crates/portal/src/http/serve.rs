//! One request of a page from its arrival to its answer: let in, its form read, handled; or the page of its problem.

use super::address::{bare_path, here, params, query};
use super::answer::{dress, html};
use super::body::{self, BadBody};
use super::sender::{client, is_operator};
use super::{Answer, Asked, Failure, Form, Session, Who, Wish};
use crate::pages;
use crate::state::Portal;
use app::view::own::Carried;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};
use axum::response::Response;
use base::{Fault, Lang, Problem};
use std::collections::BTreeMap;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// Parsed, let in, handled; with the page of a problem where that did not work out.
pub(super) async fn serve<H, F>(
    portal: Arc<Portal>,
    (lang, pattern): (Lang, &'static str),
    request: Request,
    handler: H,
) -> Response
where
    H: Fn(Asked) -> F,
    F: Future<Output = Answer>,
{
    let began = std::time::Instant::now();
    let (asked, request) = heard(Arc::clone(&portal), lang, request).await;
    let mut answer = answer(asked, request, pattern, handler).await;
    dress(&mut answer, &portal.app.origin);
    portal
        .meter
        .count(pattern, answer.status().as_u16(), began.elapsed());
    answer
}

/// The answer to one request, past both doors: one before its body and one after it.
async fn answer<H, F>(
    mut asked: Asked,
    request: Request,
    pattern: &'static str,
    handler: H,
) -> Response
where
    H: Fn(Asked) -> F,
    F: Future<Output = Answer>,
{
    let portal = Arc::clone(&asked.portal);
    let writes = request.method() == Method::POST;
    let wish = Wish::of(pattern, writes, asked.session.who != Who::Nobody);
    if portal.load.turns_away_unread(wish) {
        return failed(&asked, &Failure::crowded());
    }
    if writes && let Err(failure) = take_form(&mut asked, request).await {
        return failed(&asked, &failure);
    }
    // After the body, however slowly it came: what ended meanwhile has ended.
    asked.now = (portal.now)();
    match asked.session.is_open(&portal.app, asked.now).await {
        Ok(true) => {}
        Ok(false) => {
            asked.session = Session::nobody();
            asked.token = asked.session.token(&portal.app);
        }
        Err(failure) => return failed(&asked, &failure),
    }
    let Some(_turn) = portal.load.enter(wish) else {
        return failed(&asked, &Failure::crowded());
    };
    let shown = Shown::of(&asked);
    match handler(asked).await {
        Ok(answer) => answer,
        Err(failure) => shown.failed(&portal, &failure),
    }
}

/// A request as it is known before its body is read, and the rest of it.
pub(super) async fn heard(portal: Arc<Portal>, lang: Lang, request: Request) -> (Asked, Request) {
    let now = (portal.now)();
    let (mut parts, body) = request.into_parts();
    let session = Session::read(&portal.app, &parts.headers, now);
    let asked = Asked {
        lang,
        path: bare_path(&parts, lang),
        here: here(&parts, lang),
        params: params(&mut parts).await,
        query: query(&parts),
        form: Form::default(),
        token: session.token(&portal.app),
        session,
        headers: parts.headers.clone(),
        sender: client(&parts, portal.trusted_proxies),
        is_operator: is_operator(&parts, &portal),
        now,
        portal,
    };
    (asked, Request::from_parts(parts, body))
}

/// Reads what a form sent, and believes it only from our own pages.
async fn take_form(asked: &mut Asked, request: Request) -> Result<(), Failure> {
    asked.form = body::read(request).await.map_err(|bad| {
        Failure::of(match bad {
            BadBody::TooLarge => Problem::of(Fault::TooLarge, "problem-too-large"),
            BadBody::Unreadable => Problem::theirs("problem-unreadable"),
        })
    })?;
    if is_ours(asked) {
        Ok(())
    } else {
        Err(Failure::of(Problem::of(Fault::Stale, "problem-csrf")))
    }
}

/// Whether a form was sent from our own pages. Nobody's session has nothing to steal, but a browser that says the
/// form came from another site is not believed either.
fn is_ours(asked: &Asked) -> bool {
    let site = asked
        .headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok());
    if matches!(site, Some("cross-site" | "same-site")) || !is_from_here(asked) {
        return false;
    }
    if asked.session.who == Who::Nobody {
        return true;
    }
    let header = asked
        .headers
        .get("x-csrf-token")
        .and_then(|value| value.to_str().ok());
    let sent = asked.form.get("csrf").or(header).unwrap_or_default();
    app::same(sent, &asked.token)
}

/// Whether a browser that says where a form was made says that it was here: under the name of the portal, or that under which
/// it was reached. One that says nothing may be an old one.
fn is_from_here(asked: &Asked) -> bool {
    let said = |name| {
        asked
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let Some(origin) = asked.headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    origin == asked.portal.app.origin || (host.is_some() && host == said(header::HOST))
}

/// What a failure page needs once the request itself has gone to its handler.
struct Shown {
    lang: Lang,
    path: String,
    here: String,
    session: Session,
    token: String,
    /// Without its file.
    sent: Form,
}

impl Shown {
    fn of(asked: &Asked) -> Self {
        Self {
            lang: asked.lang,
            path: asked.path.clone(),
            here: asked.here.clone(),
            session: asked.session.clone(),
            token: asked.token.clone(),
            sent: match &asked.form.file {
                Some(_) => Form::default(),
                None => asked.form.clone(),
            },
        }
    }

    fn failed(self, portal: &Arc<Portal>, failure: &Failure) -> Response {
        let asked = Asked {
            portal: Arc::clone(portal),
            lang: self.lang,
            path: self.path,
            here: self.here,
            params: BTreeMap::new(),
            query: BTreeMap::new(),
            form: self.sent,
            session: self.session,
            token: self.token,
            headers: axum::http::HeaderMap::new(),
            sender: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            is_operator: false,
            now: (portal.now)(),
        };
        failed(&asked, failure)
    }
}

/// The page of a problem. What is ours goes to the log with a reference that the person sees too.
pub(super) fn failed(asked: &Asked, failure: &Failure) -> Response {
    let reference = failure.is_ours().then(|| {
        let reference = u32::from_be_bytes(asked.portal.app.dice.bytes());
        let reference = format!("{reference:08X}");
        let cause = failure.cause();
        tracing::error!(
            reference,
            path = route_of(&asked.path),
            cause,
            "a request failed"
        );
        reference
    });
    let mut problem = failure.problem().clone();
    if problem.next.is_none() && is_there(problem.fault) {
        problem.next = Some(asked.here.clone());
    }
    let kept = matches!(problem.fault, Fault::Busy | Fault::TooOften)
        .then(|| kept(asked))
        .flatten();
    let page = pages::problem::page(&asked.ctx(), &problem, reference.as_deref(), kept.as_ref());
    let mut answer = html(failure.status(), page);
    if let Some(seconds) = failure.retry_seconds() {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

/// What a form sent that nobody had time for, or that came too soon. A file is not kept on a page, and without it the form is not the same.
fn kept(asked: &Asked) -> Option<Carried> {
    let form = &asked.form;
    (form.file.is_none() && !form.fields.is_empty()).then(|| carried(asked))
}

/// A form as it was sent, but for its token, which a page gives it afresh.
pub(super) fn carried(asked: &Asked) -> Carried {
    let fields = asked.form.fields.iter().filter(|(name, _)| name != "csrf");
    Carried {
        action: format!("{}{}", asked.ctx().base(), asked.path),
        fields: fields.cloned().collect(),
    }
}

/// Whether the page that was asked for is there for this person, so that trying again leads somewhere.
fn is_there(fault: Fault) -> bool {
    !matches!(fault, Fault::NotFound | Fault::SignIn | Fault::Forbidden)
}

/// The first part of an address: ids further on belong to people and stay out of the log.
fn route_of(path: &str) -> &str {
    let end = path
        .char_indices()
        .skip(1)
        .find(|(_, sign)| *sign == '/')
        .map(|(at, _)| at);
    &path[..end.unwrap_or(path.len()).min(40)]
}
