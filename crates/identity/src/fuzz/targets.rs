//! What each reader must hold to, whatever it is given: it never stops the program, and never believes what it should not.

use crate::address::{self, Address};
use crate::assertion;
use crate::authorize::{self, Failed, Request, Wanted};
use crate::client::{Client, tests as clients};
use crate::dpop::{self, Expected, Nonces};
use crate::form::Form;
use crate::id_token;
use crate::issuer::Issuer;
use crate::json;
use crate::jwks::Jwks;
use crate::jws::{Jws, tests::keys};
use crate::logout;
use crate::token::{self, Access, Code, Refresh};
use base::Timestamp;
use credential::{FileKeys, Keys as _, jose};
use fuzz::WEB;
use serde_json::Value;

const URL: &str = "https://sigap.example/oidc/token";

fn now() -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(1000)
}

fn issuer() -> Issuer {
    Issuer::read("https://sigap.example").unwrap()
}

/// A header and a payload, with a blank between them, as a token with a signature that holds.
fn sealed(input: &[u8], keys: &FileKeys) -> String {
    let jwk = keys.jwk().to_string();
    let text = String::from_utf8_lossy(input)
        .replace("$JWK", &jwk)
        .replace("$KID", keys.key_id());
    let (header, claims) = text.split_once(' ').unwrap_or((&text, "{}"));
    let signed = format!("{}.{}", jose::encode(header), jose::encode(claims));
    let signature = jose::encode(keys.sign(signed.as_bytes()).unwrap());
    format!("{signed}.{signature}")
}

#[test]
fn invented_tokens_are_read_or_refused() {
    let keys = keys();
    let set = Jwks::read(&serde_json::json!({ "keys": [keys.jwk()] })).unwrap();
    WEB.run_lines("jws", include_str!("seeds/jws.txt"), |input| {
        let _ = Jws::read(&String::from_utf8_lossy(input));
        let token = sealed(input, &keys);
        if let Ok(claims) = Jws::read(&token).and_then(|token| set.verify(token)) {
            let header = jose::decode(token.split('.').next().unwrap()).unwrap();
            assert_eq!(json::read(&header).unwrap()["alg"], "ES256");
            let _ = (claims.audience(), claims.seconds("exp"), claims.text("iss"));
        }
        let _ = id_token::hint(&token, &set, &issuer());
    });
}

#[test]
fn invented_proofs_of_possession_are_checked_or_refused() {
    let (keys, nonces) = (keys(), Nonces::new(b"secret"));
    let asked = Expected {
        method: "POST",
        url: URL,
        token: Some("token"),
        nonces: None,
    };
    WEB.run_lines("dpop", include_str!("seeds/dpop.txt"), |input| {
        let proof = sealed(input, &keys);
        for expected in [
            asked,
            Expected {
                token: None,
                ..asked
            },
        ] {
            if let Ok(proof) = dpop::check(&proof, expected, now()) {
                assert_eq!(proof.jkt, keys.key_id());
                assert!(proof.once.until > now() && proof.once.value.len() < 400);
            }
        }
        assert!(!nonces.is_good(&String::from_utf8_lossy(input), now()));
    });
}

#[test]
fn invented_client_assertions_are_believed_only_about_their_client() {
    let keys = keys();
    let set = serde_json::json!({ "keys": [keys.jwk()] });
    let (client, jwks) = (clients::fapi(set.clone()), Jwks::read(&set).unwrap());
    WEB.run_lines("assertion", include_str!("seeds/assertion.txt"), |input| {
        let token = sealed(input, &keys);
        let pairs = [
            (
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ),
            ("client_assertion", &token),
        ];
        let Ok(form) = Form::read(&serde_urlencoded::to_string(pairs).unwrap()) else {
            return;
        };
        let Ok(said) = assertion::presented(None, &form) else {
            return;
        };
        let about = said.client_id().to_owned();
        if let Ok(once) = assertion::believe(said, (&client, &form), Some(&jwks), &issuer(), now())
        {
            assert_eq!(about, client.id);
            assert!(once.unwrap().until > now());
        }
    });
}

#[test]
fn invented_secrets_in_the_header_are_not_believed() {
    let (client, form) = (clients::plain(), Form::default());
    WEB.run_lines("basic", include_str!("seeds/basic.txt"), |input| {
        let header = String::from_utf8_lossy(input);
        let _ = token::presented(Some(&header));
        let Ok(said) = assertion::presented(Some(&header), &form) else {
            return;
        };
        let believed = assertion::believe(said, (&client, &form), None, &issuer(), now()).is_ok();
        if believed {
            let encoded = header.split_once(' ').unwrap().1;
            // The right id and secret in one of their spellings.
            assert!(encoded.trim().len() >= "klinik:secret".len());
        }
    });
}

#[test]
fn invented_requests_lead_nobody_to_a_stranger() {
    let client = clients::plain();
    WEB.run_lines("authorize", include_str!("seeds/authorize.txt"), |input| {
        let Ok(form) = Form::read(&String::from_utf8_lossy(input)) else {
            return;
        };
        let _ = (authorize::client_id(&form), authorize::fate(&form));
        match authorize::read(&form, &client, now()) {
            Err(Failed::Show(_)) => (),
            Err(Failed::Send {
                redirect_uri,
                state,
                refusal,
            }) => {
                assert!(client.redirects_to(&redirect_uri));
                let answer =
                    authorize::answer::error(&redirect_uri, state.as_deref(), refusal, &issuer());
                assert!(answer.starts_with("https://klinik.example/cb?") && answer.is_ascii());
            }
            Ok(request) => holds(&request, &client),
        }
        let _ = logout::way_out(&form, Some(&client), None).map(|to| {
            assert!(to.is_none_or(|to| to.starts_with("https://klinik.example/out")));
        });
    });
}

fn holds(request: &Request, client: &Client) {
    assert!(client.redirects_to(&request.redirect_uri));
    assert!(request.scopes.is_subset(&client.scopes));
    assert!(request.claims().is_subset(&client.claims()));
    let written = serde_json::to_vec(request).unwrap();
    assert_eq!(
        serde_json::from_slice::<Request>(&written).unwrap(),
        *request
    );
}

#[test]
fn invented_claims_requests_are_read_or_refused() {
    WEB.run_lines("claims", include_str!("seeds/claims.txt"), |input| {
        if let Ok(wanted) = Wanted::read(&String::from_utf8_lossy(input)) {
            let written = serde_json::to_vec(&wanted).unwrap();
            assert_eq!(serde_json::from_slice::<Wanted>(&written).unwrap(), wanted);
        }
        // A fraction may change in its last digit when it is written; what it is written as is read.
        if let Ok(value) = json::read(input) {
            assert!(json::read(value.to_string().as_bytes()).is_ok());
        }
    });
}

#[test]
fn invented_addresses_are_followed_only_sign_by_sign() {
    let mut client = clients::plain();
    client.redirect_uris.push("http://127.0.0.1/cb".to_owned());
    client.native = true;
    WEB.run_lines("address", include_str!("seeds/address.txt"), |input| {
        let raw = String::from_utf8_lossy(input);
        let _ = (Address::read(&raw), Issuer::read(&raw));
        if let Ok(address) = address::registered(&raw) {
            assert!(address.is_secure() && raw.is_ascii());
        }
        if client.redirects_to(&raw) && !client.redirect_uris.iter().any(|known| *known == raw) {
            assert!(
                raw.starts_with("http://127.0.0.1:") && raw.ends_with("/cb"),
                "{raw}"
            );
        }
    });
}

#[test]
fn invented_key_sets_and_sealed_payloads_are_read_or_refused() {
    WEB.run_lines("payload", include_str!("seeds/payload.txt"), |input| {
        if let Ok(value) = serde_json::from_slice::<Value>(input) {
            let _ = Jwks::read(&value);
        }
        let _ = serde_json::from_slice::<Code>(input);
        let _ = serde_json::from_slice::<Access>(input);
        let _ = serde_json::from_slice::<Refresh>(input);
        let _ = serde_json::from_slice::<Request>(input);
    });
}
