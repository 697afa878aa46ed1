//! Ways in and how sure each is: what was made in a low visit stays low, and takes nothing away from its owner.

use super::{back, looked, low};
use crate::desk::{Browser, Desk, SRI, SRIS_PAPERS};

const MEDAN: &str = "petugas-medan";
/// Where an officer starts a recovery.
const START: &str = "/en/petugas/pemulihan/mulai";

/// The level of the visit that a browser is in.
fn level(browser: &mut Browser) -> String {
    let page = browser.see("/en/akun/verifikasi");
    let words = page.between("class=\"lead\">", ".</p>").unwrap();
    words.rsplit(' ').next().unwrap().to_owned()
}

/// Ten codes on paper.
fn codes(browser: &mut Browser) -> Vec<String> {
    let page = browser.post("/en/akun/pemulihan/kode", &[]);
    page.all("<li class=\"figure\">", "<")
}

/// Who came in by a code on paper.
fn recovered(desk: &Desk, code: &str) -> Browser {
    let mut browser = desk.guest();
    let page = browser.post("/pulihkan", &[("nik", SRI), ("kode", code)]);
    assert_eq!(page.status, 303, "{}", page.text());
    browser.learns_token();
    browser
}

/// Raises the account in the visit of a browser by a face.
pub(super) fn raise(browser: &mut Browser) {
    let address = looked(browser, "/akun/verifikasi", &[], "matched");
    let done = back(browser, &address).location();
    assert_eq!(done, "/akun/verifikasi?selesai=1");
    browser.learns_token();
}

#[test]
fn a_way_in_of_the_low_days_stays_low_when_its_owner_raises_the_account() {
    let desk = Desk::open();
    let mut first = low(&desk);
    let (mut own, mut other) = (desk.device(), desk.device());
    first.adds(&mut own, "HP Sri");
    first.adds(&mut other, "HP adik");
    let paper = codes(&mut first);
    assert_eq!(paper.len(), 10);
    let mut sri = desk.guest();
    assert_eq!(sri.shows(&mut own, &[]).status, 303);
    raise(&mut sri);
    let page = sri.see("/en/akun/verifikasi?selesai=1");
    assert!(
        page.has("HP adik") && !page.has("HP Sri"),
        "{}",
        page.text()
    );
    assert!(page.has("10 recovery codes"), "{}", page.text());

    let mut again = desk.guest();
    again.shows(&mut own, &[]);
    assert_eq!(level(&mut again), "substantial");
    let mut thief = desk.guest();
    thief.shows(&mut other, &[]);
    assert_eq!(level(&mut thief), "basic");
    assert_eq!(level(&mut recovered(&desk, &paper[0])), "basic");
    let list = again.see("/en/akun/kunci-sandi");
    assert!(list.has("level substantial") && list.has("level basic"));
}

#[test]
fn what_a_low_visit_makes_of_a_raised_account_is_low_and_it_takes_nothing_away() {
    let desk = Desk::open();
    let mut first = low(&desk);
    let (mut own, mut other) = (desk.device(), desk.device());
    first.adds(&mut own, "HP Sri");
    first.adds(&mut other, "HP adik");
    let mut sri = desk.guest();
    sri.shows(&mut own, &[]);
    raise(&mut sri);
    let paper = codes(&mut sri);
    let mut thief = desk.guest();
    thief.shows(&mut other, &[]);
    let mut third = desk.device();
    thief.adds(&mut third, "HP ketiga");
    let mut later = desk.guest();
    later.shows(&mut third, &[]);
    assert_eq!(level(&mut later), "basic");
    let offered = thief.post("/en/akun/pemulihan/perangkat-lain", &[]);
    let code = offered
        .between("class=\"code-large figure\">", "<")
        .unwrap();
    let mut joined = desk.guest();
    joined
        .post("/masuk/perangkat", &[("kode", &code)])
        .location();
    joined.learns_token();
    assert_eq!(level(&mut joined), "basic");

    let list = sri.see("/en/akun/kunci-sandi");
    let ids = list.all("/en/akun/kunci-sandi/", "\"");
    assert_eq!(ids.len(), 4, "three passkeys and a page to add one");
    let raised = "/akun/verifikasi?perlu=substantial";
    for id in ids.iter().filter(|id| *id != "tambah").take(1) {
        let page = thief.post(&format!("/en/akun/kunci-sandi/{id}/hapus"), &[]);
        assert_eq!(page.status, 403, "{}", page.text());
        assert!(page.has(raised), "{}", page.text());
    }
    let page = thief.post("/en/akun/pemulihan/kode", &[]);
    assert_eq!(page.status, 403, "{}", page.text());
    assert!(page.has(raised), "{}", page.text());
    assert_eq!(level(&mut recovered(&desk, &paper[0])), "substantial");
    assert_eq!(desk.count("SELECT count(*) FROM passkey"), 3);
}

#[test]
fn the_passkey_made_in_a_visit_that_was_proofed_is_raised_with_it() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    let mut own = desk.device();
    sri.adds(&mut own, "HP Sri");
    raise(&mut sri);
    let mut again = desk.guest();
    again.shows(&mut own, &[]);
    assert_eq!(level(&mut again), "substantial");
}

#[test]
fn whoever_keeps_codes_alone_is_not_reclaimed_by_a_quiz() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    codes(&mut sri);
    let mut other = super::begun(&desk, SRI);
    let page = other.post("/daftar/kuis", &super::SRIS);
    assert_eq!(
        page.status,
        200,
        "told that there is an account: {}",
        page.text()
    );
    assert_eq!(desk.count("SELECT count(*) FROM recovery_code"), 10);
}

/// What an officer's sheet says.
fn started(officer: &mut Browser) -> String {
    let page = officer.post(START, &SRIS_PAPERS);
    let code = page.between("class=\"code-large figure\">", "<");
    code.unwrap_or_else(|| panic!("{}", page.text()))
}

#[test]
fn a_passkey_younger_than_a_recovery_does_not_stop_it_and_an_older_one_does_once() {
    let desk = Desk::open();
    let (mut own, mut young) = (desk.device(), desk.device());
    let mut picked = desk.resident(SRI);
    picked.adds(&mut own, "HP Sri");
    let mut officer = desk.officer(MEDAN);
    started(&mut officer);
    picked.adds(&mut young, "HP baru");
    let mut thief = desk.guest();
    thief.shows(&mut young, &[]);
    let stop = "/en/akun/pemulihan/hentikan";
    let refused = thief.post(stop, &[]);
    assert_eq!(refused.status, 403, "{}", refused.text());
    let mut sri = desk.guest();
    sri.shows(&mut own, &[]);
    assert_eq!(sri.post(stop, &[]).status, 303);
    assert!(!sri.see("/en/akun").has("It was not me"));
    let told = "SELECT count(*) FROM account_event WHERE kind = 'recovery-stopped'";
    assert_eq!(desk.count(told), 1);
    assert_eq!(sri.post(stop, &[]).status, 303);
    assert_eq!(desk.count(told), 1, "nothing waited");

    // What is started once more within a month can be stopped at a counter alone.
    let mut colleague = desk.officer("petugas-bandung");
    started(&mut colleague);
    assert_eq!(sri.post(stop, &[]).status, 403);
    assert!(!sri.see("/en/akun").has("It was not me"));
    let stop = "/en/petugas/pemulihan/hentikan";
    assert_eq!(
        colleague.post(stop, &SRIS_PAPERS).status,
        403,
        "they started it"
    );
    assert_eq!(officer.post(stop, &SRIS_PAPERS).status, 200);
    let told = "SELECT count(*) FROM account_event WHERE kind = 'recovery-stopped-counter'";
    assert_eq!(desk.count(told), 1);
}

#[test]
fn a_lost_sheet_is_replaced_and_waits_anew() {
    let desk = Desk::open();
    desk.resident(SRI).adds(&mut desk.device(), "HP Sri");
    let mut officer = desk.officer(MEDAN);
    let lost = started(&mut officer);
    let twice = officer.post(START, &SRIS_PAPERS);
    assert_eq!(twice.status, 422, "{}", twice.text());
    let page = officer.post("/en/petugas/pemulihan", &SRIS_PAPERS);
    assert!(page.has("name=\"ganti\""), "{}", page.text());
    let page = officer.post(START, &[SRIS_PAPERS[0], SRIS_PAPERS[1], ("ganti", "ya")]);
    let code = page.between("class=\"code-large figure\">", "<").unwrap();
    let tried = |code: &str| {
        let fields = [("nik", SRI), ("kode", code)];
        desk.guest().post("/en/pulihkan", &fields)
    };
    assert!(tried(&lost).has("do not fit"));
    assert!(tried(&code).has("This code works from"));
    let told = "SELECT count(*) FROM account_event WHERE kind = 'recovery-replaced'";
    assert_eq!(desk.count(told), 1);
}
