//! Titles of the conformance suite of the basic profile (oidcc-…), one after the other.

use super::site::{BACK, Site, id_token, said, value};
use crate::desk::{Desk, SRI};

#[test]
fn a_person_signs_in_and_the_site_learns_who_it_is_and_how_sure_that_is() {
    // oidcc-server, oidcc-idtoken-signature, oidcc-scope-profile, oidcc-userinfo-get, oidcc-userinfo-post-header
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let tokens = site.tokens(&mut sri, &[]);
    let claims = id_token(&tokens);
    assert_eq!(claims["nonce"], "sekali");
    assert_eq!(claims["aud"], "klinik-contoh");
    assert_eq!(claims["acr"], "urn:sigap:assurance:high");
    assert!(
        claims["iss"]
            .as_str()
            .unwrap()
            .starts_with("http://localhost:")
    );
    for method in ["GET", "POST"] {
        let page = site.userinfo(method, &tokens);
        assert_eq!(page.status, 200, "{}", page.text());
        assert_eq!(page.header("cache-control"), Some("no-store"));
        let facts = page.json();
        assert_eq!(facts["sub"], claims["sub"]);
        assert_eq!(facts["name"], "Sri Wahyuni");
        assert!(facts.get("nik").is_none(), "nobody asked for it");
    }
    let rows = "SELECT count(*) FROM access WHERE channel = 'site:klinik-contoh'";
    assert_eq!(desk.count(rows), 1, "one row for each grant and register");
}

#[test]
fn a_nonce_comes_back_only_where_one_was_sent() {
    // oidcc-nonce-unless-code-flow
    let desk = Desk::open();
    let tokens = Site::of(&desk).tokens(&mut desk.resident(SRI), &[("nonce", "")]);
    assert!(id_token(&tokens).get("nonce").is_none());
}

#[test]
fn what_was_allowed_is_not_asked_again_and_prompts_say_otherwise() {
    // oidcc-prompt-none-not-logged-in, oidcc-prompt-none-logged-in, oidcc-prompt-login, oidcc-max-age-1, oidcc-max-age-10000
    let desk = Desk::open();
    let silent = Site::asks(&[("prompt", "none")]);
    let heard = said(&desk.guest().get(&silent).location());
    assert_eq!(value(&heard, "error").unwrap(), "login_required");
    assert_eq!(value(&heard, "state").unwrap(), "keadaan");
    assert!(value(&heard, "iss").is_some());
    let mut sri = desk.resident(SRI);
    let heard = said(&sri.get(&silent).location());
    assert_eq!(value(&heard, "error").unwrap(), "consent_required");
    Site::code(&mut sri, &[]);
    for prompt in ["none", ""] {
        let heard = said(&sri.get(&Site::asks(&[("prompt", prompt)])).location());
        assert!(value(&heard, "code").is_some(), "{heard:?}");
    }
    let to = sri.get(&Site::asks(&[("prompt", "consent")])).location();
    assert!(to.starts_with("/izin?"), "{to}");
    let to = sri.get(&Site::asks(&[("prompt", "login")])).location();
    assert!(to.starts_with("/masuk?untuk="), "{to}");
    let heard = said(&sri.get(&Site::asks(&[("max_age", "10000")])).location());
    assert!(value(&heard, "code").is_some());
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    let to = sri.get(&Site::asks(&[("max_age", "1")])).location();
    assert!(to.starts_with("/masuk?untuk="), "{to}");
}

#[test]
fn the_page_speaks_the_language_that_the_site_asks_for() {
    // oidcc-ui-locales, oidcc-login-hint, oidcc-display-page
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    let more = [
        ("ui_locales", "fr en"),
        ("login_hint", "sri"),
        ("display", "popup"),
    ];
    let to = sri.get(&Site::asks(&more)).location();
    assert!(to.starts_with("/en/izin?"), "{to}");
    assert!(sri.see(&to).has("Allow Klinik Contoh?"));
}

#[test]
fn a_request_may_come_as_a_form_and_with_parameters_that_nobody_knows() {
    // oidcc-ensure-post-request-succeeds, oidcc-ensure-request-with-unknown-parameter-succeeds
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    Site::code(&mut sri, &[("asing", "ya")]);
    let query = Site::asks(&[]).split_once('?').unwrap().1.to_owned();
    let to = sri.post_raw("/oidc/authorize", query.as_bytes()).location();
    assert!(value(&said(&sri.get(&to).location()), "code").is_some());
}

#[test]
fn a_request_without_what_it_needs_is_refused_where_that_may_be_told() {
    // oidcc-response-type-missing, oidcc-request-uri-unsigned, oidcc-unsigned-request-object, oidcc-ensure-registered-redirect-uri,
    // oidcc-ensure-redirect-uri-in-authorization-request
    let desk = Desk::open();
    let mut guest = desk.guest();
    let told = [
        ("response_type", "", "invalid_request"),
        ("response_type", "token", "unsupported_response_type"),
        ("scope", "profile", "invalid_scope"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        (
            "request",
            "eyJhbGciOiJub25lIn0.e30.",
            "request_not_supported",
        ),
        ("prompt", "none login", "invalid_request"),
        ("max_age", "lama", "invalid_request"),
    ];
    for (name, value_, code) in told {
        let heard = said(&guest.get(&Site::asks(&[(name, value_)])).location());
        assert_eq!(value(&heard, "error").unwrap(), code, "{name}={value_}");
        assert_eq!(value(&heard, "state").unwrap(), "keadaan");
    }
    let shown = [
        ("redirect_uri", ""),
        ("redirect_uri", "https://penyerang.example/"),
        ("redirect_uri", "http://127.0.0.1:9/masuk/kembali/"),
        ("redirect_uri", "http://127.0.0.1:9/masuk/../masuk/kembali"),
        ("redirect_uri", "http://localhost:9/masuk/kembali"),
        ("client_id", ""),
        ("client_id", "tidak-ada"),
        ("request_uri", "https://penyerang.example/request"),
    ];
    for (name, value_) in shown {
        let page = guest.get(&Site::asks(&[(name, value_)]));
        assert_eq!(page.status, 400, "{name}={value_}");
        assert!(page.header("location").is_none());
        assert!(page.has("Situs itu salah meminta"));
    }
    let twice = format!("{}&state=lain", Site::asks(&[]));
    assert_eq!(
        guest.get(&twice).status,
        400,
        "a parameter that stands twice"
    );
}

#[test]
fn a_code_that_comes_again_ends_what_the_first_one_got() {
    // oidcc-codereuse, oidcc-codereuse-30seconds
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let code = Site::code(&mut sri, &[]);
    let tokens = site.exchange(&code).json();
    assert_eq!(site.userinfo("GET", &tokens).status, 200);
    let again = site.exchange(&code);
    assert_eq!(
        (again.status, &again.json()["error"]),
        (400, &"invalid_grant".into())
    );
    assert_eq!(site.userinfo("GET", &tokens).status, 401);
}

#[test]
fn a_code_needs_its_verifier_and_its_address() {
    // oidcc-ensure-request-with-valid-pkce-succeeds and its opposites
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let code = Site::code(&mut sri, &[]);
    let verifiers = ["a".repeat(43), String::new()];
    for verifier in &verifiers {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", BACK),
            ("code_verifier", verifier),
        ];
        let page = site.post("/oidc/token", &fields);
        assert_eq!(page.json()["error"], "invalid_grant", "{verifier}");
    }
    assert_eq!(
        site.exchange(&code).status,
        200,
        "the right one still counts"
    );
}
