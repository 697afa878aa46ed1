//! Presenting an access token: `Bearer` (RFC 6750 §2.1) or, where it is bound to a key, `DPoP` (RFC 9449 §7.1).

use super::Access;
use crate::refusal::{Code, Refusal};
use base::Timestamp;

/// How a token is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Bearer,
    Dpop,
}

/// A token as the header brings it, still sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presented<'a> {
    pub scheme: Scheme,
    pub token: &'a str,
}

/// Reads the `Authorization` header. A token in the query or the body is not looked for (FAPI 2.0 §5.3.4).
pub fn presented(authorization: Option<&str>) -> Option<Presented<'_>> {
    let (scheme, token) = authorization?.split_once(' ')?;
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Scheme::Bearer,
        "dpop" => Scheme::Dpop,
        _ => return None,
    };
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b);
    let sound = !token.is_empty() && token.bytes().all(fits);
    sound.then_some(Presented { scheme, token })
}

/// Whether an opened token may be used now, in this way. `proof` is the thumbprint of a proof that was checked against
/// this very token (`ath`). A bound token is not good as a bearer token (RFC 9449 §7.2).
pub fn allow(
    access: &Access,
    scheme: Scheme,
    proof: Option<&str>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let invalid = |why| Err(Refusal::new(Code::InvalidToken, why));
    if now >= access.until {
        return invalid("the token is too old");
    }
    match (&access.jkt, scheme, proof) {
        (None, Scheme::Bearer, _) => Ok(()),
        (Some(bound), Scheme::Dpop, Some(proof)) if bound == proof => Ok(()),
        (Some(_), Scheme::Dpop, Some(_)) => invalid("the token is bound to another key"),
        (Some(_), _, _) => invalid("the token is bound to a key and needs a DPoP proof"),
        (None, Scheme::Dpop, _) => invalid("the token is bound to no key"),
    }
}
