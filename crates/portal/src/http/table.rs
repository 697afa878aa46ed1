//! The table of routes: each line states method, address, audience and handler. There is no default audience:
//! a handler for residents takes a resident, one for officers an officer, and cannot be reached without.

use super::address::{bare_path, here, params, query};
use super::answer::{dress, html, shrink};
use super::body::{self, BadBody};
use super::sender::{client, is_operator};
use super::{Answer, Asked, Failure, Form, Operator, Session, Who, Wish};
use crate::pages;
use crate::state::Portal;
use app::view::own::Carried;
use app::{Officer, Resident};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use base::{Fault, Lang, Problem};
use std::collections::BTreeMap;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// Who a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Anyone,
    Resident,
    Officer,
    /// Whoever runs the program.
    Operator,
    /// The bank that takes money for the instance: it signs what it sends.
    Bank,
    /// A program of anybody.
    /// A program that acts for a resident.
    Client,
}

/// Routes, with the program behind them.
pub(crate) struct Table {
    portal: Arc<Portal>,
    router: Router,
}

impl Table {
    pub(crate) fn new(portal: Arc<Portal>) -> Self {
        Self {
            portal,
            router: Router::new(),
        }
    }

    /// A route for anyone.
    pub(crate) fn anyone<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.add(method, pattern, handler)
    }

    /// A route for a signed-in resident.
    pub(crate) fn resident<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked, Resident) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.only(method, pattern, handler, |asked| match &asked.session.who {
            Who::Resident { subject, .. } => Ok(Resident::at_portal(*subject)),
            Who::Nobody => Err(Box::new(sign_in(asked))),
            Who::Officer(_) => Err(Box::new(Err(forbidden()))),
        })
    }

    /// A route for an officer.
    pub(crate) fn officer<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked, Officer) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.only(method, pattern, handler, |asked| match &asked.session.who {
            Who::Officer(officer) => Ok(officer.clone()),
            Who::Nobody => Err(Box::new(sign_in(asked))),
            Who::Resident { .. } => Err(Box::new(Err(forbidden()))),
        })
    }

    /// A route for whoever runs the program; for anybody else it is not there.
    pub(crate) fn operator<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked, Operator) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.only(method, pattern, handler, |asked| {
            Operator::of(asked).ok_or_else(|| Box::new(Err(Failure::not_found())))
        })
    }

    /// A route for those whom `admit` finds in a request; for others, what it answers.
    fn only<W, H, F>(
        self,
        method: &Method,
        pattern: &'static str,
        handler: H,
        admit: fn(&Asked) -> Result<W, Box<Answer>>,
    ) -> Self
    where
        W: Send + 'static,
        H: Fn(Asked, W) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.add(method, pattern, move |asked| {
            let handler = handler.clone();
            async move {
                match admit(&asked) {
                    Ok(who) => handler(asked, who).await,
                    Err(answer) => *answer,
                }
            }
        })
    }

    pub(crate) fn router(self) -> Router {
        self.router
    }

    /// A route for programs: one address for both languages. What stands before the handler is in `crate::api`.
    pub(crate) fn at<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Arc<Portal>, Request) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        let portal = Arc::clone(&self.portal);
        let serve = move |request: Request| handler(Arc::clone(&portal), request);
        Self {
            router: self.router.route(pattern, on(filter(method), serve)),
            portal: self.portal,
        }
    }

    /// A route for the bank. What it sends is signed, and the handler believes nothing that is not.
    pub(crate) fn bank<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Arc<Portal>, Request) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        self.at(method, pattern, handler)
    }

    /// The route in both languages: as it stands, and under "/en".
    fn add<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        let filter = filter(method);
        let serve = |lang: Lang| {
            let (portal, handler) = (Arc::clone(&self.portal), handler.clone());
            on(filter, move |request: Request| {
                serve(
                    Arc::clone(&portal),
                    (lang, pattern),
                    request,
                    handler.clone(),
                )
            })
        };
        let english = if pattern == "/" {
            "/en".to_owned()
        } else {
            format!("/en{pattern}")
        };
        let router = self
            .router
            .route(pattern, serve(Lang::Id))
            .route(&english, serve(Lang::En));
        Self {
            portal: self.portal,
            router,
        }
    }
}

fn filter(method: &Method) -> MethodFilter {
    MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET)
}

async fn serve<H, F>(
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
    let writes = request.method() == Method::POST;
    let parsed = parse(Arc::clone(&portal), lang, request).await;
    let wish = Wish::of(pattern, writes);
    let turn = portal.load.enter(wish);
    let mut answer = if let Some(failure) = parsed.outcome {
        failed(&parsed.asked, &failure)
    } else if turn.is_none() {
        failed(&parsed.asked, &Failure::crowded())
    } else {
        let shown = Shown::of(&parsed.asked);
        match handler(parsed.asked).await {
            Ok(answer) => answer,
            Err(failure) => shown.failed(&portal, &failure),
        }
    };
    drop(turn);
    dress(&mut answer);
    portal
        .meter
        .count(pattern, answer.status().as_u16(), began.elapsed());
    answer
}

/// A request, and why it goes no further, if it does not.
pub(super) struct Parsed {
    pub(super) asked: Asked,
    outcome: Option<Failure>,
}

pub(super) async fn parse(portal: Arc<Portal>, lang: Lang, request: Request) -> Parsed {
    let now = (portal.now)();
    let (mut parts, body) = request.into_parts();
    let session = Session::read(&portal.app, &parts.headers, now);
    let mut asked = Asked {
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
    if parts.method != Method::POST {
        return Parsed {
            asked,
            outcome: None,
        };
    }
    let outcome = match body::read(Request::from_parts(parts, body)).await {
        Ok(form) => {
            asked.form = form;
            (!is_ours(&asked)).then(|| Failure::of(Problem::of(Fault::Stale, "problem-csrf")))
        }
        Err(BadBody::TooLarge) => Some(Failure::of(Problem::of(
            Fault::TooLarge,
            "problem-too-large",
        ))),
        Err(BadBody::Unreadable) => Some(Failure::of(Problem::theirs("problem-unreadable"))),
    };
    Parsed { asked, outcome }
}

/// Whether a form was sent from our own pages. Nobody's session has nothing to steal, but a browser that says the
/// form came from another site is not believed either.
fn is_ours(asked: &Asked) -> bool {
    let site = asked
        .headers
        .get("sec-fetch-site")
        .and_then(|value| value.to_str().ok());
    if matches!(site, Some("cross-site" | "same-site")) {
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

fn forbidden() -> Failure {
    Failure::of(Problem::of(Fault::Forbidden, "problem-forbidden"))
}

/// The session ended, or never began. What a form sent is carried along; nothing typed is lost.
fn sign_in(asked: &Asked) -> Answer {
    let ctx = asked.ctx();
    if asked.form.fields.is_empty() {
        let next = format!("{}{}", ctx.base(), asked.here);
        let to = if asked.portal.app.demo {
            "/demo"
        } else {
            "/masuk"
        };
        let next: String = serde_urlencoded::to_string([("untuk", next)]).unwrap_or_default();
        return asked.go(&format!("{to}?{next}"));
    }
    let fields = asked
        .form
        .fields
        .iter()
        .filter(|(name, _)| name != "csrf")
        .cloned();
    let carried = Carried {
        action: format!("{}{}", ctx.base(), asked.path),
        fields: fields.collect(),
    };
    let page = pages::session::ended(&ctx, &carried);
    Ok(shrink(page, StatusCode::UNAUTHORIZED, &asked.headers))
}

/// What a failure page needs once the request itself has gone to its handler.
struct Shown {
    lang: Lang,
    path: String,
    here: String,
    session: Session,
    token: String,
}

impl Shown {
    fn of(asked: &Asked) -> Self {
        Self {
            lang: asked.lang,
            path: asked.path.clone(),
            here: asked.here.clone(),
            session: asked.session.clone(),
            token: asked.token.clone(),
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
            form: Form::default(),
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
    let page = pages::problem::page(&asked.ctx(), &problem, reference.as_deref());
    let mut answer = html(failure.status(), page);
    if let Some(seconds) = failure.retry_seconds() {
        answer
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
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
