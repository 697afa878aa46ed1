//! A key that somebody stole ends at once, as docs/operate.md says.

use super::site::Site;
use crate::desk::{Desk, SRI, sigap};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// Which key signed an ID token.
fn signed_by(tokens: &Value) -> String {
    let token = tokens["id_token"].as_str().unwrap();
    let head = URL_SAFE_NO_PAD
        .decode(token.split('.').next().unwrap())
        .unwrap();
    let head: Value = serde_json::from_slice(&head).unwrap();
    head["kid"].as_str().unwrap().to_owned()
}

fn published(desk: &Desk) -> Vec<String> {
    let keys = desk.guest().see("/oidc/jwks").json();
    let ids = keys["keys"].as_array().unwrap().iter();
    ids.map(|key| key["kid"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_stolen_key_is_published_no_more_and_another_signs_at_once() {
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    let tokens = Site::of(&desk).tokens(&mut sri, &[]);
    let stolen = signed_by(&tokens);
    assert_eq!(published(&desk), std::slice::from_ref(&stolen));
    let desk = desk.again_after(|desk| {
        let keys = |words: &[&str]| {
            let done = sigap()
                .arg("keys")
                .args(words)
                .arg("--data")
                .arg(&desk.data)
                .output();
            let done = done.unwrap();
            assert!(done.status.success(), "{done:?}");
            String::from_utf8(done.stdout).unwrap()
        };
        assert!(keys(&["list"]).contains(&stolen));
        assert!(keys(&["end", &stolen]).contains(&stolen));
        assert!(!keys(&["list"]).contains(&stolen));
    });
    assert!(!published(&desk).contains(&stolen));
    let mut sri = desk.with_session(&sri);
    let again = Site::of(&desk).tokens(&mut sri, &[]);
    assert!(published(&desk).contains(&signed_by(&again)));
    // What the key signed is nobody's word any more, not for us either.
    let hint = tokens["id_token"].as_str().unwrap();
    let to = sri.get(&Site::asks(&[("id_token_hint", hint)])).location();
    assert!(to.contains("error=invalid_request"), "{to}");
}
