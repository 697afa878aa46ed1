//! A service that needs a higher level says so, leads to what is missing and back, and loses nothing.

use super::{back, looked, low};
use crate::desk::{Answers, Desk, SRI};

#[test]
fn a_service_that_needs_more_leads_to_what_is_missing_and_back_to_itself() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    assert!(
        sri.see("/en/layanan/akta-lahir")
            .has("Level of account it needs")
    );
    let page = sri.post("/layanan/akta-lahir/mulai", &[]);
    assert_eq!(page.status, 403, "{}", page.text());
    assert!(page.has("memerlukan akun tingkat menengah"));
    let on = "/akun/verifikasi?perlu=substantial&untuk=%2Flayanan%2Fakta-lahir";
    assert!(page.has(&on.replace('&', "&amp;")), "{}", page.text());
    let ways = sri.see(on);
    assert!(ways.has("Mencocokkan wajah") && ways.has("Datang ke loket"));
    assert!(
        !ways.has("Menjawab pertanyaan"),
        "only what gives enough is offered"
    );

    let fields = [("untuk", "/layanan/akta-lahir")];
    let before = sri.clone();
    let address = looked(&mut sri, "/akun/verifikasi", &fields, "matched");
    assert_eq!(back(&mut sri, &address).location(), "/layanan/akta-lahir");
    assert_ne!(before.cookie, sri.cookie, "the session is another one");
    assert_eq!(
        before.clone().get("/akun/verifikasi").status,
        303,
        "the one before is over"
    );
    sri.token = sri.see("/akun/verifikasi").hidden("csrf");
    assert!(sri.begin("").len() > 20);
    assert_eq!(
        desk.count("SELECT count(*) FROM account WHERE assurance = 'substantial'"),
        1
    );
}

#[test]
fn nothing_typed_is_lost_when_a_visit_is_not_sure_enough_to_send() {
    let desk = Desk::open();
    let mut picked = desk.resident(SRI);
    let case = picked.begin("");
    picked.fill(
        "",
        &case,
        &Answers::from([("child_name", "Bima Wahyudi Santoso")]),
    );
    let mut sri = low(&desk);
    let check = sri.see(&format!("/permohonan/{case}/periksa"));
    let digest = check.hidden("digest");
    let page = sri.post(&format!("/permohonan/{case}/kirim"), &[("digest", &digest)]);
    assert_eq!(page.status, 403, "{}", page.text());
    let next = format!("/permohonan/{case}/periksa");
    assert!(page.has(&format!("untuk=%2Fpermohonan%2F{case}%2Fperiksa")));
    let address = looked(&mut sri, "/akun/verifikasi", &[("untuk", &next)], "matched");
    assert_eq!(back(&mut sri, &address).location(), next);
    sri.token = sri.see("/akun/verifikasi").hidden("csrf");
    assert!(sri.see(&next).has("Bima Wahyudi Santoso"));
    assert_eq!(sri.send_case("", &case), format!("/permohonan/{case}"));
}

#[test]
fn nobody_is_led_to_another_site_and_no_visit_of_the_demonstration_is_asked() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    let fields = [("untuk", "//evil.example/")];
    let address = looked(&mut sri, "/akun/verifikasi", &fields, "matched");
    assert_eq!(
        back(&mut sri, &address).location(),
        "/akun/verifikasi?selesai=1"
    );
    let mut picked = desk.resident(SRI);
    let page = picked.see("/akun/verifikasi");
    assert!(page.has("Ini tingkat tertinggi") && !page.has("Mencocokkan wajah"));
}

#[test]
fn a_face_that_does_not_match_raises_nothing() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    let address = looked(&mut sri, "/akun/verifikasi", &[], "not-matched");
    assert_eq!(back(&mut sri, &address).status, 422);
    assert!(sri.see("/en/akun/verifikasi").has("level basic"));
}
