//! The way back: the address of the site with a code or an error in its query, and who answers (RFC 6749 §4.1.2).

use crate::issuer::Issuer;
use crate::refusal::Refusal;

/// The address with a code. `iss` says which provider answers, so that answers cannot be mixed up (RFC 9207 §2).
pub fn code(redirect_uri: &str, state: Option<&str>, code: &str, issuer: &Issuer) -> String {
    with(redirect_uri, &[("code", code)], state, issuer)
}

/// The address with an error (RFC 6749 §4.1.2.1).
pub fn error(redirect_uri: &str, state: Option<&str>, refusal: Refusal, issuer: &Issuer) -> String {
    let said = [
        ("error", refusal.code.word()),
        ("error_description", refusal.why),
    ];
    with(redirect_uri, &said, state, issuer)
}

/// Adds to the query that the address may have already (RFC 6749 §3.1.2).
fn with(uri: &str, said: &[(&str, &str)], state: Option<&str>, issuer: &Issuer) -> String {
    let mut pairs = said.to_vec();
    pairs.extend(state.map(|state| ("state", state)));
    pairs.push(("iss", issuer.as_str()));
    extended(uri, &pairs)
}

/// `uri` with more in its query.
pub(crate) fn extended(uri: &str, pairs: &[(&str, &str)]) -> String {
    // A list of texts has a form: there is nothing in it that could not be written.
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    let mark = if uri.contains('?') { '&' } else { '?' };
    format!("{uri}{mark}{query}")
}
