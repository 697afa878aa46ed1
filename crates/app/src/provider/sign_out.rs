//! Signing out on behalf of a site (RP-Initiated Logout 1.0). The person is always asked: a link of somebody else ends no
//! session, and opening an address changes nothing.

use super::seal::{self, Kind};
use super::{clients, sid};
use crate::{App, AppError};
use base::{RowId, Text, Timestamp};
use identity::form::Form;
use identity::id_token;
use identity::logout::{self, Out};
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
}

/// Reads a request of a site to sign the person out.
pub fn sign_out(app: &App, raw: &str, session: Option<RowId>, now: Timestamp) -> Leaving {
    match read(app, raw, session, now) {
        Ok(Asked { to, .. }) if session.is_none() => Leaving::Go(to),
        Ok(asked) => Leaving::Ask {
            flow: seal::seal(app, Kind::SignOut, &asked),
        },
        Err(refusal) => Leaving::Show(refusal),
    }
}

/// What the page says on which the person decides.
pub fn ask_sign_out(app: &App, flow: &str) -> Result<SignOutView, AppError> {
    let asked = open(app, flow)?;
    Ok(SignOutView {
        flow: flow.to_owned(),
        site: asked.client.map(|client| super::site_name(app, &client)),
    })
}

/// Where the person goes once they are signed out.
pub fn signed_out(app: &App, flow: &str) -> Result<Option<String>, AppError> {
    Ok(open(app, flow)?.to)
}

fn open(app: &App, flow: &str) -> Result<Asked, AppError> {
    seal::open(app, Kind::SignOut, flow).ok_or(AppError::NotFound)
}

fn read(app: &App, raw: &str, session: Option<RowId>, now: Timestamp) -> Result<Asked, Refusal> {
    let invalid = |why| Refusal::new(Code::InvalidRequest, why);
    let form = Form::read(raw).map_err(|_| invalid("the parameters cannot be read"))?;
    let (ours, issuer) = (app.provider.ring.ours(now), &app.provider.issuer);
    let hint = form.get("id_token_hint");
    let hint = hint.and_then(|raw| id_token::hint(raw, &ours, issuer));
    let client = logout::client_id(&form, hint.as_ref())?;
    let site = client.and_then(|id| clients::find(app, id));
    let session = session
        .zip(site)
        .map(|(session, site)| sid(app, site, session));
    let about = site.map(|site| &site.client);
    let out = logout::decide(&form, about, hint.as_ref(), session.as_deref())?;
    let (Out::Ask { to } | Out::End { to }) = out;
    Ok(Asked {
        client: site.map(|site| site.client.id.clone()),
        to,
    })
}
