//! Pages for readers: links lead somewhere, decision records are complete.

use super::{none, tree};

const HEADINGS: [&str; 5] = [
    "Context",
    "Decision",
    "Consequences",
    "Status",
    "Implementation state",
];

#[test]
fn every_link_in_a_page_leads_somewhere() {
    let mut problems = Vec::new();
    for file in tree::files_of("md") {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (index, line) in file.text.lines().enumerate() {
            for target in links(line).filter(|target| is_file(target)) {
                let target = target.split('#').next().unwrap_or_default();
                if !tree::exists(&format!("./{folder}/{target}").replace("//", "/")) {
                    problems.push(format!("{}: {target}", file.at(index)));
                }
            }
        }
    }
    none(problems);
}

#[test]
fn every_decision_record_has_the_agreed_headings_and_fits_on_a_page() {
    let mut problems = Vec::new();
    for file in tree::files_of("md")
        .iter()
        .filter(|file| file.path.starts_with("docs/decisions/"))
    {
        let has = |heading: &str| {
            file.text
                .lines()
                .any(|line| line == format!("## {heading}"))
        };
        for heading in HEADINGS.iter().filter(|heading| !has(heading)) {
            problems.push(format!("{}: no `## {heading}`", file.path));
        }
        if file.text.lines().count() > 80 {
            problems.push(format!("{}: longer than a page", file.path));
        }
    }
    none(problems);
}

#[test]
fn no_two_decision_records_share_a_number() {
    let files = tree::files_of("md");
    let records = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("docs/decisions/"));
    let mut numbers: Vec<&str> = records.filter_map(|name| name.get(..4)).collect();
    numbers.sort_unstable();
    let twice = numbers.windows(2).filter(|pair| pair[0] == pair[1]);
    none(twice.map(|pair| pair[0]));
}

#[test]
fn every_file_the_architecture_names_is_there() {
    let text = tree::read("ARCHITECTURE.md");
    let quoted = text.split('`').skip(1).step_by(2).filter(|quoted| {
        let file = [".rs", ".mjs", ".js"]
            .iter()
            .any(|end| quoted.ends_with(end));
        file && quoted.contains('/') && !quoted.contains(['\n', ' '])
    });
    let here = |path: &str| tree::exists(path) || tree::exists(&format!("crates/{path}"));
    none(quoted.filter(|path| !here(path)));
}

/// Targets of `[text](target)` and `![text](target)`.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', ' ']).next())
}

fn is_file(target: &str) -> bool {
    !target.is_empty()
        && !target.starts_with(['#', '/'])
        && !target.contains("://")
        && !target.starts_with("mailto:")
}
