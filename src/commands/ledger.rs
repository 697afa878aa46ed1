//! `sigap ledger …`: the ledger that several agencies run together. Each makes a key, all of them found the ledger with a list of who runs
//! it, and each runs a validator (`docs/ledger-node.md`). While it runs they change who does so, by a file that goes from hand to hand. Anybody
//! proves, verifies, watches and copies (`docs/ledger-watch.md`).

mod approve;
mod change;
mod compare;
mod export;
mod found;
mod in_force;
pub(crate) mod intake;
pub(crate) mod key;
mod mirror;
mod node;
pub(crate) mod pinned;
mod policy;
mod proposed;
mod prove;
pub(crate) mod settings;
mod submit;
mod verify;
mod walk;
mod watch;
mod web;

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
    /// Propose others to run the ledger, or other rights of agencies
    Change(change::Args),
    /// Give a validator's word for what is proposed, and print what it changes
    Approve(approve::Args),
    /// Submit what enough validators approve
    Submit(submit::Args),
    /// Print the policy that whoever checks proofs keeps
    Policy(policy::Args),
    /// Go from an old policy to that of the validators of today
    Walk(walk::Args),
    /// Print a proof that an entry was recorded
    Prove(prove::Args),
    /// Tell offline what a proof shows
    Verify(verify::Args),
    /// Read what mirrors show, and raise the alarm over what no honest ledger shows
    Watch(watch::Args),
    /// Copy the whole log, every entry of it checked
    Export(export::Args),
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.what {
        What::Key(args) => key::run(args),
        What::Found(args) => found::run(args),
        What::Node(args) => node::run(args),
        What::Change(args) => change::run(args),
        What::Approve(args) => approve::run(args),
        What::Submit(args) => submit::run(args),
        What::Policy(args) => policy::run(args),
        What::Walk(args) => walk::run(args),
        What::Prove(args) => prove::run(args),
        What::Verify(args) => verify::run(args),
        What::Watch(args) => watch::run(args),
        What::Export(args) => export::run(args),
    }
}
