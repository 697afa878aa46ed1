//! `sigap ledger verify`: what a proof shows, told offline by the pinned policy alone. There are three kinds: that an entry was recorded, that
//! it stands in an agency's own log which the ledger anchors, and what the ledger says of a subject now.

use super::pinned::{Pinned, entry, text};
use crate::now::now;
use crate::say::say;
use anyhow::{Context, bail};
use ledger::{
    ANCHORED_BYTES_MAX, CURRENT_BYTES_MAX, Current, Family, Hash, Kind, Name, PROOF_BYTES_MAX,
    Recorded, Status, Trust, key_of, key_of_owned, verify, verify_anchored, verify_current,
};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// File with the proof
    proof: PathBuf,
    #[command(flatten)]
    pinned: Pinned,
    /// File with the entry that is said to be recorded
    #[arg(long)]
    entry: Option<PathBuf>,
    /// Agency whose own log holds the entry, or whose subject it is
    #[arg(long, value_parser = Name::parse, requires = "of_agency")]
    agency: Option<Name>,
    /// The agency's own log, as the ledger knows it (base64)
    #[arg(long, requires = "agency", requires = "entry", group = "of_agency", value_parser = digest)]
    log: Option<Hash>,
    /// Kind of the subject that is asked about: did, issuer, status, service, audit, snapshot
    #[arg(long, requires = "subject", conflicts_with_all = ["entry", "log"], group = "of_agency", value_parser = family)]
    family: Option<Family>,
    /// The subject (base64)
    #[arg(long, requires = "family", value_parser = digest)]
    subject: Option<Hash>,
    /// How many seconds old the word about a subject may be
    #[arg(long, default_value_t = 86_400)]
    age: i64,
}

/// Longest proof of any kind.
const BYTES_MAX: usize = if ANCHORED_BYTES_MAX > CURRENT_BYTES_MAX {
    ANCHORED_BYTES_MAX
} else {
    CURRENT_BYTES_MAX
};
const _: () = assert!(PROOF_BYTES_MAX <= BYTES_MAX);

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let trust = args.pinned.trust()?;
    let proof = text(&args.proof, BYTES_MAX)?;
    let shown = match (args.family.zip(args.subject), &args.entry) {
        (Some((family, subject)), None) => {
            let key = key(family, subject, args.agency.as_ref())?;
            let now = now();
            verify_current(&proof, &trust, key, args.age, now)
                .map_or_else(refused, |current| present(&current))
        }
        (None, Some(file)) => recorded(args, (&proof, file), &trust)?,
        (None, None) => {
            bail!("give the entry that is said to be recorded, or a subject with its family")
        }
        // The command line does not let both through.
        (Some(_), Some(_)) => bail!("a proof is about an entry or about a subject"),
    };
    Ok(shown)
}

fn recorded(args: &Args, (proof, file): (&str, &Path), trust: &Trust) -> anyhow::Result<ExitCode> {
    let entry = entry(file)?;
    let Some((agency, log)) = args.agency.as_ref().zip(args.log) else {
        let shown = verify(proof, trust, &entry, now());
        return Ok(shown.map_or_else(refused, |recorded| {
            say!("recorded: entry {} of {}", recorded.index, trust.origin());
            sealed(&recorded)
        }));
    };
    let shown = verify_anchored(proof, trust, (agency, log), &entry, now());
    Ok(shown.map_or_else(refused, |anchored| {
        let (index, origin) = (anchored.index, trust.origin());
        say!("recorded: entry {index} of the log of {agency}, which {origin} anchors");
        sealed(&anchored.recorded)
    }))
}

fn sealed(recorded: &Recorded) -> ExitCode {
    let size = recorded.checkpoint.size;
    say!(
        "sealed by a quorum at {}, among {size} entries; still there at {}",
        recorded.since.rfc3339(),
        recorded.seen.rfc3339()
    );
    ExitCode::SUCCESS
}

fn present(current: &Current) -> ExitCode {
    match &current.entry {
        None => say!("nothing: the ledger never said a word about this subject"),
        Some(entry) => say!(
            "{}: word {} about this subject, commitment {}, entry {}",
            match entry.status {
                Status::Active => "active",
                Status::Suspended => "suspended",
                Status::Closed => "closed",
            },
            entry.sequence,
            entry.commitment.line(),
            entry.index
        ),
    }
    say!(
        "as of block {}, at {}",
        current.height,
        current.seen.rfc3339()
    );
    ExitCode::SUCCESS
}

fn refused(why: impl Error) -> ExitCode {
    say!("not proved: {why}");
    ExitCode::FAILURE
}

fn key(family: Family, subject: Hash, agency: Option<&Name>) -> anyhow::Result<Hash> {
    if !family.is_owned() {
        return Ok(key_of(family, subject));
    }
    let agency = agency.context("each agency tells such stories of its own: give --agency")?;
    Ok(key_of_owned(family, agency, subject))
}

fn digest(line: &str) -> Result<Hash, &'static str> {
    Hash::of_line(line).ok_or("not 32 bytes in base64")
}

fn family(word: &str) -> Result<Family, &'static str> {
    let mut families = Kind::SUBMITTED.iter().map(|kind| kind.family());
    families
        .find(|family| family.word() == word)
        .ok_or("no such family")
}
