//! The face match: a match opens an account; anything else, an outage or a forged way back does not.

use super::{NOBODY, PASSKEY, SRIS, alike, back, begun, chosen, looked, low};
use crate::desk::{Desk, SRI, until};
use std::process::Command;

#[test]
fn a_match_opens_an_account_of_a_higher_level_and_counts_once() {
    let desk = Desk::open();
    let mut sri = begun(&desk, SRI);
    assert!(sri.see("/daftar/wajah").has("NIK Anda dikirim ke layanan"));
    let address = looked(&mut sri, "/daftar", &[], "matched");
    let mut before = sri.clone();
    assert_eq!(back(&mut sri, &address).location(), PASSKEY);
    let high = "SELECT count(*) FROM account WHERE assurance = 'substantial'";
    assert_eq!(desk.count(high), 1);
    // The cookie of before, the same code: the service said it once.
    let again = back(&mut before, &address);
    assert_eq!(again.status, 422, "{}", again.text());
    assert_eq!(desk.count("SELECT count(*) FROM session"), 1);
}

#[test]
fn what_is_no_match_is_answered_like_a_number_that_nobody_has() {
    let desk = Desk::open();
    let mut nobody = begun(&desk, NOBODY);
    let address = looked(&mut nobody, "/daftar", &[], "matched");
    let strange = back(&mut nobody, &address);
    assert_eq!(strange.status, 422);
    for sees in ["not-matched", "not-live", "gave-up"] {
        let mut sri = begun(&desk, SRI);
        let address = looked(&mut sri, "/daftar", &[], sees);
        alike(&back(&mut sri, &address), &strange);
    }
    assert_eq!(desk.count("SELECT count(*) FROM account"), 0);
}

#[test]
fn a_session_that_somebody_else_was_talked_into_is_worth_nothing() {
    let desk = Desk::open();
    let mut thief = begun(&desk, SRI);
    let page = thief.post("/daftar/wajah", &[]);
    // Sri is sent the address and looks into the camera; the code goes back with her browser.
    let hers = chosen(&page, "matched");
    assert!(hers.contains("kode="));
    assert_eq!(desk.guest().get(&hers).location(), "/daftar");
    let mut again = thief.clone();
    let page = thief.post("/daftar/wajah/kembali", &[("kode", "0123456789abcdef")]);
    assert_eq!(page.status, 422);
    // And now it has been told, whoever brings the right one.
    assert_eq!(back(&mut again, &hers).status, 422);
    assert_eq!(desk.count("SELECT count(*) FROM account"), 0);
}

#[test]
fn an_outage_is_told_and_other_ways_are_left() {
    let desk = Desk::open();
    let mut sri = begun(&desk, SRI);
    let address = looked(&mut sri, "/daftar", &[], "matched");
    let killed = Command::new("kill").args(["-9", &desk.face]).status();
    assert!(killed.unwrap().success());
    until("the face match to be gone", || {
        (begun(&desk, SRI).post("/daftar/wajah", &[]).status == 503).then_some(())
    });
    for _ in 0..6 {
        let page = back(&mut sri, &address);
        assert_eq!(page.status, 503, "{}", page.text());
        assert!(page.has("pilih cara lain") && page.has("href=\"/daftar/cara\""));
    }
    assert_eq!(desk.count("SELECT count(*) FROM account"), 0);
    assert_eq!(sri.post("/daftar/kuis", &SRIS).location(), PASSKEY);
}

#[test]
fn a_higher_proof_takes_an_account_back_from_whoever_has_it() {
    let desk = Desk::open();
    // Somebody of the family answered the quiz and keeps a passkey.
    let mut thief = low(&desk);
    desk.change(
        "INSERT INTO passkey (id, subject_id, added_at, payload) \
         SELECT subject_id, subject_id, 1, payload FROM account",
    );
    let mut sri = begun(&desk, SRI);
    let address = looked(&mut sri, "/daftar", &[], "matched");
    assert_eq!(back(&mut sri, &address).location(), PASSKEY);
    assert_eq!(desk.count("SELECT count(*) FROM passkey"), 0);
    assert_eq!(
        thief.get("/akun/verifikasi").status,
        303,
        "the old visit is over"
    );
    assert!(sri.see("/en/akun/verifikasi").has("level substantial"));
    let told = "SELECT count(*) FROM account_event WHERE kind = 'reclaimed'";
    assert_eq!(desk.count(told), 1);
}
