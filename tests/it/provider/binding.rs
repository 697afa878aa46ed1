//! A request belongs to the browser it came by, and gives something to one person alone.

use super::site::{BACK, Site, said, value};
use crate::desk::{BUDI, Desk, SRI};

/// Pushes a request of the clinic's; where the person is sent with it.
fn pushed(site: &Site<'_>) -> String {
    let query = Site::asks(&[]).split_once('?').unwrap().1.to_owned();
    let fields: Vec<(String, String)> = serde_urlencoded::from_str(&query).unwrap();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let page = site.post("/oidc/par", &fields);
    assert_eq!(page.status, 201, "{}", page.text());
    let uri = page.json()["request_uri"].as_str().unwrap().to_owned();
    let asked = [
        ("client_id", "klinik-contoh"),
        ("request_uri", uri.as_str()),
    ];
    format!(
        "/oidc/authorize?{}",
        serde_urlencoded::to_string(asked).unwrap()
    )
}

#[test]
fn a_request_goes_on_in_the_browser_it_came_by_alone() {
    let desk = Desk::open();
    let (mut sri, mut budi) = (desk.resident(SRI), desk.resident(BUDI));
    let to = sri.get(&Site::asks(&[])).location();
    assert!(to.contains("/izin?"), "{to}");
    let flow = sri.see(&to).hidden("alur");
    let page = budi.get(&to);
    assert_eq!(page.status, 400, "{}", page.text());
    assert!(page.has("Permintaan ini sudah berakhir"), "{}", page.text());
    assert!(page.header("location").is_none() && page.header("refresh").is_none());
    for answer in ["izinkan", "tolak"] {
        let page = budi.post("/izin", &[("alur", &flow), ("jawaban", answer)]);
        assert_eq!(page.status, 400);
        assert!(page.header("refresh").is_none());
    }
    let page = sri.post("/izin", &[("alur", &flow), ("jawaban", "izinkan")]);
    let heard = page.header("refresh").unwrap();
    assert!(value(&said(heard.trim_start_matches("0; url=")), "code").is_some());
}

#[test]
fn whoever_signs_in_elsewhere_does_not_pass_what_asks_for_a_sign_in() {
    // A link that waits for somebody to sign in, given to whoever does so anyway.
    let desk = Desk::open();
    let mut thief = desk.resident(BUDI);
    let to = thief.get(&Site::asks(&[("prompt", "login")])).location();
    let to: Vec<(String, String)> =
        serde_urlencoded::from_str(to.split_once('?').unwrap().1).unwrap();
    let waiting = value(&to, "untuk").unwrap();
    let mut sri = desk.resident(SRI);
    let page = sri.get(&waiting);
    assert_eq!(page.status, 400, "{}", page.text());
}

#[test]
fn a_pushed_request_gives_tokens_to_one_person_alone() {
    // fapi2-security-profile-final-par-attempt-reuse-request_uri
    let desk = Desk::open();
    let site = Site::of(&desk);
    let (mut sri, mut budi) = (desk.resident(SRI), desk.resident(BUDI));
    let asked = pushed(&site);
    let codes = [&mut sri, &mut budi].map(|who| {
        let heard = Site::hears(who, &asked);
        value(&heard, "code").unwrap_or_else(|| panic!("{heard:?}"))
    });
    assert_eq!(site.exchange(&codes[0]).status, 200);
    let page = site.exchange(&codes[1]);
    assert_eq!(page.json()["error"], "invalid_grant", "another person");
}

#[test]
fn a_pushed_request_that_comes_again_gives_no_second_grant() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let asked = pushed(&site);
    let mut code = || value(&Site::hears(&mut sri, &asked), "code").unwrap();
    let (first, second) = (code(), code());
    let tokens = site.exchange(&first).json();
    assert_eq!(site.userinfo("GET", &tokens).status, 200);
    let page = site.exchange(&second);
    assert_eq!(page.json()["error"], "invalid_grant");
    assert_eq!(desk.count("SELECT count(*) FROM site_grant"), 1);
}

#[test]
fn a_code_that_comes_again_ends_the_grant_whatever_else_is_wrong_with_it() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let code = Site::code(&mut sri, &[]);
    let tokens = site.exchange(&code).json();
    let wrong = "a".repeat(43);
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", BACK),
        ("code_verifier", &wrong),
    ];
    let page = site.post("/oidc/token", &fields);
    assert_eq!(page.json()["error"], "invalid_grant");
    assert_eq!(site.userinfo("GET", &tokens).status, 401);
}
