//! The counter: a code, an officer, and going on with the same code.

use super::{NOBODY, PASSKEY, alike, begun};
use crate::desk::{AGUS, Browser, Desk, SRI};

const OFFICER: &str = "petugas-bandung";

/// Asks for a code.
fn code(browser: &mut Browser) -> String {
    let page = browser.post("/daftar/loket", &[]);
    assert_eq!(page.status, 200, "{}", page.text());
    page.between("<p class=\"number-large figure\">", "</p>")
        .unwrap()
}

fn redeem(browser: &mut Browser, code: &str) -> crate::desk::Page {
    browser.post("/daftar/loket", &[("kode", code)])
}

#[test]
fn an_officer_confirms_and_the_person_goes_on_with_their_code() {
    let desk = Desk::open();
    let mut sri = begun(&desk, SRI);
    let code = code(&mut sri);
    let early = redeem(&mut sri, &code);
    assert_eq!(early.status, 422);
    assert!(early.has("Petugas belum mengesahkan"));

    let mut officer = desk.officer(OFFICER);
    assert!(officer.see("/petugas").has("/petugas/loket"));
    let typed = [("nik", SRI), ("kode", code.as_str())];
    let page = officer.post("/petugas/loket", &typed);
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.has("Sri Wahyuni") && page.has("Jalan Contoh Dago Nomor 12"));
    let unticked = officer.post("/petugas/loket/putusan", &typed);
    assert_eq!(unticked.status, 422);
    assert!(unticked.has("Centang keduanya"));
    let ticked = [typed[0], typed[1], ("kartu", "ya"), ("wajah", "ya")];
    let done = officer.post("/petugas/loket/putusan", &ticked);
    assert_eq!(done.location(), "/petugas/loket?selesai=ya");
    assert_eq!(officer.post("/petugas/loket/putusan", &ticked).status, 422);

    // A day later, in the same browser or in another one that knows the number and the code.
    let mut later = begun(&desk, SRI);
    assert_eq!(redeem(&mut later, &code.to_lowercase()).location(), PASSKEY);
    assert!(later.see("/en/akun/verifikasi").has("level high"));
    let log = later.see("/en/akses");
    assert!(log.has("To make sure who somebody at a counter is") && log.has("Tita Rosmiati"));
    assert_eq!(
        redeem(&mut begun(&desk, SRI), &code).status,
        422,
        "a code is used once"
    );
}

#[test]
fn nobody_confirms_themselves_or_their_family_and_no_other_agency_does() {
    let desk = Desk::open();
    // Tigor is married to the officer Rosalina.
    let mut tigor = begun(&desk, "1271030911889001");
    let his = code(&mut tigor);
    let mut wife = desk.officer("petugas-medan");
    let typed = [("nik", "1271030911889001"), ("kode", his.as_str())];
    let page = wife.post("/petugas/loket", &typed);
    assert_eq!(page.status, 403, "{}", page.text());
    assert!(!page.has("Tigor"));
    let ticked = [typed[0], typed[1], ("kartu", "ya"), ("wajah", "ya")];
    assert_eq!(wife.post("/petugas/loket/putusan", &ticked).status, 403);
    let mut samsat = desk.officer("petugas-samsat-bandung");
    assert_eq!(samsat.get("/petugas/loket").status, 403);
    assert_eq!(samsat.post("/petugas/loket", &typed).status, 403);
    let mut colleague = desk.officer("petugas-medan-kedua");
    assert_eq!(colleague.post("/petugas/loket", &typed).status, 200);
}

#[test]
fn an_officer_sees_nobody_without_a_code_and_cannot_go_on_guessing() {
    let desk = Desk::open();
    let mut sri = begun(&desk, SRI);
    code(&mut sri);
    let hers = code(&mut begun(&desk, AGUS));
    let mut officer = desk.officer(OFFICER);
    let read = "SELECT count(*) FROM access WHERE purpose LIKE 'account-counter%'";
    for _ in 0..30 {
        let page = officer.post("/petugas/loket", &[("nik", SRI), ("kode", "00000000")]);
        assert_eq!(page.status, 422);
        assert!(!page.has("Sri Wahyuni"));
    }
    let page = officer.post("/petugas/loket", &[("nik", AGUS), ("kode", &hers)]);
    assert_eq!(page.status, 429);
    assert!(page.header("retry-after").is_some());
    assert_eq!(desk.count(read), 0);
}

#[test]
fn a_code_for_a_number_that_nobody_has_looks_like_any_other() {
    let desk = Desk::open();
    let (mut sri, mut nobody) = (begun(&desk, SRI), begun(&desk, NOBODY));
    let (hers, strange) = (code(&mut sri), code(&mut nobody));
    assert_eq!(hers.len(), strange.len());
    let (a, b) = (
        redeem(&mut sri, "ZZZZ ZZZZ"),
        redeem(&mut nobody, "ZZZZ ZZZZ"),
    );
    alike(&a, &b);
    assert!(redeem(&mut nobody, &strange).has("Petugas belum mengesahkan"));
    for _ in 0..4 {
        code(&mut sri);
        code(&mut nobody);
    }
    let (a, b) = (
        sri.post("/daftar/loket", &[]),
        nobody.post("/daftar/loket", &[]),
    );
    assert_eq!((a.status, b.status), (429, 429));
    let mut officer = desk.officer(OFFICER);
    let typed = [("nik", NOBODY), ("kode", strange.as_str())];
    assert_eq!(officer.post("/petugas/loket", &typed).status, 422);
}

#[test]
fn a_rejected_code_is_worth_nothing() {
    let desk = Desk::open();
    let mut sri = begun(&desk, SRI);
    let code = code(&mut sri);
    let mut officer = desk.officer(OFFICER);
    let typed = [("nik", SRI), ("kode", code.as_str()), ("putusan", "tolak")];
    let done = officer.post("/petugas/loket/putusan", &typed);
    assert_eq!(done.location(), "/petugas/loket?selesai=tidak");
    let page = redeem(&mut sri, &code);
    assert_eq!(page.status, 422);
    assert!(page.has("tidak berlaku untuk NIK ini"));
    assert_eq!(desk.count("SELECT count(*) FROM account"), 0);
}

#[test]
fn a_right_code_forgets_no_wrong_ones() {
    let desk = Desk::open();
    let hers = code(&mut begun(&desk, AGUS));
    let mut officer = desk.officer(OFFICER);
    let wrong = [("nik", SRI), ("kode", "00000000")];
    for _ in 0..29 {
        assert_eq!(officer.post("/petugas/loket", &wrong).status, 422);
    }
    let right = [("nik", AGUS), ("kode", hers.as_str())];
    assert_eq!(officer.post("/petugas/loket", &right).status, 200);
    assert_eq!(officer.post("/petugas/loket", &wrong).status, 422);
    assert_eq!(officer.post("/petugas/loket", &wrong).status, 429);
}
