//! `sigap ledger found`: the first block, from a set that its validators have approved, each on a machine of its own.

use super::key;
use super::proposed::Proposed;
use crate::now::now;
use crate::say::say;
use anyhow::{Context, ensure};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File with the first set and its approvals
    proposed: PathBuf,
    /// Secret key of the agency that proposes it
    #[arg(long)]
    key: PathBuf,
    /// The file of the first block; one that is there is never written over
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let proposed = Proposed::read(&args.proposed)?;
    proposed.follows(None)?;
    let agency = key::open(&args.key)?;
    let (given, needed) = (proposed.approvals(), proposed.approving(None).quorum);
    ensure!(
        given >= needed,
        "{given} of its validators approve the set, {needed} must"
    );
    let operation = proposed.sign(&agency)?;
    let origin = proposed.origin();
    let made = ledger::found(origin, operation, now());
    let (block, _) = made.context("no ledger can begin with it")?;
    key::write_new(&args.out, &block.bytes())?;
    say!("{}", proposed.told(None)?);
    say!("{origin} begins with {}", block.digest().line());
    Ok(ExitCode::SUCCESS)
}
