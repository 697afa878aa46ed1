//! Watching mirrors: honest ones, and ones that were forged, cut, reordered, rolled back, or belong to another ledger.

use super::mirrors::people;
use super::town::{LEDGER, Town, copied, forge, person, served};
use ledger::log::{read_bundle, write_bundle};
use std::path::PathBuf;

const BUNDLE: &str = "tile/entries/000";

/// A watcher who saw the log when it was short, and its mirrors since.
struct Watch {
    town: Town,
    /// What it remembers of then.
    kept: String,
}

impl Watch {
    fn new() -> Self {
        let town = Town::new();
        town.record(&people(0..3));
        copied(&town.public(), &town.room.0.join("before"));
        let mut watch = Self {
            town,
            kept: String::new(),
        };
        let (well, said) = watch.look(&["data/public"], &[]);
        assert!(
            well && said.contains(" new here, cosigned at ") && said.contains("a first look"),
            "{said}"
        );
        watch.kept = watch.seen();
        watch.town.record(&people(3..300));
        watch
    }

    fn look(&self, mirrors: &[&str], more: &[&str]) -> (bool, String) {
        let words = [&["watch"], mirrors, &["--seen", "seen", "--once"], more];
        self.town.says(&words.concat())
    }

    fn code(&self, mirrors: &[&str]) -> Option<i32> {
        let words = [&["watch"], mirrors, &["--seen", "seen", "--once"]].concat();
        self.town.code(&words)
    }

    fn seen(&self) -> String {
        std::fs::read_to_string(self.town.room.0.join("seen")).unwrap()
    }

    fn remembers(&self, seen: &str) {
        self.town.room.file("seen", seen);
    }

    /// A mirror that was honest until now.
    fn copy(&self) -> PathBuf {
        let bad = self.town.room.0.join("bad");
        copied(&self.town.public(), &bad);
        bad
    }

    /// What it says of a mirror in which one file is another.
    fn says_of(&self, path: &str, change: impl Fn(Vec<u8>) -> Vec<u8>, more: &[&str]) -> String {
        self.remembers(&self.kept);
        let file = self.copy().join(path);
        let (well, said) = self.look(&["bad"], more);
        assert!(well, "an honest copy: {said}");
        self.remembers(&self.kept);
        let changed = change(std::fs::read(&file).unwrap());
        std::fs::write(file, changed).unwrap();
        let (well, said) = self.look(&["bad"], more);
        assert!(!well, "{said}");
        said
    }
}

fn swapped(bytes: &[u8]) -> Vec<u8> {
    let mut entries = read_bundle(bytes).unwrap();
    entries.swap(40, 42);
    write_bundle(entries).unwrap()
}

#[test]
fn an_honest_log_is_followed_also_by_a_mirror_that_lies_behind() {
    let watch = Watch::new();
    let web = served(watch.town.public());
    for mirrors in [&["data/public"][..], &[&web, "before"]] {
        let (well, said) = watch.look(mirrors, &["--execute"]);
        assert!(well, "{said}");
        let behind = said.contains("behind another mirror");
        assert_eq!(behind, mirrors.len() > 1, "{said}");
    }
}

#[test]
fn a_forged_cut_or_reordered_log_raises_the_alarm_that_names_it() {
    let watch = Watch::new();
    let longer = |note: Vec<u8>| {
        let note = String::from_utf8(note).unwrap();
        let size = note.lines().nth(1).unwrap();
        note.replacen(size, &format!("{size}0"), 1).into_bytes()
    };
    let said = watch.says_of("checkpoint", longer, &[]);
    assert!(
        said.contains("ALARM bad: the checkpoint is not believed"),
        "{said}"
    );
    let said = watch.says_of(BUNDLE, |bytes| bytes[..bytes.len() - 9].to_vec(), &[]);
    assert!(
        said.contains("ALARM bad: the entries cannot be read: cut off"),
        "{said}"
    );
    let said = watch.says_of(BUNDLE, |bytes| swapped(&bytes), &[]);
    assert!(said.contains("are not those of the checkpoint"), "{said}");
    let said = watch.says_of(BUNDLE, |bytes| swapped(&bytes), &["--execute"]);
    assert!(said.contains("are not those of the checkpoint"), "{said}");
}

#[test]
fn a_quorum_that_breaks_the_rules_is_found_out_by_running_them() {
    let watch = Watch::new();
    forge(&person(1_000), &watch.copy());
    let (well, said) = watch.look(&["bad"], &[]);
    assert!(well, "the tree alone is sound: {said}");
    watch.remembers(&watch.kept);
    let (well, said) = watch.look(&["bad"], &["--execute"]);
    let why = "ALARM bad: the rules are broken: the log ends inside a block";
    assert!(!well && said.contains(why), "{said}");
}

#[test]
fn every_mirror_is_read_and_one_that_nobody_can_compare_is_not_called_sound() {
    let watch = Watch::new();
    let file = watch.copy().join(BUNDLE);
    std::fs::write(&file, swapped(&std::fs::read(&file).unwrap())).unwrap();
    assert_eq!(watch.code(&["data/public", "bad"]), Some(2));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(watch.code(&["data/public", "bad"]), Some(1));
    assert_eq!(watch.code(&["before"]), Some(1));
    let (_, said) = watch.look(&["before"], &[]);
    assert!(said.contains("no mirror shows just now"), "{said}");
    assert_eq!(watch.code(&["data/public", "before"]), Some(0));
}

#[test]
fn a_log_that_was_rolled_back_raises_the_alarm_and_both_checkpoints_are_kept() {
    let watch = Watch::new();
    let bad = watch.copy();
    assert!(watch.look(&["bad"], &[]).0);
    copied(&watch.town.room.0.join("before"), &bad);
    let (well, said) = watch.look(&["bad"], &[]);
    assert!(!well && said.contains("ALARM bad: rolled back: "), "{said}");
    let (_, name) = said.trim_end().split_once("the evidence is in ").unwrap();
    let evidence = std::fs::read_to_string(watch.town.room.0.join(name)).unwrap();
    assert_eq!(
        evidence.matches("\u{2014} v1.example/1 ").count(),
        2,
        "{evidence}"
    );
}

#[test]
fn silence_and_what_is_remembered_of_another_ledger_are_told() {
    let watch = Watch::new();
    let (well, said) = watch.look(&["data/public"], &["--silence=-1"]);
    assert!(!well && said.contains("ALARM: silence"), "{said}");
    watch.remembers(&watch.kept.replace(LEDGER, "lain.example/1"));
    let (well, said) = watch.look(&["data/public"], &[]);
    assert!(
        !well && said.contains("is about the ledger lain.example/1"),
        "{said}"
    );
    watch.remembers("{");
    let (well, said) = watch.look(&["data/public"], &[]);
    assert!(!well && said.contains("cannot read seen"), "{said}");
}

#[test]
fn two_logs_of_one_name_are_found_out_by_whoever_saw_both() {
    let (one, other) = (Town::new(), Town::new());
    one.record(&people(0..3));
    other.record(&people(10..13));
    let elsewhere = other.public().display().to_string();
    let look =
        |mirrors: &[&str]| one.says(&[&["watch"], mirrors, &["--seen", "seen", "--once"]].concat());
    let (well, said) = look(&["data/public", &elsewhere]);
    assert!(
        !well && said.contains(&format!("ALARM {elsewhere}: two logs")),
        "{said}"
    );
    other.record(&people(13..40));
    let (well, said) = look(&[&elsewhere]);
    assert!(!well && said.contains("do not continue the"), "{said}");
}
