//! An account of one's own: a passkey, sessions on several devices, ways back in, and work as an officer.

use crate::desk::{BUDI, DEWI, Desk, SRI};

const RECOVERY_READINGS: &str = "SELECT count(*) FROM access WHERE purpose LIKE 'recovery.%'";
const MEDAN: &str = "petugas-medan";
const ROSALINA: &str = "1271036104919001";

#[test]
fn somebody_signs_in_with_a_passkey_and_lands_where_they_wanted() {
    let desk = Desk::open();
    let mut phone = desk.device();
    desk.resident(SRI).adds(&mut phone, "HP saya");
    let mut browser = desk.guest();
    let asked = browser.get("/permohonan");
    assert_eq!(asked.location(), "/masuk?untuk=%2Fpermohonan");
    let page = browser.see("/masuk?untuk=%2Fpermohonan");
    assert_eq!(page.hidden("untuk"), "/permohonan");
    let signed = browser.shows(&mut phone, &[("untuk", "/permohonan")]);
    assert_eq!(signed.location(), "/permohonan");
    assert!(browser.see("/permohonan").has("Sri Wahyuni"));
    let elsewhere = desk
        .guest()
        .shows(&mut phone, &[("untuk", "//evil.example")]);
    assert_eq!(elsewhere.location(), "/");
    let list = browser.see("/en/akun/kunci-sandi");
    assert!(
        list.has("HP saya") && list.has("Last used"),
        "{}",
        list.text()
    );
}

#[test]
fn what_was_typed_when_a_session_ended_goes_on_through_the_passkey() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut phone, "HP saya");
    let case = mother.begin("");
    let path = format!("/permohonan/{case}/isi/child_name");
    let mut later = desk.guest();
    let ended = later.post(&path, &[("value", "Bima Wahyudi Santoso")]);
    assert_eq!(ended.status, 401);
    let fields = [
        ("carry-action", path.as_str()),
        ("carry:value", "Bima Wahyudi Santoso"),
    ];
    let page = later.post("/masuk/lanjut", &fields);
    assert!(
        page.has("carry:value") && page.has("data-passkey"),
        "{}",
        page.text()
    );
    let resumed = later.shows(&mut phone, &fields);
    assert_eq!(resumed.status, 200, "{}", resumed.text());
    later.token = resumed.hidden("csrf");
    let sent = later.post(&path, &[("value", "Bima Wahyudi Santoso")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
}

#[test]
fn a_passkey_of_nobody_and_one_sent_twice_are_told_in_words() {
    let desk = Desk::open();
    let (mut phone, mut stranger) = (desk.device(), desk.device());
    desk.resident(SRI).adds(&mut phone, "HP saya");
    let mut browser = desk.guest();
    let options = browser.see("/masuk/tantangan").json();
    stranger.make(&serde_json::json!({
        "challenge": options["challenge"], "rp": { "id": "localhost" }, "user": { "id": "AAAAAAAAAAAAAAAAAAAAAA" },
    }));
    let unknown = browser.shows(&mut stranger, &[]);
    assert_eq!(unknown.status, 422);
    assert!(unknown.has("tidak membuka akun"), "{}", unknown.text());
    let empty = browser.post("/en/masuk", &[]);
    assert!(empty.has("need scripts"), "{}", empty.text());
    let options = browser.see("/masuk/tantangan").json();
    let answer = phone.show(&options).unwrap().to_string();
    let mut other = desk.guest();
    other.see("/masuk/tantangan");
    let foreign = other.post("/en/masuk", &[("credential", &answer)]);
    assert!(foreign.has("began in another window"), "{}", foreign.text());
    let first = browser.post("/masuk", &[("credential", &answer)]);
    assert_eq!(first.status, 303);
    let mut replay = desk.guest();
    replay.ceremony = browser.ceremony.clone();
    let again = replay.post("/masuk", &[("credential", &answer)]);
    assert_eq!(again.status, 422, "{}", again.text());
    assert!(replay.cookie.is_none());
}

#[test]
fn a_session_is_seen_and_ended_from_another_device() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut here = desk.resident(SRI);
    here.adds(&mut phone, "HP saya");
    let mut lost = desk.guest();
    assert_eq!(lost.shows(&mut phone, &[]).status, 303);
    let page = here.see("/en/akun/sesi");
    assert!(
        page.has("This session") && page.has("End this session"),
        "{}",
        page.text()
    );
    let id = page.hidden("sesi");
    assert_eq!(
        here.post("/akun/sesi/akhiri", &[("sesi", &id)]).location(),
        "/akun/sesi"
    );
    assert_eq!(
        lost.get("/permohonan").location(),
        "/masuk?untuk=%2Fpermohonan"
    );
    assert!(here.see("/en/akun/sesi").has("Sessions that are over"));
    let mut others = [desk.guest(), desk.guest()];
    for other in &mut others {
        assert_eq!(other.shows(&mut phone, &[]).status, 303);
    }
    here.post("/akun/sesi/akhiri-lain", &[]).location();
    for other in &mut others {
        assert_eq!(other.get("/akun").status, 303);
    }
    assert!(here.see("/en/akun/riwayat").has("All other sessions ended"));
    let stranger = desk
        .resident(BUDI)
        .post("/akun/sesi/akhiri", &[("sesi", &id)]);
    assert_eq!(stranger.status, 303, "somebody else's session is not there");
    assert_eq!(here.get("/akun").status, 200);
}

#[test]
fn a_code_on_paper_leads_back_in_once_and_guessing_is_slowed_down() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    let shown = mother.post("/en/akun/pemulihan/kode", &[]);
    let codes = shown.all("<li class=\"figure\">", "<");
    assert_eq!(codes.len(), 10, "{}", shown.text());
    assert!(mother.see("/en/akun/pemulihan").has("10 codes are left"));
    let mut lost = desk.guest();
    let wrong = |nik: &str, code: &str| {
        let page = desk
            .guest()
            .post("/en/pulihkan", &[("nik", nik), ("kode", code)]);
        assert_eq!(page.status, 422);
        page.between("role=\"alert\"", "</div>").unwrap()
    };
    assert_eq!(
        wrong(SRI, "00000-00000"),
        wrong("3273024105949099", &codes[0])
    );
    let back = lost.post("/pulihkan", &[("nik", SRI), ("kode", &codes[0])]);
    assert_eq!(back.location(), "/akun/kunci-sandi/tambah");
    lost.learns_token();
    lost.adds(&mut desk.device(), "HP baru");
    assert!(
        mother
            .see("/en/akun/riwayat")
            .has("Signed in with a recovery code")
    );
    let again = desk
        .guest()
        .post("/pulihkan", &[("nik", SRI), ("kode", &codes[0])]);
    assert_eq!(again.status, 422);
    let tries = (0..40).map(|_| {
        desk.guest()
            .post("/pulihkan", &[("nik", DEWI), ("kode", "00000-00000")])
    });
    let slowed = tries.into_iter().find(|page| page.status == 429);
    let slowed = slowed.expect("guessing is slowed down");
    assert!(slowed.header("retry-after").is_some());
}

#[test]
fn another_device_joins_by_a_short_code() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    let offered = mother.post("/en/akun/pemulihan/perangkat-lain", &[]);
    let code = offered
        .between("class=\"code-large figure\">", "<")
        .unwrap();
    assert!(offered.has("<svg"), "a picture for a camera");
    let mut tablet = desk.guest();
    let page = tablet.see(&format!("/masuk/perangkat?kode={code}"));
    assert!(page.has(&format!("value=\"{code}\"")), "{}", page.text());
    let joined = tablet.post("/masuk/perangkat", &[("kode", &code)]);
    assert_eq!(joined.location(), "/akun/kunci-sandi/tambah");
    tablet.learns_token();
    tablet.adds(&mut desk.device(), "Tablet");
    assert!(mother.see("/akun/kunci-sandi").has("Tablet"));
    let again = desk.guest().post("/masuk/perangkat", &[("kode", &code)]);
    assert_eq!(again.status, 422);
}

#[test]
fn an_officer_starts_a_recovery_that_the_owner_sees_and_stops() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    let mut officer = desk.officer(MEDAN);
    assert!(officer.see("/petugas").has("/petugas/pemulihan"));
    // A number that nobody has, one without an account and another mother are told alike, and nothing is read of the second.
    let told = [
        ("3273024105949099", "Wahyuningsih"),
        (BUDI, "Sulastri"),
        (SRI, "Sulastri"),
    ]
    .map(|(nik, mother)| {
        let typed = [("nik", nik), ("ibu", mother)];
        let page = officer.post("/en/petugas/pemulihan", &typed);
        assert_eq!(page.status, 422, "{}", page.text());
        page.between("role=\"alert\"", "</div>").unwrap()
    });
    assert!(told[0].contains("No account fits"), "{}", told[0]);
    assert!(told.iter().all(|one| *one == told[0]));
    assert_eq!(desk.count(RECOVERY_READINGS), 1);
    let hers = [("nik", SRI), ("ibu", "wahyuningsih")];
    let compared = officer.post("/en/petugas/pemulihan", &hers);
    assert!(compared.has("Sri Wahyuni"), "{}", compared.text());
    assert!(!compared.has("WAHYUNINGSIH") && !compared.has(">Wahyuningsih"));
    let log = mother.see("/en/akses");
    assert!(
        log.has("To make sure who recovers an account"),
        "{}",
        log.text()
    );
    let none = officer.post("/en/petugas/pemulihan/mulai", &[("nik", SRI)]);
    assert!(none.has("No account fits"), "{}", none.text());
    let started = officer.post("/en/petugas/pemulihan/mulai", &hers);
    let code = started
        .between("class=\"code-large figure\">", "<")
        .unwrap();
    let early = desk
        .guest()
        .post("/en/pulihkan", &[("nik", SRI), ("kode", &code)]);
    assert!(early.has("This code works from"), "{}", early.text());
    let account = mother.see("/en/akun");
    assert!(account.has("It was not me") && account.has("Rosalina Damanik"));
    mother.post("/akun/pemulihan/hentikan", &[]).location();
    assert!(!mother.see("/en/akun").has("It was not me"));
    let dead = desk
        .guest()
        .post("/en/pulihkan", &[("nik", SRI), ("kode", &code)]);
    assert!(dead.has("do not fit"), "{}", dead.text());
    let mut cashier = desk.officer("petugas-samsat-semarang");
    assert_eq!(cashier.get("/petugas/pemulihan").status, 403);
    assert_eq!(
        cashier.post("/petugas/pemulihan", &[("nik", SRI)]).status,
        403
    );
}

#[test]
fn an_officer_signs_in_as_themselves_works_and_comes_back() {
    let desk = Desk::open();
    let mut phone = desk.device();
    desk.resident(ROSALINA).adds(&mut phone, "HP saya");
    let mut browser = desk.guest();
    assert_eq!(browser.shows(&mut phone, &[]).status, 303);
    let before = browser.cookie.clone();
    let account = browser.see("/en/akun");
    assert!(account.has("Work as an officer"), "{}", account.text());
    let wrong = browser.post("/akun/sebagai-petugas", &[("petugas", "petugas-garut")]);
    assert_eq!(wrong.status, 404);
    let turned = browser.post("/akun/sebagai-petugas", &[("petugas", MEDAN)]);
    assert_eq!(turned.location(), "/petugas");
    assert_ne!(browser.cookie, before, "another session");
    let queue = browser.see("/en/petugas");
    assert!(queue.has("Kota Medan"), "{}", queue.text());
    assert_eq!(
        browser.get("/akun").status,
        403,
        "an officer is no resident here"
    );
    browser.token = queue.hidden("csrf");
    assert_eq!(browser.post("/petugas/selesai", &[]).location(), "/akun");
    browser.learns_token();
    let mut stale = desk.guest();
    stale.cookie = before;
    assert_eq!(stale.get("/akun").status, 303, "the session before is over");
    let none = desk
        .resident(SRI)
        .post("/akun/sebagai-petugas", &[("petugas", MEDAN)]);
    assert_eq!(none.status, 404);
}

#[test]
fn an_officer_looks_at_so_many_people_a_day_whether_or_not_they_fit() {
    let desk = Desk::open();
    desk.resident(SRI).adds(&mut desk.device(), "HP saya");
    let mut officer = desk.officer(MEDAN);
    let hers = [("nik", SRI), ("ibu", "Wahyuningsih")];
    let looks = (0..41).map(|_| officer.post("/petugas/pemulihan", &hers).status);
    let looks: Vec<u16> = looks.collect();
    assert_eq!(looks[..40], [200; 40]);
    assert_eq!(looks[40], 429);
    let mut colleague = desk.officer("petugas-bandung");
    assert_eq!(colleague.post("/petugas/pemulihan", &hers).status, 200);
}

#[test]
fn codes_that_are_tried_all_at_once_are_no_more_than_one_after_the_other() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    let codes = mother.post("/akun/pemulihan/kode", &[]);
    let codes = codes.all("<li class=\"figure\">", "<");
    // A right one costs no try.
    for code in &codes[..3] {
        let back = desk
            .guest()
            .post("/pulihkan", &[("nik", SRI), ("kode", code)]);
        assert_eq!(back.status, 303, "{}", back.text());
    }
    let tries = (0..40).map(|n| {
        let mut thief = desk.guest();
        std::thread::spawn(move || {
            let page = if n % 2 == 0 {
                thief.post("/pulihkan", &[("nik", DEWI), ("kode", "00000-00000")])
            } else {
                thief.post("/masuk/perangkat", &[("kode", "00000-00000")])
            };
            page.status
        })
    });
    let tries: Vec<_> = tries.collect();
    let told: Vec<u16> = tries.into_iter().map(|one| one.join().unwrap()).collect();
    let of = |status: u16| told.iter().filter(|one| **one == status).count();
    assert_eq!((of(422), of(429)), (20, 20), "{told:?}");
}
