//! `sigap keys rotate`: makes the next key of the provider before its time. A running server finds it within a minute,
//! publishes it, and signs with it a day later; nothing that was signed stops being believed.

use crate::ring;
use crate::say::say;
use anyhow::ensure;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Make the next key; the one before goes on signing for a day
    Rotate {
        /// Folder of the database and the keys
        #[arg(long)]
        data: PathBuf,
    },
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let What::Rotate { data } = &args.what;
    ensure!(data.is_dir(), "{} is no folder", data.display());
    let made = ring::rotate(data)?;
    say!("{} signs in a day", made.keys.key_id());
    Ok(ExitCode::SUCCESS)
}
