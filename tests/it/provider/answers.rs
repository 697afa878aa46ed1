//! Answers of the endpoints that are easily got wrong: each as its RFC writes it.

use super::registering::{OFFLINE, file, usual, with};
use super::site::{Site, said, value};
use crate::desk::{Desk, SRI};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// A system of the ministry, which shares a sector with the ministry's sites.
fn system() -> String {
    let site = file("kemenkes", "UU 17/2023 art. 345", "sector = \"kemenkes\"");
    let site = site.replace("redirect_uris = [\"http://127.0.0.1/masuk/kembali\"]\n", "");
    site.replace("\"openid\", \"profile\", \"offline_access\"", "")
}

#[test]
fn a_header_that_stands_twice_is_a_mistake_and_not_left_out() {
    // RFC 9449 §4.3 (1)
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let basic = site.basic();
    let code = Site::code(&mut sri, &[]);
    let body = format!("grant_type=authorization_code&code={code}");
    let post = |headers: &[(&str, &str)]| {
        let headers = [&[FORM], headers].concat();
        desk.guest()
            .send("POST", "/oidc/token", &headers, body.as_bytes())
    };
    let page = post(&[("Authorization", &basic), ("DPoP", "a"), ("DPoP", "b")]);
    assert_eq!(
        (page.status, &page.json()["error"]),
        (400, &"invalid_dpop_proof".into())
    );
    let page = post(&[("Authorization", &basic), ("Authorization", "Bearer x")]);
    assert_eq!(
        (page.status, &page.json()["error"]),
        (400, &"invalid_request".into())
    );
}

#[test]
fn who_shows_nothing_is_told_how_and_not_that_something_is_wrong() {
    // RFC 6750 §3.1, RFC 9449 §7.1
    let desk = Desk::open();
    let page = desk.guest().get("/oidc/userinfo");
    assert_eq!(page.status, 401);
    let told: Vec<&str> = page.all_headers("www-authenticate");
    assert!(told.iter().any(|how| how.starts_with("Bearer")), "{told:?}");
    assert!(
        told.iter().any(|how| how.contains("DPoP algs=\"ES256\"")),
        "{told:?}"
    );
    assert!(told.iter().all(|how| !how.contains("error")), "{told:?}");
}

#[test]
fn a_token_without_openid_opens_no_facts() {
    // OpenID Connect Core §5.3
    let desk = with(Desk::open(), "situs", &usual());
    let (site, mut sri) = (Site::named(&desk, "situs"), desk.resident(SRI));
    let tokens = site.tokens(&mut sri, OFFLINE);
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
        ("scope", "profile"),
    ];
    let fewer = site.post("/oidc/token", &fields).json();
    let page = site.userinfo("GET", &fewer);
    assert_eq!(
        (page.status, &page.json()["error"]),
        (403, &"insufficient_scope".into())
    );
}

#[test]
fn a_token_of_a_system_that_is_given_back_counts_no_more() {
    // RFC 7009 §2
    let desk = with(Desk::open(), "sistem", &system());
    let system = Site::named(&desk, "sistem");
    let tokens = system
        .post("/oidc/token", &[("grant_type", "client_credentials")])
        .json();
    let token = tokens["access_token"].as_str().unwrap();
    let active = || system.post("/oidc/introspect", &[("token", token)]).json()["active"].clone();
    assert_eq!(active(), true);
    // A program of the same agency, to which the system shows it, asks here who that is.
    let clinic = Site::of(&desk)
        .post("/oidc/introspect", &[("token", token)])
        .json();
    assert_eq!(
        (&clinic["active"], &clinic["client_id"]),
        (&true.into(), &"sistem".into())
    );
    assert_eq!(system.post("/oidc/revoke", &[("token", token)]).status, 200);
    assert_eq!(active(), false);
    assert_eq!(
        system.post("/oidc/revoke", &[("token", token)]).status,
        200,
        "again"
    );
}

#[test]
fn whoever_shares_a_sector_may_ask_how_a_token_stands_and_nobody_else() {
    // RFC 7662 §2
    let desk = with(Desk::open(), "sistem", &system());
    let desk = with(desk, "situs", &usual());
    let (clinic, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let tokens = clinic.tokens(&mut sri, &[]);
    let stands = |site: &Site<'_>, token: &serde_json::Value| {
        site.post("/oidc/introspect", &[("token", token.as_str().unwrap())])
            .json()
    };
    let said = stands(&Site::named(&desk, "sistem"), &tokens["access_token"]);
    assert_eq!(
        (&said["active"], &said["client_id"]),
        (&true.into(), &"klinik-contoh".into())
    );
    let other = Site::named(&desk, "situs");
    assert_eq!(
        stands(&other, &tokens["access_token"]),
        serde_json::json!({ "active": false })
    );
    let own = other.tokens(&mut sri, OFFLINE);
    let said = stands(&other, &own["refresh_token"]);
    assert_eq!(said["active"], true);
    assert!(said.get("token_type").is_none());
    other.post(
        "/oidc/revoke",
        &[("token", own["refresh_token"].as_str().unwrap())],
    );
    assert_eq!(
        stands(&other, &own["refresh_token"]),
        serde_json::json!({ "active": false })
    );
}

#[test]
fn a_hint_that_nobody_knows_any_more_asks_the_person_and_leads_nowhere() {
    // RP-Initiated Logout 1.0 §2
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    let out = [
        ("id_token_hint", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA"),
        ("client_id", "klinik-contoh"),
        ("post_logout_redirect_uri", "http://127.0.0.1/keluar"),
    ];
    let query = serde_urlencoded::to_string(out).unwrap();
    let to = sri.get(&format!("/oidc/logout?{query}")).location();
    assert!(to.contains("/izin/keluar?"), "{to}");
    let flow = sri.see(&to).hidden("alur");
    let page = sri.post("/izin/keluar", &[("alur", &flow)]);
    assert_eq!(page.location(), "/");
}

#[test]
fn keys_that_cannot_be_fetched_are_our_trouble_and_not_the_clients() {
    let keys = "jwks_uri = \"http://127.0.0.1:9/jwks\"";
    let text = file("kemenkes", "UU 17/2023 art. 345", keys)
        .replace("client_secret_basic", "private_key_jwt");
    let desk = with(Desk::open(), "situs", &text);
    // {"alg":"ES256","typ":"JWT","kid":"x"} and {"iss":"situs","sub":"situs"}, signed by nobody.
    let assertion = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IngifQ.\
        eyJpc3MiOiJzaXR1cyIsInN1YiI6InNpdHVzIn0.\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let body = format!(
        "grant_type=client_credentials&client_id=situs&client_assertion={assertion}\
         &client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    );
    for times in 0..30 {
        let page = desk
            .guest()
            .send("POST", "/oidc/token", &[FORM], body.as_bytes());
        assert_eq!(page.status, 503, "{times}: {}", page.text());
        assert_eq!(page.json()["error"], "temporarily_unavailable");
        assert!(page.header("retry-after").is_some());
    }
}

#[test]
fn an_address_is_told_where_it_was_asked_for() {
    // oidcc-scope-address
    let address = file("kemenkes", "UU 17/2023 art. 345", "").replace("\"profile\"", "\"address\"");
    let desk = with(Desk::open(), "situs", &address);
    let (site, mut sri) = (Site::named(&desk, "situs"), desk.resident(SRI));
    let asked = [("client_id", "situs"), ("scope", "openid address")];
    let facts = site.userinfo("GET", &site.tokens(&mut sri, &asked)).json();
    assert!(facts["address"]["formatted"].is_string(), "{facts}");
    assert!(facts.get("name").is_none());
}

#[test]
fn an_essential_level_is_answered_as_it_was_asked() {
    // OpenID Connect Core §5.5.1.1
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let claims = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"urn:sigap:assurance:substantial\"]}}}";
    let tokens = site.tokens(&mut sri, &[("claims", claims)]);
    assert_eq!(
        super::site::id_token(&tokens)["acr"],
        "urn:sigap:assurance:substantial"
    );
}

#[test]
fn a_name_that_a_site_guesses_is_told_to_nobody() {
    // oidcc-login-hint
    let desk = Desk::open();
    let mut guest = desk.guest();
    let to = guest.get(&Site::asks(&[("login_hint", SRI)])).location();
    assert!(!to.contains(SRI));
    let (_, page) = guest.follow(&to);
    assert!(page.status == 200 && !page.has(SRI));
    let document = guest.see("/.well-known/openid-configuration").json();
    assert_eq!(document["login_hint_parameter_supported"], false);
    let heard = said(
        &guest
            .get(&Site::asks(&[("login_hint", SRI), ("prompt", "none")]))
            .location(),
    );
    assert_eq!(value(&heard, "error").unwrap(), "login_required");
}
