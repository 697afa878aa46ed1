//! `sigap revoke NUMBER --by NAME --reason TEXT`: takes a document back. The server that works on the data must be
//! stopped first; what it serves afterwards, pages and status lists alike, says that the document does not count.

use super::{on_this_thread, worked_on};
use crate::database::Database;
use crate::now;
use crate::say::say;
use anyhow::{Context, ensure};
use base::PublicNumber;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The number that stands on the document
    #[arg(value_parser = number)]
    number: PublicNumber,
    /// Why, in words that its holder will read
    #[arg(long, value_parser = sentence)]
    reason: String,
    /// Who ordered it: a name or an office, which the holder will read too
    #[arg(long, value_parser = sentence)]
    by: String,
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

/// More than this nobody reads.
const LETTERS_MAX: usize = 2_000;

fn number(raw: &str) -> Result<PublicNumber, String> {
    PublicNumber::parse(raw).map_err(|_| "a document number has 16 letters and digits".to_owned())
}

fn sentence(raw: &str) -> anyhow::Result<String> {
    let words = raw.trim();
    ensure!(!words.is_empty(), "it must say something");
    ensure!(
        words.chars().count() <= LETTERS_MAX,
        "it has more than {LETTERS_MAX} letters"
    );
    Ok(words.to_owned())
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let app = worked_on(&args.pack, &args.data, &args.database)?;
    let words = (args.by.as_str(), args.reason.as_str());
    let revoked = on_this_thread(async {
        let revoked = app::revoke::revoke(&app, args.number, words, now::now()).await;
        app.store.close().await;
        revoked
    })?;
    let revoked = revoked.with_context(|| format!("{} was not revoked", args.number))?;
    say!(
        "revoked: {} ({} of case {})",
        args.number,
        revoked.product,
        revoked.case
    );
    Ok(ExitCode::SUCCESS)
}
