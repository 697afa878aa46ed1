//! What this provider can do, for programs (OpenID Connect Discovery §3, RFC 8414 §2).

use crate::issuer::{Issuer, path};
use crate::level;
use crate::scope::{Claim, Scope};
use base::{Assurance, Lang};
use serde_json::{Value, json};

/// The document at `/.well-known/openid-configuration`. It says no more than is true of every client: what FAPI 2.0
/// demands is demanded of the clients of that profile.
pub fn document(issuer: &Issuer) -> Value {
    let algorithms = ["ES256"];
    let mut document = json!({
        "issuer": issuer.as_str(),
        "authorization_endpoint": issuer.at(path::AUTHORIZE),
        "token_endpoint": issuer.at(path::TOKEN),
        "userinfo_endpoint": issuer.at(path::USERINFO),
        "jwks_uri": issuer.at(path::JWKS),
        "introspection_endpoint": issuer.at(path::INTROSPECT),
        "revocation_endpoint": issuer.at(path::REVOKE),
        "end_session_endpoint": issuer.at(path::LOGOUT),
        // RFC 9126 §5.
        "pushed_authorization_request_endpoint": issuer.at(path::PAR),
        "require_pushed_authorization_requests": false,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": algorithms,
        "code_challenge_methods_supported": ["S256"],
        // RFC 9207 §3.
        "authorization_response_iss_parameter_supported": true,
        // RFC 9449 §5.1.
        "dpop_signing_alg_values_supported": algorithms,
    });
    let said = document.as_object_mut().into_iter();
    for members in said {
        members.extend(people());
        members.extend(clients(&algorithms));
    }
    document
}

/// What concerns the person: scopes, claims, levels, languages.
fn people() -> Vec<(String, Value)> {
    let own = [
        "sub",
        "iss",
        "aud",
        "exp",
        "iat",
        "auth_time",
        "nonce",
        "acr",
        "amr",
        "sid",
    ];
    let claims: Vec<&str> = own.into_iter().chain(Claim::ALL.map(Claim::word)).collect();
    let prompts = ["none", "login", "consent", "select_account"];
    named([
        ("scopes_supported", json!(Scope::ALL.map(Scope::word))),
        ("claims_supported", json!(claims)),
        ("claim_types_supported", json!(["normal"])),
        (
            "acr_values_supported",
            json!(Assurance::ALL.map(level::acr)),
        ),
        ("prompt_values_supported", json!(prompts)),
        ("ui_locales_supported", json!(Lang::ALL.map(Lang::tag))),
        ("claims_parameter_supported", json!(true)),
        ("request_parameter_supported", json!(false)),
        // Taken and passed over; no document has a name for saying so.
        ("login_hint_parameter_supported", json!(false)),
        ("request_uri_parameter_supported", json!(false)),
        ("backchannel_logout_supported", json!(true)),
        ("backchannel_logout_session_supported", json!(true)),
    ])
}

/// How clients prove themselves, the same at each endpoint.
fn clients(algorithms: &[&str]) -> Vec<(String, Value)> {
    let mut said = Vec::new();
    for endpoint in ["token", "introspection", "revocation"] {
        let methods = json!(["private_key_jwt", "client_secret_basic"]);
        said.push((
            format!("{endpoint}_endpoint_auth_methods_supported"),
            methods,
        ));
        let name = format!("{endpoint}_endpoint_auth_signing_alg_values_supported");
        said.push((name, json!(algorithms)));
    }
    said
}

fn named<const N: usize>(members: [(&str, Value); N]) -> Vec<(String, Value)> {
    members.map(|(name, value)| (name.to_owned(), value)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_says_what_the_profiles_demand() {
        let issuer = Issuer::read("https://sigap.example").unwrap();
        let document = document(&issuer);
        assert_eq!(document["issuer"], "https://sigap.example");
        for member in [
            "authorization_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "jwks_uri",
            "pushed_authorization_request_endpoint",
            "end_session_endpoint",
            "introspection_endpoint",
            "revocation_endpoint",
        ] {
            let address = document[member].as_str().unwrap();
            assert!(
                address.starts_with("https://sigap.example/oidc/"),
                "{member}"
            );
        }
        assert_eq!(
            document["code_challenge_methods_supported"],
            json!(["S256"])
        );
        assert_eq!(
            document["authorization_response_iss_parameter_supported"],
            true
        );
        assert_eq!(document["request_uri_parameter_supported"], false);
        let methods = &document["token_endpoint_auth_methods_supported"];
        assert_eq!(*methods, json!(["private_key_jwt", "client_secret_basic"]));
    }

    #[test]
    fn no_algorithm_but_es256_is_offered() {
        let issuer = Issuer::read("https://sigap.example").unwrap();
        let document = document(&issuer);
        let algorithms = document.as_object().unwrap().iter();
        let mut algorithms = algorithms.filter(|(name, _)| name.contains("_alg_values_"));
        assert!(algorithms.all(|(_, values)| *values == json!(["ES256"])));
    }
}
