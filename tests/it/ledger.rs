//! The ledger by its commands: keys, the first block, a validator as another program, and what anybody does with its files.

mod changing;
mod mirrors;
mod together;
mod town;
mod watching;

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

struct Room(PathBuf);

impl Room {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let room = format!("sigap-ledger-{}-{count}", std::process::id());
        let room = std::env::temp_dir().join(room);
        let _ = std::fs::remove_dir_all(&room);
        std::fs::create_dir_all(&room).unwrap();
        Self(room)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.0.join(name);
        std::fs::write(&file, text).unwrap();
        file
    }

    /// What a command says, or why it refuses.
    fn told(&self, words: &[&str]) -> Result<String, String> {
        let mut command = sigap();
        let done = command.args(words).current_dir(&self.0).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        if done.status.success() {
            Ok(text(&done.stdout))
        } else {
            Err(text(&done.stderr))
        }
    }
}

impl Room {
    /// Founds the ledger of `ledger.toml`, whose validators approve it with these keys; gives what the last step says.
    fn founded(&self, agency: &str, keys: &[&str]) -> Result<String, String> {
        self.told(&[
            "propose",
            "ledger.toml",
            "--agency",
            agency,
            "--out",
            "first.set",
        ])?;
        for key in keys {
            self.told(&["approve", "first.set", "--key", key])?;
        }
        let out = ["--out", "founding.block"];
        self.told(&[&["found", "first.set", "--key", "agency.key"], &out[..]].concat())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn sigap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sigap"));
    command.arg("ledger");
    command
}

/// Starts the validator, waits for its first line, and stops it.
fn run(room: &Path) -> String {
    let mut child = sigap()
        .args(["node", "--config", "node.toml", "--stop-with-input"])
        .current_dir(room)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    out.read_to_string(&mut String::new()).unwrap();
    line
}

#[test]
fn a_ledger_is_founded_and_its_validator_starts_again_where_it_was() {
    let room = Room::new();
    let validator = room.told(&["key", "validator.key"]).unwrap();
    let agency = room.told(&["key", "agency.key"]).unwrap();
    assert!(
        room.told(&["key", "agency.key"]).is_err(),
        "never written over"
    );
    let who = format!(
        "origin = \"uji.example/1\"\nquorum = 1\n\
         [[validators]]\nname = \"v1.example/1\"\nkey = \"{validator}\"\n\
         [[agencies]]\nname = \"kota.example\"\nkey = \"{agency}\"\n"
    );
    room.file("ledger.toml", &who);
    let refused = room.founded("kota.example", &["agency.key"]).unwrap_err();
    assert!(refused.contains("of no validator of the set"), "{refused}");
    let refused = room.founded("kota.example", &[]).unwrap_err();
    assert!(refused.contains("cannot make first.set"), "{refused}");
    std::fs::remove_file(room.0.join("first.set")).unwrap();
    let refused = room.founded("kota.example", &[]).unwrap_err();
    assert!(
        refused.contains("0 of its validators approve the set, 1 must"),
        "{refused}"
    );
    std::fs::remove_file(room.0.join("first.set")).unwrap();
    let begun = room.founded("kota.example", &["validator.key"]).unwrap();
    assert!(begun.contains("\nuji.example/1 begins with "), "{begun}");

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let settings = format!(
        "origin = \"uji.example/1\"\nfounding = \"founding.block\"\nkey = \"validator.key\"\n\
         folder = \"data\"\nlisten = \"{address}\"\n\
         [[validators]]\nname = \"v1.example/1\"\nkey = \"{validator}\"\naddress = \"{address}\"\n"
    );
    room.file("node.toml", &settings);
    assert!(run(&room.0).starts_with("validator of uji.example/1"));
    let checkpoint = std::fs::read_to_string(room.0.join("data/public/checkpoint")).unwrap();
    assert!(checkpoint.starts_with("uji.example/1\n"));
    assert!(run(&room.0).starts_with("validator of uji.example/1"));

    room.file("node.toml", &settings.replace("v1.example", "v2.example"));
    let refused = room.told(&["node", "--config", "node.toml"]).unwrap_err();
    assert!(refused.contains("do not name: v1.example/1"), "{refused}");
}
