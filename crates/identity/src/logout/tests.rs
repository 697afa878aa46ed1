use super::*;
use crate::client::tests::plain;
use crate::jwks::Jwks;
use crate::jws::Jws;
use crate::jws::tests::keys;
use serde_json::Value;

fn hint() -> Hint {
    Hint {
        sub: "sub".to_owned(),
        client: "klinik".to_owned(),
        session: "session".to_owned(),
    }
}

fn form(raw: &str) -> Form {
    Form::read(raw).unwrap()
}

const OUT: &str = "post_logout_redirect_uri=https://klinik.example/out&id_token_hint=x";

#[test]
fn whoever_signs_out_goes_back_to_the_site_that_asked() {
    let out = form(&format!("{OUT}&state=a%26b"));
    let way = way_out(&out, Some(&plain()), Some(&hint()));
    let to = Some("https://klinik.example/out?state=a%26b".to_owned());
    assert_eq!(way, Ok(to));
    assert_eq!(way_out(&form(""), None, None), Ok(None));
}

#[test]
fn after_signing_out_nobody_is_led_to_a_stranger() {
    let client = plain();
    for uri in [
        "https://evil.example/",
        "https://klinik.example/out/",
        "https://klinik.example/cb",
        "https://klinik.example/out?x=1",
    ] {
        let asked = form(&format!("post_logout_redirect_uri={uri}"));
        assert!(way_out(&asked, Some(&client), None).is_err(), "{uri}");
    }
    let asked = form("post_logout_redirect_uri=https://klinik.example/out");
    assert!(way_out(&asked, None, None).is_err());
}

#[test]
fn a_hint_that_nobody_knows_leads_nowhere_and_one_of_another_client_is_refused() {
    assert_eq!(way_out(&form(OUT), Some(&plain()), None), Ok(None));
    let other = form("client_id=bank");
    assert!(client_id(&other, Some(&hint())).is_err());
    assert_eq!(client_id(&other, None), Ok(Some("bank")));
    assert_eq!(client_id(&form(""), Some(&hint())), Ok(Some("klinik")));
}

#[test]
fn a_logout_token_says_which_session_ended_and_cannot_pass_for_an_id_token() {
    let (client, keys) = (plain(), keys());
    let issuer = Issuer::read("https://sigap.example").unwrap();
    let now = Timestamp::from_micros(0);
    let token = token((&client, "sub"), ("session", "jti"), (&issuer, &keys), now).unwrap();
    let read = Jws::read(&token).unwrap();
    assert_eq!(read.typ().as_deref(), Some("logout+jwt"));
    let set = Jwks::read(&json!({ "keys": [keys.jwk()] })).unwrap();
    let claims = set.verify(read).unwrap();
    assert_eq!(claims.get("nonce"), None);
    assert_eq!(
        claims.get("events").unwrap()[EVENT],
        Value::Object(serde_json::Map::default())
    );
    for (name, value) in [
        ("sid", "session"),
        ("jti", "jti"),
        ("aud", "klinik"),
        ("sub", "sub"),
    ] {
        assert_eq!(claims.text(name), Some(value), "{name}");
    }
    assert_eq!(claims.seconds("exp"), Some(LOGOUT_SECONDS));
    assert_eq!(crate::id_token::hint(&token, &set, &issuer), None);
}
