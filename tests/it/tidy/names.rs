//! Names: types say what they are, tests are sentences.

use super::{none, tree};

/// Words that say only that something does something.
const EMPTY: [&str; 6] = ["Manager", "Helper", "Util", "Utils", "Impl", "Common"];

#[test]
fn no_type_has_an_empty_word_in_its_name() {
    let mut problems = Vec::new();
    for file in tree::files_of("rs") {
        for (index, line) in file.text.lines().enumerate() {
            let Some(name) = declared(line) else { continue };
            if words(name)
                .iter()
                .any(|word| EMPTY.contains(&word.as_str()))
            {
                problems.push(format!("{}: {name}", file.at(index)));
            }
        }
    }
    none(problems);
}

#[test]
fn every_test_is_named_by_a_sentence() {
    let mut problems = Vec::new();
    for file in tree::files_of("rs") {
        let mut after_mark = false;
        for (index, line) in file.text.lines().enumerate() {
            let line = line.trim_start();
            if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
                after_mark = true;
            }
            if let Some(name) = function(line).filter(|_| after_mark) {
                after_mark = false;
                if name.split('_').count() < 3 {
                    problems.push(format!("{}: {name}", file.at(index)));
                }
            }
        }
    }
    none(problems);
}

/// The type a line declares, if it declares one.
fn declared(line: &str) -> Option<&str> {
    let mut parts = line
        .split_whitespace()
        .skip_while(|word| word.starts_with("pub"));
    let keyword = parts.next()?;
    if !["struct", "enum", "trait", "type", "union"].contains(&keyword) {
        return None;
    }
    parts
        .next()?
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
}

fn function(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    line.strip_prefix("fn ")?.split('(').next()
}

/// `CaseHelper` is `Case` and `Helper`; `Commonwealth` is one word.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if !c.is_uppercase() => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

#[test]
fn a_type_name_splits_at_its_capitals() {
    assert_eq!(
        declared("pub(crate) struct CaseHelper<T> {"),
        Some("CaseHelper")
    );
    assert_eq!(words("CaseHelper"), ["Case", "Helper"]);
    assert_eq!(words("Commonwealth"), ["Commonwealth"]);
}
