//! The table of routes: each line states method, address, audience and handler. There is no default audience:
//! a handler for residents takes a resident, one for officers an officer, and cannot be reached without.

use super::acting::stop_first;
use super::answer::{dress, shrink};
use super::body::{BadBody, gather};
use super::serve::{carried, serve};
use super::{Answer, Asked, Failure, Operator, Who, Wish};
use crate::pages;
use crate::state::Portal;
use app::{Officer, Resident};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use base::{Assurance, Fault, Lang, Problem};
use identity::form::FORM_BYTES_MAX;
use std::future::Future;
use std::sync::Arc;

/// A request of a program whose body has come, or will not.
pub(crate) type Sent = axum::http::Request<Result<Vec<u8>, BadBody>>;

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
    /// A program that acts for a resident.
    Client,
    /// The program of a site that people sign in to: it proves itself as OAuth wants.
    Site,
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

    /// A route for a signed-in resident, or for whoever acts for them and may do this; in a visit that is sure enough for what
    /// it is about.
    pub(crate) fn acted<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked, Resident) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.add(method, pattern, move |asked| {
            let handler = handler.clone();
            async move {
                match acted(&asked).await {
                    Ok(resident) => handler(asked, resident).await,
                    Err(answer) => *answer,
                }
            }
        })
    }

    /// A route for a signed-in resident, and for nobody who acts for them.
    pub(crate) fn resident<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked, Resident) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.only(method, pattern, handler, oneself)
    }

    /// A route for an officer.
    pub(crate) fn officer<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Asked, Officer) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Answer> + Send + 'static,
    {
        self.only(method, pattern, handler, |asked| match &asked.session.who {
            Who::Officer(_) if asked.session.acting.is_some() => Err(Box::new(Err(stop_first()))),
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

    /// A route for the programs of sites that people sign in to. What one shows of itself is believed or refused by the use
    /// case, since each endpoint asks for something else. The turn comes after the body: who sends none holds nobody up.
    pub(crate) fn site<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Arc<Portal>, Sent) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        self.at(
            method,
            pattern,
            move |portal: Arc<Portal>, request: Request| {
                let handler = handler.clone();
                async move {
                    let began = std::time::Instant::now();
                    let (parts, body) = request.into_parts();
                    let body = gather(&parts.headers, body, FORM_BYTES_MAX).await;
                    let request = Sent::from_parts(parts, body);
                    let wish = Wish::of(pattern, true, true);
                    let answer = handler(Arc::clone(&portal), request);
                    in_turn(&portal, (pattern, wish, began), answer).await
                }
            },
        )
    }

    /// A route for mirrors, and for whoever checks the log themselves: files for anyone, at one address for both languages.
    pub(crate) fn mirror<H, F>(self, method: &Method, pattern: &'static str, handler: H) -> Self
    where
        H: Fn(Arc<Portal>, String) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        self.at(
            method,
            pattern,
            move |portal: Arc<Portal>, request: Request| {
                let handler = handler.clone();
                async move {
                    let began = std::time::Instant::now();
                    let wish = Wish::of(pattern, false, false);
                    let path = request.uri().path().to_owned();
                    let answer = async {
                        let mut answer = handler(Arc::clone(&portal), path).await;
                        dress(&mut answer, &portal.app.origin);
                        answer
                    };
                    in_turn(&portal, (pattern, wish, began), answer).await
                }
            },
        )
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

/// A resident, or whoever acts for them, in a visit of the level that this wants.
async fn acted(asked: &Asked) -> Result<Resident, Box<Answer>> {
    let (resident, worth) = match &asked.session.acting {
        Some(acting) => super::acting::acting(asked, acting).await,
        None => Ok((oneself(asked)?, Assurance::High)),
    }
    .map_err(|failure| Box::new(Err(failure)))?;
    super::acting::sure(asked, (resident, worth)).await?;
    Ok(resident)
}

/// A resident who acts for themselves.
fn oneself(asked: &Asked) -> Result<Resident, Box<Answer>> {
    match &asked.session.who {
        Who::Resident { .. } if asked.session.acting.is_some() => {
            Err(Box::new(as_another(asked, stop_first())))
        }
        Who::Resident { subject, .. } => Ok(Resident::at_portal(*subject)),
        Who::Nobody => Err(Box::new(sign_in(asked))),
        Who::Officer(_) => Err(Box::new(as_another(asked, forbidden()))),
    }
}

/// Where the request of a site waits for the person.
const SITE_WAITS: &str = "/izin";

/// Somebody is here as another than themselves: the request of a site goes on once they are themselves again; any other page is
/// not theirs.
fn as_another(asked: &Asked, refused: Failure) -> Answer {
    if asked.path != SITE_WAITS {
        return Err(refused);
    }
    let sent = asked.form.get("alur").map(|flow| [("alur", flow)]);
    let sent = sent.and_then(|sent| serde_urlencoded::to_string(sent).ok());
    let here = sent.map(|query| format!("{SITE_WAITS}?{query}"));
    let ctx = asked.ctx();
    let next = [ctx.base(), here.as_deref().unwrap_or(&asked.here)].concat();
    let page = pages::site_oneself::page(&ctx, &next);
    asked.page_with(StatusCode::FORBIDDEN, page)
}

/// An answer within a turn, counted from when it was asked for; where there is no turn, nothing is begun.
async fn in_turn(
    portal: &Portal,
    (pattern, wish, began): (&'static str, Wish, std::time::Instant),
    answer: impl Future<Output = Response>,
) -> Response {
    let Some(turn) = portal.load.enter(wish) else {
        return crowded();
    };
    let answer = answer.await;
    drop(turn);
    let status = answer.status().as_u16();
    portal.meter.count(pattern, status, began.elapsed());
    answer
}

/// Many are turned away like this: none of them is a line of the log.
fn crowded() -> Response {
    let mut answer = Response::new(axum::body::Body::empty());
    *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let seconds = HeaderValue::from(super::AGAIN_SECONDS);
    answer.headers_mut().insert(header::RETRY_AFTER, seconds);
    answer
}

fn forbidden() -> Failure {
    Failure::of(Problem::of(Fault::Forbidden, "problem-forbidden"))
}

/// The session ended, or never began. What a form sent is carried along; nothing typed is lost.
fn sign_in(asked: &Asked) -> Answer {
    let ctx = asked.ctx();
    if asked.form.fields.is_empty() {
        let next = format!("{}{}", ctx.base(), asked.here);
        let next: String = serde_urlencoded::to_string([("untuk", next)]).unwrap_or_default();
        return asked.go(&format!("/masuk?{next}"));
    }
    let page = pages::session::ended(&ctx, &carried(asked));
    Ok(shrink(page, StatusCode::UNAUTHORIZED, &asked.headers))
}
