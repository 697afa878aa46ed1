//! An officer helps somebody at the counter: with a code, or with a statement why there is none.

use super::{TAX, WIBOWO};
use crate::desk::{Answers, Desk, PNG};

const OFFICER: &str = "petugas-samsat-semarang";
/// He found a child, which the rules leave to an officer.
const YOSEF: &str = "5309061903859001";
const STATEMENT: &str = "Tidak punya ponsel, KTP asli diperiksa.";

#[test]
fn an_officer_helps_with_a_code_and_both_names_are_in_the_history() {
    let desk = Desk::open();
    let mut owner = desk.resident(WIBOWO);
    owner.post("/akun/mandat/kode", &[]).location();
    let page = owner.see("/en/akun/mandat");
    let code = page.between("<code class=\"figure\">", "<").unwrap();
    let mut officer = desk.officer(OFFICER);
    let wrong = [("nik", WIBOWO), ("code", "0000 0000")];
    let refused = officer.post("/en/petugas/bantuan", &wrong);
    assert_eq!(refused.status, 422);
    assert!(refused.has("do not belong together"), "{}", refused.text());
    let nobody = officer.post(
        "/en/petugas/bantuan",
        &[("nik", "3374071704869099"), ("code", &code)],
    );
    assert!(nobody.has("do not belong together"));
    let begun = officer.post("/petugas/bantuan", &[("nik", WIBOWO), ("code", &code)]);
    assert_eq!(begun.location(), "/layanan");
    officer.renew();
    let case = officer.begin_for("/en", TAX);
    officer.fill("/en", &case, &Answers::new());
    officer.send_case("/en", &case);
    officer.refused("/en/petugas", "Stop acting for somebody else first");
    let stopped = officer.post("/akun/mandat/berhenti", &[]);
    assert_eq!(stopped.location(), "/petugas/bantuan");
    assert_eq!(officer.get(&format!("/permohonan/{case}")).status, 403);

    let page = owner.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has("Retno Palupi, for you (officer at the counter)"),
        "{}",
        page.text()
    );
    let mandates = owner.see("/en/akun/mandat");
    assert!(mandates.has("Retno Palupi") && !mandates.has(&code));
    // A code is told once.
    officer.renew();
    let again = officer.post("/en/petugas/bantuan", &[("nik", WIBOWO), ("code", &code)]);
    assert!(again.has("do not belong together"), "{}", again.text());
    desk.audit();
}

#[test]
fn without_a_phone_the_officer_states_why_and_does_not_decide_what_they_helped_with() {
    let desk = Desk::open();
    let mut officer = desk.officer("petugas-ngada");
    let unfounded = [("nik", YOSEF), ("name", "Yosef Ngadha")];
    let page = officer.post("/en/petugas/bantuan", &unfounded);
    assert!(page.status == 422 && page.has("write why there is none"));
    let stated = [
        ("nik", YOSEF),
        ("name", "yosef ngadha"),
        ("statement", STATEMENT),
    ];
    assert_eq!(
        officer.post("/petugas/bantuan", &stated).location(),
        "/layanan"
    );
    officer.renew();
    let case = officer.begin_for("", "akta-lahir");
    let upload = officer.upload(
        &format!("/permohonan/{case}/bukti/police_report"),
        "laporan.png",
        PNG,
    );
    assert_eq!(upload.status, 303);
    let answers = [("child_status", "found"), ("parentage", "origin_unknown")];
    officer.fill("", &case, &Answers::from(answers));
    officer.send_case("", &case);
    officer.post("/akun/mandat/berhenti", &[]).location();
    officer.renew();
    let opened = officer.post(&format!("/petugas/{case}/buka"), &[]);
    assert_eq!(opened.status, 403, "{}", opened.text());
    let mut finder = desk.resident(YOSEF);
    let mandate = finder.newest_mandate();
    let page = finder.see(&mandate);
    assert!(
        page.has(STATEMENT) && page.has("Florentina Dhiu"),
        "{}",
        page.text()
    );
}

#[test]
fn nobody_helps_their_family_and_only_offices_that_the_country_names_help() {
    let desk = Desk::open();
    // Tigor is married to the officer Rosalina.
    let mut wife = desk.officer("petugas-medan");
    let his = [
        ("nik", "1271030911889001"),
        ("name", "x"),
        ("statement", STATEMENT),
    ];
    assert_eq!(wife.post("/petugas/bantuan", &his).status, 403);
    let mut elsewhere = desk.officer("petugas-oss");
    assert!(!elsewhere.see("/petugas").has("/petugas/bantuan"));
    assert_eq!(elsewhere.get("/petugas/bantuan").status, 403);
    assert_eq!(elsewhere.post("/petugas/bantuan", &his).status, 403);
    assert_eq!(desk.count("SELECT count(*) FROM access"), 0);
}

#[test]
fn an_officer_helps_so_many_people_a_day_without_a_code_and_the_log_names_their_office() {
    let desk = Desk::open();
    let mut officer = desk.officer(OFFICER);
    let wrong = [
        ("nik", YOSEF),
        ("name", "Somebody Else"),
        ("statement", STATEMENT),
    ];
    let tries = (0..19).map(|_| officer.post("/petugas/bantuan", &wrong).status);
    assert!(tries.into_iter().all(|status| status == 422));
    // The window of the sender is a minute; this count is of the officer and the day.
    let right = [
        ("nik", YOSEF),
        ("name", "Yosef Ngadha"),
        ("statement", STATEMENT),
    ];
    assert_eq!(officer.post("/petugas/bantuan", &right).status, 303);
    officer.renew();
    officer.post("/akun/mandat/berhenti", &[]).location();
    officer.renew();
    let late = officer.post("/petugas/bantuan", &right);
    assert_eq!(late.status, 429, "{}", late.text());
    assert!(
        late.header("retry-after")
            .is_some_and(|wait| wait.len() > 3)
    );
    let of_office = "SELECT count(*) FROM access WHERE purpose = 'standing.petugas-samsat-semarang' \
                     AND reader = 'samsat' AND origin = 'officer'";
    assert_eq!(desk.count(of_office), 1);
    let log = desk.resident(YOSEF).see("/en/akses");
    assert!(log.has("Retno Palupi"), "{}", log.text());
}
