//! The identifier of the agency: begun with the instance, witnessed by its validator, told to the ledger, changed and ended by hand.

use super::record::policy;
use crate::desk::{Desk, sigap, until};
use serde_json::Value;
use std::path::{Path, PathBuf};

const LOG: &str = "/.well-known/did.jsonl";
const WITNESS: &str = "/.well-known/did-witness.json";
const STORY: &str = "/.well-known/did-ledger.json";

/// What a program of somebody else keeps of the identifier.
struct Copy(PathBuf);

impl Copy {
    /// Once the ledger has so many versions.
    fn of(desk: &Desk, versions: usize) -> Self {
        let mut anyone = desk.guest();
        until("the ledger to have every version", || {
            let story = anyone.get(STORY);
            let story: Value = serde_json::from_slice(&story.body).ok()?;
            (story["steps"].as_array()?.len() == versions).then_some(())
        });
        let folder = desk.data.join(format!("copy-{versions}"));
        std::fs::create_dir(&folder).unwrap();
        for (address, name) in [(LOG, "log"), (WITNESS, "witness"), (STORY, "story")] {
            std::fs::write(folder.join(name), anyone.see(address).body).unwrap();
        }
        Self(folder)
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.0.join("log")).unwrap()
    }

    fn checked(&self, policy: &Path) -> (bool, String) {
        let told = sigap()
            .args(["did", "check"])
            .arg(self.0.join("log"))
            .arg("--witness")
            .arg(self.0.join("witness"))
            .arg("--identity")
            .arg(self.0.join("story"))
            .arg("--policy")
            .arg(policy)
            .output()
            .unwrap();
        let words = [told.stdout, told.stderr].concat();
        let words = String::from_utf8_lossy(&words).into_owned();
        (told.status.success(), words)
    }
}

fn did(desk: &Desk, command: &str) -> String {
    let told = sigap()
        .args(["did", command, "--data"])
        .arg(&desk.data)
        .output();
    let told = told.unwrap();
    let words = [told.stdout, told.stderr].concat();
    let words = String::from_utf8_lossy(&words).into_owned();
    assert!(told.status.success(), "{words}");
    words
}

#[test]
fn an_agency_has_an_identifier_that_anybody_checks_without_asking_it() {
    let desk = Desk::open();
    let (copy, policy) = (Copy::of(&desk, 1), policy(&desk));
    let (holds, words) = copy.checked(&policy);
    assert!(
        holds && words.contains("recorded: all 1 versions"),
        "{words}"
    );
    let mut anyone = desk.guest();
    let jwks = anyone.see("/.well-known/jwks.json").json();
    let log = copy.log();
    let kid = jwks["keys"][0]["kid"].as_str().unwrap();
    assert!(log.contains(kid), "the key that documents are signed with");
    let web = anyone.see("/.well-known/did.json").json();
    assert!(
        web["id"]
            .as_str()
            .unwrap()
            .starts_with("did:web:sigap.localhost")
    );
    let entry: Value = serde_json::from_str(&log).unwrap();
    let page = anyone.see("/en/buku-besar");
    assert!(page.has(entry["state"]["id"].as_str().unwrap()));

    for (from, to) in [(kid, "another-key"), ("did:key:", "did:kay:")] {
        std::fs::write(copy.0.join("log"), log.replace(from, to)).unwrap();
        let (holds, words) = copy.checked(&policy);
        assert!(!holds, "{words}");
    }
}

#[test]
fn its_keys_change_and_it_ends_while_the_program_runs() {
    let desk = Desk::open();
    let first = Copy::of(&desk, 1);
    assert!(did(&desk, "show").contains("1 of 1 versions count"));
    assert!(did(&desk, "rotate").contains("did-3.key"));
    let (second, policy) = (Copy::of(&desk, 2), policy(&desk));
    assert!(second.log().starts_with(&first.log()));
    let (holds, words) = second.checked(&policy);
    assert!(holds, "{words}");
    // A log that was cut is of the past: the ledger knows better.
    std::fs::copy(first.0.join("log"), second.0.join("log")).unwrap();
    let (holds, words) = second.checked(&policy);
    assert!(!holds && words.contains("another log"), "{words}");

    assert!(did(&desk, "end").contains("ended"));
    let ended = Copy::of(&desk, 4);
    let (holds, words) = ended.checked(&policy);
    assert!(holds && words.contains("  ended"), "{words}");
    let again = sigap()
        .args(["did", "rotate", "--data"])
        .arg(&desk.data)
        .output();
    assert!(!again.unwrap().status.success());
    // The program starts with an identifier that has ended.
    let desk = desk.again();
    assert_eq!(desk.guest().see(LOG).body, ended.log().as_bytes());
}
