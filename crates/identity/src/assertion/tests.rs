use super::*;
use crate::client::tests::{fapi, plain};
use crate::jws::tests::{keys, signed};
use credential::{FileKeys, Keys as _};
use proptest::prelude::*;
use serde_json::{Value, json};

fn issuer() -> Issuer {
    Issuer::read("https://sigap.example").unwrap()
}

fn now() -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(1000)
}

fn form(assertion: &str) -> Form {
    let pairs = [
        ("client_assertion_type", JWT_BEARER),
        ("client_assertion", assertion),
    ];
    Form::read(&serde_urlencoded::to_string(pairs).unwrap()).unwrap()
}

/// What a client of one profile gets for an assertion like its own, but for `change`.
fn tried(
    profile: Profile,
    change: impl FnOnce(&mut Value, &mut Value),
) -> Result<Option<Once>, Refusal> {
    tried_with(&keys(), profile, change)
}

fn tried_with(
    keys: &FileKeys,
    profile: Profile,
    change: impl FnOnce(&mut Value, &mut Value),
) -> Result<Option<Once>, Refusal> {
    let set = json!({ "keys": [keys.jwk()] });
    let client = Client {
        profile,
        ..fapi(set.clone())
    };
    let mut header = json!({ "alg": "ES256", "kid": keys.key_id() });
    let mut claims = json!({
        "iss": "bank", "sub": "bank", "aud": "https://sigap.example",
        "exp": 1060, "iat": 1000, "jti": "one",
    });
    change(&mut header, &mut claims);
    let form = form(&signed(&header, &claims, keys));
    let jwks = Jwks::read(&set).unwrap();
    let presented = presented(None, &form)?;
    believe(presented, (&client, &form), Some(&jwks), &issuer(), now())
}

fn is_refused(change: impl FnOnce(&mut Value, &mut Value)) -> bool {
    tried(Profile::Fapi2, change).is_err_and(|refusal| refusal.code == Code::InvalidClient)
}

#[test]
fn an_assertion_is_believed_once() {
    let keys = keys();
    let once = tried_with(&keys, Profile::Fapi2, |_, _| ())
        .unwrap()
        .unwrap();
    let again = tried_with(&keys, Profile::Fapi2, |_, _| ())
        .unwrap()
        .unwrap();
    assert_eq!(once, again);
    assert_eq!(once.value, "bank one");
    assert!(once.until > now().plus_seconds(60));
}

#[test]
fn an_assertion_speaks_of_its_own_client() {
    assert!(is_refused(|_, c| c["iss"] = json!("klinik")));
    assert!(is_refused(|_, c| c["sub"] = json!("klinik")));
    assert!(is_refused(|_, c| c["sub"] = json!(null)));
}

#[test]
fn fapi_2_takes_the_issuer_alone_as_audience() {
    let audience = |profile, aud: Value| tried(profile, |_, c| c["aud"] = aud).is_ok();
    let token = json!("https://sigap.example/oidc/token");
    assert!(audience(Profile::Fapi2, json!("https://sigap.example")));
    assert!(!audience(Profile::Fapi2, json!(["https://sigap.example"])));
    assert!(!audience(Profile::Fapi2, token.clone()));
    assert!(!audience(Profile::Fapi2, json!("https://sigap.example/")));
    assert!(audience(Profile::Plain, token));
    assert!(audience(
        Profile::Plain,
        json!(["https://x.example", "https://sigap.example"])
    ));
    assert!(!audience(Profile::Plain, json!("https://x.example")));
    assert!(!audience(Profile::Plain, json!(null)));
}

#[test]
fn an_assertion_lives_minutes_and_not_in_the_future() {
    let lives = |name: &'static str, value: Value| !is_refused(|_, c| c[name] = value);
    assert!(lives("exp", json!(1001)) && lives("exp", json!(1000 + ASSERTION_SECONDS)));
    assert!(!lives("exp", json!(1000)) && !lives("exp", json!(9999)));
    assert!(!lives("exp", json!(null)) && !lives("exp", json!("1060")));
    // FAPI 2.0: ten seconds ahead must pass, sixty must not.
    for name in ["nbf", "iat"] {
        assert!(lives(name, json!(1010)) && !lives(name, json!(1060)));
        assert!(!lives(name, json!("soon")));
    }
}

#[test]
fn an_assertion_without_an_id_is_refused() {
    assert!(is_refused(|_, c| c["jti"] = json!(null)));
    assert!(is_refused(|_, c| c["jti"] = json!("x".repeat(300))));
}

#[test]
fn a_forged_assertion_is_refused() {
    assert!(is_refused(|h, _| h["alg"] = json!("none")));
    assert!(is_refused(|h, _| h["alg"] = json!("HS256")));
    assert!(is_refused(|h, _| h["kid"] = json!("unknown")));
    assert!(is_refused(|h, _| h["typ"] = json!("dpop+jwt")));
    assert!(is_refused(|h, _| h["typ"] = json!("logout+jwt")));
    // A key that comes along is nobody's key.
    let stranger = keys();
    assert!(is_refused(|h, _| {
        h["kid"] = json!(stranger.key_id());
        h["jwk"] = stranger.jwk();
    }));
}

#[test]
fn an_unknown_kid_is_told_apart_so_that_keys_can_be_fetched() {
    let (old, new) = (keys(), keys());
    let set = Jwks::read(&json!({ "keys": [old.jwk()] })).unwrap();
    let token = |keys: &FileKeys| {
        signed(
            &json!({ "alg": "ES256", "kid": keys.key_id() }),
            &json!({}),
            keys,
        )
    };
    assert!(names_unknown_key(&token(&new), &set));
    assert!(!names_unknown_key(&token(&old), &set));
    assert!(!names_unknown_key("x", &set));
}

/// The secret of the client in the tests is `secret`.
fn with_secret(header: &str) -> Result<Option<Once>, Refusal> {
    let form = Form::default();
    let presented = presented(Some(header), &form)?;
    believe(presented, (&plain(), &form), None, &issuer(), now())
}

fn basic_of(text: &str) -> String {
    format!("Basic {}", STANDARD.encode(text))
}

#[test]
fn a_secret_is_read_from_the_header_alone() {
    assert_eq!(with_secret(&basic_of("klinik:secret")), Ok(None));
    assert_eq!(with_secret(&basic_of("klinik:%73ecret")), Ok(None));
    for wrong in [
        "klinik:Secret",
        "klinik:",
        "klinik",
        ":secret",
        "bank:secret",
        "klinik:secret&x=1",
    ] {
        let refusal = with_secret(&basic_of(wrong)).unwrap_err();
        assert_eq!(refusal.code, Code::InvalidClient, "{wrong}");
    }
    assert!(with_secret("Bearer x").is_err() && with_secret("Basic !").is_err());
    let body = Form::read("client_id=klinik&client_secret=secret").unwrap();
    assert!(presented(None, &body).is_err());
}

#[test]
fn a_client_presents_itself_in_the_one_way_it_is_registered_for() {
    let assertion = signed(
        &json!({ "alg": "ES256" }),
        &json!({ "sub": "klinik" }),
        &keys(),
    );
    let form = form(&assertion);
    let two = presented(Some(&basic_of("klinik:secret")), &form).unwrap_err();
    assert_eq!(two.code, Code::InvalidRequest);
    let said = presented(None, &form).unwrap();
    assert!(believe(said, (&plain(), &form), None, &issuer(), now()).is_err());
    assert!(presented(None, &Form::default()).is_err());
    let other = Form::read("client_id=bank").unwrap();
    let said = presented(Some(&basic_of("klinik:secret")), &other).unwrap();
    assert!(believe(said, (&plain(), &other), None, &issuer(), now()).is_err());
}

proptest! {
    #[test]
    fn no_header_stops_the_reader(header in "(?i)(basic )?[ -~]{0,60}") {
        prop_assert!(with_secret(&header).is_err());
    }

    #[test]
    fn no_other_secret_is_taken(secret in "[a-z]{1,12}") {
        let taken = with_secret(&basic_of(&format!("klinik:{secret}"))).is_ok();
        prop_assert_eq!(taken, secret == "secret");
    }
}
