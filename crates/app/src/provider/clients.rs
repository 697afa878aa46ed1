//! Sites and systems as the provider takes them in: what their files say, checked by the rules of `OpenID` Connect.

use crate::App;
use crate::vault::{hex, sha256};
use crate::{AppError, Vault};
use base::Lang;
use identity::client::{Authentication, Client, GrantType, Profile};
use identity::scope::Scope;
use pack::Finding;
use pack::model::{self, Pack, Proof};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A client with what the country knows of it.
#[derive(Clone, Debug)]
pub struct Site {
    pub client: Client,
    /// The agency that answers for it: the reader in the access log.
    pub owner: String,
    /// By which law it may learn what it asks for.
    pub law: String,
    /// For how many days what a person allowed counts.
    pub consent_days: i64,
    /// What people allowed stands on this: another owner, law, purpose or sector, or another client under the same id,
    /// and they are asked anew.
    pub(crate) terms: String,
}

impl Site {
    /// What it calls itself in the country's own language, for what is kept: a name is no sentence.
    pub(super) fn name(&self) -> &str {
        let said = self.client.name.get(&Lang::Id);
        said.map_or(self.client.id.as_str(), String::as_str)
    }
}

/// Sites by the id of their client.
pub type Sites = BTreeMap<String, Site>;

/// Takes in every client of a pack; those of the demonstration only there. What is wrong with any is told with its file.
pub fn clients(pack: &Pack, vault: &Vault, demo: bool) -> Result<Sites, Vec<Finding>> {
    let (mut sites, mut findings) = (Sites::new(), Vec::new());
    for file in pack.clients.values() {
        match site(file, vault) {
            Ok(site) if demo || !file.demo => {
                sites.insert(file.id.clone(), site);
            }
            Ok(_) => {}
            Err(mut wrong) => findings.append(&mut wrong),
        }
    }
    if findings.is_empty() {
        Ok(sites)
    } else {
        Err(findings)
    }
}

/// What a client with a secret proves itself with. It follows from the keys of the instance and the number in the file, so
/// nobody keeps it: an operator tells it once to whoever runs the site.
pub fn secret(vault: &Vault, client: &model::Client) -> Option<String> {
    let counts = client.token_endpoint_auth_method == Proof::ClientSecretBasic;
    let mut named = format!("{}\n{}", client.id, client.secret);
    if let Some(since) = client.since {
        // Whoever had the id before does not have the secret now, nor does the agency that answered for it.
        named = format!("{named}\n{since}\n{}", client.owner);
    }
    counts.then(|| vault.mac("oidc-client-secret", &named))
}

/// The site of an id.
pub(super) fn find<'a>(app: &'a App, id: &str) -> Option<&'a Site> {
    app.provider.sites.get(id)
}

/// The same where a stored row names it, whose site may have gone.
pub(super) fn known<'a>(app: &'a App, id: &str) -> Result<&'a Site, AppError> {
    find(app, id).ok_or(AppError::NotFound)
}

/// Whether people are known to another client by the same number.
pub(super) fn shares(app: &App, site: &Site) -> bool {
    let mut all = app.provider.sites.values();
    all.any(|other| other.client.id != site.client.id && other.client.sector == site.client.sector)
}

pub(super) fn site(file: &model::Client, vault: &Vault) -> Result<Site, Vec<Finding>> {
    let at = format!("clients/{}.toml", file.id);
    let say = |code, told: String, mend: &str| Finding::new(&at, 0, code, told, mend);
    let mut findings = Vec::new();
    let mut scopes = BTreeSet::new();
    for word in &file.scopes {
        match Scope::of_word(word) {
            Some(scope) => _ = scopes.insert(scope),
            None => findings.push(say(
                "unknown-name",
                format!("there is no scope \"{word}\""),
                "openid, profile, address, nik or offline_access",
            )),
        }
    }
    let client = client(file, scopes, vault);
    for wrong in identity::client::check(&client) {
        findings.push(say(
            "bad-client",
            wrong.to_string(),
            "see docs/connect-your-site.md",
        ));
    }
    if findings.is_empty() {
        Ok(Site {
            client,
            owner: file.owner.clone(),
            law: file.law.written().to_owned(),
            consent_days: i64::from(file.consent_days),
            terms: terms(file),
        })
    } else {
        Err(findings)
    }
}

/// What a person says yes to, as a digest: terms that come back after others are new ones.
pub(super) fn terms(file: &model::Client) -> String {
    let since = file
        .since
        .map_or_else(String::new, |since| since.to_string());
    let purposes = file.words.values().map(|words| words.purpose.as_str());
    let said: Vec<&str> = [
        since.as_str(),
        &file.owner,
        file.law.written(),
        file.sector(),
    ]
    .into_iter()
    .chain(purposes)
    .collect();
    // No word of a file holds a line end.
    let mut said = said.join("\n");
    if file.renewed > 0 {
        said = format!("{said}\n{}", file.renewed);
    }
    hex(&sha256(&[said.as_bytes()]))
}

fn client(file: &model::Client, scopes: BTreeSet<Scope>, vault: &Vault) -> Client {
    let said = |of: fn(&model::ClientWords) -> &String| -> BTreeMap<Lang, String> {
        let words = file.words.iter();
        words
            .map(|(lang, words)| (*lang, of(words).clone()))
            .collect()
    };
    let grants = match (file.has_people(), scopes.contains(&Scope::OfflineAccess)) {
        (false, _) => BTreeSet::from([GrantType::ClientCredentials]),
        (true, false) => BTreeSet::from([GrantType::AuthorizationCode]),
        (true, true) => BTreeSet::from([GrantType::AuthorizationCode, GrantType::RefreshToken]),
    };
    Client {
        id: file.id.clone(),
        name: said(|words| &words.name),
        sector: sector(file),
        profile: match file.profile {
            model::Profile::Plain => Profile::Plain,
            model::Profile::Fapi2 => Profile::Fapi2,
        },
        // A site of the demonstration runs on this machine, at whatever port is free.
        native: file.demo,
        redirect_uris: file.redirect_uris.clone(),
        post_logout_redirect_uris: file.post_logout_redirect_uris.clone(),
        backchannel_logout_uri: file.backchannel_logout_uri.clone(),
        scopes,
        grants,
        assurance: file.assurance,
        purpose: said(|words| &words.purpose),
        authentication: authentication(file, vault),
    }
}

/// Whoever has an id after it was freed does not know people by the numbers of whoever had it before.
fn sector(file: &model::Client) -> String {
    match (&file.sector, file.since) {
        (None, Some(since)) if file.numbered => format!("r{since}.{}", file.id),
        _ => file.sector().to_owned(),
    }
}

fn authentication(file: &model::Client, vault: &Vault) -> Authentication {
    match secret(vault, file) {
        Some(secret) => Authentication::ClientSecretBasic {
            secret_sha256: hex(&sha256(&[secret.as_bytes()])),
        },
        None => Authentication::PrivateKeyJwt {
            jwks: (!file.keys.is_empty()).then(|| jwks(&file.keys)),
            jwks_uri: file.jwks_uri.clone(),
        },
    }
}

fn jwks(keys: &[model::PublicKey]) -> Value {
    let keys = keys.iter().map(|key| {
        let mut jwk = json!({ "kty": key.kty, "crv": key.crv, "x": key.x, "y": key.y });
        if let Some(kid) = &key.kid {
            jwk["kid"] = json!(kid);
        }
        jwk
    });
    json!({ "keys": keys.collect::<Vec<_>>() })
}
