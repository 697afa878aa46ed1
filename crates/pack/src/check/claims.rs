//! Claims that only an issuer makes: a credential that carried one from a template could not be signed.

use super::{At, line_starting};
use crate::finding::Finding;

/// What the issuer of an SD-JWT VC says itself (RFC 7519 §4.1, RFC 9901, SD-JWT VC); a test holds it against the list of the
/// crate that signs.
pub const RESERVED_CLAIMS: [&str; 16] = [
    "iss",
    "iat",
    "nbf",
    "exp",
    "sub",
    "vct",
    "vct#integrity",
    "status",
    "cnf",
    "aud",
    "jti",
    "demo",
    "type",
    "_sd",
    "_sd_alg",
    "...",
];

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    let file = at.file("output.toml");
    for product in &at.service.products {
        for claim in product
            .claims
            .keys()
            .filter(|claim| RESERVED_CLAIMS.contains(&claim.as_str()))
        {
            let line = line_starting(at.pack, &file, claim, product.line);
            let told = format!("the claim \"{claim}\" is set by the issuer itself");
            let mend = "give it another name";
            findings.push(Finding::new(&file, line, "reserved-claim", told, mend));
        }
    }
}
