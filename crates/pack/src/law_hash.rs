//! One hash over everything a decision of a service depends on, so that a receipt can name the law it was made under.

use crate::model::{Form, Product};
use crate::rules::EVALUATOR_VERSION;
use aws_lc_rs::digest::{SHA256, digest};
use std::collections::{BTreeMap, BTreeSet};

/// Reference files that any rule can read. Holidays move deadlines, and deadlines are part of a decision's effect.
const REFERENCE: [&str; 4] = [
    "reference/areas.csv",
    "reference/zones.toml",
    "reference/lists/",
    "reference/holidays/",
];

/// Digests of all files, computed once: the area table is large and every service depends on it.
pub(crate) struct Digests<'a>(BTreeMap<&'a str, String>);

impl<'a> Digests<'a> {
    pub(crate) fn of(files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        let digests = files
            .iter()
            .map(|(path, bytes)| (path.as_str(), hex_sha256(bytes)));
        Self(digests.collect())
    }

    /// The law hash of a service: SHA-256 over the canonical list of paths and digests it depends on.
    pub(crate) fn law_hash(&self, service: &str, used: &Used<'_>) -> String {
        hex_sha256(self.manifest(service, used).as_bytes())
    }

    /// The list that the law hash is the digest of.
    pub(crate) fn manifest(&self, service: &str, used: &Used<'_>) -> String {
        let files: Vec<(&str, &str)> = self
            .0
            .iter()
            .filter(|(path, _)| depends_on(path, service, used))
            .map(|(path, digest)| (*path, digest.as_str()))
            .collect();
        serde_json::json!({ "evaluator": EVALUATOR_VERSION, "files": files }).to_string()
    }
}

/// What a service uses beside its own folder.
#[derive(Clone, Debug, Default)]
pub(crate) struct Used<'a> {
    /// Registers it reads or changes.
    pub(crate) registers: BTreeSet<&'a str>,
    /// Tables it looks something up in.
    pub(crate) tables: BTreeSet<&'a str>,
}

/// The registers and tables that a service uses.
pub(crate) fn used<'a>(form: &'a Form, products: &'a [Product]) -> Used<'a> {
    let tables = form.facts.values().filter_map(|fact| fact.lookup.as_ref());
    let tables = tables.map(|lookup| lookup.table.as_ref());
    let offered = form.questions.iter();
    let offered = offered.filter_map(|question| question.table.as_deref());
    let read = form.facts.values().filter(|fact| fact.lookup.is_none());
    let read = read.map(|fact| fact.register.as_str());
    let changed = products
        .iter()
        .flat_map(|product| &product.effects)
        .map(|effect| effect.register.as_str());
    Used {
        registers: read.chain(changed).collect(),
        tables: tables
            .chain(offered)
            .map(|table| table.name.as_str())
            .collect(),
    }
}

/// SHA-256 as 64 hexadecimal digits.
pub fn hex_sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes)
        .as_ref()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}

fn depends_on(path: &str, service: &str, used: &Used<'_>) -> bool {
    if let Some(rest) = path.strip_prefix("services/") {
        // Guides explain the law and scenarios test it; neither is the law.
        let own = rest
            .strip_prefix(service)
            .and_then(|rest| rest.strip_prefix('/'));
        return own.is_some_and(|own| !own.starts_with("guide.") && !own.starts_with("scenarios/"));
    }
    if let Some(rest) = path.strip_prefix("registers/") {
        let register = rest.strip_suffix("/register.toml");
        return register.is_some_and(|register| used.registers.contains(register));
    }
    if let Some(file) = path.strip_prefix("reference/tables/") {
        let table = file.rsplit_once('.').map_or(file, |(table, _)| table);
        return used.tables.contains(table);
    }
    REFERENCE.iter().any(|start| path.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        pairs
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn hash(pairs: &[(&str, &str)]) -> String {
        let used = Used {
            registers: ["penduduk"].into(),
            tables: ["tarif"].into(),
        };
        Digests::of(&files(pairs)).law_hash("akta", &used)
    }

    const BASE: [(&str, &str); 3] = [
        ("registers/penduduk/register.toml", "a"),
        ("services/akta/rules.toml", "b"),
        ("reference/areas.csv", "c"),
    ];

    fn with(more: (&'static str, &'static str)) -> String {
        let mut all = BASE.to_vec();
        all.push(more);
        hash(&all)
    }

    #[test]
    fn what_is_not_the_law_does_not_change_its_hash() {
        let before = hash(&BASE);
        assert_eq!(before.len(), 64);
        for other in [
            ("services/akta/guide.id.md", "x"),
            ("services/akta/scenarios/a.toml", "x"),
            ("services/akta-lain/rules.toml", "x"),
            ("registers/nikah/register.toml", "x"),
            ("reference/tables/kode.csv", "x"),
            ("registers/penduduk/id.ftl", "x"),
            ("people/sri.toml", "x"),
        ] {
            assert_eq!(with(other), before, "{other:?}");
        }
    }

    #[test]
    fn a_rule_a_word_a_list_a_holiday_and_a_table_that_is_used_change_it() {
        let before = hash(&BASE);
        for law in [
            ("services/akta/form.toml", "x"),
            ("services/akta/id.ftl", "x"),
            ("reference/lists/titles.txt", "x"),
            ("reference/holidays/nasional.toml", "x"),
            ("reference/tables/tarif.toml", "x"),
            ("reference/tables/tarif.csv", "x"),
        ] {
            assert_ne!(with(law), before, "{law:?}");
        }
    }
}
