//! Authorizing: a site sends a person here, and one step after the other leads back with a code. Nothing is stored on the
//! way: what was asked travels sealed. Reads only; a code becomes durable when it is exchanged.

use super::flow::{self, Flow};
use super::seal::{self, Kind};
use super::token::Code;
use super::{clients, id_of};
use crate::tables::consent;
use crate::{App, AppError};
use base::{Assurance, Lang, RowId, SubjectId, Timestamp};
use identity::authorize::{self as asked, Failed, Fate, Next, Request, SignedIn, answer};
use identity::form::Form;
use identity::level::Way;
use identity::refusal::{self, Refusal};

/// The person in front of the browser, as their session says.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub subject: SubjectId,
    pub session: RowId,
    /// When they proved who they are.
    pub at: Timestamp,
    pub assurance: Assurance,
    pub way: Way,
}

/// What the browser does next.
#[derive(Clone, Debug)]
pub enum Step {
    /// Back to the site, with a code or an error.
    Back(String),
    /// A page first; `flow` brings the request back.
    Page {
        page: Page,
        flow: String,
        lang: Option<Lang>,
    },
    /// Nobody vouches for the way back: the person is told, and sent nowhere.
    Show(Refusal),
}

/// Which page comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where somebody signs in; `fresh` where the session they have is not enough.
    SignIn {
        fresh: bool,
    },
    StepUp,
    Consent,
}

/// Who is in front of the browser, if anybody is, and what it holds ([`super::new_browser`]).
pub type Before<'a> = (Option<&'a Visitor>, &'a str);

/// Reads a request of a site and takes its first step.
pub async fn authorize(
    app: &App,
    query: &str,
    before: Before<'_>,
    now: Timestamp,
) -> Result<Step, AppError> {
    match read(app, query, now) {
        Ok(flow) => step(app, flow, before, now).await,
        Err(Failed::Show(refusal)) => Ok(Step::Show(refusal)),
        Err(Failed::Send {
            redirect_uri,
            state,
            refusal,
        }) => {
            let issuer = &app.provider.issuer;
            let to = answer::error(&redirect_uri, state.as_deref(), refusal, issuer);
            Ok(Step::Back(to))
        }
    }
}

/// Takes the next step of a request that was under way. One that is not ours, too old, or another browser's, leads nowhere.
pub async fn go_on(
    app: &App,
    flow: &str,
    before: Before<'_>,
    now: Timestamp,
) -> Result<Step, AppError> {
    match flow::open(app, (flow, before.1), now)? {
        Ok(flow) => step(app, flow, before, now).await,
        Err(refusal) => Ok(Step::Show(refusal)),
    }
}

pub(super) async fn step(
    app: &App,
    flow: Flow,
    (who, browser): Before<'_>,
    now: Timestamp,
) -> Result<Step, AppError> {
    let page = match next(app, &flow.request, who, now).await? {
        Next::Refuse(refusal) => return Ok(back_with(app, &flow.request, refusal)),
        Next::Issue => {
            let who = who.ok_or(AppError::Invariant("a code is issued to somebody"))?;
            return Ok(Step::Back(issue(app, &flow, who, now)?));
        }
        Next::SignIn { fresh } => Page::SignIn { fresh },
        Next::StepUp { .. } => Page::StepUp,
        Next::Consent { .. } => Page::Consent,
    };
    Ok(Step::Page {
        page,
        lang: flow.request.lang,
        flow: flow::keep(app, &flow, browser, now),
    })
}

/// What has to happen now, by what the site asked and what is known of the person.
pub(super) async fn next(
    app: &App,
    request: &Request,
    who: Option<&Visitor>,
    now: Timestamp,
) -> Result<Next, AppError> {
    let site = clients::known(app, &request.client)?;
    let Some(who) = who else {
        return Ok(asked::next(request, &site.client, None, now));
    };
    let given = consent::find(app, who.subject, &request.client).await?;
    let given = given.filter(|given| given.counts(&site.terms, now));
    let given = given.map(|given| asked::Consent {
        claims: given.content.claims,
        offline: given.content.offline,
        at: given.given,
    });
    let signed_in = SignedIn {
        sub: &id_of(app, site, who.subject),
        at: who.at,
        assurance: who.assurance,
        consent: given.as_ref(),
    };
    Ok(asked::next(request, &site.client, Some(&signed_in), now))
}

/// The way back to the site with an error.
pub(super) fn back_with(app: &App, request: &Request, refusal: Refusal) -> Step {
    let (uri, state) = (&request.redirect_uri, request.state.as_deref());
    let to = answer::error(uri, state, refusal, &app.provider.issuer);
    Step::Back(to)
}

/// The way back to the site with a code.
pub(super) fn issue(
    app: &App,
    flow: &Flow,
    who: &Visitor,
    now: Timestamp,
) -> Result<String, AppError> {
    let site = clients::known(app, &flow.request.client)?;
    let code = Code::of(app, (flow, site), who, now);
    let code = seal::seal(app, Kind::Code, &code);
    let request = &flow.request;
    let (uri, state) = (&request.redirect_uri, request.state.as_deref());
    Ok(answer::code(uri, state, &code, &app.provider.issuer))
}

fn read(app: &App, query: &str, now: Timestamp) -> Result<Flow, Failed> {
    let invalid = |why| Failed::Show(Refusal::new(refusal::Code::InvalidRequest, why));
    let form = Form::read(query).map_err(|_| invalid("the parameters cannot be read"))?;
    let id = asked::client_id(&form).map_err(Failed::Show)?;
    let site = clients::find(app, id).ok_or(invalid("nobody of this client_id is registered"))?;
    match asked::fate(&form).map_err(Failed::Show)? {
        Fate::Plain => {
            let mut request = asked::read(&form, &site.client, now)?;
            let ours = || app.provider.ring.ours(now);
            let meant = request.mean(&form, ours, &app.provider.issuer);
            meant.map_err(|refusal| request.refused(refusal))?;
            Ok(Flow {
                request,
                once: None,
                browser: None,
                terms: String::new(),
            })
        }
        Fate::Pushed(sealed) => {
            let why = "request_uri was not given out here";
            let unknown = Refusal::new(refusal::Code::InvalidRequestUri, why);
            let pushed: Option<Flow> = seal::open(app, Kind::Pushed, sealed);
            let mut flow = pushed.ok_or(Failed::Show(unknown))?;
            asked::resume(&form, &flow.request, now).map_err(Failed::Show)?;
            // The person has the time of a request from here on; the minute was the program's.
            flow.request.asked = now;
            Ok(flow)
        }
    }
}
