//! `sigap did …`: the identifier of an agency (did:webvh). `sigap serve` begins it and keeps it up; by hand one changes its keys, ends it, gives
//! the word of a validator for the identifier of another agency, and checks any.

mod check;
mod next;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Tell what the identifier in a data folder says, and whether enough validators witnessed it
    Show(Own),
    /// Write an entry that is signed by the key that was promised, and promise another
    Rotate(Own),
    /// End the identifier for good
    End(Own),
    /// Give a validator's word for the last entry of a log, as a file for the agency whose log it is
    Witness(words::Giving),
    /// Put words of validators to those there are
    AddWitness(words::Adding),
    /// Check a log as a verifier does, and its identity file in the ledger
    Check(check::Args),
}

/// The identifier of an instance.
#[derive(clap::Args)]
struct Own {
    /// Data folder of the instance
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    // Nothing here waits for anything but a disk.
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    match &args.what {
        What::Show(own) => check::show(&own.data),
        What::Rotate(own) => runtime.block_on(next::rotate(&own.data)),
        What::End(own) => runtime.block_on(next::end(&own.data)),
        What::Witness(giving) => runtime.block_on(words::give(giving)),
        What::AddWitness(adding) => words::add(adding),
        What::Check(args) => check::run(args),
    }
}
