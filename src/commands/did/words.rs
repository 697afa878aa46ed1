//! Words of validators for the identifier of an agency: given by whoever runs the validator, taken by the agency.

use crate::commands::ledger::key;
use crate::commands::ledger::pinned::text;
use crate::did::Files;
use crate::say::say;
use anyhow::Context;
use std::path::PathBuf;
use std::process::ExitCode;
use webvh::{LOG_BYTES_MAX, Log};

#[derive(clap::Args)]
pub(super) struct Giving {
    /// The log, as saved from /.well-known/did.jsonl or as the agency sent it
    log: PathBuf,
    /// The secret key of the validator
    #[arg(long)]
    key: PathBuf,
    /// Where the word is written
    #[arg(long, default_value = "did-witness.json")]
    out: PathBuf,
}

#[derive(clap::Args)]
pub(super) struct Adding {
    /// The words, as validators sent them
    #[arg(required = true)]
    words: Vec<PathBuf>,
    /// Data folder of the instance
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

pub(super) async fn give(giving: &Giving) -> anyhow::Result<ExitCode> {
    let log = Log::read(&text(&giving.log, LOG_BYTES_MAX)?)?;
    let last = webvh::last(&log).context("not a log to give a word for")?;
    let signer = key::open(&giving.key)?;
    let word = webvh::witness(&log, &signer).await?;
    shelf::replace(&giving.out, word.as_bytes())?;
    say!("version {} of {}", last.version, last.did);
    say!("written to {}", giving.out.display());
    Ok(ExitCode::SUCCESS)
}

pub(super) fn add(adding: &Adding) -> anyhow::Result<ExitCode> {
    let read = adding.words.iter().map(|file| text(file, LOG_BYTES_MAX));
    let read: Vec<String> = read.collect::<anyhow::Result<_>>()?;
    let files = Files::of(&adding.data);
    let _turn = files.hold()?;
    let held = files.read()?.context("there is no identifier yet")?;
    let mut words = held.words;
    for (file, more) in adding.words.iter().zip(&read) {
        words = webvh::with_witness(&held.log, &words, more)
            .with_context(|| file.display().to_string())?;
    }
    files.keep_words(&words)?;
    let (all, counts) = (held.log.lines().len(), webvh::witnessed(&held.log, &words));
    say!("{counts} of {all} versions count");
    Ok(ExitCode::SUCCESS)
}
