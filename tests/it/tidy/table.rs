//! Reading the route table out of its source.

use super::tree;
use std::collections::BTreeSet;

const TABLES: [&str; 2] = [
    "crates/portal/src/routes.rs",
    "crates/portal/src/routes/programs.rs",
];

/// One entry of the table: `.resident(GET, "/permohonan/{case}", case::show)`, on one line or on several.
pub(crate) struct Route {
    pub(crate) audience: String,
    pub(crate) method: String,
    pub(crate) path: String,
}

pub(crate) fn routes() -> Vec<Route> {
    let table = TABLES.map(tree::read).concat();
    let calls = table.lines().map(str::trim).collect::<Vec<_>>();
    let calls = calls.join(" ");
    let entries = calls.split(" .").filter(|entry| {
        AUDIENCES
            .iter()
            .any(|audience| entry.starts_with(&format!("{audience}(")))
    });
    entries.filter_map(route).collect()
}

const AUDIENCES: [&str; 9] = [
    "anyone", "acted", "resident", "officer", "operator", "program", "client", "site", "mirror",
];

fn route(entry: &str) -> Option<Route> {
    let (audience, rest) = entry.split_once('(')?;
    let mut parts = rest.split(',').map(str::trim);
    let method = parts.next()?.to_owned();
    let path = parts.next()?.trim_matches('"').to_owned();
    Some(Route {
        audience: audience.to_owned(),
        method,
        path,
    })
}

impl Route {
    /// Whether it is for programs; its addresses are a matter of the API and not of the pages.
    pub(crate) fn is_api(&self) -> bool {
        ["program", "client", "site", "mirror"].contains(&self.audience.as_str())
    }
}

/// Fixed words of all addresses: "isi" of `/permohonan/{case}/isi/{question}`.
pub(super) fn words() -> BTreeSet<String> {
    let routes = routes();
    let fixed = routes.iter().flat_map(|route| segments(&route.path));
    fixed
        .filter(|word| !word.starts_with('{'))
        .map(str::to_owned)
        .collect()
}

pub(crate) fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|word| !word.is_empty())
}
