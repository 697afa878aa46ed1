//! Pushing (RFC 9126): a client says what it asks for directly, and the browser carries a reference alone.

use super::Denied;
use super::authenticate::{Credentials, authenticate};
use super::flow::Flow;
use super::proof::{self, Caller};
use super::seal::{self, Kind};
use crate::App;
use base::{RowId, Timestamp};
use identity::authorize;
use identity::issuer::path;
use serde_json::{Value, json};

/// Takes a request in and gives its reference. It is sealed, so that nothing is kept, and yields one code.
pub async fn push(
    app: &App,
    shown: Credentials<'_>,
    caller: Caller<'_>,
    now: Timestamp,
) -> Result<Value, Denied> {
    let site = authenticate(app, shown, now).await?;
    let proof = proof::of_client(app, (&site.client, path::PAR), caller, now)?;
    proof::spend_alone(app, proof.as_ref()).await?;
    let jkt = proof.as_ref().map(|proof| proof.jkt.as_str());
    let mut request = authorize::push(shown.form, &site.client, jkt, now)?;
    let ours = || app.provider.ring.ours(now);
    request.mean(shown.form, ours, &app.provider.issuer)?;
    let flow = Flow {
        request,
        once: Some(RowId::at(now, app.dice.bytes())),
        browser: None,
        terms: String::new(),
    };
    let sealed = seal::seal(app, Kind::Pushed, &flow);
    Ok(json!({
        "request_uri": format!("urn:ietf:params:oauth:request_uri:{sealed}"),
        "expires_in": identity::token::PUSHED_SECONDS,
    }))
}
