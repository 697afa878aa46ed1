//! `sigap audit`: whether everything stored still adds up, under a pack that passes every check of today. The program
//! that serves must be stopped first.

use super::replay;
use crate::assemble;
use crate::database::Database;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack in force; older laws are taken from the database
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let app = assemble::kept(
        assemble::checked_pack(&args.pack)?,
        &args.data,
        &args.database,
        store::Store::seen,
    )?;
    replay::again(&app, None)
}
