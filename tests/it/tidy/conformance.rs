//! The checklist of the conformance suites: every module has a test that exists, or a reason.

use super::{none, tree};
use std::collections::BTreeSet;

const PAGE: &str = "docs/conformance.md";

#[test]
fn every_conformance_module_has_a_test_that_exists_or_a_reason() {
    let known = tests();
    let (mut problems, mut modules) = (Vec::new(), 0);
    for line in tree::read(PAGE)
        .lines()
        .filter(|line| line.starts_with("| `"))
    {
        modules += 1;
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [module, held] = cells[..] else {
            problems.push(format!("{PAGE}: {line}"));
            continue;
        };
        let reasoned = held.starts_with("Not here: ");
        let between = |mark: char| held.split(mark).skip(1).step_by(2);
        // A reason may name other modules, which have dashes.
        let functions = between('`').filter(|name| !name.contains('-'));
        let named: Vec<&str> = functions.chain(between('"')).collect();
        if named.is_empty() && !reasoned {
            problems.push(format!("{PAGE}: {module} has neither test nor reason"));
        }
        let missing = named.iter().filter(|name| !known.contains(**name));
        problems.extend(missing.map(|name| format!("{PAGE}: {module}: no test `{name}`")));
    }
    none(problems);
    assert!(modules >= 37 + 20, "{modules} modules are read");
}

/// Functions under `#[test]`, and sentences of the browser's tests.
fn tests() -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for file in tree::files_of("rs") {
        let mut lines = file.text.lines().map(str::trim);
        while lines.any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test")) {
            let function = lines.find_map(|line| line.split_once("fn "));
            let name = function.and_then(|(_, rest)| rest.split_once('('));
            known.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    for file in tree::files_of("mjs") {
        let tests = file.text.lines();
        let tests = tests.filter_map(|line| line.strip_prefix("test('")?.split_once("', "));
        known.extend(tests.map(|(sentence, _)| sentence.to_owned()));
    }
    known
}
