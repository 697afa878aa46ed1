//! `sigap dismiss --nik … --id …`: somebody does not work as that officer any more, and every session of theirs ends. The
//! server that works on the data must be stopped first.

use super::appoint::{id, nik};
use super::{on_this_thread, worked_on};
use crate::database::Database;
use crate::now;
use crate::say::say;
use anyhow::Context;
use base::Nik;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The population number of the person
    #[arg(long, value_parser = nik)]
    nik: Nik,
    /// What the officer is called in logs
    #[arg(long, value_parser = id)]
    id: String,
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let app = worked_on(&args.pack, &args.data, &args.database)?;
    let dismissed = on_this_thread(async {
        let done = app::account::appointment::dismiss(&app, &args.nik, &args.id, now::now()).await;
        app.store.close().await;
        done
    })?;
    dismissed.with_context(|| format!("{} was not dismissed", args.id))?;
    say!("dismissed: {}", args.id);
    Ok(ExitCode::SUCCESS)
}
