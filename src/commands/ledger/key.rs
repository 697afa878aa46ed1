//! `sigap ledger key`: a secret key as a file of one line, which only its owner reads.

use crate::say::say;
use anyhow::{Context, anyhow, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ledger::{SeedSigner, Signer as _};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bits of a mode that let anybody but the owner at a file.
const OTHERS: u32 = 0o077;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file to make; one that is there is never written over
    file: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    say!("{:?}", make(&args.file)?.public());
    Ok(ExitCode::SUCCESS)
}

/// Makes a key in a file that was not there.
pub(crate) fn make(path: &Path) -> anyhow::Result<SeedSigner> {
    let mut seed = [0; 32];
    aws_lc_rs::rand::fill(&mut seed).map_err(|_| anyhow!("the system gives no random bytes"))?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("cannot make {}", path.display()))?;
    let written = writeln!(file, "{}", URL_SAFE_NO_PAD.encode(seed)).and_then(|()| file.sync_all());
    whole(path, written)?;
    signer(&seed)
}

/// The secret bytes in a file that nobody else reads.
pub(crate) fn read(file: &Path) -> anyhow::Result<[u8; 32]> {
    let kept = std::fs::metadata(file);
    let kept = kept.with_context(|| format!("cannot read the key {}", file.display()))?;
    ensure!(
        kept.permissions().mode() & OTHERS == 0,
        "{} can be read by others: chmod 600, and a new key if it was read",
        file.display()
    );
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the key {}", file.display()))?;
    let bytes = URL_SAFE_NO_PAD.decode(text.trim()).ok();
    let seed = bytes.and_then(|bytes| bytes.try_into().ok());
    seed.with_context(|| format!("{} holds no key", file.display()))
}

/// Makes a file; one that is there is never written over.
pub(super) fn write_new(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let made = std::fs::File::create_new(file);
    let mut made = made.with_context(|| format!("cannot make {}", file.display()))?;
    let written = made.write_all(bytes).and_then(|()| made.sync_all());
    whole(file, written)
}

/// A file that was not written whole goes away again: the next try must not find it.
pub(super) fn whole(file: &Path, written: std::io::Result<()>) -> anyhow::Result<()> {
    if written.is_err() {
        let _ = std::fs::remove_file(file);
    }
    written.with_context(|| format!("cannot write {}", file.display()))
}

/// The key in a file that nobody else reads, to sign with.
pub(crate) fn open(file: &Path) -> anyhow::Result<SeedSigner> {
    signer(&read(file)?)
}

pub(crate) fn signer(seed: &[u8; 32]) -> anyhow::Result<SeedSigner> {
    SeedSigner::of(seed).context("not a key")
}
