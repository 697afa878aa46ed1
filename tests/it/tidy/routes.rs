//! The route table: who may come, and that no page leads nowhere. That a GET never writes is seen by a walk through
//! every GET of the table, in `journey/address.rs`.

use super::table::{routes, segments, words};
use super::{none, tree};
use std::collections::BTreeSet;

#[test]
fn every_route_stands_in_the_table_with_its_audience() {
    assert!(routes().len() > 30, "the route table could not be read");
    let mut problems = Vec::new();
    for file in tree::files_of("rs")
        .iter()
        .filter(|file| file.path.starts_with("crates/portal/"))
    {
        for (index, line) in file.text.lines().enumerate() {
            let bare = line.contains(".route(") || line.contains("axum::routing::");
            let known = file.path.ends_with("/http/table.rs") || line.contains("\"/aset/{name}\"");
            if bare && !known && !file.is_test() {
                problems.push(format!("{}: a route without an audience", file.at(index)));
            }
        }
    }
    none(problems);
}

#[test]
fn a_method_and_an_address_lead_to_one_handler() {
    let mut seen = BTreeSet::new();
    let routes = routes();
    let twice = routes
        .iter()
        .filter(|route| !seen.insert((&route.method, &route.path)));
    none(twice.map(|route| format!("{} {}", route.method, route.path)));
}

#[test]
fn every_word_of_an_address_is_in_the_glossary() {
    let glossary = tree::read("docs/glossary.md");
    let known: BTreeSet<&str> = glossary.split(['/', '`', ',', ' ', '\n', '…']).collect();
    none(
        words()
            .into_iter()
            .filter(|word| !known.contains(word.as_str())),
    );
}

#[test]
fn no_page_links_to_an_address_that_does_not_exist() {
    let known = words();
    let mut problems = Vec::new();
    for file in tree::files_of("rs") {
        let page = ["pages", "components", "layout"]
            .iter()
            .any(|part| file.path.starts_with(&format!("crates/portal/src/{part}")));
        for (index, line) in file.lines_without_tests().enumerate().filter(|_| page) {
            for address in line.split('"').filter(|text| is_address(text)) {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let strange = segments(path).find(|word| !known.contains(*word));
                if let Some(word) = strange.filter(|word| *word != "en") {
                    problems.push(format!("{}: `{word}` of {address}", file.at(index)));
                }
            }
        }
    }
    none(problems);
}

/// "/permohonan/" and "/aset/app.css", not the rest of a drawing's markup.
fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/?=-.".contains(c);
    text.strip_prefix('/')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        && text.chars().all(plain)
}
