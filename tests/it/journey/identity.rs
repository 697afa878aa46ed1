//! Identities of people in the ledger: anchored when an account is opened, changed with its keys, shown by their holder alone.

use super::record::{policy, verified};
use crate::desk::{Browser, Desk, Page, SRI, until};
use serde_json::Value;
use std::path::PathBuf;

const HERE: &str = "/en/identitas";
/// Steps that wait for the ledger.
const WAITING: &str = "SELECT count(*) FROM did WHERE place IS NULL";

/// The page, once the ledger has so many steps of this person.
fn anchored(desk: &Desk, person: &mut Browser, steps: i64) -> Page {
    until("the identity to be anchored", || {
        let placed = desk.count("SELECT count(*) FROM did WHERE place IS NOT NULL");
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
    let again = mother.post("/en/identitas/mulai-baru", &[]);
    assert_eq!(again.status, 409);
    assert!(again.has("once in 24 hours"), "{}", again.text());
}

#[test]
fn a_step_that_the_ledger_has_and_the_database_not_yet_is_said_no_second_time() {
    let desk = Desk::open();
    let mut phone = desk.device();
    let mut mother = desk.resident(SRI);
    mother.adds(&mut phone, "HP saya");
    anchored(&desk, &mut mother, 1);
    let place = desk.count("SELECT coalesce(sum(place), 0) FROM did");
    // As if the program had been killed after the ledger took it; and somebody else had an account before there were identities.
    let desk = desk.again_after(|desk| desk.change("UPDATE did SET place = NULL, block = NULL"));
    let mut mother = desk.resident(SRI);
    anchored(&desk, &mut mother, 1);
    assert_eq!(desk.count("SELECT coalesce(sum(place), 0) FROM did"), place);
    let desk = desk.again_after(|desk| desk.change("DELETE FROM did"));
    let mut mother = desk.resident(SRI);
    let page = anchored(&desk, &mut mother, 1);
    assert!(
        page.has("before identities were recorded"),
        "{}",
        page.text()
    );
}
