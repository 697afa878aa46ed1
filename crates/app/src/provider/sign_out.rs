//! Signing out on behalf of a site (RP-Initiated Logout 1.0). The person is always asked: a link of somebody else ends no
//! session, and opening an address changes nothing.

use super::clients;
use super::seal::{self, Kind};
use crate::{App, AppError};
use base::{Text, Timestamp};
use identity::form::Form;
use identity::id_token;
use identity::logout;
use identity::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// What comes next of a request to sign out.
#[derive(Clone, Debug)]
pub enum Leaving {
    /// The person is asked; `flow` brings the request back.
    Ask { flow: String },
    /// Nobody is signed in: on, to the site where it said so.
    Go(Option<String>),
    /// The way on is nobody's.
    Show(Refusal),
}

/// What the person is asked.
#[derive(Clone, Debug)]
pub struct SignOutView {
    pub flow: String,
    /// The site that sent them, where it said who it is.
    pub site: Option<Text>,
}

/// A request to sign out, sealed while the person is asked.
#[derive(Serialize, Deserialize)]
struct Asked {
    client: Option<String>,
    to: Option<String>,
    /// The registered address that `to` begins with.
    #[serde(default)]
    registered: Option<String>,
    #[serde(default = "long_ago")]
    at: Timestamp,
}

/// How long a person may think about signing out.
const ASKED_SECONDS: i64 = 3600;

fn long_ago() -> Timestamp {
    Timestamp::from_micros(0)
}

/// Reads a request of a site to sign the person out.
pub fn sign_out(app: &App, raw: &str, is_signed_in: bool, now: Timestamp) -> Leaving {
    match read(app, raw, now) {
        Ok(Asked { to, .. }) if !is_signed_in => Leaving::Go(to),
        Ok(asked) => Leaving::Ask {
            flow: seal::seal(app, Kind::SignOut, &asked),
        },
        Err(refusal) => Leaving::Show(refusal),
    }
}

/// What the page says on which the person decides.
pub fn ask_sign_out(app: &App, flow: &str, now: Timestamp) -> Result<SignOutView, AppError> {
    let asked = open(app, flow, now)?;
    Ok(SignOutView {
        flow: flow.to_owned(),
        site: asked.client.map(|client| super::site_name(app, &client)),
    })
}

/// Where the person goes once they are signed out.
pub fn signed_out(app: &App, flow: &str, now: Timestamp) -> Result<Option<String>, AppError> {
    Ok(open(app, flow, now)?.to)
}

/// A request that somebody thinks about. One that lay too long, or whose way on is registered no more, leads no further than
/// out.
fn open(app: &App, flow: &str, now: Timestamp) -> Result<Asked, AppError> {
    let asked: Option<Asked> = seal::open(app, Kind::SignOut, flow);
    let mut asked = asked.ok_or(AppError::NotFound)?;
    let site = asked.client.as_ref().and_then(|id| clients::find(app, id));
    let leads = |uri: &String| site.is_some_and(|site| site.client.leads_out_to(uri));
    let fresh = now <= asked.at.plus_seconds(ASKED_SECONDS);
    if !fresh || !asked.registered.as_ref().is_some_and(leads) {
        asked.to = None;
    }
    Ok(asked)
}

fn read(app: &App, raw: &str, now: Timestamp) -> Result<Asked, Refusal> {
    let invalid = |why| Refusal::new(Code::InvalidRequest, why);
    let form = Form::read(raw).map_err(|_| invalid("the parameters cannot be read"))?;
    let (ours, issuer) = (app.provider.ring.ours(now), &app.provider.issuer);
    let hint = form.get("id_token_hint");
    let hint = hint.and_then(|raw| id_token::hint(raw, &ours, issuer));
    let client = logout::client_id(&form, hint.as_ref())?;
    let site = client.and_then(|id| clients::find(app, id));
    let about = site.map(|site| &site.client);
    let registered = form.get("post_logout_redirect_uri");
    Ok(Asked {
        client: about.map(|client| client.id.clone()),
        to: logout::way_out(&form, about, hint.as_ref())?,
        registered: registered.map(str::to_owned),
        at: now,
    })
}
