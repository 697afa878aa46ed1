//! `sigap replay --all --with PACK`: which past decisions another pack would have decided differently. Figures only, each
//! about enough people; nothing is written.

mod lines;
mod plain;

use super::{looked_at, on_this_thread};
use crate::database::Database;
use crate::say::say;
use crate::{folder, now};
use anyhow::{Context, bail, ensure};
use app::reconsider::{By, Reconsidered, reconsider};
use app::{App, AppError};
use indicatif::{ProgressBar, ProgressStyle};
use pack::Finding;
use pack::check::check;
use pack::model::Pack;
use std::path::Path;
use std::process::ExitCode;

/// What was asked for on the command line.
pub(super) struct Asked<'a> {
    pub(super) pack: &'a Path,
    pub(super) other: &'a Path,
    pub(super) data: &'a Path,
    pub(super) database: &'a Database,
    pub(super) by: Option<&'a By>,
    pub(super) json: bool,
}

/// The two packs, in whose words the answer is told.
struct Packs<'a> {
    in_force: &'a Pack,
    other: &'a Pack,
    /// What is wrong with the other beside its rules: to be mended before it becomes law, and no reason not to try it.
    to_mend: &'a [Finding],
}

/// What is said of examples and of words that nothing uses: neither moves a decision. Everything else refuses a pack.
const BESIDE_THE_RULES: [&str; 4] = [
    "scenario-fails",
    "rule-without-scenario",
    "never-granted",
    "unused-words",
];

/// Decides the past again under the other pack and says what would have come out otherwise.
pub(super) fn run(asked: &Asked<'_>) -> anyhow::Result<ExitCode> {
    let name = asked.other.display();
    let (other, to_mend) = tried(asked.other)?;
    let app = looked_at(asked.pack, asked.data, asked.database)?;
    ensure!(
        app.pack.id == other.id,
        "{name} is the country {}, and the decisions are those of {}",
        other.id,
        app.pack.id
    );
    if let Some(by) = asked.by {
        by.check(&app.pack)?;
    }
    let found = on_this_thread(async {
        let found = again(&app, &other, asked.by).await;
        app.store.close().await;
        found
    })?;
    let found = found.context("cannot decide the past again")?;
    let packs = Packs {
        in_force: &app.pack,
        other: &other,
        to_mend: &to_mend,
    };
    if asked.json {
        let told = plain::plain(&packs, &found, asked.by.is_some());
        say!("{}", serde_json::to_string_pretty(&told)?);
    } else {
        lines::lines(&packs, &found, asked.by.is_some());
    }
    Ok(ExitCode::SUCCESS)
}

/// The pack that is tried, and what is wrong with it beside its rules.
fn tried(path: &Path) -> anyhow::Result<(Pack, Vec<Finding>)> {
    let (pack, findings) = match folder::pack(path)? {
        Ok(pack) => {
            let findings = check(&pack, now::today());
            (Some(pack), findings)
        }
        Err(findings) => (None, findings),
    };
    let beside = |finding: &Finding| BESIDE_THE_RULES.contains(&finding.code);
    let (to_mend, findings): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(beside);
    match pack {
        Some(pack) if findings.is_empty() => Ok((pack, to_mend)),
        Some(_) | None => {
            for finding in &findings {
                say!("{finding}");
            }
            bail!(
                "{} has {} things to mend; nothing was tried",
                path.display(),
                findings.len()
            )
        }
    }
}

async fn again(app: &App, other: &Pack, by: Option<&By>) -> Result<Reconsidered, AppError> {
    // Shown on a terminal and nowhere else.
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} cases, {elapsed}") {
        bar.set_style(style);
    }
    let tell = |cases: usize| bar.set_position(u64::try_from(cases).unwrap_or(u64::MAX));
    let found = reconsider(app, other, by, tell).await;
    bar.finish_and_clear();
    found
}
