use super::*;
use crate::authorize::Wanted;
use crate::jws::tests::{keys, signed};
use crate::token::tests::grant;
use serde_json::json;

fn issuer() -> Issuer {
    Issuer::read("https://sigap.example").unwrap()
}

fn facts() -> Facts {
    BTreeMap::from([
        (Claim::Name, json!("Sri")),
        (Claim::Birthdate, json!("1990-01-02")),
        (Claim::Nik, json!("3201010101010001")),
    ])
}

fn now() -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(1000)
}

#[test]
fn an_id_token_says_who_signed_in_when_and_how() {
    let keys = keys();
    let mut grant = grant("klinik");
    grant.wanted = Wanted::read(r#"{"id_token":{"birthdate":null}}"#).unwrap();
    let token = make(
        (&grant, "sub"),
        Some("n"),
        &facts(),
        (&issuer(), &keys),
        now(),
    )
    .unwrap();
    let set = Jwks::read(&json!({ "keys": [keys.jwk()] })).unwrap();
    let claims = set.verify(Jws::read(&token).unwrap()).unwrap();
    for (name, value) in [
        ("iss", json!("https://sigap.example")),
        ("sub", json!("sub")),
        ("aud", json!("klinik")),
        ("exp", json!(1600)),
        ("iat", json!(1000)),
        ("auth_time", json!(900)),
        ("nonce", json!("n")),
        ("acr", json!("urn:sigap:assurance:substantial")),
        ("amr", json!(["pop", "user", "mfa"])),
        ("sid", json!("session")),
        ("birthdate", json!("1990-01-02")),
    ] {
        assert_eq!(claims.get(name), Some(&value), "{name}");
    }
    // What was not asked for in the ID token is told by the userinfo endpoint, or not at all.
    assert_eq!((claims.get("name"), claims.get("nik")), (None, None));
}

#[test]
fn the_userinfo_endpoint_tells_what_was_granted_and_nothing_else() {
    let mut grant = grant("klinik");
    let told = userinfo(&grant, "sub", &facts());
    let expected = json!({ "sub": "sub", "name": "Sri", "birthdate": "1990-01-02" });
    assert_eq!(told, expected);
    grant.scopes.remove(&crate::scope::Scope::Profile);
    assert_eq!(userinfo(&grant, "sub", &facts()), json!({ "sub": "sub" }));
    grant.wanted = Wanted::read(r#"{"userinfo":{"nik":null}}"#).unwrap();
    let told = userinfo(&grant, "sub", &facts());
    assert_eq!(told, json!({ "sub": "sub", "nik": "3201010101010001" }));
}

#[test]
fn a_hint_is_a_token_of_ours_however_old() {
    let keys = keys();
    let set = Jwks::read(&json!({ "keys": [keys.jwk()] })).unwrap();
    let token = make(
        (&grant("klinik"), "sub"),
        None,
        &facts(),
        (&issuer(), &keys),
        now(),
    )
    .unwrap();
    let read = hint(&token, &set, &issuer()).unwrap();
    assert_eq!((read.sub.as_str(), read.client.as_str()), ("sub", "klinik"));
    assert_eq!(read.session, "session");
    let elsewhere = Issuer::read("https://other.example").unwrap();
    assert_eq!(hint(&token, &set, &elsewhere), None);
    let others = Jwks::read(&json!({ "keys": [crate::jws::tests::keys().jwk()] })).unwrap();
    assert_eq!(hint(&token, &others, &issuer()), None);
    let header = json!({ "alg": "ES256", "kid": keys.key_id(), "typ": "logout+jwt" });
    let claims = json!({ "iss": "https://sigap.example", "sub": "s", "aud": "klinik", "sid": "x" });
    assert_eq!(
        hint(&signed(&header, &claims, &keys), &set, &issuer()),
        None
    );
}
