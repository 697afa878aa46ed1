//! A register that is away while a site wants tokens: that is our trouble, and costs the site nothing.

use super::registering::{OFFLINE, usual, with};
use super::site::{BACK, Site, VERIFIER, id_token};
use crate::desk::{Desk, SRI};

/// Her name stands in the signed token itself, so each exchange reads the register.
const NAMED: (&str, &str) = ("claims", "{\"id_token\":{\"name\":null}}");

#[test]
fn a_register_that_is_away_costs_neither_a_code_nor_a_refresh_token() {
    let desk = with(Desk::open(), "situs", &usual());
    let (site, mut sri) = (Site::named(&desk, "situs"), desk.resident(SRI));
    let asked = [OFFLINE, &[NAMED]].concat();
    let code = Site::code(&mut sri, &asked);
    let exchange = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", BACK),
        ("code_verifier", VERIFIER),
    ];
    let tokens = over(&desk, &site, &exchange);
    let refresh = |token: &str| {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
        over(&desk, &site, &fields)
    };
    let first = tokens["refresh_token"].as_str().unwrap();
    let second = refresh(first);
    let third = refresh(second["refresh_token"].as_str().unwrap());
    assert!(third["refresh_token"].is_string());
    assert_eq!(desk.count("SELECT count(*) FROM site_grant"), 1);
}

/// Asks for tokens while the register is away, thrice, and then when it is there again: what comes then.
fn over(desk: &Desk, site: &Site<'_>, fields: &[(&str, &str)]) -> serde_json::Value {
    desk.change("ALTER TABLE record RENAME TO record_away");
    for _ in 0..3 {
        let page = site.post("/oidc/token", fields);
        assert_eq!(page.status, 503, "{}", page.text());
        assert_eq!(page.json()["error"], "temporarily_unavailable");
        assert!(page.header("retry-after").is_some());
    }
    desk.change("ALTER TABLE record_away RENAME TO record");
    let page = site.post("/oidc/token", fields);
    assert_eq!(page.status, 200, "{}", page.text());
    let tokens = page.json();
    assert!(id_token(&tokens)["name"].is_string());
    tokens
}
