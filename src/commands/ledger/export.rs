//! `sigap ledger export`: a copy of the whole log that was checked against its checkpoint, as files that any server may give out, and
//! as one line of JSON for each entry.

use super::mirror::Mirror;
use super::pinned::{Believed, Led};
use crate::now::now;
use crate::say::say;
use anyhow::{Context, bail, ensure};
use ledger::log::{Edge, File};
use ledger::{Checkpoint, Deed, Operation, Trust, Walk, bridge_path};
use std::fs;
use std::io::{BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder or address with the files of the log
    mirror: String,
    /// Folder to make; one that is there is never written over
    folder: PathBuf,
    #[command(flatten)]
    led: Led,
}

/// The entries, one a line: beside the files of the log, which have other names.
const LINES: &str = "entries.jsonl";

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let Believed {
        mirror,
        checkpoint,
        note,
        ..
    } = args.led.believe(&args.mirror)?;
    ensure!(
        !args.folder.exists(),
        "{} is there already",
        args.folder.display()
    );
    let name = args.folder.file_name().context("the folder needs a name")?;
    let making = args
        .folder
        .with_file_name(format!("{}.part", name.display()));
    fs::create_dir(&making).with_context(|| {
        let making = making.display();
        format!("cannot make {making}; if a try before was cut off, remove it")
    })?;
    let made = make(&mirror, &checkpoint, (&making, note));
    if made.is_err() {
        // Half a copy is of no use, and would be in the way of the next try.
        let _ = fs::remove_dir_all(&making);
    }
    made?;
    fs::rename(&making, &args.folder)?;
    say!(
        "{} entries of {}, all of them checked",
        checkpoint.size,
        checkpoint.origin
    );
    Ok(ExitCode::SUCCESS)
}

fn make(
    mirror: &Mirror,
    checkpoint: &Checkpoint,
    (folder, note): (&Path, String),
) -> anyhow::Result<()> {
    let edge = copy(mirror, checkpoint.size, folder)?;
    ensure!(
        edge.frontier().root() == checkpoint.root,
        "the entries have another root than the checkpoint: one was altered, left out or moved"
    );
    for file in edge.open() {
        write(folder, &file)?;
    }
    copy_bridges(mirror, (checkpoint, &note), folder)?;
    let (path, bytes) = ("checkpoint".to_owned(), note.into_bytes());
    write(folder, &File { path, bytes })
}

/// Copies what leads from each set to the next, beginning at that of the first entry.
fn copy_bridges(
    mirror: &Mirror,
    (checkpoint, note): (&Checkpoint, &str),
    folder: &Path,
) -> anyhow::Result<()> {
    let origin = &checkpoint.origin;
    let first = Operation::read(&mirror.entry(0, checkpoint.size)?, origin)?;
    let Deed::ValidatorsSet { set, .. } = &first.content().deed else {
        bail!("the log does not begin with a set");
    };
    let mut walk = Walk::from(Trust::of(origin.clone(), set, 1)?, 0);
    loop {
        let sequence = walk.sequence() + 1;
        let Some(text) = mirror.bridge(sequence)? else {
            if walk.trust().seal(note, now()).is_err() {
                say!(
                    "the mirror does not keep the bridge to set number {sequence}: ask another one for it"
                );
            }
            return Ok(());
        };
        let crossed = walk.cross(&text, now());
        crossed.with_context(|| format!("the bridge to set number {sequence}"))?;
        let (path, bytes) = (bridge_path(sequence), text.into_bytes());
        write(folder, &File { path, bytes })?;
    }
}

/// Copies what is full, and gives what is open.
fn copy(mirror: &Mirror, size: u64, folder: &Path) -> anyhow::Result<Edge> {
    let lines = fs::File::create_new(folder.join(LINES))?;
    let (mut lines, mut edge) = (BufWriter::new(lines), Edge::default());
    let mut full = Vec::new();
    mirror.each(0, size, |entry| {
        lines.write_all(entry)?;
        lines.write_all(b"\n")?;
        edge.append(entry, |file| full.push(file))?;
        full.drain(..).try_for_each(|file| write(folder, &file))?;
        Ok(ControlFlow::Continue(()))
    })?;
    lines.into_inner()?.sync_all()?;
    Ok(edge)
}

fn write(folder: &Path, file: &File) -> anyhow::Result<()> {
    let path = folder.join(&file.path);
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))
}
