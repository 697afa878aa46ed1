//! `sigap ledger approve`: a validator looks at a set that is proposed, and gives its word for it. Nothing leaves the machine: whoever does not
//! like what is printed does not hand the file on.

use super::in_force::InForce;
use super::key;
use super::pinned::Running;
use super::proposed::Proposed;
use crate::say::say;
use anyhow::Context;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File with the set that is proposed; the approval is added to it
    proposed: PathBuf,
    /// Secret key of a validator in force; for the first set, of one in it
    #[arg(long)]
    key: PathBuf,
    #[command(flatten)]
    running: Running,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut proposed = Proposed::read(&args.proposed)?;
    let validator = key::open(&args.key)?;
    let now = InForce::shown(&args.running)?;
    let now = now.as_ref();
    proposed.follows(now)?;
    proposed.approve(now, &validator)?;
    let (bytes, told) = (proposed.bytes()?, proposed.told(now)?);
    say!("{told}");
    let written = shelf::replace(&args.proposed, &bytes).map(drop);
    written.with_context(|| format!("cannot write {}", args.proposed.display()))?;
    let (given, needed) = (proposed.approvals(), proposed.approving(now).quorum);
    say!("approved by {given} validators, {needed} are needed");
    Ok(ExitCode::SUCCESS)
}
