//! `sigap replay CASE` and `sigap replay --all`: every decision once more, from its receipt alone.

use crate::say::say;
use crate::{assemble, folder};
use anyhow::{Context, bail};
use app::App;
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
    /// Folder of the pack in force; older laws are taken from the database
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

fn case(raw: &str) -> Result<CaseId, String> {
    CaseId::parse(raw).map_err(|_| "a case number has 26 letters and digits".to_owned())
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let pack = match folder::pack(&args.pack)? {
        Ok(pack) => pack,
        Err(findings) => bail!("the pack has {} mistakes; see sigap check", findings.len()),
    };
    let app = assemble::kept(pack, &args.data).context(
        "cannot look at the data; stop the server that works on it, or give a copy of the folder",
    )?;
    again(&app, args.case)
}

/// Replays one case or all of them, says what differs, and leaves the data folder tidy.
pub(super) fn again(app: &App, one: Option<CaseId>) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let counts = runtime.block_on(async {
        let tell = |case: CaseId, difference: &app::replay::Difference| {
            say!("{case}: {difference}");
        };
        let counts = app::replay::replay(app, one, tell).await;
        app.store.close().await;
        counts
    });
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
