use super::*;
use crate::jws::tests::{keys, signed};
use credential::{FileKeys, Keys as _};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The proof of RFC 9449 §4.1, for the token endpoint.
const AT_TOKEN: &str = concat!(
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0Vj",
    "NoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5",
    "VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TV",
    "CIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8",
    "lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg",
);
/// The proof of RFC 9449 §7.1, for a resource.
const AT_RESOURCE: &str = concat!(
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0Vj",
    "NoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5",
    "VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUI",
    "iwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI",
    "2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqz",
    "hrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA",
);
const JKT: &str = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

const URL: &str = "https://sigap.example/oidc/token";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(seconds)
}

fn expected() -> Expected<'static> {
    Expected {
        method: "POST",
        url: URL,
        token: None,
        nonces: None,
    }
}

/// A proof like a client's, but for `change`.
fn proof(keys: &FileKeys, change: impl FnOnce(&mut Value, &mut Value)) -> String {
    let mut header = json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": keys.jwk() });
    let mut claims = json!({ "jti": "one", "htm": "POST", "htu": URL, "iat": 1000 });
    change(&mut header, &mut claims);
    signed(&header, &claims, keys)
}

fn refused(change: impl FnOnce(&mut Value, &mut Value)) -> Option<BadProof> {
    check(&proof(&keys(), change), expected(), at(1000)).err()
}

#[test]
fn the_examples_of_rfc_9449_hold_and_give_its_thumbprint() {
    let asked = Expected {
        url: "https://server.example.com/token",
        ..expected()
    };
    let proof = check(AT_TOKEN, asked, at(1_562_262_616)).unwrap();
    assert_eq!(proof.jkt, JKT);
    let asked = Expected {
        method: "GET",
        url: "https://resource.example.org/protectedresource",
        token: Some("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"),
        nonces: None,
    };
    assert_eq!(
        check(AT_RESOURCE, asked, at(1_562_262_618)).unwrap().jkt,
        JKT
    );
    let stolen = Expected {
        token: Some("another"),
        ..asked
    };
    let said = check(AT_RESOURCE, stolen, at(1_562_262_618)).err();
    assert_eq!(said, Some(BadProof::AccessToken));
}

#[test]
fn a_proof_is_good_for_one_method_and_one_address() {
    assert_eq!(refused(|_, _| ()), None);
    assert_eq!(
        refused(|_, c| c["htm"] = json!("GET")),
        Some(BadProof::Method)
    );
    assert_eq!(
        refused(|_, c| c["htm"] = json!("post")),
        Some(BadProof::Method)
    );
    let address = |htu: &str| refused(|_, c| c["htu"] = json!(htu));
    for same in [
        "HTTPS://Sigap.Example/oidc/token",
        "https://sigap.example:443/oidc/token",
        "https://sigap.example/oidc/token?a=b#c",
        "https://sigap.example/oidc/%74oken",
        "https://sigap.example/x/../oidc/./token",
    ] {
        assert_eq!(address(same), None, "{same}");
    }
    for other in [
        "http://sigap.example/oidc/token",
        "https://sigap.example:8443/oidc/token",
        "https://sigap.example/oidc/token/",
        "https://sigap.example/oidc//token",
        "https://sigap.example/oidc/TOKEN",
        "https://sigap.example/oidc%2Ftoken",
        "https://sigap.example/oidc/%7",
        "https://sigap.example.evil.example/oidc/token",
        "https://sigap.example@evil.example/oidc/token",
        "https://evil.example/?https://sigap.example/oidc/token",
        "/oidc/token",
        "",
    ] {
        assert_eq!(address(other), Some(BadProof::Address), "{other}");
    }
}

#[test]
fn a_proof_is_neither_old_nor_of_the_future() {
    let age = |iat: Value| refused(|_, c| c["iat"] = iat);
    assert_eq!(age(json!(1000 - PROOF_SECONDS)), None);
    assert_eq!(age(json!(1000 + AHEAD_SECONDS)), None);
    assert_eq!(age(json!(999.5)), None);
    for iat in [
        json!(999 - PROOF_SECONDS),
        json!(1001 + AHEAD_SECONDS),
        json!("1000"),
        json!(null),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
    ] {
        assert_eq!(age(iat.clone()), Some(BadProof::Time), "{iat}");
    }
}

#[test]
fn a_proof_carries_its_own_public_key_and_says_what_it_is() {
    let kind = Some(BadProof::Token(BadJws::Kind));
    assert_eq!(refused(|h, _| h["typ"] = json!("JWT")), kind);
    let key = Some(BadProof::Token(BadJws::Key));
    assert_eq!(refused(|h, _| h["jwk"] = json!(null)), key);
    assert_eq!(refused(|h, _| h["jwk"]["d"] = json!("AAAA")), key);
    assert_eq!(refused(|h, _| h["jwk"]["crv"] = json!("P-384")), key);
    assert_eq!(
        refused(|h, _| h["jwk"] = json!({ "kty": "oct", "k": "AAAA" })),
        key
    );
    let algorithm = Some(BadProof::Token(BadJws::Algorithm));
    assert_eq!(refused(|h, _| h["alg"] = json!("none")), algorithm);
    let stranger = Some(BadProof::Token(BadJws::Signature));
    assert_eq!(refused(|h, _| h["jwk"] = keys().jwk()), stranger);
}

#[test]
fn a_proof_without_an_id_could_be_replayed_and_is_refused() {
    assert_eq!(refused(|_, c| c["jti"] = json!(null)), Some(BadProof::NoId));
    assert_eq!(refused(|_, c| c["jti"] = json!("")), Some(BadProof::NoId));
    assert_eq!(
        refused(|_, c| c["jti"] = json!("x".repeat(257))),
        Some(BadProof::NoId)
    );
}

#[test]
fn a_replayed_proof_gives_the_same_thing_to_spend_until_it_is_too_old() {
    let proof = proof(&keys(), |_, _| ());
    let first = check(&proof, expected(), at(1000)).unwrap();
    let again = check(&proof, expected(), at(1060)).unwrap();
    assert_eq!(first.once, again.once);
    assert_eq!(
        check(&proof, expected(), first.once.until).err(),
        Some(BadProof::Time)
    );
}

#[test]
fn a_jti_of_one_key_does_not_spend_that_of_another() {
    let once = |keys: &FileKeys| {
        check(&proof(keys, |_, _| ()), expected(), at(1000))
            .unwrap()
            .once
    };
    assert_ne!(once(&keys()), once(&keys()));
}

#[test]
fn a_server_that_wants_a_nonce_says_so_and_takes_its_own_alone() {
    let nonces = Nonces::new(b"secret");
    let asked = Expected {
        nonces: Some(&nonces),
        ..expected()
    };
    let with = |nonce: Value| {
        let proof = proof(&keys(), |_, c| c["nonce"] = nonce);
        check(&proof, asked, at(1000)).err()
    };
    assert_eq!(with(json!(nonces.make(at(1000)))), None);
    for nonce in [
        json!(null),
        json!("invented"),
        json!(Nonces::new(b"other").make(at(1000))),
        json!(nonces.make(at(100_000))),
    ] {
        assert_eq!(with(nonce), Some(BadProof::Nonce));
    }
    assert_eq!(BadProof::Nonce.refusal().code, Code::UseDpopNonce);
    assert_eq!(BadProof::Method.refusal().code, Code::InvalidDpopProof);
}

proptest! {
    #[test]
    fn no_address_but_the_endpoint_is_taken_for_it(htu in "https?://[a-z.@]{0,20}(/[a-z%.0-9]{0,6}){0,4}") {
        if htu::same(&htu, URL) {
            prop_assert!(htu.starts_with("https://sigap.example/"));
        }
    }
}
