//! `sigap ledger propose`: who is to run the ledger, from its first day or from now on, as a file that validators approve.

use super::in_force::InForce;
use super::key;
use super::pinned::Running;
use super::proposed::Proposed;
use super::settings::Founding;
use crate::say::say;
use anyhow::ensure;
use ledger::Name;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File that says who is to run the ledger
    list: PathBuf,
    #[command(flatten)]
    running: Running,
    /// Name of the agency that will submit it
    #[arg(long, value_parser = Name::parse)]
    agency: Name,
    /// The file to make; one that is there is never written over
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let list = Founding::read(&args.list)?;
    let (origin, set) = (list.origin.clone(), list.set());
    let now = InForce::shown(&args.running)?;
    if let Some(now) = &now {
        ensure!(
            origin == now.origin,
            "the list is about the ledger {origin}, not about {}",
            now.origin
        );
    }
    let proposed = Proposed::after(now.as_ref(), origin, args.agency.clone(), set)?;
    let (bytes, told) = (proposed.bytes()?, proposed.told(now.as_ref())?);
    key::write_new(&args.out, &bytes)?;
    say!("{told}");
    let approving = proposed.approving(now.as_ref());
    let (needed, all) = (approving.quorum, approving.validators.len());
    let which = if now.is_some() { "in force" } else { "in it" };
    say!("{needed} of the {all} validators {which} must approve it");
    Ok(ExitCode::SUCCESS)
}
