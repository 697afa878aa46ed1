//! What a watcher remembers between two looks, in a file that is never half written.

use anyhow::{Context, ensure};
use ledger::log::Frontier;
use ledger::{Hash, Name};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    ledger: Name,
    /// The edge of the longest log that was seen.
    frontier: Frontier,
    /// Its checkpoint, letter by letter; empty before the first.
    note: String,
    /// How many entries each mirror has shown.
    shown: BTreeMap<String, u64>,
}

impl Known {
    pub(super) fn read(file: &Path, ledger: &Name) -> anyhow::Result<Self> {
        let name = || format!("cannot read {}", file.display());
        let text = match std::fs::read_to_string(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Self {
                    ledger: ledger.clone(),
                    frontier: Frontier::default(),
                    note: String::new(),
                    shown: BTreeMap::new(),
                });
            }
            text => text.with_context(name)?,
        };
        let known: Self = serde_json::from_str(&text).with_context(name)?;
        ensure!(
            known.ledger == *ledger,
            "{} is about the ledger {}",
            file.display(),
            known.ledger
        );
        Ok(known)
    }

    /// On disk before anybody relies on it.
    pub(super) fn keep(&self, file: &Path) -> anyhow::Result<()> {
        let mut making = file.as_os_str().to_owned();
        making.push(".new");
        let making = PathBuf::from(making);
        let written = File::create(&making).and_then(|mut out| {
            out.write_all(&serde_json::to_vec_pretty(self)?)?;
            out.sync_all()?;
            std::fs::rename(&making, file)
        });
        written.with_context(|| format!("cannot write {}", file.display()))
    }

    pub(super) fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    /// Entries and root.
    pub(super) fn head(&self) -> (u64, Hash) {
        (self.frontier.size(), self.frontier.root())
    }

    pub(super) fn note(&self) -> &str {
        &self.note
    }

    pub(super) fn shown(&self, mirror: &str) -> u64 {
        self.shown.get(mirror).copied().unwrap_or(0)
    }

    /// A mirror showed so many entries.
    pub(super) fn show(&mut self, mirror: &str, size: u64) {
        self.shown.insert(mirror.to_owned(), size);
    }

    /// The log is longer than what was known, and continues it.
    pub(super) fn grow(&mut self, frontier: Frontier, note: String) {
        (self.frontier, self.note) = (frontier, note);
    }
}
