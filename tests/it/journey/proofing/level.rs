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
    let next = format!("/permohonan/{case}/periksa");
    for page in [
        sri.get(&next),
        sri.post(&format!("/permohonan/{case}/kirim"), &[("digest", "x")]),
    ] {
        assert_eq!(page.status, 403, "{}", page.text());
        assert!(page.has(&format!("untuk=%2Fpermohonan%2F{case}%2Fperiksa")));
        assert!(
            !page.has("Bima") && !page.has("Akta"),
            "nothing of it is said"
        );
    }
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

#[test]
fn whoever_knows_what_registers_know_reads_and_undoes_nothing_that_was_begun_before() {
    let desk = Desk::open();
    // Before the birth below: it makes the family one larger.
    let mut sri = low(&desk);
    let mut picked = desk.resident(SRI);
    let sent = picked.begin("");
    picked.fill(
        "",
        &sent,
        &Answers::from([("child_name", "Bima Wahyudi Santoso")]),
    );
    picked.send_case("", &sent);
    let page = picked.see(&format!("/permohonan/{sent}"));
    let document = page.between("href=\"/dokumen/", "\"").unwrap();
    let draft = picked.begin("");

    let list = sri.see("/en/permohonan");
    assert!(list.has("There is more of yours"), "{}", list.text());
    assert!(list.has("perlu=substantial&amp;untuk=%2Fen%2Fpermohonan"));
    for open in ["/en/permohonan", "/en", "/en/layanan/akta-lahir"] {
        let page = sri.see(open);
        for secret in [&sent, &draft, &document] {
            assert!(!page.has(secret), "{open}");
        }
    }
    for path in [
        format!("/en/permohonan/{sent}"),
        format!("/en/permohonan/{sent}/tanda-terima"),
        format!("/en/permohonan/{sent}/aliran"),
        format!("/en/koreksi?permohonan={sent}&data=mother"),
        format!("/en/permohonan/{draft}/isi/child_name"),
        format!("/en/dokumen/{document}"),
        format!("/en/dokumen/{document}/kredensial"),
    ] {
        let page = sri.get(&path);
        assert_eq!(page.status, 403, "{path}: {}", page.text());
        assert!(page.has("This page needs an account of level"), "{path}");
    }
    for end in ["tarik", "keberatan", "klarifikasi", "tagihan"] {
        let page = sri.post(&format!("/permohonan/{sent}/{end}"), &[]);
        assert_eq!(page.status, 403, "{end}: {}", page.text());
    }
    let page = sri.post(&format!("/dokumen/{document}/pdf"), &[]);
    assert_eq!(page.status, 403, "{}", page.text());
    assert!(page.has(&format!("untuk=%2Fdokumen%2F{document}")));
    // A case of somebody else is not there, whatever the level.
    let others = desk.resident(crate::desk::BUDI).begin("");
    assert_eq!(sri.get(&format!("/permohonan/{others}")).status, 404);

    let address = looked(&mut sri, "/akun/verifikasi", &[], "matched");
    assert_eq!(back(&mut sri, &address).status, 303);
    let list = sri.see("/en/permohonan");
    assert!(list.has(&sent) && list.has(&document) && !list.has("There is more of yours"));
    assert_eq!(sri.get(&format!("/dokumen/{document}")).status, 200);
}

#[test]
fn who_read_is_shown_to_a_visit_as_sure_as_its_account() {
    let desk = Desk::open();
    let mut sri = low(&desk);
    assert_eq!(sri.get("/akses").status, 200, "it is all there is of her");
    let offered = sri.post("/en/akun/pemulihan/perangkat-lain", &[]);
    let code = offered.between("class=\"code-large figure\">", "<");
    let mut tablet = desk.guest();
    let joined = tablet.post("/masuk/perangkat", &[("kode", &code.unwrap())]);
    assert_eq!(joined.status, 303);
    let address = looked(&mut sri, "/akun/verifikasi", &[], "matched");
    assert_eq!(back(&mut sri, &address).status, 303);
    assert_eq!(sri.get("/akses").status, 200);
    assert_eq!(tablet.get("/akses").status, 403, "a visit of before");
}
