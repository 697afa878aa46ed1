//! `sigap ledger walk`: from a policy that somebody keeps to that of the validators of today, each step of it approved by those before. What it
//! makes is kept from then on.

use super::key;
use super::mirror::Mirror;
use super::pinned::{Led, step};
use crate::now::now;
use crate::say::say;
use anyhow::Context;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder or address with the files of the log
    mirror: String,
    #[command(flatten)]
    led: Led,
    /// The file to make for the policy of today; one that is there is never written over
    #[arg(long)]
    out: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mirror = Mirror::at(&args.mirror)?;
    let mut walk = args.led.walk()?;
    let mut policy = None;
    loop {
        let next = walk.sequence() + 1;
        let stepped = step(&mut walk, &mirror, now())?;
        let stepped = stepped.with_context(|| format!("the bridge to set number {next}"))?;
        let Some(text) = stepped else { break };
        policy = Some(text);
    }
    let number = walk.sequence();
    let Some(policy) = policy else {
        say!("the mirror leads to no set after number {number}");
        return Ok(ExitCode::SUCCESS);
    };
    let sealed = walk.trust().seal(&mirror.checkpoint()?, now());
    sealed.with_context(|| {
        format!(
            "the mirror leads to set number {number}, and shows no checkpoint by its validators: it lacks a bridge, or is behind"
        )
    })?;
    let text = format!("# {}, set number {number}\n{policy}", walk.trust().origin());
    key::write_new(&args.out, text.as_bytes())?;
    say!("set number {number} is in force: say --set {number} beside the new policy");
    Ok(ExitCode::SUCCESS)
}
