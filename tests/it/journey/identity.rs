//! Identities of people in the ledger: anchored when an account is opened, changed with its keys, shown by their holder alone.

use super::record::{policy, verified};
use crate::desk::{Browser, Desk, Page, SRI, until};
use serde_json::Value;
use std::path::PathBuf;

const HERE: &str = "/en/identitas";
/// Steps that wait for the ledger.
const WAITING: &str = "SELECT count(*) FROM did WHERE ledger IS NULL";

/// The page, once the ledger has so many steps of this person.
fn anchored(desk: &Desk, person: &mut Browser, steps: i64) -> Page {
    until("the identity to be anchored", || {
        let placed = desk.count("SELECT count(*) FROM did WHERE ledger IS NOT NULL");
        (placed >= steps && desk.count(WAITING) == 0).then_some(())
    });
    person.see(HERE)
}

/// The file that somebody downloads, and where it is kept.
fn file(desk: &Desk, person: &mut Browser, name: &str) -> (Value, PathBuf) {
    let file = person.see("/identitas/berkas");
    let path = desk.data.join(name);
    std::fs::write(&path, &file.body).unwrap();
    (serde_json::from_slice(&file.body).unwrap(), path)
}

#[test]
fn an_identity_begins_with_the_account_changes_with_its_keys_and_is_shown_offline() {
    let desk = Desk::open();
    let (mut phone, mut laptop) = (desk.device(), desk.device());
    let mut mother = desk.resident(SRI);
    assert!(mother.see(HERE).has("not recorded yet"));
    mother.adds(&mut phone, "HP saya");
    let page = anchored(&desk, &mut mother, 1);
    assert!(page.has("Identity began") && page.has("The account was opened"));
    assert!(page.has("1 passkey"), "{}", page.text());
    mother.adds(&mut laptop, "Laptop saya");
    let page = anchored(&desk, &mut mother, 2);
    assert!(page.has("Keys changed") && page.has("A passkey was added"));
    let (_, kept) = file(&desk, &mut mother, "identitas.json");
    let policy = policy(&desk);
    let (holds, words) = verified(&kept, &policy);
    assert!(holds, "{words}");
    for said in [
        "an identity of 2 steps",
        "passkey-added: 2 keys count",
        "in force",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }

    // Nothing of it can be changed, cut or read by others.
    let text = std::fs::read_to_string(&kept).unwrap();
    let other = desk.data.join("other.json");
    std::fs::write(&other, text.replace("passkey-added", "passkey-stolen")).unwrap();
    let (holds, words) = verified(&other, &policy);
    assert!(!holds && words.contains("the cause is not"), "{words}");
    let mut cut: Value = serde_json::from_str(&text).unwrap();
    let keys = cut["steps"][1]["keys"].take();
    cut["steps"].as_array_mut().unwrap().pop();
    std::fs::write(&other, serde_json::to_vec_pretty(&cut).unwrap()).unwrap();
    let (holds, words) = verified(&other, &policy);
    assert!(!holds && words.contains("a later step"), "{words}");
    let public = super::record::bytes_under(&desk.data.join("ledger/validator/public"));
    let public = String::from_utf8_lossy(&public);
    let keys: Value = serde_json::from_str(keys.as_str().unwrap().lines().nth(1).unwrap()).unwrap();
    let key = keys["keys"][0].as_str().unwrap();
    assert!(text.contains(key) && !public.contains(key));
    assert!(public.contains("did.rotate") && !public.contains("passkey"));
    let stranger = desk.guest().get("/identitas/berkas");
    assert_eq!(stranger.location(), "/masuk?untuk=%2Fidentitas%2Fberkas");
    let none = desk.resident(crate::desk::DEWI).get("/identitas/berkas");
    assert_eq!(none.status, 404);
}

#[test]
fn whoever_begins_anew_leaves_an_old_file_behind_that_says_nothing_of_the_new_identity() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut phone, "HP saya");
    anchored(&desk, &mut mother, 1);
    let (before, _) = file(&desk, &mut mother, "before.json");
    assert!(
        mother
            .see("/en/identitas/mulai-baru")
            .has("closed for good")
    );
    let begun = mother.post("/identitas/mulai-baru", &[]);
    assert_eq!(begun.location(), "/identitas");
    let page = anchored(&desk, &mut mother, 3);
    assert!(page.has("Identity ended") && page.has("You began a new identity"));
    let (after, kept) = file(&desk, &mut mother, "after.json");
    assert_ne!(before["subject"], after["subject"]);
    assert_eq!(after["steps"].as_array().unwrap().len(), 1);
    let (holds, words) = verified(&kept, &policy(&desk));
    assert!(holds && words.contains("replaced: 1 keys count"), "{words}");
    assert!(
        mother
            .see("/en/akun/riwayat")
            .has("A new identity in the ledger was begun")
    );
    // Whatever happens in between.
    mother.adds(&mut desk.device(), "Perangkat lain");
    anchored(&desk, &mut mother, 4);
    let again = mother.post("/en/identitas/mulai-baru", &[]);
    assert_eq!(again.status, 409);
    assert!(again.has("once in 24 hours"), "{}", again.text());
}

/// Entries about an identity in the ledger, as anybody may copy them.
fn said(desk: &Desk, file: &Value) -> usize {
    let subject = format!("\"subject\":{}", file["subject"]);
    let public =
        super::record::bytes_under(&desk.data.join("ledger/validator/public/tile/entries"));
    // Of the newest bundle there may be several lengths.
    let text = String::from_utf8_lossy(&public);
    let commitments = text.split("\"commitment\":\"").skip(1);
    let commitments = commitments.filter(|entry| entry.contains(&subject));
    let digests = commitments.filter_map(|entry| entry.split('"').next());
    digests.collect::<std::collections::BTreeSet<_>>().len()
}

#[test]
fn steps_that_the_ledger_has_and_the_database_not_yet_are_said_no_second_time() {
    let desk = Desk::open();
    let (mut phone, mut laptop) = (desk.device(), desk.device());
    let mut mother = desk.resident(SRI);
    for (step, device) in (1..).zip([&mut phone, &mut laptop]) {
        mother.adds(device, "Perangkat saya");
        anchored(&desk, &mut mother, step);
    }
    let (before, _) = file(&desk, &mut mother, "before.json");
    assert_eq!(said(&desk, &before), 2);
    // As if the program had been killed after the ledger took both.
    let desk = desk.again_after(|desk| desk.change("UPDATE did SET ledger = NULL"));
    let mut mother = desk.resident(SRI);
    anchored(&desk, &mut mother, 2);
    let (after, kept) = file(&desk, &mut mother, "after.json");
    let entries = |file: &Value| -> Vec<Value> {
        let steps = file["steps"].as_array().unwrap().iter();
        steps.map(|step| step["entry"].clone()).collect()
    };
    assert_eq!(entries(&before), entries(&after));
    assert_eq!(said(&desk, &after), 2, "nothing was said again");
    let (holds, words) = verified(&kept, &policy(&desk));
    assert!(holds, "{words}");
}

#[test]
fn an_account_of_before_gets_an_identity_and_one_of_another_ledger_a_new_one() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut phone, "HP saya");
    anchored(&desk, &mut mother, 1);
    let desk = desk.again_after(|desk| desk.change("DELETE FROM did"));
    let mut mother = desk.resident(SRI);
    let page = anchored(&desk, &mut mother, 1);
    assert!(
        page.has("before identities were recorded"),
        "{}",
        page.text()
    );
    let desk =
        desk.again_after(|desk| desk.change("UPDATE did SET ledger = 'left.example/ledger'"));
    let mut mother = desk.resident(SRI);
    let page = anchored(&desk, &mut mother, 2);
    assert!(page.has("Begun again in this ledger") && page.has("Not in this ledger"));
    let (_, kept) = file(&desk, &mut mother, "moved.json");
    let (holds, words) = verified(&kept, &policy(&desk));
    assert!(holds && words.contains("an identity of 1 steps"), "{words}");
}

#[test]
fn a_step_that_cannot_be_opened_or_that_the_ledger_does_not_take_holds_nobody_up() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut phone, "HP saya");
    anchored(&desk, &mut mother, 1);
    let spoil = "UPDATE did SET ledger = NULL, at = 0, payload = subject_id";
    let desk = desk.again_after(|desk| desk.change(spoil));
    let mut other_phone = desk.device();
    let mut other = desk.resident(crate::desk::DEWI);
    other.adds(&mut other_phone, "HP saya");
    until("the other identity to be anchored", || {
        let placed = "SELECT count(*) FROM did WHERE ledger IS NOT NULL";
        (desk.count(placed) == 1).then_some(())
    });
    assert!(other.see(HERE).has("Identity began"));
    assert_eq!(desk.count(WAITING), 1, "told, and left as it is");
    // Whoever leaves it behind lets the program end as it should.
    desk.change("DELETE FROM did WHERE ledger IS NULL");
}
