//! `sigap ledger policy`: the file that everybody pins who checks proofs, made from the list of who runs the ledger.

use super::settings::Founding;
use crate::say::say;
use anyhow::Context;
use ledger::Policy;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File that says who runs the ledger
    list: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let list = Founding::read(&args.list)?;
    let origin = list.origin.clone();
    let set = list.set();
    set.check().context("the list cannot run a ledger")?;
    say!("# {origin}");
    say!("{}", Policy::text_of(&set).trim_end());
    Ok(ExitCode::SUCCESS)
}
