use super::*;
use crate::token::tests::grant;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(0).plus_seconds(seconds)
}

#[test]
fn a_token_that_is_over_says_nothing_and_a_live_one_what_it_is_bound_to() {
    let issuer = Issuer::read("https://sigap.example").unwrap();
    let live = Access {
        client: "klinik".to_owned(),
        grant: Some(grant("klinik")),
        jkt: Some("key".to_owned()),
        issued: at(0),
        until: at(600),
    };
    assert_eq!(access(&live, Some("sub"), &issuer, at(600)), inactive());
    let told = access(&live, Some("sub"), &issuer, at(599));
    let expected = json!({
        "active": true, "iss": "https://sigap.example", "client_id": "klinik",
        "token_type": "DPoP", "iat": 0, "exp": 600, "sub": "sub",
        "scope": "openid profile offline_access", "cnf": { "jkt": "key" },
    });
    assert_eq!(told, expected);
}
