//! Who runs a ledger is changed while it runs, by the commands alone: a list, approvals, and an operation laid before a validator. Every step works
//! on files that another machine could have sent.

use super::town::{LEDGER, copied, person};
use super::{Room, sigap};
use crate::desk::until;
use ledger::log::{Bundle, write_bundle};
use ledger::note::Note;
use ledger::{Checkpoint, Operation, PublicKey, SeedSigner, Signer as _};
use std::collections::BTreeMap;
use std::fs::Permissions;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

const AGENCY: &str = "kota.example";
/// Secret bytes of the agency's key, by which `person` is signed, too.
const AGENCY_SEED: [u8; 32] = [101; 32];

/// Validators as programs of their own: `v1`, `v2` and so on, with the files that each of them has.
struct Several {
    room: Room,
    /// Public keys of all who are known, also of those who are to come.
    keys: Vec<String>,
    running: BTreeMap<usize, Child>,
}

impl Drop for Several {
    fn drop(&mut self) {
        for (_, child) in std::mem::take(&mut self.running) {
            end(child);
        }
    }
}

/// A validator stops when nobody holds its input any more.
fn end(mut child: Child) {
    drop(child.stdin.take());
    let _ = child.wait();
}

/// An address below the ports that the system gives to connections and that other tests choose from.
fn free_address() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = 5_000 + (std::process::id().wrapping_mul(31) + next) % 7_000;
        let address = SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).unwrap()));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}

/// The number of an entry at the end of an answer.
fn entry_in(said: &str) -> u64 {
    let (_, number) = said.rsplit_once("entry ").unwrap();
    number.trim().parse().unwrap()
}

impl Several {
    /// A ledger of the first of the validators that are known.
    fn founded(known: usize, first: &[usize], quorum: usize) -> Self {
        let room = Room::new();
        let key = |number| room.told(&["key", &format!("v{number}.key")]).unwrap();
        let keys = (1..=known).map(key).collect();
        // A secret key is written as a public one is.
        let agency = room.file("agency.key", &format!("{:?}\n", PublicKey(AGENCY_SEED)));
        std::fs::set_permissions(agency, Permissions::from_mode(0o600)).unwrap();
        let several = Self {
            room,
            keys,
            running: BTreeMap::new(),
        };
        several.list("ledger.toml", first, quorum, "");
        let approving: Vec<_> = first.iter().map(|one| format!("v{one}.key")).collect();
        let approving: Vec<_> = approving.iter().map(String::as_str).collect();
        several.room.founded(AGENCY, &approving).unwrap();
        several.policy("ledger.toml", "policy");
        several.settings();
        several
    }

    /// Writes a list of who runs the ledger; `more` are agencies beside the first.
    fn list(&self, file: &str, validators: &[usize], quorum: usize, more: &str) {
        let agency = SeedSigner::of(&AGENCY_SEED).unwrap().public();
        let head = format!(
            "origin = \"{LEDGER}\"\nquorum = {quorum}\n\
             [[agencies]]\nname = \"{AGENCY}\"\nkey = \"{agency:?}\"\n{more}"
        );
        let text = validators.iter().fold(head, |text, number| {
            let key = &self.keys[number - 1];
            text + &format!("[[validators]]\nname = \"v{number}.example/1\"\nkey = \"{key}\"\n")
        });
        self.room.file(file, &text);
    }

    fn policy(&self, list: &str, file: &str) {
        let policy = self.room.told(&["policy", list]).unwrap();
        self.room.file(file, &format!("{policy}\n"));
    }

    /// Settings of all who are known, in which each of them stands.
    fn settings(&self) {
        let addresses: Vec<_> = self.keys.iter().map(|_| free_address()).collect();
        let known = self.keys.iter().zip(&addresses);
        let known = (1..).zip(known).map(|(number, (key, address))| {
            format!(
                "[[validators]]\nname = \"v{number}.example/1\"\nkey = \"{key}\"\naddress = \"{address}\"\n"
            )
        });
        let known: String = known.collect();
        for (number, address) in (1..).zip(&addresses) {
            let text = format!(
                "origin = \"{LEDGER}\"\nfounding = \"founding.block\"\nkey = \"v{number}.key\"\n\
                 folder = \"data-{number}\"\nlisten = \"{address}\"\n{known}"
            );
            self.room.file(&format!("node-{number}.toml"), &text);
        }
    }

    /// Whoever keeps the first policy is led by a mirror to that of today, and by one that lost the way to nothing.
    fn leads_on(&self, mirror: usize, prove: &[&str]) {
        let public = format!("data-{mirror}/public");
        assert!(self.looks(prove, "policy").0);
        done(
            self.looks(&["walk", &public, "--out", "walked"], "policy"),
            "set number 1 is in force",
        );
        let read = |file: &str| std::fs::read_to_string(self.room.0.join(file)).unwrap();
        let policy = |text: &str| -> Vec<String> {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            lines.map(str::to_owned).collect()
        };
        assert_eq!(policy(&read("walked")), policy(&read("next.policy")));
        let from_there = ["walk", &public, "--out", "further", "--set", "1"];
        done(
            self.looks(&from_there, "walked"),
            "leads to no set after number 1",
        );
        // A mirror that was copied before the change is behind, and no liar.
        let watch = [
            "watch", "early", &public, "early", "--once", "--seen", "seen",
        ];
        done(
            self.looks(&[&watch[..], &["--execute"]].concat(), "policy"),
            " behind another mirror",
        );
        done(
            self.looks(&["export", &public, "copy"], "policy"),
            "all of them checked",
        );
        assert_eq!(read("copy/bridge/1"), read(&format!("{public}/bridge/1")));
        let of_copy = [&["prove", "copy"], &prove[2..]].concat();
        assert!(self.looks(&of_copy, "policy").0);

        let bridge = self.room.0.join("copy/bridge/1");
        std::fs::write(&bridge, read("copy/bridge/1").replacen("v5.", "v6.", 1)).unwrap();
        refused(self.looks(&of_copy, "policy"), "is not believed");
        refused(
            self.looks(&["walk", "copy", "--out", "astray"], "policy"),
            "the bridge to set number 1",
        );
        assert!(!self.room.0.join("astray").exists());
        std::fs::remove_file(&bridge).unwrap();
        refused(self.looks(&of_copy, "policy"), "is not believed");
    }

    /// Starts a validator, and waits until it takes operations.
    fn start(&mut self, number: usize) {
        let settings = format!("node-{number}.toml");
        let child = sigap()
            .args(["node", "--stop-with-input", "--config", &settings])
            .current_dir(&self.room.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.running.insert(number, child);
        let intake = self.data(number).join("intake");
        until("a validator to start", || intake.is_dir().then_some(()));
    }

    fn stop(&mut self, number: usize) {
        end(self.running.remove(&number).unwrap());
    }

    fn data(&self, number: usize) -> PathBuf {
        self.room.0.join(format!("data-{number}"))
    }

    /// Entries under the checkpoint that a validator serves.
    fn size(&self, number: usize) -> u64 {
        let file = self.data(number).join("public/checkpoint");
        let Ok(note) = std::fs::read_to_string(file) else {
            return 0;
        };
        let note = Note::read(&note).unwrap();
        Checkpoint::read(note.text).unwrap().size
    }

    /// Waits until a validator serves a checkpoint over that entry.
    fn serves(&self, number: usize, entry: u64) {
        until(&format!("v{number} to serve entry {entry}"), || {
            (self.size(number) > entry).then_some(())
        });
    }

    /// What a command says, and whether all was well.
    fn says(&self, words: &[&str]) -> (bool, String) {
        let mut command = sigap();
        let done = command.args(words).current_dir(&self.room.0).output();
        let done = done.unwrap();
        let text = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8(text).unwrap())
    }

    /// The same of a command that looks at a mirror, with the policy that believes it.
    fn looks(&self, words: &[&str], policy: &str) -> (bool, String) {
        let pinned = ["--ledger", LEDGER, "--policy", policy];
        self.says(&[words, &pinned].concat())
    }

    fn propose(&self, list: &str, agency: &str, out: &str) -> (bool, String) {
        let from = ["propose", list, "--agency", agency, "--out", out];
        let mirror = ["--mirror", "data-1/public"];
        self.looks(&[&from[..], &mirror].concat(), "policy")
    }

    fn approve(&self, set: &str, key: &str) -> (bool, String) {
        let words = ["approve", set, "--key", key];
        let mirror = ["--mirror", "data-1/public"];
        self.looks(&[&words[..], &mirror].concat(), "policy")
    }

    fn submit(&self, set: &str, key: &str) -> (bool, String) {
        self.says(&["submit", set, "--key", key, "--to", "data-1"])
    }

    /// Lays an operation before a validator; gives the number of its entry.
    fn record(&self, number: usize, operation: &Operation) -> u64 {
        let intake = self.data(number).join("intake");
        let making = intake.join("person.new");
        std::fs::write(&making, operation.bytes()).unwrap();
        std::fs::rename(making, intake.join("person.operation")).unwrap();
        let answer = intake.join("person.recorded");
        let said = until("an operation to be recorded", || {
            std::fs::read_to_string(&answer).ok()
        });
        entry_in(&said)
    }

    /// A list with one more agency, as a file of that name.
    fn list_with(&self, agency: &str, may: &str, file: &str) {
        let key = self.room.told(&["key", &format!("{agency}.key")]).unwrap();
        let more =
            format!("[[agencies]]\nname = \"{agency}\"\nkey = \"{key}\"\nmay = [\"{may}\"]\n");
        self.list(file, &[1], 1, &more);
    }
}

/// A ledger with one validator, which runs and serves its first block.
fn alone() -> Several {
    let mut several = Several::founded(1, &[1], 1);
    several.start(1);
    several.serves(1, 0);
    several
}

fn refused((done, said): (bool, String), why: &str) {
    assert!(!done && said.contains(why), "{why}: {said}");
}

fn done((done, said): (bool, String), what: &str) -> String {
    assert!(done && said.contains(what), "{what}: {said}");
    said
}

#[test]
fn one_validator_of_four_is_changed_for_another_and_the_ledger_goes_on_with_it() {
    let mut several = Several::founded(5, &[1, 2, 3, 4], 3);
    for number in 1..=5 {
        several.start(number);
    }
    several.serves(1, 0);
    copied(
        &several.data(1).join("public"),
        &several.room.0.join("early"),
    );
    several.list("next.toml", &[1, 2, 3, 5], 3, "");
    let said = done(
        several.propose("next.toml", AGENCY, "next.set"),
        "validator comes: v5.example/1, with the key ",
    );
    let told = "validator goes: v4.example/1\nquorum: 3 of 4, as before\n3 of the 4 validators";
    assert!(said.contains(told), "{said}");
    for (key, given) in [("v1.key", 1), ("v4.key", 2), ("v3.key", 3)] {
        let given = format!("approved by {given} validators, 3 are needed");
        let said = done(several.approve("next.set", key), &given);
        assert!(said.contains("validator goes: v4.example/1"), "{said}");
    }
    let submitted = several.submit("next.set", "agency.key");
    let set = entry_in(&done(submitted, "recorded: block "));
    for number in [1, 2, 3, 5] {
        several.serves(number, set);
    }

    // Only with the new one are they a quorum now.
    several.stop(4);
    several.stop(3);
    let entry = several.record(5, &person(1));
    several.serves(5, entry);
    several.serves(1, entry);
    several.policy("next.toml", "next.policy");
    let number = entry.to_string();
    let prove = ["prove", "data-5/public", "--index", &number];
    let saving = [&prove[..], &["--save-entry", "entry"]].concat();
    let (made, proof) = several.looks(&saving, "next.policy");
    assert!(made, "{proof}");
    several.room.file("proof", &proof);
    let verify = ["verify", "proof", "--entry", "entry"];
    done(several.looks(&verify, "next.policy"), "recorded: entry ");
    several.leads_on(5, &prove);
}

#[test]
fn a_list_that_cannot_be_the_next_one_is_refused_before_anybody_approves_it() {
    let several = alone();
    let wrong = |list: &str, agency: &str, why: &str| {
        refused(several.propose(list, agency, "next.set"), why);
        assert!(!several.room.0.join("next.set").exists(), "{why}");
    };
    several.list("weak.toml", &[1], 0, "");
    wrong("weak.toml", AGENCY, "the list cannot run a ledger");
    wrong("ledger.toml", AGENCY, "the list changes nothing");
    let text = std::fs::read_to_string(several.room.0.join("ledger.toml")).unwrap();
    several
        .room
        .file("other.toml", &text.replace(LEDGER, "lain.example/1"));
    wrong("other.toml", AGENCY, "about the ledger lain.example/1");
    several.list_with("lain.example", "did.create", "next.toml");
    wrong("next.toml", "lain.example", "may not submit a set");

    several.room.file("there", "something else");
    let over = several.propose("next.toml", AGENCY, "there");
    refused(over, "cannot make there");
    done(
        several.propose("next.toml", AGENCY, "next.set"),
        "agency comes: lain.example, with the key ",
    );
}

#[test]
fn a_set_is_approved_once_by_each_validator_and_counts_in_its_turn_alone() {
    let several = alone();
    several.list_with("satu.example", "did.create", "one.toml");
    several.list_with("dua.example", "did.rotate", "other.toml");
    for (list, set) in [
        ("one.toml", "one.set"),
        ("one.toml", "bare.set"),
        ("other.toml", "other.set"),
    ] {
        done(several.propose(list, AGENCY, set), "agency comes: ");
    }
    for set in ["one.set", "other.set"] {
        let approved = several.approve(set, "v1.key");
        done(approved, "approved by 1 validators, 1 are needed");
    }
    let before = std::fs::read(several.room.0.join("one.set")).unwrap();
    refused(several.approve("one.set", "v1.key"), "approved it already");
    refused(
        several.approve("one.set", "agency.key"),
        "that of no validator of the set in force",
    );
    let after = std::fs::read(several.room.0.join("one.set")).unwrap();
    assert_eq!(before, after);

    refused(
        several.submit("bare.set", "agency.key"),
        "refused: too few validators in force approve the set",
    );
    refused(
        several.submit("one.set", "v1.key"),
        "refused: no agency of the set in force has this key and name",
    );
    let submitted = several.submit("one.set", "agency.key");
    let set = entry_in(&done(submitted, "recorded: block "));
    let again = several.submit("one.set", "agency.key");
    assert_eq!(entry_in(&done(again, "recorded: block ")), set);
    several.serves(1, set);
    refused(
        several.submit("other.set", "agency.key"),
        "refused: this turn has passed; the next one is 2",
    );
    refused(several.approve("bare.set", "v1.key"), "make it anew");
}

#[test]
fn what_is_laid_before_a_validator_that_rests_is_taken_at_its_next_start() {
    let mut several = alone();
    several.list_with("satu.example", "did.create", "next.toml");
    done(several.propose("next.toml", AGENCY, "next.set"), "agency");
    done(several.approve("next.set", "v1.key"), "approved by 1");
    several.stop(1);
    let submit = ["submit", "next.set", "--key", "agency.key"];
    let nowhere = [&submit[..], &["--to", "."]].concat();
    refused(several.says(&nowhere), "no validator takes operations in");
    let short = [&submit[..], &["--to", "data-1", "--wait", "1"]].concat();
    refused(several.says(&short), "no answer yet: it lies in data-1");
    several.start(1);
    let answer = until("the operation to be recorded", || {
        let mut laid = std::fs::read_dir(several.data(1).join("intake")).unwrap();
        let is_recorded = |file: &PathBuf| file.extension().is_some_and(|end| end == "recorded");
        laid.find_map(|one| Some(one.unwrap().path()).filter(is_recorded))
    });
    several.serves(1, entry_in(&std::fs::read_to_string(answer).unwrap()));
}

#[test]
fn a_mirror_that_hides_or_moves_a_set_leads_nobody_astray() {
    let mut several = alone();
    several.list_with("satu.example", "did.create", "next.toml");
    several.stop(1);
    let bad = several.room.0.join("bad");
    copied(&several.data(1).join("public"), &bad);
    let bundle = Bundle::grown(0, several.size(1))[0];
    let file = bad.join(bundle.path());
    let bytes = std::fs::read(&file).unwrap();
    let mut entries = bundle.read(&bytes).unwrap();
    entries.swap(0, 1);
    std::fs::write(&file, write_bundle(entries).unwrap()).unwrap();
    let propose = [
        "propose",
        "next.toml",
        "--agency",
        AGENCY,
        "--mirror",
        "bad",
    ];
    let propose = [&propose[..], &["--out", "next.set"]].concat();
    refused(
        several.looks(&propose, "policy"),
        "another root than the checkpoint",
    );
    let policy = several.looks(&propose, "nowhere");
    refused(policy, "cannot read nowhere");
}
