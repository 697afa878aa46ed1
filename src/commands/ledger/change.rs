//! `sigap ledger change`: who is to run the ledger from now on, as a file that its validators approve.

use super::in_force::InForce;
use super::key;
use super::pinned::Led;
use super::proposed::Proposed;
use super::settings::Founding;
use crate::say::say;
use anyhow::ensure;
use ledger::Name;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File that says who is to run the ledger, like the one it was founded with
    list: PathBuf,
    /// Folder or address with the files of the log
    #[arg(long)]
    mirror: String,
    #[command(flatten)]
    led: Led,
    /// Name of the agency that will submit it
    #[arg(long, value_parser = Name::parse)]
    agency: Name,
    /// The file to make; one that is there is never written over
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let list = Founding::read(&args.list)?;
    let believed = args.led.believe(&args.mirror)?;
    let origin = believed.trust.origin();
    ensure!(
        list.origin == *origin,
        "the list is about the ledger {}, not about {origin}",
        list.origin
    );
    let now = InForce::read(&believed)?;
    let proposed = Proposed::after(&now, args.agency.clone(), list.set())?;
    let (bytes, told) = (proposed.bytes()?, proposed.told(&now)?);
    key::write_new(&args.out, &bytes)?;
    say!("{told}");
    let (needed, all) = (now.set.quorum, now.set.validators.len());
    say!("{needed} of the {all} validators in force must approve it");
    Ok(ExitCode::SUCCESS)
}
