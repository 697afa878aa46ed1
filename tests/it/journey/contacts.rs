//! Contacts over HTTP: an address is verified by a code out of the simulated mailbox, told what happens, and a letter stops a recovery.

use crate::desk::{BUDI, Browser, Desk, SRI, SRIS_PAPERS, until};

const MEDAN: &str = "petugas-medan";
const ADD: &str = "/akun/kontak/tambah";

/// What stands in the mailbox once it holds these words.
fn mailbox(desk: &Desk, words: &str) -> String {
    until("a letter to come", || {
        let page = desk.guest().see("/demo/surat");
        page.has(words).then(|| page.text())
    })
}

/// The code in the newest letter with one.
fn code(desk: &Desk) -> String {
    let page = mailbox(desk, "Kode Anda: ");
    let (_, rest) = page.split_once("Kode Anda: ").unwrap();
    rest[..6].to_owned()
}

/// Types the code that was sent, on the page that asks for it.
pub(super) fn verified(desk: &Desk, browser: &mut Browser, page: &str) {
    let flow = browser.see(page).hidden("alur");
    let code = code(desk);
    let fields = [("alur", flow.as_str()), ("kode", &code)];
    let done = browser.post("/akun/kontak/kode", &fields);
    assert_eq!(done.location(), "/akun/kontak");
}

/// Gives somebody with an account an address, and has an officer begin a recovery of it: a page on which a code is awaited, and
/// the page to which a letter leads.
pub(super) fn told(desk: &Desk, browser: &mut Browser) -> (String, String) {
    let flow = browser.post(ADD, &[("alamat", "sri@contoh.example")]);
    verified(desk, browser, &flow.location());
    let waiting = browser.post(ADD, &[("alamat", "sri@kantor.example")]);
    let started = desk
        .officer(MEDAN)
        .post("/petugas/pemulihan/mulai", &SRIS_PAPERS);
    assert_eq!(started.status, 200, "{}", started.text());
    (waiting.location(), link(desk))
}

/// The page to which the newest letter about a recovery leads.
fn link(desk: &Desk) -> String {
    let page = mailbox(desk, "/pulihkan/hentikan/");
    let (before, rest) = page.split_once("/pulihkan/hentikan/").unwrap();
    let token = rest.split('"').next().unwrap();
    let english = if before.ends_with("/en") { "/en" } else { "" };
    format!("{english}/pulihkan/hentikan/{token}")
}

#[test]
fn an_address_is_verified_listed_and_removed_in_both_languages() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    assert!(mother.see("/en/akun").has("/en/akun/kontak"));
    assert!(mother.see("/en/akun/kontak").has("There is no address yet"));
    for bad in [
        "",
        "sri",
        "\"sri\"@contoh.example",
        "a@b\r\nBcc: c@d.example",
    ] {
        let page = mother.post("/en/akun/kontak/tambah", &[("alamat", bad)]);
        assert_eq!(page.status, 422, "{bad}");
        assert!(page.has("cannot use this address"), "{}", page.text());
    }
    let asked = mother.post(ADD, &[("alamat", " Sri@Contoh.example ")]);
    let page = asked.location();
    let shown = mother.see(&page);
    assert!(shown.has("Sri@contoh.example") && shown.has("/demo/surat"));
    let flow = shown.hidden("alur");
    let wrong = mother.post("/en/akun/kontak/kode", &[("alur", &flow), ("kode", "x")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.has("The code is another one"), "{}", wrong.text());
    let mut father = desk.resident(BUDI);
    let theirs = father.post("/en/akun/kontak/kode", &[("alur", &flow), ("kode", "x")]);
    assert!(theirs.has("does not work any more"), "{}", theirs.text());
    assert_eq!(father.get(&page).status, 422);
    verified(&desk, &mut mother, &page);

    let twice = mother.post(
        "/en/akun/kontak/tambah",
        &[("alamat", "sri@contoh.example")],
    );
    assert!(twice.has("has this address already"), "{}", twice.text());
    assert!(mother.see("/en/akun/riwayat").has("S***@contoh.example"));
    let id = mother.see("/akun/kontak").hidden("kontak");
    let stranger = father.post("/akun/kontak/hapus", &[("kontak", &id)]);
    assert_eq!(stranger.status, 404, "somebody else's address is not there");
    let gone = mother.post("/akun/kontak/hapus", &[("kontak", &id)]);
    assert_eq!(gone.location(), "/akun/kontak");
    let list = mother.see("/en/akun/kontak");
    assert!(list.has("Told until") && list.has("There is no address yet"));
    mailbox(&desk, "Sebuah alamat email dihapus dari akun Anda");
    assert_eq!(
        mother.post("/akun/kontak/hapus", &[("kontak", &id)]).status,
        404
    );
}

#[test]
fn a_letter_stops_a_recovery_without_a_session_once() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut desk.device(), "HP saya");
    let (_, stop) = told(&desk, &mut mother);
    let mut anybody = desk.guest();
    let page = anybody.see(&format!("/en{stop}"));
    assert!(page.has("It was not me"), "{}", page.text());
    assert!(!page.has("Sri Wahyuni"), "nobody is named");
    assert!(
        mother.see("/en/akun").has("It was not me"),
        "opening it stops nothing"
    );
    anybody.token = anybody.see(&stop).hidden("csrf");
    let done = anybody.post(&format!("/en{stop}"), &[]);
    assert!(done.has("The recovery was stopped"), "{}", done.text());
    assert!(!mother.see("/en/akun").has("It was not me"));
    assert!(mother.see("/en/akun/riwayat").has("stopped from an e-mail"));
    for page in [anybody.post(&stop, &[]), anybody.get(&stop)] {
        assert_eq!(page.status, 404);
        assert!(
            page.has("Tidak ada yang perlu dihentikan"),
            "{}",
            page.text()
        );
    }
    let forged = anybody.get("/pulihkan/hentikan/AAAA");
    assert_eq!(forged.status, 404);
    assert!(
        !desk.log().contains(&stop[stop.len() - 40..]),
        "no token in the log"
    );
}
