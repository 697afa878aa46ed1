//! `sigap ledger approve`: a validator looks at a set that is proposed, and gives its word for it. Nothing leaves the machine: whoever does not
//! like what is printed does not hand the file on.

use super::in_force::InForce;
use super::key;
use super::pinned::Led;
use super::proposed::Proposed;
use crate::say::say;
use anyhow::Context;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File with the set that is proposed; the approval is added to it
    proposed: PathBuf,
    /// Secret key of a validator in force
    #[arg(long)]
    validator: PathBuf,
    /// Folder or address with the files of the log
    #[arg(long)]
    mirror: String,
    #[command(flatten)]
    led: Led,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut proposed = Proposed::read(&args.proposed)?;
    let validator = key::signer(&key::read(&args.validator)?)?;
    let now = InForce::read(&args.led.believe(&args.mirror)?)?;
    proposed.follows(&now)?;
    proposed.approve(&now, &validator)?;
    let (bytes, told) = (proposed.bytes()?, proposed.told(&now)?);
    say!("{told}");
    let written = shelf::replace(&args.proposed, &bytes).map(drop);
    written.with_context(|| format!("cannot write {}", args.proposed.display()))?;
    let (given, needed) = (proposed.approvals(), now.set.quorum);
    say!("approved by {given} validators, {needed} are needed");
    Ok(ExitCode::SUCCESS)
}
