//! `sigap audit`: whether everything stored still adds up, under a pack that passes every check of today, and still says what was recorded of
//! it. The program that serves must be stopped first.

use super::ledger::mirror::Mirror;
use super::{on_this_thread, replay};
use crate::database::Database;
use crate::say::say;
use crate::{assemble, validator};
use anyhow::Context;
use app::App;
use ledger::note::Note;
use ledger::{Checkpoint, Hash};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the database and the keys
    #[arg(long)]
    data: PathBuf,
    #[command(flatten)]
    database: Database,
    /// Folder of the pack in force; older laws are taken from the database
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let app = assemble::kept(
        assemble::checked_pack(&args.pack)?,
        &args.data,
        &args.database,
        store::Store::seen,
    )?;
    let recorded = recorded(&app, &args.data)?;
    let replayed = replay::again(&app, None)?;
    Ok(if recorded {
        replayed
    } else {
        ExitCode::FAILURE
    })
}

/// Whether the database still says what the log of the agency says; nothing to compare where there is no log.
fn recorded(app: &App, data: &Path) -> anyhow::Result<bool> {
    let folder = validator::audit_files(data);
    if !folder.join("checkpoint").exists() {
        return Ok(true);
    }
    let log = entries(&folder)?;
    let tell = |departure| say!("{departure}");
    let compared = on_this_thread(app::audit::compare(app, &log, tell))?;
    let compared = compared.context("cannot compare the database with its log")?;
    say!(
        "{} entries of the log: {} rows recorded, {} differ, {} newer; {} entries with no row",
        log.len(),
        compared.recorded,
        compared.differences,
        compared.newer,
        compared.unclaimed
    );
    Ok(compared.differences == 0 && compared.unclaimed == 0)
}

/// The log as it was given out last. Whether it is what the ledger anchored, `sigap ledger watch` tells.
fn entries(folder: &Path) -> anyhow::Result<Vec<Hash>> {
    let mirror = Mirror::at(&folder.display().to_string())?;
    let note = mirror.checkpoint()?;
    let size = Checkpoint::read(Note::read(&note)?.text)?.size;
    let mut entries = Vec::new();
    mirror.each(0, size, |entry| {
        let commitment = entry.try_into().context("an entry that is no digest")?;
        entries.push(Hash(commitment));
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(entries)
}
