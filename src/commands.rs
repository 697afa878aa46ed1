//! One file per command; each has its arguments and a `run`.

pub(crate) mod appoint;
pub(crate) mod audit;
pub(crate) mod bank;
pub(crate) mod bench;
pub(crate) mod check;
pub(crate) mod client;
pub(crate) mod copy;
pub(crate) mod country;
pub(crate) mod demo;
pub(crate) mod did;
pub(crate) mod dismiss;
pub(crate) mod face;
pub(crate) mod keys;
pub(crate) mod ledger;
pub(crate) mod migrate;
pub(crate) mod new_service;
pub(crate) mod outbox;
pub(crate) mod register;
pub(crate) mod replay;
pub(crate) mod revoke;
pub(crate) mod serve;
pub(crate) mod verify;
mod what_if;

use crate::database::Database;
use crate::{assemble, folder};
use anyhow::{Context, bail};
use app::App;
use pack::model::Pack;
use std::path::Path;
use store::Store;
use tokio::io::AsyncReadExt;

/// The data of a server that is stopped, under a pack that reads; whether it passes every check is another question.
fn looked_at(pack: &Path, data: &Path, database: &Database) -> anyhow::Result<App> {
    assemble::kept(read(pack)?, data, database, Store::seen).context(
        "cannot look at the data; stop the server that works on it, or give a copy of the folder",
    )
}

/// The same data, to change it: what is done to a copy is done to nobody.
fn worked_on(pack: &Path, data: &Path, database: &Database) -> anyhow::Result<App> {
    assemble::kept(read(pack)?, data, database, Store::kept).context(
        "cannot change the data; stop the server that works on this very folder, then start it again",
    )
}

fn read(pack: &Path) -> anyhow::Result<Pack> {
    match folder::pack(pack)? {
        Ok(pack) => Ok(pack),
        Err(findings) => bail!("the pack has {} mistakes; see sigap check", findings.len()),
    }
}

/// Runs a command that needs no more than this thread.
fn on_this_thread<T>(work: impl Future<Output = T>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    Ok(runtime.block_on(work))
}

/// Serves until somebody says stop: by a signal, or by the end of the standard input where that is agreed.
async fn until_told(
    serving: impl Future<Output = anyhow::Result<()>>,
    stops_with_input: bool,
) -> anyhow::Result<()> {
    tokio::select! {
        done = serving => done,
        () = input_ends(), if stops_with_input => Ok(()),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

/// Resolves when the standard input ends.
async fn input_ends() {
    let mut bytes = [0; 64];
    let mut input = tokio::io::stdin();
    while matches!(input.read(&mut bytes).await, Ok(1..)) {}
}
