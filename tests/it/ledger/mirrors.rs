//! Proving, verifying and copying by the commands alone, from folders and from the web.

use super::town::{LEDGER, Town, person, served};
use ledger::Operation;
use ledger::log::{read_bundle, write_bundle};

pub(super) fn people(numbers: std::ops::Range<u32>) -> Vec<Operation> {
    numbers.map(person).collect()
}

fn text(operation: &Operation) -> &str {
    std::str::from_utf8(operation.bytes()).unwrap()
}

#[test]
fn a_proof_is_made_from_any_mirror_and_holds_for_its_entry_alone() {
    let town = Town::new();
    let one = person(7);
    let index = town.record(&[person(6), one.clone(), person(8)])[1];
    let number = index.to_string();
    town.room.file("entry", &format!("{}\n", text(&one)));
    let by_number = [
        "prove",
        "data/public",
        "--index",
        &number,
        "--save-entry",
        "saved",
    ];
    let (made, proof) = town.says(&by_number);
    assert!(made, "{proof}");
    let saved = std::fs::read(town.room.0.join("saved")).unwrap();
    assert_eq!(saved, one.bytes());
    let (made, same) = town.says(&["prove", &served(town.public()), "--entry", "entry"]);
    assert!(made && same == proof, "{same}");
    town.room.file("proof", &proof);

    let (holds, said) = town.says(&["verify", "proof", "--entry", "entry"]);
    let first = format!("recorded: entry {index} of {LEDGER}\n");
    assert!(holds && said.starts_with(&first), "{said}");
    town.room.file("other", text(&person(8)));
    let (holds, said) = town.says(&["verify", "proof", "--entry", "other"]);
    assert!(
        !holds && said.contains("not where the proof says"),
        "{said}"
    );
    let pinned: [(&[&str], &str); 3] = [
        (
            &["--ledger", "lain.example/1", "--policy", "policy"],
            "another log",
        ),
        (
            &[
                "--ledger",
                LEDGER,
                "--policy",
                "policy",
                "--validators-min",
                "4",
            ],
            "at least 4",
        ),
        (
            &["--ledger", LEDGER, "--policy", "nowhere"],
            "cannot read nowhere",
        ),
    ];
    for (pinned, why) in pinned {
        let (holds, said) = town.says_of(&["verify", "proof", "--entry", "entry"], pinned);
        assert!(!holds && said.contains(why), "{said}");
    }
}

#[test]
fn whoever_asks_wrongly_is_told_why() {
    let town = Town::new();
    town.record(&people(0..2));
    let nowhere = format!("{}/nowhere", served(town.public()));
    town.room.file("proof", "no proof at all");
    let wrong: [(&[&str], &str); 8] = [
        (
            &["prove", "data/public", "--index", "4000"],
            "none with number 4000",
        ),
        (
            &["prove", "data/public", "--entry", "proof"],
            "it stands nowhere in the",
        ),
        (&["prove", "data/nowhere", "--index", "1"], "is no folder"),
        (
            &["prove", "http://mirror.example/", "--index", "1"],
            "https, or http on this machine",
        ),
        (
            &["prove", "ftp://127.0.0.1/", "--index", "1"],
            "https, or http on this machine",
        ),
        (
            &["prove", &nowhere, "--index", "1"],
            "checkpoint is not there",
        ),
        (&["verify", "proof"], "give the entry"),
        (
            &["verify", "proof", "--entry", "policy"],
            "not proved: not a proof of the form",
        ),
    ];
    for (words, why) in wrong {
        let (done, said) = town.says(words);
        assert!(!done && said.contains(why), "{words:?}: {said}");
    }
}

#[test]
fn the_policy_that_people_keep_is_made_from_the_list_of_who_runs_the_ledger() {
    let town = Town::new();
    let list = format!(
        "origin = \"{LEDGER}\"\nquorum = 1\n[[validators]]\nname = \"v1.example/1\"\nkey = \"{0}\"\n\
         [[agencies]]\nname = \"kota.example\"\nkey = \"{0}\"\n",
        town.room.told(&["key", "some.key"]).unwrap()
    );
    town.room.file("ledger.toml", &list);
    let policy = town.room.told(&["policy", "ledger.toml"]).unwrap();
    let policy = ledger::Policy::parse(&format!("{policy}\n")).unwrap();
    assert!(policy.holds(&[0]) && !policy.holds(&[]));
}

#[test]
fn a_copy_holds_the_same_files_and_each_entry_as_a_line_or_is_not_made() {
    let town = Town::new();
    town.record(&people(0..300));
    let web = served(town.public());
    let (made, said) = town.says(&["export", &web, "copy"]);
    assert!(made && said.contains("all of them checked"), "{said}");
    let copy = town.room.0.join("copy");
    let lines = std::fs::read_to_string(copy.join("entries.jsonl")).unwrap();
    assert!(lines.lines().any(|line| line == text(&person(299))));
    for path in ["checkpoint", "tile/0/000", "tile/entries/000"] {
        let files = [town.public(), copy.clone()].map(|at| std::fs::read(at.join(path)).unwrap());
        assert_eq!(files[0], files[1], "{path}");
    }
    let (well, said) = town.says(&["watch", "copy", "--seen", "seen", "--once", "--execute"]);
    assert!(well, "{said}");
    let (made, said) = town.says(&["export", &web, "copy"]);
    assert!(!made && said.contains("is there already"), "{said}");

    let bundle = town.public().join("tile/entries/000");
    let bytes = std::fs::read(&bundle).unwrap();
    let mut entries = read_bundle(&bytes).unwrap();
    entries.swap(7, 9);
    std::fs::write(&bundle, write_bundle(entries).unwrap()).unwrap();
    let (made, said) = town.says(&["export", "data/public", "other"]);
    assert!(
        !made && said.contains("another root than the checkpoint"),
        "{said}"
    );
    for half in ["other", "other.part"] {
        assert!(!town.room.0.join(half).exists(), "{half}");
    }
}
