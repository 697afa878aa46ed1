//! Decisions once more: from the sealed histories, from a downloaded receipt, and under a law that has changed since.

use crate::desk::{Answers, Desk, SRI, sigap};
use std::path::{Path, PathBuf};
use std::process::Output;

const NAME: &str = "Bima Wahyudi Santoso";

fn run(words: &[&str], path: &Path, more: &[&str]) -> (Option<i32>, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = sigap().args(words).arg(path).args(more).output().unwrap();
    let said = [stdout, stderr].map(|said| String::from_utf8(said).unwrap());
    (status.code(), said.concat())
}

fn replay(desk: &Desk, more: &[&str]) -> (Option<i32>, String) {
    let words = desk.storage.words();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    run(
        &["replay", "--data"],
        &desk.data,
        &[more, &words[..]].concat(),
    )
}

/// The shipped country with one more line in its rules: a law of another day.
fn other_law(beside: &Path) -> PathBuf {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia");
    let pack = beside.join("other-law");
    copy(&shipped, &pack);
    let rules = pack.join("services/akta-lahir/rules.toml");
    let text = std::fs::read_to_string(&rules).unwrap();
    std::fs::write(&rules, format!("{text}# Reviewed.\n")).unwrap();
    pack
}

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Opens a country in which one birth was decided; gives the case and its receipt as a file.
fn decided() -> (Desk, String, PathBuf) {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    let receipt = mother.see(&format!("/permohonan/{case}/tanda-terima"));
    let file = desk.data.join("receipt.json");
    std::fs::write(&file, &receipt.body).unwrap();
    (desk, case, file)
}

#[test]
fn every_decision_replays_also_when_the_law_has_changed_since() {
    let (mut desk, case, _) = decided();
    let (code, said) = replay(&desk, &["--all"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("stop the server"), "{said}");

    desk.kill();
    for which in ["--all", &case] {
        let (code, said) = replay(&desk, &[which]);
        assert_eq!(code, Some(0), "{said}");
        let counted = "1 cases, 1 receipts replayed, 0 differences";
        assert!(said.contains(counted), "{said}");
    }

    let pack = other_law(&desk.data);
    let changed = ["--all", "--pack", pack.to_str().unwrap()];
    let (code, said) = replay(&desk, &changed);
    assert_eq!(code, Some(0), "the law of its day was kept: {said}");

    // Each service of the pack has its law.
    let services = std::fs::read_dir("packs/indonesia/services").unwrap();
    let laws = desk.count("SELECT count(*) FROM law WHERE kind = 'manifest'");
    assert_eq!(usize::try_from(laws), Ok(services.count()));
    desk.change("DELETE FROM law WHERE kind = 'manifest'");
    let (code, said) = replay(&desk, &changed);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains(&format!("{case}: the law ")), "{said}");
    assert!(said.contains("1 differences"), "{said}");
    assert!(!said.contains(NAME), "no name is told");
}

#[test]
fn a_receipt_is_verified_offline_and_a_changed_one_is_not() {
    let (desk, _, file) = decided();
    let (code, said) = run(&["verify"], &file, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("valid: the verdict on akta-lahir"), "{said}");
    assert!(said.contains("akta: granted"), "{said}");
    assert!(!said.contains(NAME), "no name is told");

    let changed = std::fs::read_to_string(&file).unwrap();
    assert!(changed.contains(NAME));
    let forged = desk.data.join("forged.json");
    std::fs::write(&forged, changed.replace(NAME, "Bima 7")).unwrap();
    let (code, said) = run(&["verify"], &forged, &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.starts_with("invalid:"), "{said}");

    let pack = other_law(&desk.data);
    let (code, said) = run(&["verify"], &file, &["--pack", pack.to_str().unwrap()]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.starts_with("not checked:"), "{said}");
}

/// The keys that a desk publishes, saved as an auditor would.
fn published_keys(desk: &Desk) -> PathBuf {
    let page = desk.guest().see("/.well-known/jwks.json");
    assert_eq!(
        page.header("content-type"),
        Some("application/jwk-set+json")
    );
    assert_eq!(page.header("cache-control"), Some("public, max-age=3600"));
    for key in page.json()["keys"].as_array().unwrap() {
        assert_eq!(
            (&key["alg"], &key["crv"]),
            (&"ES256".into(), &"P-256".into())
        );
        assert!(key["use"] == "sig" && key["kid"].is_string() && key["d"].is_null());
    }
    let file = desk.data.join("jwks.json");
    std::fs::write(&file, &page.body).unwrap();
    file
}

/// The receipt in `file`, with something done to it.
fn changed(file: &Path, name: &str, change: impl FnOnce(&mut serde_json::Value)) -> PathBuf {
    let mut receipt = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    change(&mut receipt);
    let file = file.with_file_name(name);
    std::fs::write(&file, serde_json::to_vec(&receipt).unwrap()).unwrap();
    file
}

#[test]
fn an_auditor_with_saved_keys_sees_who_signed_a_receipt_and_whether_it_was_altered() {
    let (mut desk, case, file) = decided();
    let keys = published_keys(&desk);
    let stranger = Desk::open();
    let strange = published_keys(&stranger);
    desk.kill();
    let with =
        |file: &Path, keys: &Path| run(&["verify", "--keys"], keys, &[file.to_str().unwrap()]);

    let (code, said) = with(&file, &keys);
    assert_eq!(code, Some(0), "{said}");
    let by = "signed: by https://contoh.sigap.example (a demo: it counts nowhere) on 20";
    assert!(said.starts_with(by) && said.contains(&case), "{said}");
    assert!(said.contains("valid: the verdict on akta-lahir"), "{said}");

    // The rules would say the same of this name: only the signature shows that it is another one.
    let renamed = desk.data.join("renamed.json");
    let forged = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&renamed, forged.replace(NAME, "Dimas Santoso")).unwrap();
    let (code, said) = with(&renamed, &keys);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.starts_with("altered:") && !said.contains("valid"),
        "{said}"
    );

    // A reader of the file would take these for the issuer's word too.
    let added = changed(&file, "added.json", |receipt| {
        let facts = receipt["facts"]["facts"].as_object_mut().unwrap();
        let fact = facts.values_mut().find(|fact| fact["known"].is_object());
        fact.unwrap()["known"]["note"] = "checked twice".into();
    });
    let (code, said) = with(&added, &keys);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.starts_with("altered:"), "{said}");
    let twice = desk.data.join("twice.json");
    let sound = std::fs::read_to_string(&file).unwrap();
    let more = "\"child_name\": \"Dimas Santoso\", \"child_name\":";
    std::fs::write(&twice, sound.replacen("\"child_name\":", more, 1)).unwrap();
    let (code, said) = with(&twice, &keys);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("a key stands twice"), "{said}");
    assert!(!said.contains("signed: by"), "{said}");

    let (code, said) = with(&file, &strange);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.starts_with("not signed by any key of"), "{said}");

    let (code, said) = run(&["verify"], &file, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("the signature was not checked"), "{said}");
}

#[test]
fn what_an_old_key_signed_is_believed_while_its_public_half_is_kept() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    let path = format!("/permohonan/{case}/tanda-terima");
    let old = mother.see(&path);
    let number = mother
        .see(&format!("/permohonan/{case}"))
        .between("href=\"/dokumen/", "\"")
        .unwrap();
    let pdf = mother.post(&format!("/dokumen/{number}/pdf"), &[]).body;
    let published = desk.guest().see("/.well-known/jwks.json").json();
    let desk = desk.again_after(|desk| {
        let keys = desk.data.join("keys");
        std::fs::remove_file(keys.join("issuer.key")).unwrap();
        std::fs::create_dir(keys.join("retired")).unwrap();
        let entry = published["keys"][0].to_string();
        std::fs::write(keys.join("retired/first.jwk"), entry).unwrap();
    });
    let keys = published_keys(&desk);
    let now = desk.guest().see("/.well-known/jwks.json").json();
    assert_eq!(now["keys"].as_array().unwrap().len(), 2);
    let new = desk.with_session(&mother).see(&path);
    assert_ne!(old.json()["signature"], new.json()["signature"]);
    for (name, receipt) in [("old.json", old), ("new.json", new)] {
        let file = desk.data.join(name);
        std::fs::write(&file, &receipt.body).unwrap();
        let (code, said) = run(&["verify", "--keys"], &keys, &[file.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.starts_with("signed: by"), "{said}");
    }
    let upload = |desk: &Desk| desk.guest().upload("/en/periksa/berkas", "a.pdf", &pdf);
    assert!(
        upload(&desk).has("Genuine and valid"),
        "{}",
        upload(&desk).text()
    );
    let desk = desk.again_after(|desk| {
        std::fs::remove_dir_all(desk.data.join("keys/retired")).unwrap();
    });
    assert!(
        !upload(&desk).has("Genuine and valid"),
        "{}",
        upload(&desk).text()
    );
}

#[test]
fn a_receipt_from_before_signatures_replays_and_is_said_to_be_unsigned() {
    let (desk, _, file) = decided();
    let keys = published_keys(&desk);
    let old = changed(&file, "old.json", |receipt| {
        receipt.as_object_mut().unwrap().remove("signature");
    });
    let (code, said) = run(&["verify"], &old, &[]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("valid:") && said.contains("unsigned:"),
        "{said}"
    );
    let kept = "tests/receipts/1a7ccfeb2f03/second-twin.json";
    let (_, said) = run(&["verify"], Path::new(kept), &[]);
    assert!(said.contains("unsigned:"), "{said}");
    let (code, said) = run(&["verify", "--keys"], &keys, &[old.to_str().unwrap()]);
    assert_eq!(code, Some(1), "who asks for a signature wants one: {said}");
    assert!(said.starts_with("unsigned:"), "{said}");
    let (code, said) = run(&["verify", "--keys"], &old, &[file.to_str().unwrap()]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("is no set of keys"), "{said}");
}

#[test]
fn what_is_no_receipt_or_no_data_is_said_in_one_line() {
    let nothing = Path::new("packs/indonesia/pack.toml");
    let (code, said) = run(&["verify"], nothing, &[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("pack.toml is no receipt"), "{said}");
    let (code, said) = run(&["replay", "--data"], Path::new("packs"), &["--all"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("holds no data"), "{said}");
    let (code, said) = run(&["replay", "--data"], Path::new("packs"), &["123"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("26 letters and digits"), "{said}");
}
