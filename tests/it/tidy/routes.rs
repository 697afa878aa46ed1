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

/// The language link and "again" of a page that a POST answers with lead to the address above it.
#[test]
fn every_address_that_only_takes_a_form_has_a_page_above_it() {
    let source = tree::read("crates/portal/src/http/address.rs");
    let list = source.split_once("const POST_ONLY").unwrap().1;
    let list = list.split_once("];").unwrap().0;
    let listed: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    let routes = routes();
    let pages = routes.iter().filter(|route| !route.is_api());
    let (shown, sent): (Vec<_>, Vec<_>) = pages.partition(|route| route.method == "GET");
    let is_shown = |path: &str| shown.iter().any(|route| route.path == path);
    let (mut problems, mut used) = (Vec::new(), BTreeSet::new());
    for path in sent.iter().map(|route| route.path.as_str()) {
        if is_shown(path) {
            continue;
        }
        // What an officer found of one kind of document belongs to the case.
        let above = path.split_once("/teliti/").map(|(case, _)| case);
        let (up, end) = path.rsplit_once('/').unwrap();
        used.insert(end);
        if above.is_none() && !listed.contains(end) {
            problems.push(format!("{path}: `{end}` is not in POST_ONLY"));
        }
        let above = above.unwrap_or(if up.is_empty() { "/" } else { up });
        if !is_shown(above) {
            problems.push(format!("{path}: {above} is no page"));
        }
    }
    assert!(used.len() > 10, "the route table could not be read");
    problems.extend(
        listed
            .difference(&used)
            .map(|word| format!("`{word}` is in POST_ONLY for nothing")),
    );
    none(problems);
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
