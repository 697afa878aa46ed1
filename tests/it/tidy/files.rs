//! How a file reads: a header that says why it exists, a bounded length, nothing silenced.

use super::{none, tree};

const LINES_MAX: usize = 400;

#[test]
fn every_rust_file_says_first_why_it_exists() {
    // A `tests.rs` beside its module says it by its name.
    let rust = tree::files_of("rs")
        .into_iter()
        .filter(|file| !file.path.ends_with("/tests.rs"));
    let bare = rust.filter(|file| !file.text.starts_with("//! "));
    none(bare.map(|file| file.path));
}

#[test]
fn no_rust_file_is_longer_than_four_hundred_lines_without_its_tests() {
    let mut problems = Vec::new();
    for file in tree::files_of("rs").iter().filter(|file| !file.is_test()) {
        let lines = file.lines_without_tests().count();
        if lines > LINES_MAX {
            problems.push(format!("{}: {lines} lines", file.path));
        }
    }
    none(problems);
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    let silencers = [concat!("#[", "allow("), concat!("#![", "allow(")];
    let mut problems = Vec::new();
    for file in tree::files_of("rs") {
        for (index, line) in file.text.lines().enumerate() {
            if silencers.iter().any(|silencer| line.contains(silencer)) {
                problems.push(format!(
                    "{}: say #[expect(…, reason = \"…\")]",
                    file.at(index)
                ));
            }
            // The reason may stand on a later line of the same attribute.
            if line.trim_start().starts_with(concat!("#[", "expect(")) {
                let attribute = file
                    .text
                    .lines()
                    .skip(index)
                    .take(8)
                    .collect::<Vec<_>>()
                    .join(" ");
                let attribute = attribute.split(")]").next().unwrap_or_default();
                if !attribute.contains("reason") {
                    problems.push(format!(
                        "{}: an expectation without a reason",
                        file.at(index)
                    ));
                }
            }
        }
    }
    none(problems);
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let places: Vec<String> = ["work", "root", "home"]
        .map(|name| format!("/{name}/"))
        .to_vec();
    let mut problems = Vec::new();
    for file in tree::files() {
        for (index, line) in file.text.lines().enumerate() {
            for place in &places {
                if absolute(line, place) {
                    problems.push(format!("{}: `{place}`", file.at(index)));
                }
            }
        }
    }
    none(problems);
}

/// Whether `place` begins a path in the line: the same letters inside an address or a longer path are innocent.
fn absolute(line: &str, place: &str) -> bool {
    let mut starts = line
        .match_indices(place)
        .map(|(start, _)| line[..start].chars().next_back());
    starts.any(|before| before.is_none_or(|c| !c.is_alphanumeric() && !"/.-_}*".contains(c)))
}

#[test]
fn a_place_inside_an_address_is_innocent() {
    assert!(absolute(concat!("cd /wo", "rk/x"), concat!("/wo", "rk/")));
    assert!(!absolute(
        concat!("https://example.org/wo", "rk/x"),
        concat!("/wo", "rk/")
    ));
}
