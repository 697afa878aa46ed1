//! What a person keeps to check a ledger with: its name, and the policy that says who must have cosigned.

use super::mirror::Mirror;
use crate::now::now;
use anyhow::Context;
use base::Timestamp;
use ledger::{Checkpoint, Distrust, Name, NoStep, POLICY_BYTES_MAX, Sealed, Trust, Walk};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(super) struct Pinned {
    /// Name of the ledger, the first line of its checkpoints
    #[arg(long, value_parser = Name::parse)]
    ledger: Name,
    /// File that says who must have cosigned (C2SP tlog-policy); `sigap ledger policy` writes one
    #[arg(long)]
    policy: PathBuf,
    /// Fewest validators that are believed
    #[arg(long, default_value_t = 1)]
    validators_min: usize,
}

/// The same for somebody who looks at a mirror, which leads to others where they validate now.
#[derive(clap::Args)]
pub(super) struct Led {
    #[command(flatten)]
    pinned: Pinned,
    /// Number of the set that the policy was made of
    #[arg(long, default_value_t = 0)]
    set: u64,
}

/// A ledger that runs, as a mirror shows it. Without it, what is said is about the first day of one.
#[derive(clap::Args)]
pub(super) struct Running {
    /// Folder or address with the files of the log of a ledger that runs; without it, the set is the first of a new one
    #[arg(long, requires_all = ["ledger", "policy"])]
    mirror: Option<String>,
    /// Name of that ledger, the first line of its checkpoints
    #[arg(long, value_parser = Name::parse, requires = "mirror")]
    ledger: Option<Name>,
    /// File that says who must have cosigned (C2SP tlog-policy)
    #[arg(long, requires = "mirror")]
    policy: Option<PathBuf>,
    /// Fewest validators that are believed; one where this is not said
    #[arg(long, requires = "mirror")]
    validators_min: Option<usize>,
    /// Number of the set that the policy was made of; 0 where this is not said
    #[arg(long, requires = "mirror")]
    set: Option<u64>,
}

/// A mirror, and the checkpoint of it that a quorum has cosigned.
pub(super) struct Believed {
    pub(super) trust: Trust,
    pub(super) mirror: Mirror,
    pub(super) checkpoint: Checkpoint,
    /// The checkpoint, letter by letter.
    pub(super) note: String,
}

impl Led {
    /// What a mirror shows, if it is believed.
    pub(super) fn believe(&self, place: &str) -> anyhow::Result<Believed> {
        let mirror = Mirror::at(place)?;
        let note = mirror.checkpoint()?;
        let mut walk = self.walk()?;
        let sealed = seal(&mut walk, (&mirror, &note), now())?;
        let sealed = sealed.context("what the mirror shows is not believed")?;
        Ok(Believed {
            trust: walk.trust().clone(),
            mirror,
            checkpoint: sealed.checkpoint,
            note,
        })
    }

    /// Whoever is trusted, and may lead to others.
    pub(super) fn walk(&self) -> anyhow::Result<Walk> {
        Ok(Walk::from(self.pinned.trust()?, self.set))
    }
}

impl Running {
    /// What the mirror shows, where one is named.
    pub(super) fn believe(&self) -> anyhow::Result<Option<Believed>> {
        let (Some(mirror), Some(ledger), Some(policy)) = (&self.mirror, &self.ledger, &self.policy)
        else {
            return Ok(None);
        };
        let pinned = Pinned {
            ledger: ledger.clone(),
            policy: policy.clone(),
            validators_min: self.validators_min.unwrap_or(1),
        };
        let set = self.set.unwrap_or(0);
        Led { pinned, set }.believe(mirror).map(Some)
    }
}

impl Pinned {
    pub(super) fn trust(&self) -> anyhow::Result<Trust> {
        trust(self.ledger.clone(), &self.policy, self.validators_min)
    }
}

/// Seals a checkpoint that a mirror shows. Where it is not by those who are trusted, others may validate now: the mirror is asked to lead to
/// them, and each of its steps is checked. An error where the mirror cannot be read.
pub(super) fn seal(
    walk: &mut Walk,
    (mirror, note): (&Mirror, &str),
    now: Timestamp,
) -> anyhow::Result<Result<Sealed, Distrust>> {
    loop {
        let why = match walk.trust().seal(note, now) {
            Ok(sealed) => return Ok(Ok(sealed)),
            Err(why) => why,
        };
        let Ok(Some(_)) = step(walk, mirror, now)? else {
            return Ok(Err(why));
        };
    }
}

/// One step to the next set, if the mirror shows one: gives the policy that follows from it.
pub(super) fn step(
    walk: &mut Walk,
    mirror: &Mirror,
    now: Timestamp,
) -> anyhow::Result<Result<Option<String>, NoStep>> {
    let bridge = mirror.bridge(walk.sequence() + 1)?;
    let cross = |bridge: String| walk.cross(&bridge, now);
    Ok(bridge.map(cross).transpose())
}

/// Trust in whoever the policy of that file names.
pub(crate) fn trust(ledger: Name, policy: &Path, validators_min: usize) -> anyhow::Result<Trust> {
    let pinned = text(policy, POLICY_BYTES_MAX)?;
    Trust::read(ledger, &pinned, validators_min).with_context(|| policy.display().to_string())
}

/// The text of a file that is not longer than that.
pub(crate) fn text(file: &Path, most: usize) -> anyhow::Result<String> {
    String::from_utf8(bytes(file, most)?).with_context(|| format!("{} is no text", file.display()))
}

/// The bytes of a file that is not longer than that.
pub(crate) fn bytes(file: &Path, most: usize) -> anyhow::Result<Vec<u8>> {
    let name = || format!("cannot read {}", file.display());
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let opened = File::open(file).with_context(name)?;
    opened
        .take(limit)
        .read_to_end(&mut bytes)
        .with_context(name)?;
    anyhow::ensure!(
        bytes.len() <= most,
        "{} is longer than {most} bytes",
        file.display()
    );
    Ok(bytes)
}

/// An entry as it was saved; an editor may have put an end of line behind it, which no entry of a ledger has.
pub(super) fn entry(file: &Path) -> anyhow::Result<Vec<u8>> {
    let mut entry = bytes(file, ledger::log::ENTRY_BYTES_MAX + 1)?;
    if entry.last() == Some(&b'\n') {
        entry.pop();
    }
    Ok(entry)
}
