//! The small part of JOSE that every signed thing here shares: a compact JWS with ES256 (RFC 7515, RFC 7518).
//!
//! Only public values are compared on the way (key ids, digests, types), so no comparison needs constant time; the
//! signature itself is checked by the crypto library.

use crate::keys::{KeyError, Keys, Trust, Trusted};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// A dot and a signature of 64 bytes, as they stand at the end of every token.
const SIGNATURE_BYTES: usize = 1 + 86;

/// Longest token that is read at all: far above what is issued, far below what hurts.
pub(crate) const TOKEN_BYTES_MAX: usize = 64 * 1024;

/// Why a token could not be issued.
#[derive(Debug, thiserror::Error)]
pub enum SignError {
    #[error("the key refused to sign")]
    Key(#[from] KeyError),
    #[error("claim `{0}` is set by the issuer itself")]
    Reserved(String),
    #[error("the token would take {bytes} bytes, {max} are allowed")]
    TooLong { bytes: usize, max: usize },
    #[error("a claim cannot be written as JSON")]
    Json(#[from] serde_json::Error),
}

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    #[error("longer than any token that is issued")]
    TooLong,
    #[error("not a token of this kind")]
    Malformed,
    #[error("signed by a key that is not trusted")]
    UnknownKey,
    #[error("the signature does not match the content")]
    Signature,
    #[error("the issuer named is not the owner of the key")]
    Issuer,
    #[error("a demo key and a live document, or the other way round")]
    Demo,
    #[error("a disclosure does not belong to the credential")]
    Disclosure,
}

#[derive(Serialize, Deserialize)]
struct Header<'a> {
    alg: &'a str,
    kid: &'a str,
    typ: &'a str,
    /// RFC 7515 §4.1.11: who does not know an extension must refuse; none is known here.
    #[serde(skip_serializing)]
    crit: Option<serde::de::IgnoredAny>,
}

/// base64url without padding (RFC 7515 §2).
pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Strict: no padding, no stray bits at the end, so one value has one spelling.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// `typ` keeps a token of one kind from being taken for another (RFC 8725 §3.11).
pub fn sign(typ: &str, payload: &impl Serialize, keys: &dyn Keys) -> Result<String, SignError> {
    sign_within(typ, payload, keys, usize::MAX)
}

/// The same where a token may have `max` bytes. One that would be longer is refused before anything is signed.
pub(crate) fn sign_within(
    typ: &str,
    payload: &impl Serialize,
    keys: &dyn Keys,
    max: usize,
) -> Result<String, SignError> {
    let header = Header {
        alg: "ES256",
        kid: keys.key_id(),
        typ,
        crit: None,
    };
    let mut token = encode(serde_json::to_vec(&header)?);
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(serde_json::to_vec(payload)?, &mut token);
    let bytes = token.len() + SIGNATURE_BYTES;
    if bytes > max {
        return Err(SignError::TooLong { bytes, max });
    }
    let signature = keys.sign(token.as_bytes())?;
    token.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut token);
    assert!(token.len() == bytes, "a signature of ES256 has one length");
    Ok(token)
}

/// The payload of a token whose signature holds, and whose key made it.
pub(crate) fn open<'t>(
    token: &str,
    typ: &str,
    trust: &'t Trust,
) -> Result<(Vec<u8>, &'t Trusted), VerifyError> {
    if token.len() > TOKEN_BYTES_MAX {
        return Err(VerifyError::TooLong);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(VerifyError::Malformed)?;
    let (header, payload) = signed.split_once('.').ok_or(VerifyError::Malformed)?;
    let header = decode(header).ok_or(VerifyError::Malformed)?;
    let header: Header<'_> = serde_json::from_slice(&header).map_err(|_| VerifyError::Malformed)?;
    if header.alg != "ES256" || header.typ != typ || header.crit.is_some() {
        return Err(VerifyError::Malformed);
    }
    let payload = decode(payload).ok_or(VerifyError::Malformed)?;
    let signature = decode(signature).ok_or(VerifyError::Malformed)?;
    let by = trust.verify(header.kid, signed.as_bytes(), &signature)?;
    Ok((payload, by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileKeys;
    use serde_json::json;

    #[test]
    fn a_token_is_read_only_as_the_kind_it_was_made_for() {
        let keys = FileKeys::unsaved("https://issuer.example", false).unwrap();
        let trust = Trust::of(&keys).unwrap();
        let token = sign("one", &json!({"a": 1}), &keys).unwrap();
        assert_eq!(open(&token, "one", &trust).unwrap().0, b"{\"a\":1}");
        assert_eq!(
            open(&token, "two", &trust).err(),
            Some(VerifyError::Malformed)
        );
    }

    #[test]
    fn an_algorithm_or_extension_we_do_not_know_is_refused() {
        let keys = FileKeys::unsaved("https://issuer.example", false).unwrap();
        let trust = Trust::of(&keys).unwrap();
        let kid = keys.key_id();
        for header in [
            json!({"alg": "none", "kid": kid, "typ": "one"}),
            json!({"alg": "HS256", "kid": kid, "typ": "one"}),
            json!({"alg": "ES256", "kid": kid, "typ": "one", "crit": ["b64"], "b64": false}),
        ] {
            let signed = format!("{}.{}", encode(header.to_string()), encode("{}"));
            let signature = encode(keys.sign(signed.as_bytes()).unwrap());
            let token = format!("{signed}.{signature}");
            assert_eq!(
                open(&token, "one", &trust).err(),
                Some(VerifyError::Malformed)
            );
        }
    }

    #[test]
    fn a_token_of_a_stranger_is_refused() {
        let ours = FileKeys::unsaved("https://issuer.example", false).unwrap();
        let stranger = FileKeys::unsaved("https://issuer.example", false).unwrap();
        let token = sign("one", &json!({}), &stranger).unwrap();
        let trust = Trust::of(&ours).unwrap();
        assert_eq!(
            open(&token, "one", &trust).err(),
            Some(VerifyError::UnknownKey)
        );
    }
}
