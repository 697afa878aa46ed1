//! The DID document of the agency: the key that its documents are signed with, the key it speaks in the ledger with, and where its portal is.

use ledger::PublicKey;
use serde_json::{Value, json};
use webvh::ME;

/// Made of the issuer's public key as it is published, and of the key in the ledger.
pub(crate) fn document(issuer: &Value, speaks: PublicKey, origin: &str) -> Value {
    let key_id = issuer["kid"].as_str().unwrap_or("issuer");
    let issuing = format!("{ME}#{key_id}");
    let jwk = json!({
        "kty": issuer["kty"], "crv": issuer["crv"], "x": issuer["x"], "y": issuer["y"],
        "kid": key_id, "alg": issuer["alg"],
    });
    json!({
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/jwk/v1",
            "https://w3id.org/security/multikey/v1",
        ],
        "id": ME,
        "verificationMethod": [
            { "id": issuing, "type": "JsonWebKey", "controller": ME, "publicKeyJwk": jwk },
            { "id": format!("{ME}#ledger"), "type": "Multikey", "controller": ME, "publicKeyMultibase": webvh::multibase(speaks) },
        ],
        "assertionMethod": [issuing],
        "service": [{ "id": format!("{ME}#portal"), "type": "LinkedDomains", "serviceEndpoint": origin }],
    })
}
