//! Reading the route table out of its source.

use super::tree;
use std::collections::BTreeSet;

const TABLE: &str = "crates/portal/src/routes.rs";

/// One line of the table: `.resident(GET, "/permohonan/{case}", case::show)`.
pub(crate) struct Route {
    pub(crate) method: String,
    pub(crate) path: String,
}

pub(crate) fn routes() -> Vec<Route> {
    let table = tree::read(TABLE);
    let lines = table.lines().map(str::trim);
    let entries = lines.filter(|line| {
        [".anyone(", ".resident(", ".officer(", ".operator("]
            .iter()
            .any(|audience| line.starts_with(audience))
    });
    entries.filter_map(route).collect()
}

fn route(line: &str) -> Option<Route> {
    let mut parts = line
        .split_once('(')?
        .1
        .trim_end_matches([')', ';'])
        .split(", ");
    let method = parts.next()?.to_owned();
    let path = parts.next()?.trim_matches('"').to_owned();
    Some(Route { method, path })
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
