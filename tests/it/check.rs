//! `sigap check` as people run it: what it prints and how it ends.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn check(pack: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sigap"))
        .arg("check")
        .arg(pack)
        .args(["--today", "2026-03-10"])
        .output()
        .unwrap()
}

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia")
}

#[test]
fn the_shipped_country_has_nothing_to_mend_and_its_burden_is_printed() {
    let output = check(&shipped());
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("akta-lahir"), "{said}");
    assert!(said.contains("minutes"), "{said}");
}

#[test]
fn a_broken_pack_is_told_by_file_and_line_and_fails() {
    let folder = std::env::temp_dir().join(format!("sigap-broken-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("pack.toml"), "id = \"x\"\nlanguages = 7\n").unwrap();
    let output = check(&folder);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("pack.toml:2: "), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_folder_that_is_not_there_is_said_in_one_line() {
    let output = check(Path::new("no-such-folder"));
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("is no folder"), "{said}");
}
