//! A document taken back: said by its number, its file, its status list, and to its holder, with the reason.

use crate::desk::{Answers, Browser, Desk, SRI, sigap};
use credential::sd_jwt::{self, Status};
use credential::status_list::{self, StatusList};
use credential::{FileKeys, Trust};

const BY: &str = "Kepala Disdukcapil Kota Bandung";
const REASON: &str = "Dibatalkan oleh putusan pengadilan.";

fn revoke(desk: &Desk, number: &str, reason: &str) -> (Option<i32>, String) {
    run(desk, &["revoke", number, "--by", BY, "--reason", reason])
}

/// The program on the data of a desk.
fn run(desk: &Desk, words: &[&str]) -> (Option<i32>, String) {
    let told = sigap()
        .args(words)
        .arg("--data")
        .arg(&desk.data)
        .args(desk.storage.words())
        .output()
        .unwrap();
    let said = [told.stdout, told.stderr].map(|said| String::from_utf8(said).unwrap());
    (told.status.code(), said.concat())
}

/// The case of a granted birth, and the numbers of its documents.
fn granted(mother: &mut Browser) -> (String, Vec<String>) {
    let case = mother.apply(&Answers::from([("child_name", "Bima Wahyudi Santoso")]));
    let page = mother.see(&format!("/permohonan/{case}"));
    let numbers = page.all("href=\"/dokumen/", "\"");
    assert!(numbers.len() > 1, "{}", page.text());
    (case, numbers)
}

fn trust(desk: &Desk) -> Trust {
    let key = desk.data.join("keys/issuer.key");
    let keys = FileKeys::open_or_create(&key, "https://contoh.sigap.example", true).unwrap();
    Trust::of(&keys).unwrap()
}

/// What the credential of a document says of its own revocation.
fn status(desk: &Desk, mother: &mut Browser, number: &str) -> Status {
    let token = mother.see(&format!("/dokumen/{number}/kredensial")).text();
    let verified = sd_jwt::verify(&token, &trust(desk)).unwrap();
    verified.status.unwrap()
}

/// Where the desk says that people reach it.
fn origin(desk: &Desk) -> String {
    let port = desk.address.rsplit(':').next().unwrap();
    format!("http://localhost:{port}")
}

/// The list at an address of this desk, as anybody gets it.
fn list(desk: &Desk, path: &str) -> StatusList {
    let page = desk.guest().see(path);
    assert_eq!(
        page.header("content-type"),
        Some("application/statuslist+jwt")
    );
    assert_eq!(page.header("cache-control"), Some("public, max-age=120"));
    assert_eq!(page.header("access-control-allow-origin"), Some("*"));
    let uri = [&origin(desk), path].concat();
    status_list::verify(&page.text(), &uri, &trust(desk)).unwrap()
}

#[test]
fn a_revoked_document_is_said_to_be_so_wherever_it_is_checked() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let (case, numbers) = granted(&mut mother);
    let [number, other] = [&numbers[0], &numbers[1]];
    let pdf = mother.post(&format!("/dokumen/{number}/pdf"), &[]).body;
    let [revoked, kept] = [number, other].map(|number| status(&desk, &mut mother, number));
    let path = revoked.uri.strip_prefix(&origin(&desk)).map(str::to_owned);
    let path = path.expect("a credential names the list that is served");
    let before = list(&desk, &path);
    assert!(!before.is_revoked(revoked.slot) && !before.is_revoked(kept.slot));

    let desk = desk.again_after(|desk| {
        let (code, said) = revoke(desk, number, REASON);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(&case) && !said.contains("Bima"), "{said}");
        let (code, said) = revoke(desk, number, REASON);
        assert_eq!(code, Some(1), "once is enough: {said}");
        assert!(said.contains("revoked before"), "{said}");
    });
    let after = list(&desk, &path);
    assert!(after.is_revoked(revoked.slot) && !after.is_revoked(kept.slot));

    told_to_strangers(&desk, number, &pdf);
    told_to_its_holder(&mut desk.with_session(&mother), &case, number);
    assert!(desk.audit().contains("0 differences"));
}

fn told_to_strangers(desk: &Desk, number: &str, pdf: &[u8]) {
    let mut stranger = desk.guest();
    for (lang, words, next) in [
        ("", "dicabut pada", "Jangan terima dokumen ini"),
        ("/en", "was revoked on", "Do not accept this document"),
    ] {
        let by_number = stranger.post(&format!("{lang}/periksa/nomor"), &[("number", number)]);
        let by_file = stranger.upload(&format!("{lang}/periksa/berkas"), "akta.pdf", pdf);
        for page in [by_number, by_file] {
            assert!(page.has(words) && page.has(next), "{}", page.text());
            assert!(!page.has(REASON), "the reason is its holder's");
        }
    }
}

fn told_to_its_holder(mother: &mut Browser, case: &str, number: &str) {
    let page = mother.see(&format!("/dokumen/{number}"));
    assert!(
        page.has("dicabut pada") && page.has(REASON),
        "{}",
        page.text()
    );
    assert!(page.has("Hubungi"), "with a next step");
    assert!(!page.has("/pdf\""), "what does not count is not handed out");
    let page = mother.see(&format!("/en/dokumen/{number}"));
    assert!(page.has("was revoked on") && page.has(REASON));
    let pdf = mother.post(&format!("/en/dokumen/{number}/pdf"), &[]);
    assert_eq!(pdf.status, 409);
    assert!(pdf.has("This document was revoked"), "{}", pdf.text());
    let token = mother.get(&format!("/dokumen/{number}/kredensial"));
    assert_eq!(token.status, 409);
    let page = mother.see(&format!("/en/permohonan/{case}"));
    assert!(
        page.has(": revoked</h3>") && page.has(REASON),
        "{}",
        page.text()
    );
    assert!(page.has(BY), "and who ordered it");
    assert!(mother.see("/permohonan").has("Dicabut"));
}

#[test]
fn a_document_is_taken_back_where_it_is_and_not_in_a_copy() {
    let desk = Desk::open();
    let number = granted(&mut desk.resident(SRI)).1.remove(0);
    let (code, said) = revoke(&desk, &number, REASON);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("stop the server"), "{said}");
    assert!(!said.contains("copy"), "{said}");
}

#[test]
fn a_document_whose_service_left_the_pack_is_taken_back_all_the_same() {
    let mut desk = Desk::open();
    let number = granted(&mut desk.resident(SRI)).1.remove(0);
    desk.kill();
    let pack = desk.data.join("pack");
    let renamed = "cp -r packs/indonesia \"$0\" && cd \"$0\" && mv services/akta-lahir services/akta-baru \
                   && grep -rl akta-lahir . | xargs sed -i s/akta-lahir/akta-baru/g";
    let mut shell = std::process::Command::new("sh");
    shell.current_dir(env!("CARGO_MANIFEST_DIR"));
    let done = shell.args(["-c", renamed]).arg(&pack).status();
    assert!(done.unwrap().success());
    let words = ["revoke", &number, "--by", BY, "--reason", REASON];
    let (code, said) = run(
        &desk,
        &[&words[..], &["--pack", pack.to_str().unwrap()]].concat(),
    );
    assert_eq!(code, Some(0), "{said}");
    let revoked = "SELECT count(*) FROM credential WHERE revoked_at IS NOT NULL";
    assert_eq!(desk.count(revoked), 1);
}

#[test]
fn a_revocation_that_only_one_side_knows_is_found_by_the_audit() {
    let mut desk = Desk::open();
    let mut numbers = granted(&mut desk.resident(SRI)).1;
    desk.kill();
    let (code, said) = revoke(&desk, &numbers.remove(0), REASON);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&desk, &["audit"]);
    assert_eq!(code, Some(0), "{said}");
    // The revoked one counts again, and another one does not any more; nobody said so.
    for (change, differences) in [
        (
            "revoked_at = revoked_at + 1 WHERE revoked_at IS NOT NULL",
            1,
        ),
        ("revoked_at = NULL", 1),
        ("revoked_at = 1", 2),
    ] {
        desk.change(&format!("UPDATE credential SET {change}"));
        let (code, said) = run(&desk, &["audit"]);
        assert_eq!(code, Some(1), "{said}");
        let told = said.matches("of its revocation").count();
        assert_eq!(told, differences, "{said}");
    }
}

#[test]
fn nothing_is_revoked_without_a_reason_or_a_document() {
    let mut desk = Desk::open();
    let number = granted(&mut desk.resident(SRI)).1.remove(0);
    desk.kill();
    let (code, said) = revoke(&desk, &number, " ");
    assert_eq!(code, Some(2), "{said}");
    let (code, said) = revoke(&desk, "0H2K-7QTM-4XBN-9R3P", REASON);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("no document has this number"), "{said}");
    assert_eq!(
        desk.count("SELECT count(*) FROM credential WHERE revoked_at IS NOT NULL"),
        0
    );
}

#[test]
fn a_list_that_nobody_opened_is_not_there() {
    let desk = Desk::open();
    for path in ["/status/0", "/status/1", "/status/x", "/status/-1"] {
        assert_eq!(desk.guest().get(path).status, 404, "{path}");
    }
}
