//! What an account tells its owner, and what is asked of a browser: devices, pages of what happened, forms of others.

use crate::desk::{Browser, Desk, SRI};

/// A request of another kind of browser, with what it holds.
fn form(browser: &mut Browser, headers: &[(&str, &str)]) -> u16 {
    let kind = ("Content-Type", "application/x-www-form-urlencoded");
    let headers = [&[kind], headers].concat();
    let page = browser.send(
        "POST",
        "/en/masuk/lanjut",
        &headers,
        b"carry-action=%2Fcari",
    );
    page.status
}

#[test]
fn a_form_of_nobody_is_taken_from_our_own_pages_alone() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    let port = desk.address.rsplit(':').next().unwrap();
    assert_eq!(form(&mut guest, &[]), 200, "a browser that says nothing");
    assert_eq!(form(&mut guest, &[("Origin", "http://evil.example")]), 403);
    assert_eq!(form(&mut guest, &[("Origin", "null")]), 403);
    let ours = format!("http://localhost:{port}");
    assert_eq!(form(&mut guest, &[("Origin", &ours)]), 200);
    assert_eq!(
        form(&mut guest, &[("Origin", "http://localhost")]),
        200,
        "where it came to"
    );
}

#[test]
fn what_happened_is_turned_page_by_page_to_the_first() {
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    sri.adds(&mut desk.device(), "HP pertama");
    for _ in 0..60 {
        assert_eq!(sri.post("/akun/sesi/akhiri-lain", &[]).status, 303);
    }
    let newest = sri.see("/en/akun/riwayat");
    assert!(
        !newest.has("HP pertama"),
        "it does not fit on the first page"
    );
    let older = newest.between("href=\"/en/akun/riwayat?", "\"").unwrap();
    let older = sri.see(&format!("/en/akun/riwayat?{older}"));
    assert!(older.has("HP pertama"), "{}", older.text());
    assert!(!older.has(">Older<"), "{}", older.text());
}

#[test]
fn codes_for_another_device_are_bounded() {
    let desk = Desk::open();
    let mut sri = desk.resident(SRI);
    sri.adds(&mut desk.device(), "HP Sri");
    let mut given = || sri.post("/akun/pemulihan/perangkat-lain", &[]).status;
    for _ in 0..5 {
        assert_eq!(given(), 200);
    }
    assert_eq!(given(), 429);
}

#[test]
fn a_browser_is_known_again_by_its_cookie_and_not_by_its_kind() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut mine = desk.resident(SRI);
    mine.adds(&mut phone, "HP Sri");
    let told = "SELECT count(*) FROM account_event WHERE kind = 'new-device'";
    mine.shows(&mut phone, &[]);
    assert_eq!(desk.count(told), 0);
    let mut thief = desk.guest();
    thief.shows(&mut phone, &[]);
    assert_eq!(desk.count(told), 1, "another browser of the same kind");
    thief.shows(&mut phone, &[]);
    assert_eq!(desk.count(told), 1);
}
