//! The next entry, by hand: other keys, or the end. A program that runs gives its validator's word for it and gives it out once it counts.

use crate::did::{Files, Held};
use crate::now::now;
use crate::say::say;
use anyhow::{Context, ensure};
use std::path::Path;
use std::process::ExitCode;

pub(super) async fn rotate(data: &Path) -> anyhow::Result<ExitCode> {
    let files = Files::of(data);
    let _turn = files.hold()?;
    let held = living(&files)?;
    let last = webvh::last(&held.log)?;
    files
        .go_on(&held.log, &last.document, &last.witnesses)
        .await?;
    say!("version {} of {}", held.log.lines().len() + 1, last.did);
    say!(
        "keep the key of the next version elsewhere, if you like: {}",
        files.key_file(held.log.lines().len() + 2).display()
    );
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn end(data: &Path) -> anyhow::Result<ExitCode> {
    let files = Files::of(data);
    let _turn = files.hold()?;
    let held = living(&files)?;
    let last = webvh::last(&held.log)?;
    let signer = files.key(held.log.lines().len() + 1)?;
    let ended = webvh::end(&held.log, &signer, &last.witnesses, now()).await?;
    files.keep_log(&ended)?;
    say!("ended: {}", last.did);
    Ok(ExitCode::SUCCESS)
}

/// The identifier, if it has not ended and every entry counts: on top of one that nobody witnessed, another would only wait with it.
fn living(files: &Files) -> anyhow::Result<Held> {
    let held = files.read()?;
    let held = held.context("there is no identifier yet: `sigap serve` begins it")?;
    let (all, counts) = (
        held.log.lines().len(),
        webvh::witnessed(&held.log, &held.words),
    );
    ensure!(
        all == counts,
        "the last of {all} versions waits for its witnesses; {counts} count"
    );
    ensure!(!webvh::last(&held.log)?.ended, "the identifier has ended");
    Ok(held)
}
