//! What is wrong with the description of a client, all of it at once, before anybody meets it.

use super::{Authentication, Client, GrantType, Profile};
use crate::address::{self, BadAddress};
use crate::jwks::{BadJwks, Jwks};
use crate::scope::Scope;
use base::Lang;

/// One thing to mend in a client's file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("id `{0}`: 3 to 64 small letters, digits, `-` and `.`")]
    Id(String),
    #[error("no name or purpose in `{}`", .0.tag())]
    Words(Lang),
    #[error("sector `{0}` is not a host name")]
    Sector(String),
    #[error("`{uri}`: {why}")]
    Address { uri: String, why: BadAddress },
    #[error("`authorization_code` needs a redirect_uri and the scope `openid`")]
    NoWayBack,
    #[error("`offline_access` and `refresh_token` need each other, and `authorization_code`")]
    Refresh,
    #[error("`client_credentials` goes with no other grant type: a system is not a site")]
    Mixed,
    #[error("the profile `fapi2` needs `private_key_jwt` (FAPI 2.0 §5.3.2.1)")]
    WeakProof,
    #[error("`private_key_jwt` needs either `jwks` or `jwks_uri`")]
    Keys,
    #[error("jwks: {0}")]
    Jwks(BadJwks),
    #[error("`secret_sha256` is not the SHA-256 of a secret in small hex digits")]
    Secret,
}

/// Everything to mend; nothing when the client may be used.
pub fn check(client: &Client) -> Vec<Finding> {
    let mut findings = Vec::new();
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    if !(3..=64).contains(&client.id.len()) || !client.id.bytes().all(fits) {
        findings.push(Finding::Id(client.id.clone()));
    }
    findings.extend(words(client));
    if address::registered(&format!("https://{}/", client.sector)).is_err() {
        findings.push(Finding::Sector(client.sector.clone()));
    }
    findings.extend(addresses(client));
    findings.extend(grants(client));
    findings.extend(authentication(client));
    findings
}

fn words(client: &Client) -> impl Iterator<Item = Finding> {
    let asks = !client.claims().is_empty();
    let lacks = move |lang: &Lang| {
        let has = |words: &std::collections::BTreeMap<Lang, String>| {
            words
                .get(lang)
                .is_some_and(|words| !words.trim().is_empty())
        };
        !has(&client.name) || (asks && !has(&client.purpose))
    };
    Lang::ALL.into_iter().filter(lacks).map(Finding::Words)
}

fn addresses(client: &Client) -> Vec<Finding> {
    let jwks_uri = match &client.authentication {
        Authentication::PrivateKeyJwt { jwks_uri, .. } => jwks_uri.as_ref(),
        Authentication::ClientSecretBasic { .. } => None,
    };
    let all = client
        .redirect_uris
        .iter()
        .chain(&client.post_logout_redirect_uris);
    let all = all.chain(&client.backchannel_logout_uri).chain(jwks_uri);
    let bad = all.filter_map(|uri| Some((uri, address::registered(uri).err()?)));
    bad.map(|(uri, why)| Finding::Address {
        uri: uri.clone(),
        why,
    })
    .collect()
}

fn grants(client: &Client) -> Vec<Finding> {
    let mut findings = Vec::new();
    let code = client.may(GrantType::AuthorizationCode);
    let refresh = client.may(GrantType::RefreshToken);
    let offline = client.scopes.contains(&Scope::OfflineAccess);
    let way_back = !client.redirect_uris.is_empty() && client.scopes.contains(&Scope::Openid);
    if code && !way_back {
        findings.push(Finding::NoWayBack);
    }
    if refresh != offline || (refresh && !code) {
        findings.push(Finding::Refresh);
    }
    if client.may(GrantType::ClientCredentials) && client.grants.len() > 1 {
        findings.push(Finding::Mixed);
    }
    findings
}

fn authentication(client: &Client) -> Vec<Finding> {
    let fapi = client.profile == Profile::Fapi2;
    match &client.authentication {
        Authentication::PrivateKeyJwt {
            jwks: Some(set),
            jwks_uri: None,
        } => Jwks::read(set)
            .err()
            .map(Finding::Jwks)
            .into_iter()
            .collect(),
        Authentication::PrivateKeyJwt {
            jwks: None,
            jwks_uri: Some(_),
        } => Vec::new(),
        Authentication::PrivateKeyJwt { .. } => vec![Finding::Keys],
        Authentication::ClientSecretBasic { secret_sha256 } => {
            let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
            let good = secret_sha256.len() == 64 && secret_sha256.bytes().all(hex);
            let mut findings = Vec::new();
            findings.extend((!good).then_some(Finding::Secret));
            findings.extend(fapi.then_some(Finding::WeakProof));
            findings
        }
    }
}
