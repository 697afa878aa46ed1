//! `sigap ledger found`: the first block, made once, in one room, with the keys of all who run the ledger.

use super::key;
use super::settings::Founding;
use crate::now::now;
use crate::say::say;
use anyhow::{Context, ensure};
use ledger::{Content, Signer as _};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File that says who runs the ledger
    list: PathBuf,
    /// Secret key of an agency in it, which speaks for the list
    #[arg(long)]
    agency: PathBuf,
    /// Secret keys of the validators, who approve it
    #[arg(long = "validator", required = true)]
    validators: Vec<PathBuf>,
    /// The file of the first block; one that is there is never written over
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let list = Founding::read(&args.list)?;
    let origin = list.origin.clone();
    let set = list.set();
    set.check().context("the list cannot run a ledger")?;
    let agency = key::signer(&key::read(&args.agency)?)?;
    let mut speaks = set.agencies.iter();
    let name = speaks
        .find(|one| one.key == agency.public())
        .map(|one| one.name.clone())
        .context("the key of the agency is none of the list")?;
    let mut content = Content::proposing(set.clone(), &name, &origin, None)?;
    for file in &args.validators {
        let validator = key::signer(&key::read(file)?)?;
        let is_listed = |one: &ledger::Validator| one.key == validator.public();
        ensure!(
            set.validators.iter().any(is_listed),
            "{} is the key of no validator of the list",
            file.display()
        );
        content.approve(&origin, &validator)?;
    }
    let operation = content.sign(&origin, &agency)?;
    let (block, _) = ledger::found(&origin, operation, now())?;
    key::write_new(&args.out, &block.bytes())?;
    say!("{origin} begins with {}", block.digest().line());
    Ok(ExitCode::SUCCESS)
}
