//! The agreements of this repository that a machine can check. Each test names the agreement it keeps.

mod claims;
mod conformance;
mod crates;
mod docs;
mod files;
mod locks;
mod names;
mod routes;
pub(crate) mod table;
mod texts;
pub(crate) mod tree;
mod words;

use std::fmt::Display;

/// Fails with every problem at once: mending them one run at a time is slow.
fn none(problems: impl IntoIterator<Item: Display>) {
    let lines: Vec<String> = problems
        .into_iter()
        .map(|problem| problem.to_string())
        .collect();
    assert!(
        lines.is_empty(),
        "{} to mend:\n  {}",
        lines.len(),
        lines.join("\n  ")
    );
}
