//! `sigap ledger …`: the ledger that several agencies run together. Each makes a key. Who runs
//! it is a file that goes from hand to hand and that validators approve: the first one founds the ledger, those after it change it while it runs
//! (`docs/ledger-node.md`). Anybody proves, verifies, watches and copies (`docs/ledger-watch.md`).

mod approve;
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
mod propose;
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
    /// Propose who runs the ledger, from its first day or from now on, and the rights of agencies
    Propose(propose::Args),
    /// Give a validator's word for what is proposed, and print what it changes
    Approve(approve::Args),
    /// Make the first block out of what enough validators approve
    Found(found::Args),
    /// Run a validator
    Node(node::Args),
    /// Submit to a ledger that runs what enough validators approve
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
        What::Propose(args) => propose::run(args),
        What::Approve(args) => approve::run(args),
        What::Found(args) => found::run(args),
        What::Node(args) => node::run(args),
        What::Submit(args) => submit::run(args),
        What::Policy(args) => policy::run(args),
        What::Walk(args) => walk::run(args),
        What::Prove(args) => prove::run(args),
        What::Verify(args) => verify::run(args),
        What::Watch(args) => watch::run(args),
        What::Export(args) => export::run(args),
    }
}
