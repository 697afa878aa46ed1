//! The token endpoint: a code, a refresh token or a client's own word is exchanged for tokens.

use super::authenticate::{Credentials, authenticate};
use super::authorize::Visitor;
use super::flow::Flow;
use super::proof::{self, Caller};
use super::seal::{self, Kind};
use super::{Site, exchange, facts, id_of, refresh, sid};
use crate::{App, AppError};
use base::{RowId, Timestamp};
use identity::client::GrantType;
use identity::id_token;
use identity::issuer::path;
use identity::refusal::{Code as Reason, Refusal};
use identity::token::{self as made, CODE_SECONDS, Grant, IdToken, Issued};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Why a program gets nothing.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    App(AppError),
}

/// What a program gets: the body of the answer.
pub type Given = Result<Value, Denied>;

/// A code as it is sealed: what the site is told of, and the session that stays with us.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Code {
    pub(super) made: made::Code,
    pub(super) session: RowId,
    /// Whether its request lay open for a while, so that a second person could have come by it.
    #[serde(default)]
    pub(super) lay_open: bool,
}

impl Code {
    /// What a request yields for the person who is signed in.
    pub(super) fn of(
        app: &App,
        (flow, site): (&Flow, &Site),
        who: &Visitor,
        now: Timestamp,
    ) -> Self {
        let request = &flow.request;
        let id = flow
            .once
            .unwrap_or_else(|| RowId::at(now, app.dice.bytes()));
        let grant = Grant {
            id: id.to_string(),
            client: request.client.clone(),
            subject: who.subject,
            session: sid(app, site, who.session),
            scopes: request.scopes.clone(),
            wanted: request.wanted.clone(),
            at: who.at,
            assurance: request.told(who.assurance),
            way: who.way,
            offline: request.is_offline(&site.client),
        };
        let code = made::Code {
            grant,
            redirect_uri: request.redirect_uri.clone(),
            challenge: request.challenge.clone(),
            nonce: request.nonce.clone(),
            jkt: request.jkt.clone(),
            until: now.plus_seconds(CODE_SECONDS),
        };
        Self {
            made: code,
            session: who.session,
            lay_open: flow.once.is_some(),
        }
    }
}

/// Answers one request of a client.
pub async fn token(app: &App, shown: Credentials<'_>, caller: Caller<'_>, now: Timestamp) -> Given {
    let site = authenticate(app, shown, now).await?;
    let proof = proof::of_client(app, (&site.client, path::TOKEN), caller, now)?;
    let asked = shown.form.get("grant_type");
    let asked = asked.ok_or(Refusal::new(
        Reason::InvalidRequest,
        "grant_type is missing",
    ))?;
    let why = "grant_type is none that is known here";
    let unknown = Refusal::new(Reason::UnsupportedGrantType, why);
    let asking = Asking {
        site,
        form: shown.form,
        proof,
    };
    match GrantType::of_word(asked).ok_or(unknown)? {
        GrantType::AuthorizationCode => exchange::exchange(app, &asking, now).await,
        GrantType::RefreshToken => refresh::refresh(app, &asking, now).await,
        GrantType::ClientCredentials => {
            let issued = made::system(asking.form, &site.client, asking.jkt(), now)?;
            proof::spend_alone(app, asking.proof.as_ref()).await?;
            body(app, site, &issued, now).await
        }
    }
}

/// A client that was believed, what it asks and the key it showed.
pub(super) struct Asking<'a> {
    pub(super) site: &'a Site,
    pub(super) form: &'a identity::form::Form,
    pub(super) proof: Option<identity::dpop::Proof>,
}

impl Asking<'_> {
    pub(super) fn jkt(&self) -> Option<&str> {
        self.proof.as_ref().map(|proof| proof.jkt.as_str())
    }
}

/// Seals and signs what was issued.
pub(super) async fn body(app: &App, site: &Site, issued: &Issued, now: Timestamp) -> Given {
    let access = seal::seal(app, Kind::Access, &issued.access);
    let refresh = issued.refresh.as_ref();
    let refresh = refresh.map(|refresh| seal::seal(app, Kind::Refresh, refresh));
    let id_token = match (&issued.id_token, &issued.access.grant) {
        (Some(token), Some(grant)) => Some(id_token(app, (site, grant), token, now).await?),
        _ => None,
    };
    Ok(made::body(
        issued,
        &access,
        refresh.as_deref(),
        id_token.as_deref(),
    ))
}

/// The signed word on who signed in, with the facts that were asked for in it.
async fn id_token(
    app: &App,
    (site, grant): (&Site, &Grant),
    token: &IdToken,
    now: Timestamp,
) -> Result<String, AppError> {
    let mut claims = grant.wanted.id_token.keys().copied().collect();
    facts::only_registered(site, &mut claims);
    let occasion = facts::occasion(app, grant_id(grant)?, now);
    let facts = facts::read(app, (site, occasion), grant.subject, &claims, now).await?;
    let sub = id_of(app, site, grant.subject);
    let nonce = token.nonce.as_deref();
    let signed = app.provider.ring.sign(now, |keys| {
        let by = (&app.provider.issuer, keys);
        id_token::make((grant, &sub), nonce, &facts, by, now)
    });
    signed.map_err(|error| AppError::Sign(error.to_string()))
}

/// The row of a grant.
pub(super) fn grant_id(grant: &Grant) -> Result<RowId, AppError> {
    RowId::parse(&grant.id).map_err(|_| AppError::Invariant("a grant has an id"))
}

pub(super) fn invalid_token(why: &'static str) -> Refusal {
    Refusal::new(Reason::InvalidToken, why)
}

pub(super) fn invalid_grant(why: &'static str) -> Denied {
    Refusal::new(Reason::InvalidGrant, why).into()
}
