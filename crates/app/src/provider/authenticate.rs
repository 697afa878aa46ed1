//! Authenticating: a client proves that it is itself, before anything else of its request is looked at.

use super::{Site, clients};
use crate::tables::spent::{self, Once};
use crate::{App, AppError};
use base::Timestamp;
use identity::assertion::{self, Presented};
use identity::client::Keyring;
use identity::form::Form;
use identity::jwks::{Jwks, may_fetch};
use identity::refusal::{Code, Refusal};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::Unit;

use super::Denied;

/// What a request shows of its client.
#[derive(Clone, Copy, Debug)]
pub struct Credentials<'a> {
    /// The header `Authorization`.
    pub authorization: Option<&'a str>,
    pub form: &'a Form,
}

/// Sets of keys that were fetched from sites.
#[derive(Debug, Default)]
pub(super) struct Fetched(Mutex<HashMap<String, Arc<tokio::sync::Mutex<Kept>>>>);

/// When keys were last asked for, and those that came last, if any ever did.
#[derive(Debug, Default)]
struct Kept {
    at: Option<Timestamp>,
    keys: Option<Arc<Jwks>>,
}

/// The client of a request. An assertion is good once: it is spent here, in a unit of its own.
pub(super) async fn authenticate<'a>(
    app: &'a App,
    shown: Credentials<'_>,
    now: Timestamp,
) -> Result<&'a Site, Denied> {
    let presented = assertion::presented(shown.authorization, shown.form)?;
    let unknown = Refusal::new(
        Code::InvalidClient,
        "nobody of this client_id is registered",
    );
    let site = clients::find(app, presented.client_id()).ok_or(unknown)?;
    let keys = keys(app, site, (&presented, shown.form), now).await?;
    let issuer = &app.provider.issuer;
    let about = (&site.client, shown.form);
    let once = assertion::believe(presented, about, keys.as_deref(), issuer, now)?;
    if let Some(once) = once {
        let bucket = spent::bucket_of(app, WHAT, &once.value);
        let mut unit = Unit::of(bucket);
        let until = once.until;
        spent::spend(
            &mut unit,
            app,
            Once {
                what: WHAT,
                value: &once.value,
                until,
            },
        );
        match app
            .store
            .commit("spend-assertion", unit)
            .await
            .map_err(AppError::from)
        {
            Ok(_) => {}
            Err(AppError::Conflict) => {
                return Err(Refusal::new(Code::InvalidClient, "the assertion came before").into());
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(site)
}

const WHAT: &str = "client-assertion";

/// The keys a client may have signed with. Those at an address are fetched when they are old, or lack the one that is
/// named; invented names cause one fetch a minute at most. Whoever comes while they are fetched waits for the same answer.
async fn keys(
    app: &App,
    site: &Site,
    (presented, form): (&Presented<'_>, &Form),
    now: Timestamp,
) -> Result<Option<Arc<Jwks>>, Denied> {
    if matches!(presented, Presented::Secret { .. }) {
        return Ok(None);
    }
    let keyring = site.client.keyring();
    let at = match keyring.map_err(|_| AppError::Invariant("keys of a client were checked"))? {
        Keyring::Here(keys) => return Ok(Some(Arc::new(keys))),
        Keyring::None => return Ok(None),
        Keyring::At(at) => at,
    };
    let client = site.client.id.as_str();
    let place = app.provider.kept.of(client);
    let mut kept = place.lock().await;
    let token = form.get("client_assertion").unwrap_or_default();
    if kept.wants_fetch(token, now) {
        kept.at = Some(now);
        if let Some(found) = fetched(app, (client, at)).await {
            kept.keys = Some(found);
        }
    }
    // Without any keys nobody can tell who it is: that is no failure of the client's.
    let keys = kept.keys.clone().ok_or(AppError::Away)?;
    Ok(Some(keys))
}

/// What is at the address of a client's keys, if it can be used.
async fn fetched(app: &App, (client, at): (&str, &str)) -> Option<Arc<Jwks>> {
    match app.provider.web.get(at).await {
        Ok(body) => {
            let set = identity::json::read(&body).ok()?;
            Jwks::read(&set).ok().map(Arc::new)
        }
        Err(error) => {
            tracing::warn!(client, %error, "keys of a site were not fetched");
            None
        }
    }
}

/// How long nobody asks again where no keys came at all.
const SILENT_SECONDS: i64 = 5;

impl Kept {
    fn wants_fetch(&self, token: &str, now: Timestamp) -> bool {
        let Some(at) = self.at else { return true };
        match &self.keys {
            None => now >= at.plus_seconds(SILENT_SECONDS),
            Some(keys) => may_fetch(at, assertion::names_unknown_key(token, keys), now),
        }
    }
}

impl Fetched {
    /// As many as there are clients: nobody else gets here.
    fn of(&self, client: &str) -> Arc<tokio::sync::Mutex<Kept>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(kept.entry(client.to_owned()).or_default())
    }
}
