//! `sigap audit`: whether everything stored still adds up. The program that serves must be stopped first.

use crate::assemble;
use crate::say::say;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let app = assemble::kept(assemble::checked_pack(&args.pack)?, &args.data)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let audit = runtime.block_on(app::audit::audit(&app))?;
    for (case, words) in &audit.differences {
        say!("{case}: {words}");
    }
    say!(
        "{} cases, {} decisions run again, {} under other rules, {} differ",
        audit.cases,
        audit.replayed,
        audit.other_law,
        audit.differences.len()
    );
    Ok(if audit.differences.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
