//! `sigap ledger submit`: an agency signs a set that was approved, lays it before a validator that runs on this machine, and waits for the answer.

use super::intake::{FOLDER, OPERATION, RECORDED, REFUSED, remove};
use super::key;
use super::pinned::text;
use super::proposed::Proposed;
use crate::say::say;
use anyhow::{Context, ensure};
use ledger::{Hash, Operation};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often it is looked for the answer.
const LOOK: Duration = Duration::from_millis(200);
/// Bytes of the digest in the name of a file.
const NAME_BYTES: usize = 8;
/// Longest answer that is read.
const ANSWER_BYTES_MAX: usize = 16 * 1024;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File with the set and its approvals
    proposed: PathBuf,
    /// Secret key of the agency that proposes it
    #[arg(long)]
    key: PathBuf,
    /// Data folder of a validator that runs
    #[arg(long)]
    to: PathBuf,
    /// How many seconds to wait for the answer
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(0..=86_400))]
    wait: u64,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let proposed = Proposed::read(&args.proposed)?;
    let agency = key::open(&args.key)?;
    let operation = proposed.sign(&agency)?;
    let given = proposed.approvals();
    say!("approved by {given} validators; the ledger says whether that is enough");
    let file = lay(&args.to, &operation)?;
    let until = Instant::now() + Duration::from_secs(args.wait);
    loop {
        if let Some(code) = answer(&file)? {
            return Ok(code);
        }
        if Instant::now() >= until {
            break;
        }
        std::thread::sleep(LOOK);
    }
    say!(
        "no answer yet: it lies in {}, the validator of that folder takes it once it runs, and its answer will lie beside it",
        file.display()
    );
    Ok(ExitCode::FAILURE)
}

/// Lays an operation before the validator with that data folder, under a name of which no other operation is.
fn lay(data: &Path, operation: &Operation) -> anyhow::Result<PathBuf> {
    let intake = data.join(FOLDER);
    let is_there = intake.try_exists();
    let is_there = is_there.with_context(|| format!("cannot look into {}", data.display()))?;
    ensure!(
        is_there,
        "{} is not there: no validator takes operations in {}; name the folder of its settings",
        intake.display(),
        data.display()
    );
    let file = intake.join(format!("{}.{OPERATION}", hex(operation.leaf())));
    // An answer of a try before would be taken for that of this one.
    for end in [RECORDED, REFUSED] {
        let old = file.with_extension(end);
        remove(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    let laid = shelf::replace(&file, operation.bytes()).map(drop);
    laid.with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// Prints the answer, if it is there.
fn answer(file: &Path) -> anyhow::Result<Option<ExitCode>> {
    for (end, code) in [(RECORDED, ExitCode::SUCCESS), (REFUSED, ExitCode::FAILURE)] {
        let answer = file.with_extension(end);
        if answer.exists() {
            let words = text(&answer, ANSWER_BYTES_MAX)?;
            say!("{end}: {}", words.trim_end());
            return Ok(Some(code));
        }
    }
    Ok(None)
}

/// Enough of a digest that no two operations which wait have the same name.
fn hex(hash: Hash) -> String {
    use std::fmt::Write as _;
    let mut hex = String::new();
    for byte in hash.0.iter().take(NAME_BYTES) {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_spelled_in_small_letters_with_every_zero() {
        let mut bytes = [0; 32];
        bytes[1] = 0xab;
        assert_eq!(
            hex(Hash(bytes)),
            format!("00ab{}", "00".repeat(NAME_BYTES - 2))
        );
    }
}
