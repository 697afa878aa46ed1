//! Starts that must not be: a demo for others, a broken pack, a country that is not the one asked for.

use crate::desk::{Desk, sigap};
use std::path::{Path, PathBuf};

/// The pack with a first file that cannot be read.
fn broken_pack(data: &Path) -> PathBuf {
    let pack = data.join("pack");
    std::fs::create_dir_all(data).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia");
    let mut copy = std::process::Command::new("cp");
    assert!(
        copy.arg("-r")
            .arg(from)
            .arg(&pack)
            .status()
            .unwrap()
            .success()
    );
    std::fs::write(pack.join("pack.toml"), "id = \"x\"\nlanguages = 7\n").unwrap();
    pack
}

fn folder(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("sigap-{name}-{}", std::process::id()))
}

/// What a start said that was refused.
fn refused(args: &[&str], data: &Path) -> String {
    let mut command = sigap();
    let output = command.args(args).arg("--data").arg(data).output().unwrap();
    assert!(!output.status.success(), "{args:?} started");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_demo_listens_to_nobody_but_this_machine() {
    let data = folder("open");
    let said = refused(&["demo", "--listen", "0.0.0.0:0"], &data);
    assert!(said.contains("on this machine only"), "{said}");
    assert!(!data.exists(), "nothing was begun");
}

#[test]
fn a_broken_pack_starts_neither_the_demo_nor_the_server() {
    let data = folder("broken-start");
    let pack = broken_pack(&data);
    let pack = pack.to_str().unwrap();
    let at = ["--listen", "127.0.0.1:0", "--pack", pack];
    for command in [
        &["demo"][..],
        &["serve", "--origin", "https://sigap.example"],
    ] {
        let said = refused(&[command, &at].concat(), &data);
        assert!(said.contains("nothing was started"), "{command:?}: {said}");
    }
    std::fs::remove_dir_all(data).unwrap();
}

#[test]
fn a_folder_with_another_country_than_was_asked_for_is_refused() {
    let mut desk = Desk::open();
    desk.kill();
    let data = desk.data.clone();
    for other in [
        ["--seed", "8"],
        ["--residents", "12345"],
        ["--newborns", "3"],
    ] {
        let args = [&["demo", "--listen", "127.0.0.1:0"], &other[..]].concat();
        let said = refused(&args, &data);
        assert!(said.contains("to begin afresh"), "{said}");
    }
    assert_eq!(desk.again().guest().get("/demo").status, 200);
}

#[test]
fn sample_data_of_another_version_is_refused_with_what_to_do() {
    let mut desk = Desk::open();
    desk.kill();
    desk.change("UPDATE meta SET value = 'other' WHERE key = 'migration.0001_first'");
    let words = desk.storage.words();
    let start = ["demo", "--listen", "127.0.0.1:0"];
    let words = start.into_iter().chain(words.iter().map(String::as_str));
    let said = refused(&words.collect::<Vec<_>>(), &desk.data.clone());
    assert!(said.contains("remove it to begin afresh"), "{said}");
}
