use super::*;
use crate::address::BadAddress;
use proptest::prelude::*;

/// A client of each profile, as a file describes it.
pub(crate) fn plain() -> Client {
    toml::from_str(
        r#"
        id = "klinik"
        sector = "klinik.example"
        redirect_uris = ["https://klinik.example/cb", "https://klinik.example/cb?via=sigap"]
        post_logout_redirect_uris = ["https://klinik.example/out"]
        backchannel_logout_uri = "https://klinik.example/ended"
        scopes = ["openid", "profile", "offline_access"]
        grants = ["authorization_code", "refresh_token"]
        [name]
        id = "Klinik"
        en = "Clinic"
        [purpose]
        id = "Mendaftar"
        en = "To register"
        [authentication]
        method = "client_secret_basic"
        secret_sha256 = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
        "#,
    )
    .unwrap()
}

pub(crate) fn fapi(jwks: Value) -> Client {
    Client {
        id: "bank".to_owned(),
        profile: Profile::Fapi2,
        authentication: Authentication::PrivateKeyJwt {
            jwks: Some(jwks),
            jwks_uri: None,
        },
        ..plain()
    }
}

pub(crate) fn system() -> Client {
    Client {
        id: "sistem".to_owned(),
        redirect_uris: Vec::new(),
        scopes: BTreeSet::new(),
        grants: BTreeSet::from([GrantType::ClientCredentials]),
        ..plain()
    }
}

#[test]
fn a_sound_client_has_no_findings() {
    assert_eq!(check(&plain()), []);
    assert_eq!(check(&system()), []);
}

#[test]
fn an_address_that_could_lead_elsewhere_is_found_before_it_is_used() {
    for (uri, why) in [
        ("http://klinik.example/cb", BadAddress::NotSecure),
        ("https://klinik.example/cb#x", BadAddress::Fragment),
        ("https://*.klinik.example/cb", BadAddress::Host),
        ("https://klinik.example/*", BadAddress::Sign),
        (
            "https://klinik.example@evil.example/cb",
            BadAddress::UserInfo,
        ),
        ("https://klinik.example./cb", BadAddress::Host),
        ("https://klinik.example/cb/../x", BadAddress::Path),
        ("https://klinik.example/%2e%2E/x", BadAddress::Path),
        ("https://klinik.example/a%2Fb", BadAddress::Path),
        ("https://klinik.example\\@evil.example/", BadAddress::Sign),
        ("https://Klinik.example/cb", BadAddress::Sign),
        ("javascript:alert(1)", BadAddress::Malformed),
        ("https://klinik.example:0x1bb/cb", BadAddress::Port),
        ("https:///cb", BadAddress::Host),
    ] {
        let client = Client {
            redirect_uris: vec![uri.to_owned()],
            ..plain()
        };
        let finding = Finding::Address {
            uri: uri.to_owned(),
            why,
        };
        assert_eq!(check(&client), [finding]);
    }
}

#[test]
fn a_client_of_fapi_2_does_not_get_by_with_a_secret() {
    let client = Client {
        profile: Profile::Fapi2,
        ..plain()
    };
    assert_eq!(check(&client), [Finding::WeakProof]);
}

#[test]
fn a_private_key_in_a_client_file_is_found() {
    let jwk = serde_json::json!({ "kty": "EC", "crv": "P-256", "x": "", "y": "", "d": "" });
    let client = fapi(serde_json::json!({ "keys": [jwk] }));
    assert_eq!(check(&client), [Finding::Jwks(BadJwks::Private)]);
}

#[test]
fn what_goes_together_is_registered_together() {
    let mut client = plain();
    client.grants.insert(GrantType::ClientCredentials);
    assert_eq!(check(&client), [Finding::Mixed]);
    let mut client = plain();
    client.scopes.remove(&Scope::OfflineAccess);
    assert_eq!(check(&client), [Finding::Refresh]);
    let mut client = plain();
    client.redirect_uris.clear();
    client.name.clear();
    client.sector = "a b".to_owned();
    client.id = "A".to_owned();
    assert_eq!(check(&client).len(), 5);
}

#[test]
fn a_member_that_is_misspelled_is_not_passed_over() {
    let text = toml::to_string(&plain()).unwrap();
    assert!(toml::from_str::<Client>(&text).is_ok());
    let more = format!("redirect_uri = \"https://x.example\"\n{text}");
    assert!(toml::from_str::<Client>(&more).is_err());
}

#[test]
fn a_redirect_address_is_compared_sign_by_sign() {
    let client = plain();
    assert!(client.redirects_to("https://klinik.example/cb"));
    assert!(client.redirects_to("https://klinik.example/cb?via=sigap"));
    for tricked in [
        "https://klinik.example/cb/",
        "https://klinik.example/cb?",
        "https://klinik.example/cb#",
        "https://klinik.example/CB",
        "https://klinik.example/c%62",
        "https://klinik.example:443/cb",
        "https://klinik.example:8443/cb",
        "https://klinik.example./cb",
        "https://KLINIK.example/cb",
        "HTTPS://klinik.example/cb",
        "http://klinik.example/cb",
        "https://klinik.example/x/../cb",
        "https://klinik.example//cb",
        "https://klinik.example/cb%0d%0a",
        "https://klinik.example/cb ",
        " https://klinik.example/cb",
        "https://user@klinik.example/cb",
        "https://klinik.example@evil.example/cb",
        "https://klinik.example.evil.example/cb",
        "https://evil.example/?https://klinik.example/cb",
        "https://evil.example/klinik.example/cb",
        "//klinik.example/cb",
        "",
    ] {
        assert!(!client.redirects_to(tricked), "{tricked}");
    }
}

#[test]
fn a_native_client_may_come_back_to_any_port_of_its_own_machine() {
    let mut client = Client {
        redirect_uris: vec!["http://127.0.0.1/cb".to_owned()],
        ..plain()
    };
    assert!(!client.redirects_to("http://127.0.0.1:49152/cb"));
    client.native = true;
    assert!(client.redirects_to("http://127.0.0.1:49152/cb"));
    for tricked in [
        "http://localhost:49152/cb",
        "https://127.0.0.1:49152/cb",
        "http://127.0.0.1:49152/cb/x",
        "http://127.0.0.1:49152/cb?x",
        "http://127.0.0.2:49152/cb",
        "http://127.0.0.1.evil.example:49152/cb",
        "http://127.0.0.1:49152@evil.example/cb",
        "http://127.0.0.1:99999/cb",
    ] {
        assert!(!client.redirects_to(tricked), "{tricked}");
    }
}

proptest! {
    #[test]
    fn no_other_address_than_a_registered_one_is_followed(uri in "(https?://)?[a-z@.:/%#?A-Z0-9\\\\]{0,40}") {
        let client = plain();
        prop_assert_eq!(client.redirects_to(&uri), client.redirect_uris.contains(&uri));
    }
}
