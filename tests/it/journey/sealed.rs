//! What is personal stands nowhere in the clear: not in the database, not in its log, not in the log of the program.

use crate::desk::{Answers, Desk, SRI};
use std::path::Path;

// A name that stands in no file of the pack, whose scenarios are kept beside the law.
const NAME: &str = "Kinasih Rahayuningtyas";
/// An address for mail that stands nowhere else either.
const ADDRESS: &str = "rahasia-sekali@surat-sri.example";

/// Every byte of the files under a folder.
fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn nothing_personal_stands_in_the_clear_in_the_database_or_the_log() {
    let mut desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    assert_eq!(mother.outcome(&case), "grant");
    let page = mother.see(&format!("/permohonan/{case}"));
    // The page shows the number of the child.
    let child = page
        .text()
        .split(|c: char| !c.is_ascii_digit())
        .find(|word| word.len() == 16)
        .unwrap()
        .to_owned();
    assert_ne!(child, SRI);
    let flow = mother.post("/akun/kontak/tambah", &[("alamat", ADDRESS)]);
    super::contacts::verified(&desk, &mut mother, &flow.location());
    let letter = desk.guest().get(&format!("/periksa?nomor={child}"));
    assert_ne!(letter.status, 500);
    desk.kill();
    let mut found = vec![("the log of the program".to_owned(), desk.log().into_bytes())];
    files(&desk.stored(), &mut found);
    assert!(
        found.iter().any(|(_, bytes)| bytes.len() > 100_000),
        "a database was read"
    );
    for secret in [
        NAME,
        ADDRESS,
        "rahasia-sekali",
        "Rahayuningtyas",
        SRI,
        &SRI[..12],
        &child,
        &child[..12],
    ] {
        for (place, bytes) in &found {
            let stands = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!stands, "{secret} stands in {place}");
        }
    }
}
