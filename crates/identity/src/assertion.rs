//! How a client proves that it is itself: an assertion it signed (RFC 7523) or a secret in the header (RFC 6749 §2.3.1).

use crate::client::{Authentication, Client, Profile};
use crate::form::Form;
use crate::issuer::{Issuer, path};
use crate::jwks::Jwks;
use crate::jws::{BadJws, Claims, Jws};
use crate::refusal::{Code, Refusal};
use crate::times;
use crate::token::Once;
use aws_lc_rs::{constant_time, digest};
use base::Timestamp;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The one kind of assertion (RFC 7523 §2.2).
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// How far ahead an assertion may end.
pub const ASSERTION_SECONDS: i64 = 300;
/// Longest `jti` that is remembered.
const JTI_BYTES_MAX: usize = 256;

/// What a client presented, before anything of it is believed.
#[derive(Debug)]
pub enum Presented<'a> {
    Assertion(Jws<'a>),
    Secret { id: String, secret: String },
}

/// Reads how the client presents itself: in one way, never in two (RFC 6749 §2.3).
pub fn presented<'a>(
    authorization: Option<&str>,
    form: &'a Form,
) -> Result<Presented<'a>, Refusal> {
    if form.has("client_secret") {
        return Err(invalid("a secret travels in the header, not in the body"));
    }
    let assertion = form.get("client_assertion");
    match (authorization, assertion) {
        (Some(_), Some(_)) => Err(Refusal::new(
            Code::InvalidRequest,
            "the client presents itself in two ways",
        )),
        (Some(header), None) => basic(header),
        (None, Some(raw)) => {
            if form.get("client_assertion_type") != Some(JWT_BEARER) {
                return Err(invalid(
                    "client_assertion_type is not jwt-bearer (RFC 7523 §2.2)",
                ));
            }
            let token = Jws::read(raw).map_err(|_| invalid("the assertion cannot be read"))?;
            if token.unverified("sub").is_none() {
                return Err(invalid("the assertion names nobody"));
            }
            Ok(Presented::Assertion(token))
        }
        (None, None) => Err(invalid("the client does not say how it proves itself")),
    }
}

impl Presented<'_> {
    /// Whom to look up.
    pub fn client_id(&self) -> &str {
        match self {
            Self::Assertion(token) => token.unverified("sub").unwrap_or_default(),
            Self::Secret { id, .. } => id,
        }
    }
}

/// Believes a client, or does not. `keys` are those of [`Client::keyring`], fetched where they are elsewhere. What comes
/// back must be spent: an assertion is good once (RFC 7523 §3, FAPI 2.0).
pub fn believe(
    presented: Presented<'_>,
    (client, form): (&Client, &Form),
    keys: Option<&Jwks>,
    issuer: &Issuer,
    now: Timestamp,
) -> Result<Option<Once>, Refusal> {
    let named = form.get("client_id");
    if presented.client_id() != client.id || named.is_some_and(|id| id != client.id) {
        return Err(invalid("client_id is another's"));
    }
    match (presented, &client.authentication) {
        (Presented::Assertion(token), Authentication::PrivateKeyJwt { .. }) => {
            let keys = keys.ok_or(invalid("the client has no keys"))?;
            assertion(token, client, keys, (issuer, now)).map(Some)
        }
        (Presented::Secret { secret, .. }, Authentication::ClientSecretBasic { secret_sha256 }) => {
            if is_secret(&secret, secret_sha256) {
                Ok(None)
            } else {
                Err(invalid("the secret is wrong"))
            }
        }
        _ => Err(invalid("the client is registered for another way")),
    }
}

/// Whether a refusal may come from a key that the client has changed since: then its keys are fetched again, seldom.
pub fn names_unknown_key(token: &str, keys: &Jwks) -> bool {
    Jws::read(token).is_ok_and(|token| keys.verify(token) == Err(BadJws::UnknownKey))
}

/// RFC 7523 §3: from the client, about itself, to this provider, for a short time, once.
fn assertion(
    token: Jws<'_>,
    client: &Client,
    keys: &Jwks,
    (issuer, now): (&Issuer, Timestamp),
) -> Result<Once, Refusal> {
    // RFC 8725 §3.11: a token of another kind must not pass for an assertion.
    if token
        .typ()
        .is_some_and(|typ| typ != "jwt" && typ != "client-authentication+jwt")
    {
        return Err(invalid("the assertion is a token of another kind"));
    }
    let claims = keys
        .verify(token)
        .map_err(|_| invalid("the assertion is not signed by the client"))?;
    if claims.text("iss") != Some(&client.id) || claims.text("sub") != Some(&client.id) {
        return Err(invalid("iss and sub are not the client"));
    }
    if !is_for(&claims, client.profile, issuer) {
        return Err(invalid("aud is not this provider"));
    }
    times::check(&claims, ASSERTION_SECONDS, now)
        .map_err(|_| invalid("the assertion is too old, too long or of the future"))?;
    let jti = claims
        .text("jti")
        .filter(|jti| !jti.is_empty() && jti.len() <= JTI_BYTES_MAX);
    let jti = jti.ok_or(invalid("jti is missing or too long"))?;
    let until = claims.seconds("exp").unwrap_or_default().saturating_add(1);
    Ok(Once {
        value: format!("{} {jti}", client.id),
        until: Timestamp::from_micros(until.saturating_mul(1_000_000)),
    })
}

/// FAPI 2.0 §5.3.2.1: the issuer as one text and nothing else, so that no other provider can pass the assertion on.
/// In the plain profile the token endpoint, too (RFC 7523 §3), alone or in a list.
fn is_for(claims: &Claims, profile: Profile, issuer: &Issuer) -> bool {
    match profile {
        Profile::Fapi2 => claims.text("aud") == Some(issuer.as_str()),
        Profile::Plain => {
            let token = issuer.at(path::TOKEN);
            claims
                .audience()
                .iter()
                .any(|aud| *aud == issuer.as_str() || *aud == token)
        }
    }
}

/// RFC 6749 §2.3.1: both halves are form-encoded before they are put together.
fn basic(header: &str) -> Result<Presented<'static>, Refusal> {
    let bad = || invalid("the header is not `Basic` with an id and a secret");
    let (scheme, encoded) = header.split_once(' ').ok_or_else(bad)?;
    if !scheme.eq_ignore_ascii_case("basic") || encoded.len() > 1024 {
        return Err(bad());
    }
    let bytes = STANDARD.decode(encoded.trim()).map_err(|_| bad())?;
    let text = String::from_utf8(bytes).map_err(|_| bad())?;
    let (id, secret) = text.split_once(':').ok_or_else(bad)?;
    let plain = |half: &str| {
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(&format!("v={half}")).map_err(|_| bad())?;
        match pairs.as_slice() {
            [(_, value)] if !value.is_empty() => Ok(value.clone()),
            _ => Err(bad()),
        }
    };
    Ok(Presented::Secret {
        id: plain(id)?,
        secret: plain(secret)?,
    })
}

/// Compared by digest and without telling how far.
fn is_secret(secret: &str, sha256: &str) -> bool {
    let digest = digest::digest(&digest::SHA256, secret.as_bytes());
    let pair = |at: usize| u8::from_str_radix(sha256.get(at..at + 2)?, 16).ok();
    let known: Option<Vec<u8>> = (0..sha256.len()).step_by(2).map(pair).collect();
    let known = known.unwrap_or_default();
    constant_time::verify_slices_are_equal(digest.as_ref(), &known).is_ok()
}

fn invalid(why: &'static str) -> Refusal {
    Refusal::new(Code::InvalidClient, why)
}

#[cfg(test)]
mod tests;
