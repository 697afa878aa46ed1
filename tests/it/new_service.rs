//! `sigap new-service`: a folder that works as it stands, or nothing at all.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn sigap(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sigap"));
    command.args(args).output().unwrap()
}

/// A copy of the shipped country, to write into.
pub(crate) fn copy(name: &str) -> PathBuf {
    let to = std::env::temp_dir().join(format!("sigap-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&to);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia");
    std::fs::create_dir_all(&to).unwrap();
    let copied = Command::new("cp").arg("-r").arg(from).arg(&to).status();
    assert!(copied.unwrap().success());
    to.join("indonesia")
}

fn said(output: &Output) -> String {
    let words = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(words).unwrap()
}

#[test]
fn a_new_service_passes_the_check_with_its_examples_and_is_never_written_over() {
    let pack = copy("new-service");
    let at = pack.to_str().unwrap();
    let made = sigap(&["new-service", "kartu-perpustakaan", "--pack", at]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(said(&made).contains("rules.toml"), "{}", said(&made));
    let checked = sigap(&["check", at]);
    assert!(checked.status.success(), "{}", said(&checked));
    assert!(said(&checked).contains("kartu-perpustakaan"));
    let words = pack.join("services/kartu-perpustakaan/id.ftl");
    std::fs::write(&words, "mine").unwrap();
    let again = sigap(&["new-service", "kartu-perpustakaan", "--pack", at]);
    assert!(!again.status.success());
    assert!(said(&again).contains("there already"), "{}", said(&again));
    assert_eq!(std::fs::read_to_string(words).unwrap(), "mine");
    std::fs::remove_dir_all(pack.parent().unwrap()).unwrap();
}

#[test]
fn a_bad_name_a_folder_that_is_no_pack_and_a_pack_it_does_not_fit_leave_nothing() {
    let pack = copy("no-service");
    let at = pack.to_str().unwrap();
    let names = || {
        let folder = std::fs::read_dir(pack.join("services")).unwrap();
        let mut names: Vec<_> = folder.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    for name in ["Surat", "../surat", "surat_domisili", "", "-x", "5-tahunan"] {
        let refused = sigap(&["new-service", name, "--pack", at]);
        assert!(!refused.status.success(), "{name}");
    }
    let nowhere = sigap(&["new-service", "surat", "--pack", "no-such-folder"]);
    assert!(said(&nowhere).contains("is no pack"), "{}", said(&nowhere));
    // People of whom nothing adds up, and then a country without the people of the example.
    let people = pack.join("people/keluarga-wahyuni.toml");
    let text = std::fs::read_to_string(&people).unwrap();
    std::fs::write(&people, text.replace("[subject.sri]", "[subject.siti]")).unwrap();
    let broken = sigap(&["new-service", "surat", "--pack", at]);
    assert!(!broken.status.success());
    assert!(
        said(&broken).contains("see sigap check"),
        "{}",
        said(&broken)
    );
    std::fs::remove_file(&people).unwrap();
    let unfit = sigap(&["new-service", "surat", "--pack", at]);
    assert!(!unfit.status.success(), "{}", said(&unfit));
    assert_eq!(names(), before);
    std::fs::remove_dir_all(pack.parent().unwrap()).unwrap();
}
