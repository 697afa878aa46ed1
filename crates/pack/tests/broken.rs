//! Deliberately broken packs. One valid pack, and per case a small edit of it with everything the checker then says.
//! With `UPDATE_EXPECTED=1` in the environment the expected text is written anew.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its own files must stop"
)]

use base::Date;
use pack::model::Pack;
use pack::{Finding, burden, check};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

type Files = BTreeMap<String, Vec<u8>>;

/// `cases/<name>/edit.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What is wrong, in a sentence.
    why: String,
    #[serde(default, rename = "edit")]
    edits: Vec<Edit>,
}

/// `old` becomes `new` in `file`; without `old`, `new` is the whole file; without both, the file is gone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: String,
    old: Option<String>,
    new: Option<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn today() -> Date {
    "2026-03-10".parse().unwrap()
}

fn files_under(root: &Path) -> Files {
    let mut files = Files::new();
    let mut left = vec![root.to_path_buf()];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                files.insert(name.replace('\\', "/"), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn base() -> Files {
    files_under(&root().join("base"))
}

fn broken(case: &Case) -> Files {
    let mut files = base();
    for edit in &case.edits {
        let text = match (&edit.old, &edit.new) {
            (Some(old), Some(new)) => {
                let text = String::from_utf8(files[&edit.file].clone()).unwrap();
                assert!(text.contains(old), "{} has no {old:?}", edit.file);
                text.replacen(old, new, 1)
            }
            (None, Some(new)) => new.clone(),
            (None, None) => {
                files.remove(&edit.file).unwrap();
                continue;
            }
            (Some(_), None) => panic!("{}: old without new", edit.file),
        };
        files.insert(edit.file.clone(), text.into_bytes());
    }
    files
}

fn findings(files: Files) -> Vec<Finding> {
    match Pack::parse(files) {
        Ok(pack) => check(&pack, today()),
        Err(findings) => findings,
    }
}

fn told(findings: &[Finding]) -> String {
    let mut told = String::new();
    for finding in findings {
        writeln!(told, "{finding}").unwrap();
    }
    told
}

fn cases() -> BTreeMap<String, PathBuf> {
    let folders = std::fs::read_dir(root().join("cases")).unwrap();
    folders
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect()
}

fn read(folder: &Path) -> Case {
    let source = std::fs::read_to_string(folder.join("edit.toml")).unwrap();
    toml::from_str(&source).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

#[test]
fn the_pack_that_every_case_breaks_has_nothing_wrong_with_it() {
    assert_eq!(told(&findings(base())), "");
}

#[test]
fn every_broken_pack_is_told_where_and_how_to_mend_it() {
    let mut wrong = String::new();
    for (name, folder) in cases() {
        let case = read(&folder);
        let found = told(&findings(broken(&case)));
        let expected_file = folder.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&expected_file, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected_file).unwrap_or_default();
        if found != expected || found.is_empty() {
            let why = case.why;
            write!(wrong, "== {name}: {why}\n{found}-- expected:\n{expected}\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What the design promises to refuse, by the codes of findings.
#[test]
fn every_promised_refusal_has_a_case() {
    let told: BTreeSet<&str> = cases()
        .values()
        .flat_map(|folder| findings(broken(&read(folder))))
        .map(|finding| finding.code)
        .collect();
    for code in [
        "asks-what-is-held",
        "asked-in-vain",
        "bad-condition",
        "calendar-too-short",
        "circle",
        "empty",
        "field-not-read",
        "hard-to-read",
        "has-is-refused",
        "held-by-another",
        "missing-key",
        "missing-translation",
        "missing-words",
        "never-granted",
        "no-guide",
        "no-legal-basis",
        "no-promise",
        "no-survey",
        "placeholder-differs",
        "refusal-without-objection",
        "refusal-without-reason",
        "refusal-without-remedy",
        "refusal-without-review",
        "rule-never-fires",
        "rule-twice",
        "rule-without-scenario",
        "scenario-fails",
        "ternary-is-refused",
        "unguarded",
        "unknown-key",
        "unknown-option",
        "unknown-path",
        "unknown-placeholder",
        "bad-law",
        "unused-words",
        "wrong-type",
    ] {
        assert!(told.contains(code), "no case is refused as {code}");
    }
}

#[test]
fn the_burden_of_a_service_is_counted() {
    let pack = Pack::parse(base()).unwrap();
    let burden = burden(&pack.services["surat-pindah"]);
    assert_eq!((burden.questions_min, burden.questions_max), (3, 3));
    assert_eq!((burden.documents_min, burden.documents_max), (0, 1));
    assert_eq!((burden.saved, burden.minutes), (4, 2));
}
