//! `sigap replay CASE` and `sigap replay --all`: every decision once more, from its receipt alone; and with another pack,
//! what would have come out under that.

use super::what_if::{self, Asked};
use super::{looked_at, on_this_thread};
use crate::database::Database;
use crate::say::say;
use anyhow::Context;
use app::App;
use app::reconsider::By;
use base::CaseId;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Number of one case
    #[arg(required_unless_present = "all", value_parser = case)]
    case: Option<CaseId>,
    /// Every case there is
    #[arg(long, conflicts_with = "case")]
    all: bool,
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack in force; older laws are taken from the database
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
    /// Say instead what this other pack would have decided, in figures about at least ten people each
    #[arg(long, value_name = "PACK", conflicts_with = "case")]
    with: Option<PathBuf>,
    /// Group those figures: office (its province), office:4 (its regency), FACT.FIELD, or FACT.FIELD:SIGNS
    #[arg(long, requires = "with", value_parser = str::parse::<By>)]
    by: Option<By>,
    /// Print those figures as JSON
    #[arg(long, requires = "with")]
    json: bool,
}

fn case(raw: &str) -> Result<CaseId, String> {
    CaseId::parse(raw).map_err(|_| "a case number has 26 letters and digits".to_owned())
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if let Some(other) = &args.with {
        return what_if::run(&Asked {
            pack: &args.pack,
            other,
            data: &args.data,
            database: &args.database,
            by: args.by.as_ref(),
            json: args.json,
        });
    }
    let app = looked_at(&args.pack, &args.data, &args.database)?;
    again(&app, args.case)
}

/// Replays one case or all of them, says what differs, and leaves the data folder tidy.
pub(super) fn again(app: &App, one: Option<CaseId>) -> anyhow::Result<ExitCode> {
    let counts = on_this_thread(async {
        let tell = |case: CaseId, difference: &app::replay::Difference| {
            say!("{case}: {difference}");
        };
        let counts = app::replay::replay(app, one, tell).await;
        app.store.close().await;
        counts
    })?;
    let counts = counts.context("cannot replay")?;
    say!(
        "{} cases, {} receipts replayed, {} differences",
        counts.cases,
        counts.receipts,
        counts.differences
    );
    Ok(if counts.differences == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
