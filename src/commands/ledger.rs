//! `sigap ledger …`: the ledger that several agencies run together. Each makes a key, all of them found the ledger with a list of who runs
//! it, and each runs a validator. `docs/ledger-node.md` tells the steps.

mod found;
mod key;
mod node;
mod settings;

use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Make the secret key of a validator or of an agency, and print its public key
    Key(key::Args),
    /// Make the first block, which says who runs the ledger
    Found(found::Args),
    /// Run a validator
    Node(node::Args),
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.what {
        What::Key(args) => key::run(args),
        What::Found(args) => found::run(args),
        What::Node(args) => node::run(args),
    }
}
