//! Words: nothing left for later, one word per thing.

use super::{none, tree};

/// Marks of unfinished work, in pieces so that this file does not contain them.
const UNFINISHED: [&str; 6] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("HA", "CK"),
    concat!("todo", "!"),
    concat!("unimplemented", "!"),
];

#[test]
fn nothing_is_left_for_later() {
    let mut problems = Vec::new();
    for file in tree::files()
        .iter()
        .filter(|file| written_by_hand(&file.path))
    {
        for (index, line) in file.text.lines().enumerate() {
            for mark in UNFINISHED.iter().filter(|mark| has_word(line, mark)) {
                problems.push(format!("{}: {mark}", file.at(index)));
            }
        }
    }
    none(problems);
}

#[test]
fn code_uses_the_words_of_the_glossary() {
    let banned = banned();
    assert!(
        banned.len() > 5,
        "the glossary's column of words not to use could not be read"
    );
    let mut problems = Vec::new();
    for file in tree::files_of("rs") {
        for (index, line) in file.text.lines().enumerate() {
            let spaced = spaced(line);
            for (word, instead) in banned.iter().filter(|(word, _)| has_word(&spaced, word)) {
                problems.push(format!(
                    "{}: `{word}`; the glossary says `{instead}`",
                    file.at(index)
                ));
            }
        }
    }
    none(problems);
}

/// Rows of the glossary's tables: | word | Indonesian | meaning | not |.
fn banned() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for row in tree::read("docs/glossary.md")
        .lines()
        .filter(|line| line.starts_with("| "))
    {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [word, .., not] = cells.as_slice() else {
            continue;
        };
        let refused = not
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        found.extend(
            refused
                .filter(|refused| *refused != "not" && !refused.starts_with("--"))
                .map(|refused| (refused.to_lowercase(), (*word).to_owned())),
        );
    }
    found
}

/// Identifiers as words: `TeaPot` and `tea_pot` both hold the word `tea`.
fn spaced(line: &str) -> String {
    let mut spaced = String::with_capacity(line.len() + 8);
    let mut last = ' ';
    for c in line.chars() {
        if c.is_uppercase() && last.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(if c == '_' { ' ' } else { c });
        last = c;
    }
    spaced.to_lowercase()
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        ends(before) && (word.ends_with('!') || ends(after))
    })
}

fn written_by_hand(path: &str) -> bool {
    let kinds = ["rs", "toml", "md", "mjs", "js", "css", "ftl", "sh", "yml"];
    kinds.iter().any(|kind| path.ends_with(&format!(".{kind}")))
        || ["script/", ".ci/", ".githooks/"]
            .iter()
            .any(|folder| path.starts_with(folder))
}

#[test]
fn a_word_is_found_only_where_it_stands_alone() {
    assert!(has_word(&spaced("struct TeaPot"), "tea"));
    assert!(has_word(&spaced("let tea_pot"), "tea"));
    assert!(!has_word(&spaced("steam"), "tea"));
}
