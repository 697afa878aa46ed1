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

/// Where somebody goes who signs out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Out {
    /// They are asked first: nobody signs a person out by a link alone (§2).
    Ask { to: Option<String> },
    /// A token of ours says whose session it is: it ends, and they go on.
    End { to: Option<String> },
}

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

/// Decides on a request to sign out. `hint` is the token that came along, if it is ours; `session` the one that goes on
/// in this browser. An address that is not registered refuses the request: people are never sent to a stranger (§3).
pub fn decide(
    form: &Form,
    client: Option<&Client>,
    hint: Option<&Hint>,
    session: Option<&str>,
) -> Result<Out, Refusal> {
    let invalid = |why| Refusal::new(Code::InvalidRequest, why);
    if form.has("id_token_hint") && hint.is_none() {
        return Err(invalid("id_token_hint was not made here"));
    }
    let to = match form.get("post_logout_redirect_uri") {
        None => None,
        Some(uri) => {
            let known = client.is_some_and(|client| client.leads_out_to(uri));
            let uri = known.then_some(uri);
            let why = "post_logout_redirect_uri is not registered for this client";
            Some(way(uri.ok_or(invalid(why))?, form.get("state"))?)
        }
    };
    match (hint, session) {
        (Some(hint), Some(session)) if hint.session == session => Ok(Out::End { to }),
        // Nobody is signed in, or somebody else: nothing ends without being asked.
        (Some(_), None) => Ok(Out::End { to }),
        _ => Ok(Out::Ask { to }),
    }
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
