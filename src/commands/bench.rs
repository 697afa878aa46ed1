//! `sigap bench`: the promises about speed and size, measured.

use crate::bench::{apply, ledger, login, page, pdf, spike};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Complete applications over HTTP, beside the least they could cost
    Apply(apply::Args),
    /// Sign-ins to a site, beside another provider doing the same
    Login(login::Args),
    /// Far more applications than the server can make, and how it comes back
    Spike(spike::Args),
    /// Views of a page, and the bytes of a visit
    Page(page::Args),
    /// Operations that four validators agree on, and proofs
    Ledger(ledger::Args),
    /// Printed documents
    Pdf(pdf::Args),
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    match &args.what {
        What::Apply(args) => apply::run(args)?,
        What::Login(args) => login::run(args)?,
        What::Spike(args) => spike::run(args)?,
        What::Page(args) => page::run(args)?,
        What::Ledger(args) => ledger::run(args)?,
        What::Pdf(args) => pdf::run(args)?,
    }
    Ok(ExitCode::SUCCESS)
}
