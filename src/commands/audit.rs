//! `sigap audit`: whether everything stored still adds up, under a pack that passes every check of today, and still says what was recorded of
//! it. The program that serves must be stopped first.

use super::{on_this_thread, replay};
use crate::database::Database;
use crate::say::say;
use crate::{assemble, validator};
use anyhow::{Context, anyhow, ensure};
use app::App;
use ledger::log::Frontier;
use ledger::{Hash, Name};
use shelf::AuditLog;
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

/// Whether the database still says what the log of the agency says; nothing to compare where nothing was recorded yet.
fn recorded(app: &App, data: &Path) -> anyhow::Result<bool> {
    let Some(name) = on_this_thread(app::audit::known_log(app))?? else {
        return Ok(true);
    };
    let log = entries(data, &name).context("the log in which this database was recorded")?;
    let tell = |departure| say!("{departure}");
    let compared = on_this_thread(app::audit::compare(app, &log, tell))?;
    let compared = compared.context("cannot compare the database with its log")?;
    say!(
        "{} entries of the log: {} rows recorded, {} differ, {} wait; {} entries with no row",
        log.len(),
        compared.recorded,
        compared.differences,
        compared.waiting,
        compared.unclaimed
    );
    Ok(compared.differences == 0 && compared.unclaimed == 0)
}

/// The log, every entry of it under its root. Whether that root is the one which the ledger anchored, `sigap ledger watch` tells.
fn entries(data: &Path, name: &str) -> anyhow::Result<Vec<Hash>> {
    let folder = validator::audit_folder(data);
    ensure!(
        folder.join("journal").is_file(),
        "is not in {}",
        folder.display()
    );
    let log = AuditLog::open(&folder, Name::parse(name)?)?;
    let mut entries = Vec::new();
    let mut tree = Frontier::default();
    for index in 0..log.size() {
        let entry = log.entry(index)?;
        tree.append(Hash::of_leaf(&entry), |_, _| ());
        let commitment = entry.try_into();
        let commitment = commitment.map_err(|_| anyhow!("entry {index} is no digest"))?;
        entries.push(Hash(commitment));
    }
    let root = log.checkpoint().root;
    ensure!(tree.root() == root, "its entries are not those of its tree");
    Ok(entries)
}
