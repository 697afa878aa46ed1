//! The quiz: right answers open an account of the lowest level; wrong ones, and numbers that nobody has, are all alike.

use super::{NOBODY, PASSKEY, SRIS, alike, begun, low, wrong};
use crate::desk::{Desk, SRI};
use std::time::{Duration, Instant};

#[test]
fn right_answers_open_an_account_and_the_reading_is_seen_by_its_owner() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    assert_eq!(
        desk.count("SELECT count(*) FROM account WHERE assurance = 'low'"),
        1
    );
    let log = sri.see("/en/akses");
    assert!(
        log.has("While somebody was showing who they are under your NIK"),
        "{}",
        log.text()
    );
    assert!(log.has("To make sure who owns an account"));
    assert!(!log.has("somebody else’s application") && !log.has("Open the application"));
    assert!(
        sri.see("/en/akun/verifikasi")
            .has("Your account is of level basic.")
    );
}

#[test]
fn a_wrong_answer_and_a_number_that_nobody_has_are_answered_alike() {
    let desk = Desk::open();
    let mut known = begun(&desk, SRI);
    let mut nobody = begun(&desk, NOBODY);
    for path in ["/daftar/kuis", "/daftar/wajah", "/daftar/loket"] {
        alike(&known.get(path), &nobody.get(path));
    }
    // Three wrong answers, and one after which the number rests.
    for _ in 0..4 {
        let (a, one) = timed(|| known.post("/daftar/kuis", &wrong()));
        let (b, other) = timed(|| nobody.post("/daftar/kuis", &SRIS));
        assert_eq!(a.status, 422);
        assert!(a.has("Tidak ada akun yang dibuka"));
        alike(&a, &b);
        let apart = one.abs_diff(other);
        assert!(apart < Duration::from_millis(250), "{one:?} and {other:?}");
    }
    // Right answers do not count any more today.
    alike(
        &known.post("/daftar/kuis", &SRIS),
        &nobody.post("/daftar/kuis", &SRIS),
    );
    assert_eq!(desk.count("SELECT count(*) FROM account"), 0);
    assert_eq!(
        desk.count("SELECT count(*) FROM proofing_try WHERE tries = 3"),
        2
    );
}

fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let done = act();
    (done, began.elapsed())
}

#[test]
fn a_browser_that_is_wrong_too_often_waits_and_is_told_how_long() {
    let desk = Desk::open();
    let mut browser = begun(&desk, NOBODY);
    for _ in 0..6 {
        assert_eq!(browser.post("/daftar/kuis", &wrong()).status, 422);
    }
    let page = browser.post("/daftar/kuis", &wrong());
    assert_eq!(page.status, 429, "{}", page.text());
    let seconds: i64 = page.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=3600).contains(&seconds));
    assert!(page.has("menit lagi"));
    // Another number does not help this browser; another browser on the same number gets no further either.
    let page = browser.post("/daftar", &[("nik", SRI)]);
    assert_eq!(page.location(), "/daftar/cara");
    assert_eq!(browser.post("/daftar/kuis", &SRIS).status, 429);
    assert_eq!(
        begun(&desk, NOBODY).post("/daftar/kuis", &wrong()).status,
        422
    );
}

#[test]
fn what_cannot_be_an_answer_is_told_and_costs_no_try() {
    let desk = Desk::open();
    let mut browser = begun(&desk, SRI);
    let mut typed = SRIS;
    typed[0].1 = "31";
    typed[1].1 = "2";
    typed[4].1 = "tiga";
    let page = browser.post("/daftar/kuis", &typed);
    assert_eq!(page.status, 422);
    assert!(page.has("Isi tanggal yang benar") && page.has("Isi dengan angka"));
    assert!(page.has("value=\"tiga\""), "what was typed is not lost");
    assert_eq!(desk.count("SELECT count(*) FROM proofing_try"), 0);
    assert_eq!(browser.post("/daftar/kuis", &SRIS).location(), PASSKEY);
}

#[test]
fn whoever_has_an_account_and_a_way_in_is_sent_to_sign_in() {
    let desk = Desk::open();
    low(&desk);
    // Nobody got as far as a passkey: the same proof is as good again.
    let again = begun(&desk, SRI).post("/daftar/kuis", &SRIS);
    assert_eq!(again.location(), PASSKEY);
    desk.change(
        "INSERT INTO passkey (id, subject_id, added_at, payload) \
         SELECT subject_id, subject_id, 1, payload FROM account",
    );
    let page = begun(&desk, SRI).post("/daftar/kuis", &SRIS);
    assert_eq!(page.status, 200);
    assert!(page.has("Anda sudah punya akun"));
    assert_eq!(desk.count("SELECT count(*) FROM passkey"), 1);
}

#[test]
fn the_owner_of_an_account_reads_that_somebody_guessed() {
    let desk = Desk::open();
    low(&desk);
    let mut guesser = begun(&desk, SRI);
    for _ in 0..3 {
        assert_eq!(guesser.post("/daftar/kuis", &wrong()).status, 422);
    }
    let told = "SELECT count(*) FROM account_event WHERE kind = 'quiz-closed'";
    assert_eq!(desk.count(told), 1);
}

#[test]
fn nothing_of_a_proofing_goes_on_in_another_browser() {
    let desk = Desk::open();
    let mut guest = desk.guest();
    for path in [
        "/daftar/cara",
        "/daftar/kuis",
        "/daftar/wajah",
        "/daftar/loket",
    ] {
        assert_eq!(guest.get(path).location(), "/daftar", "{path}");
    }
    assert_eq!(guest.post("/daftar/kuis", &SRIS).location(), "/daftar");
    let page = guest.post("/daftar", &[("nik", "123")]);
    assert_eq!(page.status, 422);
    assert!(page.has("NIK terdiri dari 16 angka"));
}

#[test]
fn an_owner_reads_once_a_day_that_somebody_answered_all_right() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    sri.adds(&mut desk.device(), "HP saya");
    for _ in 0..2 {
        let page = begun(&desk, SRI).post("/daftar/kuis", &SRIS);
        assert_eq!(page.status, 200, "{}", page.text());
    }
    let happened = sri.see("/en/akun/riwayat").text();
    let told = happened.matches("answered every question about you right");
    assert_eq!(told.count(), 1, "{happened}");
}
