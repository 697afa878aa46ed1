//! `sigap migrate`: brings the schema of a database forward, says what it did, and does nothing else. Serving does the
//! same on its way up; this is for those who want it apart, and to make a new database on a server.

use crate::database::{self, Database};
use crate::say::say;
use anyhow::{Context, ensure};
use std::path::PathBuf;
use std::process::ExitCode;
use store::{Mode, OpenError, Options, Place, Store};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the database and the keys
    #[arg(
        long,
        required_unless_present = "database",
        conflicts_with = "database"
    )]
    data: Option<PathBuf>,
    #[command(flatten)]
    database: Database,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let place = args
        .database
        .place(&args.data.clone().unwrap_or_default())?;
    ensure!(
        database::is_there(&place),
        "{place} holds no data of this program"
    );
    let (mode, store) = opened(&place).context("the schema stays as it is")?;
    for migration in store.brought() {
        say!("brought {migration}");
    }
    say!(
        "{place}: {mode} data, {} migrations brought, the schema is that of this program",
        store.brought().len()
    );
    super::on_this_thread(store.close())?;
    Ok(ExitCode::SUCCESS)
}

/// What is there; an empty database of a server becomes a live one.
fn opened(place: &Place) -> Result<(Mode, Store), OpenError> {
    match (Store::seen(place, None), place) {
        (Err(OpenError::Empty(_)), Place::Server(_)) => {
            let store = Store::at(place, Options::new(Mode::Live))?;
            Ok((Mode::Live, store))
        }
        (kept, _) => kept,
    }
}
