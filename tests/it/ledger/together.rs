//! An instance whose validator is one of four: the others run as programs of their own, and are asked for their word about its identifier.

use super::Room;
use crate::desk::{Answers, Desk, Options, SRI, until};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const LEDGER: &str = "uji.example/bersama";

/// Programs that end with the test.
struct Others(Vec<Child>);

impl Drop for Others {
    fn drop(&mut self) {
        for child in &mut self.0 {
            // It stops when nobody holds its input any more.
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}

/// Addresses below the ports that the system gives to connections, so that nobody takes them before they are used.
fn free() -> impl Iterator<Item = SocketAddr> {
    let first = 12_000 + u16::try_from(std::process::id() % 7_000).unwrap();
    let addresses = (first..20_000).map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    addresses.filter(|address| TcpListener::bind(address).is_ok())
}

/// Keys, list, first block and settings of four; the first speaks for the instance.
fn founded(room: &Room) -> Vec<PathBuf> {
    let keys: Vec<_> = (1..5)
        .map(|number| room.told(&["key", &format!("v{number}.key")]).unwrap())
        .collect();
    let agency = room.told(&["key", "agency.key"]).unwrap();
    let addresses: Vec<_> = free().take(keys.len()).collect();
    let validator = |number: usize| format!("v{}.example/1", number + 1);
    let who: String = keys.iter().enumerate().fold(
        format!(
            "origin = \"{LEDGER}\"\nquorum = 3\n[[agencies]]\nname = \"kota.example\"\nkey = \"{agency}\"\n"
        ),
        |text, (number, key)| {
            let name = validator(number);
            text + &format!("[[validators]]\nname = \"{name}\"\nkey = \"{key}\"\n")
        },
    );
    room.file("ledger.toml", &who);
    room.founded("kota.example", &["v1.key", "v2.key", "v3.key"])
        .unwrap();
    let known = keys.iter().zip(&addresses).enumerate();
    let known = known.fold(String::new(), |text, (number, (key, address))| {
        let name = validator(number);
        let one = format!(
            "[[validators]]\nname = \"{name}\"\nkey = \"{key}\"\naddress = \"{address}\"\n"
        );
        text + &one
    });
    let settings = addresses.iter().enumerate().map(|(number, address)| {
        let speaks = if number == 0 {
            "[agency]\nname = \"kota.example\"\nkey = \"agency.key\"\n"
        } else {
            ""
        };
        let text = format!(
            "origin = \"{LEDGER}\"\nfounding = \"founding.block\"\nkey = \"v{0}.key\"\nfolder = \"data-{0}\"\nlisten = \"{address}\"\n{speaks}{known}",
            number + 1
        );
        room.file(&format!("node-{}.toml", number + 1), &text)
    });
    settings.collect()
}

fn node(settings: &PathBuf) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sigap"))
        .args(["ledger", "node", "--stop-with-input", "--config"])
        .arg(settings)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn did(room: &Room, words: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sigap"));
    let command = command.arg("did").args(words).current_dir(&room.0);
    let told = command.output().unwrap();
    let words = [told.stdout, told.stderr].concat();
    let words = String::from_utf8_lossy(&words).into_owned();
    (told.status.success(), words)
}

#[test]
fn an_instance_records_with_three_others_and_is_known_once_two_of_them_have_seen_it() {
    let room = Room::new();
    let settings = founded(&room);
    let others = Others(settings[1..].iter().map(node).collect());
    let desk = Desk::open_with(&Options {
        ledger: Some(settings[0].clone()),
        ..Options::default()
    });
    let mut mother = desk.resident(SRI);
    let case = mother.apply(&Answers::from([("child_name", "Bima Wahyudi Santoso")]));
    until("the record to be sealed by a quorum", || {
        let page = mother.see(&format!("/permohonan/{case}"));
        page.has("Simpan buktinya.").then_some(())
    });
    let page = mother.see("/en/buku-besar");
    assert!(
        page.has("3 of 4") && page.has("v4.example/1"),
        "{}",
        page.text()
    );
    let policy = room.told(&["policy", "ledger.toml"]).unwrap() + "\n";
    room.file("policy.txt", &policy);

    witnessed(&room, &desk);
    let mut anyone = desk.guest();
    until("the identifier to be in the ledger", || {
        (anyone.get("/.well-known/did-ledger.json").status == 200).then_some(())
    });
    for name in ["did.jsonl", "did-witness.json", "did-ledger.json"] {
        let body = anyone.see(&format!("/.well-known/{name}")).body;
        std::fs::write(room.0.join(name), body).unwrap();
    }
    let files = ["check", "did.jsonl", "--witness", "did-witness.json"];
    let ledger = ["--identity", "did-ledger.json", "--policy", "policy.txt"];
    let (holds, words) = did(
        &room,
        &[&files[..], &ledger, &["--validators-min", "4"]].concat(),
    );
    assert!(
        holds && words.contains("recorded: all 1 versions"),
        "{words}"
    );
    one_leaves(&room);
    until("the page to tell that one has left", || {
        let page = mother.see("/en/buku-besar");
        page.has("3 of 3").then_some(())
    });
    until("the way to those who are left to lie open", || {
        let bridge = anyone.get("/ledger/bridge/1");
        (bridge.status == 200 && bridge.body.starts_with(b"sigap/bridge@v1\n")).then_some(())
    });
    assert_eq!(anyone.get("/ledger/bridge/2").status, 404);
    let case = mother.apply(&Answers::from([("child_name", "Citra Wahyudi Santoso")]));
    until("a record to be sealed by those who are left", || {
        let page = mother.see(&format!("/permohonan/{case}"));
        page.has("Simpan buktinya.").then_some(())
    });
    drop(desk);
    drop(others);
}

/// The list without the fourth is approved by the others, and laid before the validator of the instance.
fn one_leaves(room: &Room) {
    let list = std::fs::read_to_string(room.0.join("ledger.toml")).unwrap();
    let (left, _) = list.split_once("[[validators]]\nname = \"v4.").unwrap();
    room.file("left.toml", left);
    let pinned = [
        "--ledger",
        LEDGER,
        "--policy",
        "policy.txt",
        "--mirror",
        "data-1/public",
    ];
    let propose = [
        "propose",
        "left.toml",
        "--agency",
        "kota.example",
        "--out",
        "left.set",
    ];
    let told = room.told(&[&propose[..], &pinned].concat()).unwrap();
    assert!(told.contains("validator goes: v4.example/1"), "{told}");
    for key in ["v1.key", "v2.key", "v3.key"] {
        let approve = ["approve", "left.set", "--key", key];
        room.told(&[&approve[..], &pinned].concat()).unwrap();
    }
    let submit = [
        "submit",
        "left.set",
        "--key",
        "agency.key",
        "--to",
        "data-1",
    ];
    let told = room.told(&submit).unwrap();
    assert!(told.contains("recorded: block"), "{told}");
}

/// The validator of the instance has given its word, and one of four is not enough: two others give theirs.
fn witnessed(room: &Room, desk: &Desk) {
    let data = desk.data.to_str().unwrap();
    until("the instance to begin its identifier", || {
        let words = desk.data.join("did/did-witness.json");
        words.exists().then_some(())
    });
    let (is_known, words) = did(room, &["show", "--data", data]);
    assert!(
        !is_known && words.contains("0 of 1 versions count"),
        "{words}"
    );
    assert_eq!(desk.guest().get("/.well-known/did.jsonl").status, 404);
    let log = desk.data.join("did/did.jsonl");
    let log = log.to_str().unwrap();
    for (key, word) in [("v2.key", "w2.json"), ("v3.key", "w3.json")] {
        let (given, words) = did(room, &["witness", log, "--key", key, "--out", word]);
        assert!(given, "{words}");
    }
    let (_, words) = did(room, &["add-witness", "w2.json", "--data", data]);
    assert!(words.contains("0 of 1"), "{words}");
    let (_, words) = did(room, &["add-witness", "w3.json", "--data", data]);
    assert!(words.contains("1 of 1"), "{words}");
}
