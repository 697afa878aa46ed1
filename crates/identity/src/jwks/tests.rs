use super::*;
use crate::jws::tests::{keys, signed};
use credential::Keys as _;
use serde_json::json;

fn named(kid: &str) -> (credential::FileKeys, Value) {
    let keys = keys();
    let mut jwk = keys.jwk();
    jwk["kid"] = json!(kid);
    (keys, jwk)
}

#[test]
fn a_token_is_verified_by_the_key_it_names() {
    let ((one, first), (two, second)) = (named("one"), named("two"));
    let set = Jwks::read(&json!({ "keys": [first, second] })).unwrap();
    let verify = |kid: &str, keys| {
        let token = signed(&json!({ "alg": "ES256", "kid": kid }), &json!({}), keys);
        set.verify(Jws::read(&token).unwrap()).err()
    };
    assert_eq!(verify("one", &one), None);
    assert_eq!(verify("two", &two), None);
    assert_eq!(verify("one", &two), Some(BadJws::Signature));
    assert_eq!(verify("three", &one), Some(BadJws::UnknownKey));
}

#[test]
fn a_token_that_names_no_key_is_tried_only_where_there_is_one() {
    let ((one, first), (_, second)) = (named("one"), named("two"));
    let token = signed(&json!({ "alg": "ES256" }), &json!({}), &one);
    let verify = |set: Value| {
        let set = Jwks::read(&set).unwrap();
        set.verify(Jws::read(&token).unwrap()).err()
    };
    assert_eq!(verify(json!({ "keys": [first] })), None);
    assert_eq!(
        verify(json!({ "keys": [first, second] })),
        Some(BadJws::UnknownKey)
    );
}

#[test]
fn keys_of_other_kinds_are_passed_over_and_secrets_refuse_the_set() {
    let (_, good) = named("one");
    let read = |keys: Vec<Value>| Jwks::read(&json!({ "keys": keys })).err();
    let with = |name: &str, value: &str| {
        let mut jwk = good.clone();
        jwk[name] = json!(value);
        jwk
    };
    let rsa = json!({ "kty": "RSA", "n": "AQAB", "e": "AQAB" });
    assert_eq!(read(vec![rsa.clone(), good.clone()]), None);
    assert_eq!(read(vec![rsa]), Some(BadJwks::Empty));
    assert_eq!(read(vec![with("use", "enc")]), Some(BadJwks::Empty));
    assert_eq!(read(vec![with("alg", "ES384")]), Some(BadJwks::Empty));
    assert_eq!(read(vec![with("crv", "P-384")]), Some(BadJwks::Empty));
    assert_eq!(read(vec![with("crv", "secp256k1")]), Some(BadJwks::Empty));
    assert_eq!(read(vec![with("x", "AAAA")]), Some(BadJwks::Empty));
    let zero = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(read(vec![with("y", zero)]), Some(BadJwks::Empty));
    assert_eq!(
        read(vec![with("d", zero), good.clone()]),
        Some(BadJwks::Private)
    );
    let shared = json!({ "kty": "oct", "k": "AAAA" });
    assert_eq!(read(vec![shared, good.clone()]), Some(BadJwks::Private));
    assert_eq!(read(vec![good.clone(), good.clone()]), Some(BadJwks::Twice));
    assert_eq!(read(vec![good; 21]), Some(BadJwks::TooMany));
    assert_eq!(Jwks::read(&json!([])).err(), Some(BadJwks::Malformed));
}

#[test]
fn a_storm_of_unknown_kids_costs_one_fetch_a_minute() {
    let start = Timestamp::from_micros(0);
    let may = |later: i64, unknown: bool| may_fetch(start, unknown, start.plus_seconds(later));
    assert!(!may(59, true) && may(60, true));
    assert!(!may(3599, false) && may(3600, false));
    let mut last = start;
    let mut count = 0;
    for second in 0..600 {
        let now = start.plus_seconds(second);
        if may_fetch(last, true, now) {
            (last, count) = (now, count + 1);
        }
    }
    assert_eq!(count, 9);
}
