//! A site asks whoever is here as an officer, or acts for another: they are told why, and go on as themselves.

use super::site::{Site, said, value};
use crate::desk::{Browser, Desk, SRI};

const MEDAN: &str = "petugas-medan";

/// Says yes on the page where a request waits; whether the site gets a code.
fn allows(browser: &mut Browser, at: &str) -> bool {
    let page = browser.see(at);
    browser.token = page.hidden("csrf");
    let fields = [("alur", page.hidden("alur")), ("jawaban", "izinkan".into())];
    let fields = fields
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let back = browser.post("/izin", &fields);
    let to = back.header("refresh").unwrap();
    value(&said(to.trim_start_matches("0; url=")), "code").is_some()
}

#[test]
fn an_officer_becomes_themselves_and_goes_on_to_the_site() {
    let desk = Desk::open();
    for (base, lang, words) in [
        ("", "id", "sedang bekerja sebagai petugas"),
        ("/en", "en", "You are working as an officer"),
    ] {
        let mut officer = desk.officer(MEDAN);
        let asked = Site::asks(&[("ui_locales", lang), ("prompt", "consent")]);
        let waits = officer.get(&asked).location();
        let page = officer.get(&waits);
        assert_eq!(page.status, 403, "{}", page.text());
        assert!(page.has(words), "{}", page.text());
        let next = page.hidden("untuk");
        assert!(next.starts_with(&format!("{base}/izin?alur=")), "{next}");
        let turned = officer.post(&format!("{base}/petugas/selesai"), &[("untuk", &next)]);
        assert_eq!(turned.location(), next);
        assert!(allows(&mut officer, &next));
    }
}

#[test]
fn an_answer_that_an_officer_gives_leads_on_as_well_and_nobody_is_led_elsewhere() {
    let desk = Desk::open();
    let mut officer = desk.officer(MEDAN);
    let waits = officer.get(&Site::asks(&[])).location();
    let (_, flow) = waits.split_once("alur=").unwrap();
    let page = officer.post("/izin", &[("alur", flow), ("jawaban", "izinkan")]);
    assert_eq!(page.status, 403);
    assert_eq!(page.hidden("untuk"), waits);
    let turned = officer.post("/petugas/selesai", &[("untuk", "//evil.example/")]);
    assert_eq!(turned.location(), "/akun");
}

#[test]
fn whoever_acts_for_another_stops_and_goes_on_to_the_site() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.post("/akun/mandat/cari", &[]).location();
    let page = mother.see("/akun/mandat");
    let right = page.between("name=\"right\" value=\"", "\"").unwrap();
    let begun = mother.post("/akun/mandat/bertindak", &[("right", &right)]);
    assert_eq!(begun.location(), "/layanan");
    let waits = mother.get(&Site::asks(&[("ui_locales", "en")])).location();
    let page = mother.get(&waits);
    assert_eq!(page.status, 403);
    assert!(page.has("You are acting for"), "{}", page.text());
    let next = page.hidden("untuk");
    mother.token = page.hidden("csrf");
    let stopped = mother.post("/en/akun/mandat/berhenti", &[("untuk", &next)]);
    assert_eq!(stopped.location(), next);
    assert!(allows(&mut mother, &next));
}
