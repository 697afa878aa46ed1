//! What happened is recorded: in the agency's log, under an anchor of the ledger, and with a proof that holds offline.

use crate::desk::{Answers, Browser, Desk, SRI, Storage, sigap, until};
use std::path::{Path, PathBuf};

const NAME: &str = "Bima Wahyudi Santoso";
const SEALED: &str = "Simpan buktinya.";

/// What `sigap verify` says of an exhibit, and whether it believes it.
pub(super) fn verified(exhibit: &Path, policy: &Path) -> (bool, String) {
    let told = sigap()
        .arg("verify")
        .arg(exhibit)
        .arg("--policy")
        .arg(policy)
        .args(["--pack", "packs/indonesia"])
        .output()
        .unwrap();
    let words = [told.stdout, told.stderr].concat();
    let words = String::from_utf8_lossy(&words).into_owned();
    (told.status.success(), words)
}

/// The policy that follows from the list of who runs the ledger.
pub(super) fn policy(desk: &Desk) -> PathBuf {
    let list = desk.data.join("ledger/ledger.toml");
    let told = sigap().args(["ledger", "policy"]).arg(list).output();
    let file = desk.data.join("policy.txt");
    std::fs::write(&file, told.unwrap().stdout).unwrap();
    file
}

fn sealed(browser: &mut Browser, page: &str) {
    until("the record to be sealed", || {
        browser.see(page).has(SEALED).then_some(())
    });
}

/// Every file under a folder, one after the other.
pub(super) fn bytes_under(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bytes.extend(bytes_under(&path));
        } else {
            bytes.extend(std::fs::read(path).unwrap());
        }
    }
    bytes
}

#[test]
fn a_case_is_sealed_within_seconds_and_its_proof_holds_offline() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    let page = format!("/permohonan/{case}");
    sealed(&mut mother, &page);
    assert!(mother.see(&format!("/en{page}")).has("Keep the proof."));
    let file = mother.see(&format!("{page}/catatan"));
    let (exhibit, policy) = (desk.data.join("bukti.json"), policy(&desk));
    std::fs::write(&exhibit, &file.body).unwrap();

    let (holds, words) = verified(&exhibit, &policy);
    assert!(holds, "{words}");
    for said in [
        "rules-decided",
        "a document that was issued",
        "valid: the verdict",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let text = String::from_utf8(file.body).unwrap();
    assert!(
        text.contains(NAME),
        "the holder's own file says what happened"
    );
    std::fs::write(&exhibit, text.replace("rules-decided", "rules-denied")).unwrap();
    let (holds, words) = verified(&exhibit, &policy);
    assert!(!holds && words.contains("not proved"), "{words}");

    // The receipt says so, too, under the signature of the issuer.
    let receipt = mother.see(&format!("{page}/tanda-terima"));
    let receipt: serde_json::Value = serde_json::from_slice(&receipt.body).unwrap();
    assert_eq!(receipt["record"]["state"], "sealed", "{receipt}");
    assert!(receipt["record"]["block"].as_u64().unwrap() > 0);

    // Nothing of it stands in what everybody may copy.
    for log in ["ledger/validator/public", "ledger/audit/public"] {
        let public = bytes_under(&desk.data.join(log));
        let public = String::from_utf8_lossy(&public);
        assert!(!public.contains("Bima") && !public.contains(SRI), "{log}");
    }
}

/// What an agency is held to stands in the ledger in a form that anybody can compute (docs/ledger-formats.md).
#[test]
fn the_rules_in_force_the_key_that_signs_and_the_status_lists_are_in_the_ledger() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    sealed(&mut mother, &format!("/permohonan/{case}"));
    let receipt = mother.see(&format!("/permohonan/{case}/tanda-terima"));
    let receipt: serde_json::Value = serde_json::from_slice(&receipt.body).unwrap();
    let spelled = |text: &str| serde_json::to_string(&ledger::Hash::of(text.as_bytes())).unwrap();
    let rules = spelled(receipt["law_hash"].as_str().unwrap());
    let keys = desk.resident(SRI).see("/.well-known/jwks.json");
    let keys: serde_json::Value = serde_json::from_slice(&keys.body).unwrap();
    let mut key = keys["keys"][0].clone();
    // What the site says beside the key.
    for beside in ["iss", "demo"] {
        key.as_object_mut().unwrap().remove(beside);
    }
    let canonical = base::canonical(&key).unwrap();
    let key = spelled(std::str::from_utf8(&canonical).unwrap());
    let operations = [
        vec![
            r#""kind":"service.published""#.to_owned(),
            format!("\"subject\":{}", spelled("akta-lahir")),
            format!("\"commitment\":{rules}"),
        ],
        vec![
            r#""kind":"issuer.add""#.to_owned(),
            format!("\"subject\":{key}"),
            format!("\"commitment\":{key}"),
        ],
        vec![r#""kind":"status.root""#.to_owned()],
    ];
    until("everything to be announced", || {
        let public = bytes_under(&desk.data.join("ledger/validator/public/tile/entries"));
        let public = String::from_utf8_lossy(&public);
        let is_said = |words: &Vec<String>| {
            let mut entries = public.split(r#"{"agency""#);
            entries.any(|entry| words.iter().all(|word| entry.contains(word)))
        };
        operations.iter().all(is_said).then_some(())
    });
}

#[test]
fn a_reading_of_a_register_is_sealed_and_shown_to_nobody_else() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    mother.apply(&Answers::from([("child_name", NAME)]));
    let row = mother.see("/akses").between("/koreksi?akses=", "\"");
    let row = row.expect("a row of the access log");
    sealed(&mut mother, &format!("/koreksi?akses={row}"));
    let address = format!("/akses/{row}/catatan");
    let file = mother.see(&address);
    let (exhibit, policy) = (desk.data.join("bukti.json"), policy(&desk));
    std::fs::write(&exhibit, &file.body).unwrap();
    let (holds, words) = verified(&exhibit, &policy);
    assert!(holds && words.contains(" read "), "{words}");

    let mut other = desk.resident(crate::desk::DEWI);
    assert_eq!(other.get(&address).status, 404);
    assert_ne!(desk.guest().get(&address).status, 200);
    assert_eq!(mother.get("/akses/nothing/catatan").status, 404);
}

/// Entries of the agency's log, by its own checkpoint; none before it was given out.
fn log_size(desk: &Desk) -> i64 {
    let note = desk.data.join("ledger/audit/public/checkpoint");
    let Ok(note) = std::fs::read_to_string(note) else {
        return 0;
    };
    note.lines().nth(1).unwrap().parse().unwrap()
}

/// What waits for its number.
const WAITING: &str = "SELECT (SELECT count(*) FROM leaf WHERE place IS NULL) \
     + (SELECT count(*) FROM access WHERE place IS NULL AND commitment IS NOT NULL)";
/// What has a number.
const PLACED: &str = "SELECT (SELECT count(*) FROM leaf WHERE place IS NOT NULL) \
     + (SELECT count(*) FROM access WHERE place IS NOT NULL)";
/// Numbers that were given, each once, and the sum of them.
const NUMBERS: &str = "SELECT count(*) FROM (SELECT place FROM leaf WHERE place IS NOT NULL \
     UNION SELECT place FROM access WHERE place IS NOT NULL) AS given";

/// Waits until everything is recorded and the log says so; every number was given once, and the log has nothing else.
pub(super) fn recorded_once(desk: &Desk) -> i64 {
    until("everything to be recorded", || {
        (desk.count(WAITING) == 0).then_some(())
    });
    let placed = desk.count(PLACED);
    assert_eq!(desk.count(NUMBERS), placed, "each number once");
    until("the log to be published", || {
        (log_size(desk) >= placed).then_some(())
    });
    assert_eq!(log_size(desk), placed, "nothing stands in the log twice");
    placed
}

#[test]
fn what_stands_in_the_log_and_not_yet_in_the_database_is_recorded_no_second_time() {
    let desk = Desk::open();
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", NAME)]));
    let before = recorded_once(&desk);
    // As if the program had been killed after the log took it and before the database was told.
    let desk = desk.again_after(|desk| {
        desk.change("UPDATE leaf SET place = NULL");
        desk.change("UPDATE access SET place = NULL WHERE commitment IS NOT NULL");
    });
    assert_eq!(recorded_once(&desk), before);
    sealed(&mut desk.resident(SRI), &format!("/permohonan/{case}"));
}

#[test]
fn thousands_that_wait_are_recorded_each_once_also_when_some_of_them_were_in_the_log() {
    let desk = Desk::open();
    desk.resident(SRI)
        .apply(&Answers::from([("child_name", NAME)]));
    let before = recorded_once(&desk);
    // Thousands came while nothing was recorded, and the readings of before stand in the log without the database knowing.
    let mut came = 0;
    let desk = desk.again_after(|desk| {
        desk.change("UPDATE access SET place = NULL WHERE commitment IS NOT NULL");
        let leaves = desk.count("SELECT count(*) FROM leaf");
        desk.change(&many_leaves());
        came = desk.count("SELECT count(*) FROM leaf") - leaves;
    });
    assert!(came >= 3_000);
    assert_eq!(recorded_once(&desk), before + came);
}

/// Three thousand leaves of somebody, in each file of the database.
fn many_leaves() -> String {
    let (id, commitment) = if Storage::is_server() {
        (
            "decode(md5(CAST(i AS TEXT)), 'hex')",
            "sha256(decode(md5(CAST(i AS TEXT)), 'hex'))",
        )
    } else {
        ("randomblob(16)", "randomblob(32)")
    };
    format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000), \
         somebody AS (SELECT subject_id FROM access LIMIT 1) \
         INSERT INTO leaf (id, subject_id, commitment) \
         SELECT {id}, subject_id, {commitment} FROM n CROSS JOIN somebody"
    )
}

#[test]
fn an_audit_tells_what_was_changed_or_removed_behind_the_programs_back() {
    let mut desk = Desk::open();
    desk.resident(SRI)
        .apply(&Answers::from([("child_name", NAME)]));
    let recorded = recorded_once(&desk);
    desk.kill();
    let audited = || {
        let told = sigap()
            .args(["audit", "--data"])
            .arg(&desk.data)
            .args(desk.storage.words())
            .output()
            .unwrap();
        (
            told.status.success(),
            String::from_utf8_lossy(&told.stdout).into_owned(),
        )
    };
    let (is_well, words) = audited();
    assert!(
        is_well && words.contains(&format!("{recorded} rows recorded, 0 differ")),
        "{words}"
    );
    desk.change("UPDATE access SET purpose = 'curiosity' WHERE place IS NOT NULL");
    let (is_well, words) = audited();
    assert!(
        !is_well && words.contains("is not what was recorded"),
        "{words}"
    );
    desk.change("DELETE FROM access WHERE place IS NOT NULL");
    let (is_well, words) = audited();
    assert!(
        !is_well && !words.contains(" 0 entries with no row"),
        "{words}"
    );
}

#[test]
fn a_database_whose_log_is_lost_or_older_is_not_opened() {
    let mut desk = Desk::open();
    desk.resident(SRI)
        .apply(&Answers::from([("child_name", NAME)]));
    recorded_once(&desk);
    desk.kill();
    let open = || {
        let told = sigap()
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(&desk.data)
            .args(desk.storage.words())
            .output()
            .unwrap();
        assert!(!told.status.success());
        String::from_utf8_lossy(&told.stderr).into_owned()
    };
    let log = desk.data.join("ledger/audit");
    let kept = desk.data.join("ledger/kept");
    std::fs::rename(&log, &kept).unwrap();
    let words = open();
    assert!(words.contains("give that folder back"), "{words}");
    // The name came back, and nothing of what it held.
    std::fs::create_dir_all(&log).unwrap();
    std::fs::copy(kept.join("name"), log.join("name")).unwrap();
    let words = open();
    assert!(words.contains("an older copy of it"), "{words}");
}
