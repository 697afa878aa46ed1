use super::*;
use credential::{FileKeys, Keys};
use proptest::prelude::*;
use serde_json::json;

pub(crate) fn keys() -> FileKeys {
    FileKeys::unsaved("https://klinik.example", false).unwrap()
}

/// A token with any header, signed with ES256 whatever the header says.
pub(crate) fn signed(header: &Value, claims: &Value, keys: &dyn Keys) -> String {
    raw(
        header.to_string().as_bytes(),
        claims.to_string().as_bytes(),
        keys,
    )
}

fn raw(header: &[u8], claims: &[u8], keys: &dyn Keys) -> String {
    let signed = format!("{}.{}", jose::encode(header), jose::encode(claims));
    let signature = keys.sign(signed.as_bytes()).unwrap();
    format!("{signed}.{}", jose::encode(signature))
}

fn read_err(token: &str) -> Option<BadJws> {
    Jws::read(token).err()
}

const EXAMPLE: &str = concat!(
    "eyJhbGciOiJFUzI1NiJ9.",
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.",
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q",
);

fn example_key() -> PublicKey {
    PublicKey::of_jwk(&json!({
        "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    }))
    .unwrap()
}

#[test]
fn the_example_of_rfc_7515_appendix_a_3_verifies() {
    let claims = Jws::read(EXAMPLE).unwrap().verify(&example_key()).unwrap();
    assert_eq!(claims.text("iss"), Some("joe"));
    assert_eq!(claims.seconds("exp"), Some(1_300_819_380));
}

#[test]
fn no_algorithm_but_es256_is_read_whatever_the_signature_says() {
    let keys = keys();
    for alg in [
        json!("none"),
        json!("None"),
        json!("HS256"),
        json!("RS256"),
        json!("PS256"),
        json!("ES384"),
        json!("ES256K"),
        json!("es256"),
        json!("EdDSA"),
        json!(["ES256"]),
        json!(null),
    ] {
        let token = signed(&json!({ "alg": alg }), &json!({}), &keys);
        assert_eq!(read_err(&token), Some(BadJws::Algorithm), "{alg}");
    }
    assert_eq!(
        read_err(&signed(&json!({}), &json!({}), &keys)),
        Some(BadJws::Algorithm)
    );
}

#[test]
fn a_token_without_a_signature_is_refused() {
    let header = jose::encode(r#"{"alg":"ES256"}"#);
    let bare = format!("{header}.{}.", jose::encode("{}"));
    assert_eq!(read_err(&bare), Some(BadJws::Malformed));
    let none = format!(
        "{}.{}.",
        jose::encode(r#"{"alg":"none"}"#),
        jose::encode("{}")
    );
    assert_eq!(read_err(&none), Some(BadJws::Algorithm));
}

#[test]
fn a_public_key_used_as_a_shared_secret_signs_nothing() {
    let key = example_key();
    let header = jose::encode(r#"{"alg":"HS256"}"#);
    let message = format!("{header}.{}", jose::encode("{}"));
    let secret = aws_lc_rs::hmac::Key::new(
        aws_lc_rs::hmac::HMAC_SHA256,
        key.jwk().to_string().as_bytes(),
    );
    let tag = aws_lc_rs::hmac::sign(&secret, message.as_bytes());
    let token = format!("{message}.{}", jose::encode(tag));
    assert_eq!(read_err(&token), Some(BadJws::Algorithm));
}

#[test]
fn an_extension_that_must_be_understood_is_refused() {
    let header = json!({ "alg": "ES256", "crit": ["b64"], "b64": false });
    let token = signed(&header, &json!({}), &keys());
    assert_eq!(read_err(&token), Some(BadJws::Critical));
}

#[test]
fn a_member_that_stands_twice_is_refused_in_header_and_claims() {
    let keys = keys();
    let twice = br#"{"alg":"ES256","alg":"ES256"}"#;
    assert_eq!(read_err(&raw(twice, b"{}", &keys)), Some(BadJws::Malformed));
    let twice = br#"{"sub":"a","sub":"b"}"#;
    let token = raw(br#"{"alg":"ES256"}"#, twice, &keys);
    assert_eq!(read_err(&token), Some(BadJws::Malformed));
}

#[test]
fn a_huge_or_deeply_nested_token_is_refused_before_it_costs_anything() {
    let keys = keys();
    let long = signed(
        &json!({ "alg": "ES256", "x": "a".repeat(9000) }),
        &json!({}),
        &keys,
    );
    assert_eq!(read_err(&long), Some(BadJws::TooLong));
    let deep = format!("{}{}", "[".repeat(2000), "]".repeat(2000));
    let header = format!(r#"{{"alg":"ES256","x":{deep}}}"#);
    let token = raw(header.as_bytes(), b"{}", &keys);
    assert_eq!(read_err(&token), Some(BadJws::Malformed));
}

#[test]
fn a_kid_that_is_too_long_names_nothing() {
    let token = signed(
        &json!({ "alg": "ES256", "kid": "k".repeat(257) }),
        &json!({}),
        &keys(),
    );
    assert_eq!(Jws::read(&token).unwrap().kid(), None);
}

#[test]
fn the_kind_of_a_token_is_read_without_its_prefix_and_in_small_letters() {
    let token = signed(
        &json!({ "alg": "ES256", "typ": "application/JWT" }),
        &json!({}),
        &keys(),
    );
    assert_eq!(Jws::read(&token).unwrap().typ().as_deref(), Some("jwt"));
}

#[test]
fn a_token_of_another_key_is_not_believed() {
    let token = signed(&json!({ "alg": "ES256" }), &json!({}), &keys());
    let read = Jws::read(&token).unwrap();
    assert_eq!(read.verify(&example_key()).err(), Some(BadJws::Signature));
}

proptest! {
    #[test]
    fn a_changed_sign_anywhere_breaks_the_token(at in 0..EXAMPLE.len(), sign in "[A-Za-z0-9._-]") {
        let mut token = EXAMPLE.to_owned();
        token.replace_range(at..=at, &sign);
        let verified = Jws::read(&token).and_then(|token| token.verify(&example_key()));
        prop_assert_eq!(verified.is_ok(), token == EXAMPLE);
    }

    #[test]
    fn no_text_stops_the_reader(text in "[A-Za-z0-9._=-]{0,200}") {
        let _ = Jws::read(&text);
    }
}
