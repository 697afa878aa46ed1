//! `sigap ledger prove`: a proof that an entry was recorded, made from the files of any mirror, and checked before it is given out.

use super::mirror::Mirror;
use super::pinned::{Believed, Led, entry};
use crate::now::now;
use crate::say::say;
use anyhow::{Context, bail};
use ledger::log::{TileNodes, inclusion};
use ledger::{Hash, Proof, verify};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder or address with the files of the log
    mirror: String,
    #[command(flatten)]
    led: Led,
    #[command(flatten)]
    which: Which,
    /// File for the entry itself, which whoever checks the proof needs
    #[arg(long)]
    save_entry: Option<PathBuf>,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Which {
    /// Number of the entry
    #[arg(long)]
    index: Option<u64>,
    /// File with the entry; the log is searched for it
    #[arg(long)]
    entry: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let Believed {
        trust,
        mirror,
        checkpoint,
        note,
    } = args.led.believe(&args.mirror)?;
    let size = checkpoint.size;
    let (index, bytes) = match (&args.which.index, &args.which.entry) {
        (Some(index), _) => (*index, mirror.entry(*index, size)?),
        (None, Some(file)) => {
            let bytes = entry(file)?;
            (find(&mirror, &bytes, size)?, bytes)
        }
        (None, None) => bail!("which entry?"),
    };
    let nodes = TileNodes {
        tiles: &mirror,
        size,
    };
    let path = inclusion(&nodes, index, size).context("the mirror lacks a tile")?;
    let proof = Proof { index, path, note }.write();
    verify(&proof, &trust, &bytes, now()).context("the files of the mirror do not fit together")?;
    if let Some(file) = &args.save_entry {
        std::fs::write(file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    say!("{}", proof.trim_end_matches('\n'));
    Ok(ExitCode::SUCCESS)
}

/// The number of an entry.
fn find(mirror: &Mirror, entry: &[u8], size: u64) -> anyhow::Result<u64> {
    let (mut at, mut found, wanted) = (0, None, Hash::of_leaf(entry));
    mirror.each(0, size, |entry| {
        if Hash::of_leaf(entry) == wanted {
            found = Some(at);
            return Ok(ControlFlow::Break(()));
        }
        at += 1;
        Ok(ControlFlow::Continue(()))
    })?;
    found.with_context(|| format!("it stands nowhere in the {size} entries of this mirror"))
}
