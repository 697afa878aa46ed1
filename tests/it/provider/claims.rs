//! What a site may know: asked for one by one, refused, withdrawn, and told to nobody else.

use super::site::{Site, said, value};
use crate::desk::{Desk, SRI};

#[test]
fn a_single_claim_is_told_and_no_other() {
    // oidcc-claims-essential
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let claims = "{\"userinfo\":{\"name\":{\"essential\":true},\"address\":null}}";
    let tokens = site.tokens(&mut sri, &[("scope", "openid"), ("claims", claims)]);
    let facts = site.userinfo("GET", &tokens).json();
    let names: Vec<&String> = facts.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        ["name", "sub"],
        "the clinic may not ask for an address"
    );
}

#[test]
fn a_sign_in_alone_reads_nothing() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let tokens = site.tokens(&mut sri, &[("scope", "openid")]);
    let facts = site.userinfo("GET", &tokens).json();
    assert_eq!(facts.as_object().unwrap().len(), 1);
    let rows = "SELECT count(*) FROM access WHERE channel = 'site:klinik-contoh'";
    assert_eq!(desk.count(rows), 0);
}

#[test]
fn what_is_new_is_asked_and_a_person_may_refuse() {
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    Site::code(&mut sri, &[("scope", "openid profile")]);
    let to = sri
        .get(&Site::asks(&[("scope", "openid profile nik")]))
        .location();
    let page = sri.see(&to);
    assert!(page.has("Sudah Anda izinkan:"), "{}", page.text());
    let flow = page.hidden("alur");
    let page = sri.post("/izin", &[("alur", &flow), ("jawaban", "tolak")]);
    let heard = said(
        page.header("refresh")
            .unwrap()
            .trim_start_matches("0; url="),
    );
    assert_eq!(value(&heard, "error").unwrap(), "access_denied");
}

#[test]
fn what_is_taken_back_ends_at_once_and_is_asked_anew() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let tokens = site.tokens(&mut sri, &[]);
    assert_eq!(site.userinfo("GET", &tokens).status, 200);
    let list = sri.see("/akun/situs");
    assert!(list.has("Satu nomor untuk situs-situs instansi itu, bukan NIK Anda, Nama"));
    assert!(list.has("Klinik Contoh") && list.has("Yang sudah diterima situs ini"));
    assert!(sri.see("/akses").has("untuk situs Klinik Contoh"));
    sri.post("/akun/situs", &[("situs", "klinik-contoh")]);
    assert_eq!(site.userinfo("GET", &tokens).status, 401);
    assert!(sri.see("/akun/situs").has("Izin ini sudah berakhir."));
    let to = sri.get(&Site::asks(&[])).location();
    assert!(to.starts_with("/izin?"), "{to}");
}

#[test]
fn a_token_ends_with_the_session_it_came_from() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let tokens = site.tokens(&mut sri, &[]);
    let token = tokens["access_token"].as_str().unwrap();
    let stands = || site.post("/oidc/introspect", &[("token", token)]).json();
    assert_eq!(stands()["active"], true);
    sri.post("/keluar", &[]);
    assert_eq!(stands(), serde_json::json!({ "active": false }));
    assert_eq!(site.userinfo("GET", &tokens).status, 401);
}

#[test]
fn nothing_secret_of_a_sign_in_is_in_the_log_or_the_database() {
    let desk = Desk::open();
    let (site, mut sri) = (Site::of(&desk), desk.resident(SRI));
    let code = Site::code(&mut sri, &[]);
    let tokens = site.exchange(&code).json();
    site.userinfo("GET", &tokens);
    let log = desk.log();
    let secrets = [code.as_str(), tokens["access_token"].as_str().unwrap(), SRI];
    for secret in secrets {
        assert!(!log.contains(secret));
    }
}
