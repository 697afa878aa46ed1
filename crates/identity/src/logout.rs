//! Signing out: a site sends the person here (RP-Initiated Logout 1.0), and the other sites hear of it (Back-Channel
//! Logout 1.0).

use crate::authorize::answer::extended;
use crate::client::Client;
use crate::form::Form;
use crate::id_token::Hint;
use crate::issuer::Issuer;
use crate::refusal::{Code, Refusal};
use base::Timestamp;
use credential::{Keys, SignError, jose};
use serde_json::json;

/// How long a logout token is good (Back-Channel Logout §2.4: two minutes are recommended).
pub const LOGOUT_SECONDS: i64 = 120;
/// Longest `state` that is carried.
const STATE_BYTES_MAX: usize = 1024;
/// The event of Back-Channel Logout §2.4.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Which client a request to sign out names, by the hint or by `client_id`; they must not differ (§2).
pub fn client_id<'a>(form: &'a Form, hint: Option<&'a Hint>) -> Result<Option<&'a str>, Refusal> {
    match (form.get("client_id"), hint) {
        (Some(id), Some(hint)) if id != hint.client => Err(Refusal::new(
            Code::InvalidRequest,
            "client_id is not the one of the hint",
        )),
        (id, hint) => Ok(id.or(hint.map(|hint| hint.client.as_str()))),
    }
}

/// Where somebody goes once they are signed out, who is asked first: nobody signs a person out by a link alone (§2). `hint` is
/// the token that came along, if it is one of ours that we still know; where it is not, the person stays here. An address
/// that is not registered refuses the request: people are never sent to a stranger (§3).
pub fn way_out(
    form: &Form,
    client: Option<&Client>,
    hint: Option<&Hint>,
) -> Result<Option<String>, Refusal> {
    let Some(uri) = form.get("post_logout_redirect_uri") else {
        return Ok(None);
    };
    let known = client.is_some_and(|client| client.leads_out_to(uri));
    let why = "post_logout_redirect_uri is not registered for this client";
    let uri = known.then_some(uri);
    let uri = uri.ok_or(Refusal::new(Code::InvalidRequest, why))?;
    // A hint may be older than every key that is still published.
    let doubtful = form.has("id_token_hint") && hint.is_none();
    if doubtful {
        return Ok(None);
    }
    way(uri, form.get("state")).map(Some)
}

/// A logout token (Back-Channel Logout §2.4): to one client, about one session, once. It has no `nonce`.
pub fn token(
    (client, sub): (&Client, &str),
    (session, jti): (&str, &str),
    (issuer, keys): (&Issuer, &dyn Keys),
    now: Timestamp,
) -> Result<String, SignError> {
    let claims = json!({
        "iss": issuer.as_str(),
        "sub": sub,
        "aud": client.id,
        "iat": now.seconds(),
        "exp": now.plus_seconds(LOGOUT_SECONDS).seconds(),
        "jti": jti,
        "sid": session,
        "events": { EVENT: {} },
    });
    jose::sign("logout+jwt", &claims, keys)
}

fn way(uri: &str, state: Option<&str>) -> Result<String, Refusal> {
    match state {
        None => Ok(uri.to_owned()),
        Some(state) if state.len() > STATE_BYTES_MAX => {
            Err(Refusal::new(Code::InvalidRequest, "state is too long"))
        }
        Some(state) => Ok(extended(uri, &[("state", state)])),
    }
}

#[cfg(test)]
mod tests;
