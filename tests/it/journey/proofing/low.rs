//! A visit below the account's level, at sessions and addresses: it ends nobody's session but its own, and neither sees nor changes
//! where its owner is told.

use super::low;
use super::ways::raise;
use crate::desk::{Browser, Desk};
use crate::journey::contacts::verified;

const ADDRESS: &str = "sri@contoh.example";
const SESSIONS: &str = "/en/akun/sesi";
const ADD: &str = "/en/akun/kontak/tambah";

/// Her account, raised in the visit of one device; and a visit by another, which stayed low.
fn two_visits(desk: &Desk) -> (Browser, Browser) {
    let mut first = low(desk);
    let (mut own, mut other) = (desk.device(), desk.device());
    first.adds(&mut own, "HP Sri");
    first.adds(&mut other, "HP adik");
    let (mut sri, mut thief) = (desk.guest(), desk.guest());
    assert_eq!(sri.shows(&mut own, &[]).status, 303);
    raise(&mut sri);
    assert_eq!(thief.shows(&mut other, &[]).status, 303);
    (sri, thief)
}

/// Every session that a page offers to end.
fn sessions(browser: &mut Browser) -> Vec<String> {
    browser.see(SESSIONS).all("name=\"sesi\" value=\"", "\"")
}

/// Sends a form that the visit is too low for, and is told so with the way on.
fn too_low(browser: &mut Browser, path: &str, fields: &[(&str, &str)], back: &str) {
    let page = browser.post(path, fields);
    assert_eq!(page.status, 403, "{path}: {}", page.text());
    let on = format!("perlu=substantial&amp;untuk={}", back.replace('/', "%2F"));
    assert!(page.has(&on), "{path}: {}", page.text());
}

#[test]
fn a_low_visit_ends_no_session_but_its_own() {
    let desk = Desk::open();
    let (mut sri, mut thief) = two_visits(&desk);
    let theirs = sessions(&mut thief);
    assert!(!theirs.is_empty());
    for session in &theirs {
        too_low(
            &mut thief,
            "/en/akun/sesi/akhiri",
            &[("sesi", session)],
            SESSIONS,
        );
    }
    too_low(&mut thief, "/en/akun/sesi/akhiri-lain", &[], SESSIONS);
    assert_eq!(sri.get("/akun").status, 200, "hers goes on");
    // Its own is the one that she sees and it does not.
    let mut own = sessions(&mut sri);
    own.retain(|session| !theirs.contains(session));
    assert_eq!(own.len(), 1, "{own:?}");
    let ended = thief.post("/akun/sesi/akhiri", &[("sesi", &own[0])]);
    assert_eq!(ended.status, 303, "{}", ended.text());
    assert_eq!(thief.get("/akun").status, 303, "it is out");
    assert_eq!(sri.post("/akun/sesi/akhiri-lain", &[]).status, 303);
}

#[test]
fn a_low_visit_neither_sees_nor_changes_an_address() {
    let desk = Desk::open();
    let (mut sri, mut thief) = two_visits(&desk);
    let asked = sri
        .post("/akun/kontak/tambah", &[("alamat", ADDRESS)])
        .location();
    verified(&desk, &mut sri, &asked);
    let contact = sri.see("/akun/kontak").hidden("kontak");
    assert!(!contact.is_empty());

    let list = thief.see("/en/akun/kontak");
    assert!(
        !list.has(ADDRESS) && list.has("@contoh.example"),
        "{}",
        list.text()
    );
    let back = "/en/akun/kontak";
    assert_eq!(thief.get(ADD).status, 403);
    too_low(&mut thief, ADD, &[("alamat", "x@contoh.example")], back);
    let remove = "/en/akun/kontak/hapus";
    too_low(&mut thief, remove, &[("kontak", &contact)], back);
    let typed = [("alur", "x"), ("kode", "123456")];
    too_low(&mut thief, "/en/akun/kontak/kode", &typed, back);
    let addresses = "SELECT count(*) FROM contact";
    assert_eq!(desk.count(addresses), 1);
    assert!(sri.see("/akun/kontak").has(ADDRESS));
}
