//! The arrows between crates, and what every manifest says.

use super::{none, tree};
use toml::{Table, Value};

/// Levels of the design, lowest first. Arrows go down only, never to a sibling.
const LEVELS: [(&str, u8); 15] = [
    ("base", 0),
    ("fuzz", 0),
    ("pack", 1),
    ("credential", 1),
    ("insight", 1),
    ("ledger", 1),
    ("shelf", 2),
    ("webvh", 2),
    ("consensus", 3),
    ("identity", 2),
    ("store", 2),
    ("case", 2),
    ("app", 3),
    ("portal", 4),
    ("sigap", 5),
];

/// Arrows that point down and are still refused: (from, to, why).
const REFUSED: [(&str, &str, &str); 19] = [
    ("portal", "store", "pages never see SQL"),
    ("portal", "rusqlite", "pages never see SQL"),
    (
        "app",
        "rusqlite",
        "the database engine stays behind `store`",
    ),
    ("portal", "tokio-postgres", "pages never see SQL"),
    (
        "app",
        "tokio-postgres",
        "the database engine stays behind `store`",
    ),
    ("app", "axum", "use cases know nothing of the web"),
    ("app", "maud", "use cases know nothing of pages"),
    ("base", "tokio", "pure: no runtime"),
    ("pack", "tokio", "pure: no runtime"),
    ("case", "tokio", "pure: no runtime"),
    ("credential", "tokio", "pure: no runtime"),
    ("insight", "tokio", "pure: no runtime"),
    ("identity", "tokio", "pure: no runtime"),
    ("ledger", "tokio", "pure: no runtime"),
    ("portal", "consensus", "pages never see the engine"),
    (
        "sigap",
        "commonware-consensus",
        "its generic code is made in `consensus`, once",
    ),
    ("case", "rand", "pure: no dice"),
    ("identity", "rand", "pure: no dice"),
    ("ledger", "rand", "pure: no dice"),
];

#[test]
fn arrows_between_crates_go_down_only() {
    let mut problems = Vec::new();
    for (path, manifest) in manifests() {
        let name = name_of(&manifest);
        let Some(from) = level(&name) else {
            problems.push(format!(
                "{path}: crate `{name}` has no level; give it one in this test"
            ));
            continue;
        };
        for needed in dependencies(&manifest) {
            if level(&needed).is_some_and(|to| to >= from) {
                problems.push(format!("{path}: `{name}` must not depend on `{needed}`"));
            }
            if let Some((.., why)) = REFUSED.iter().find(|(a, b, _)| *a == name && *b == needed) {
                problems.push(format!(
                    "{path}: `{name}` must not depend on `{needed}`: {why}"
                ));
            }
        }
    }
    none(problems);
}

#[test]
fn every_level_belongs_to_a_crate_that_exists() {
    let names: Vec<String> = manifests()
        .iter()
        .map(|(_, manifest)| name_of(manifest))
        .collect();
    let levels = LEVELS.iter().map(|(name, _)| *name);
    none(levels.filter(|name| !names.iter().any(|known| known == name)));
}

#[test]
fn every_crate_takes_the_lints_and_dependencies_of_the_workspace() {
    let mut problems = Vec::new();
    for (path, manifest) in manifests() {
        if flag(manifest.get("lints")) != Some(true) {
            problems.push(format!("{path}: says no `[lints] workspace = true`"));
        }
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let table = manifest
                .get(section)
                .and_then(Value::as_table)
                .cloned()
                .unwrap_or_default();
            for (needed, how) in table {
                if flag(Some(&how)) != Some(true) {
                    problems.push(format!(
                        "{path}: `{needed}` is not taken from the workspace"
                    ));
                }
            }
        }
    }
    none(problems);
}

#[test]
fn every_dependency_says_why_it_is_worth_its_weight() {
    let text = tree::read("Cargo.toml");
    let listed = text
        .lines()
        .skip_while(|line| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| line.contains('=') && !line.contains("path = \"crates/"));
    let silent = listed.filter(|line| {
        line.split_once(" # ")
            .is_none_or(|(_, why)| why.trim().is_empty())
    });
    none(silent.map(|line| format!("Cargo.toml gives no reason: {line}")));
}

fn manifests() -> Vec<(String, Table)> {
    let found = tree::files_of("toml").into_iter().filter(|file| {
        let path = file.path.strip_prefix("crates/").unwrap_or(&file.path);
        path.strip_suffix("Cargo.toml")
            .is_some_and(|folder| folder.matches('/').count() <= 1)
    });
    found
        .map(|file| (file.path, file.text.parse().expect("a manifest is TOML")))
        .collect()
}

fn name_of(manifest: &Table) -> String {
    let name = manifest["package"]["name"].as_str();
    name.expect("a package has a name").to_owned()
}

fn level(name: &str) -> Option<u8> {
    let found = LEVELS.iter().find(|(known, _)| *known == name)?;
    Some(found.1)
}

fn flag(value: Option<&Value>) -> Option<bool> {
    value?.get("workspace")?.as_bool()
}

fn dependencies(manifest: &Table) -> Vec<String> {
    let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = sections
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table());
    tables.flat_map(|table| table.keys().cloned()).collect()
}
