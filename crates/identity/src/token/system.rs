//! A token for an agency's own system, which speaks for no person (RFC 6749 §4.4).

use super::{ACCESS_SECONDS, Access, Issued, code};
use crate::client::{Client, GrantType};
use crate::form::Form;
use crate::refusal::{Code, Refusal};
use base::Timestamp;

/// A token without a person behind it: no ID token, no refresh token (§4.4.3).
pub fn system(
    form: &Form,
    client: &Client,
    proof: Option<&str>,
    now: Timestamp,
) -> Result<Issued, Refusal> {
    if !client.may(GrantType::ClientCredentials) {
        let why = "this client is not registered for `client_credentials`";
        return Err(Refusal::new(Code::UnauthorizedClient, why));
    }
    if form.has("scope") {
        let why = "a system has no scope: what it may do is in its registration";
        return Err(Refusal::new(Code::InvalidScope, why));
    }
    code::key(client, None, proof)?;
    Ok(Issued {
        access: Access {
            client: client.id.clone(),
            grant: None,
            jkt: proof.map(str::to_owned),
            issued: now,
            until: now.plus_seconds(ACCESS_SECONDS),
        },
        refresh: None,
        id_token: None,
    })
}
