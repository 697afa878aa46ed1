//! What a watcher remembers between two looks, in a file that is never half written.

use crate::say::say;
use anyhow::{Context, ensure};
use base::Timestamp;
use ledger::log::Frontier;
use ledger::{Hash, Name};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    ledger: Name,
    head: Option<Longest>,
    /// For each mirror the edge of what was read of it, every entry checked.
    mirrors: BTreeMap<String, Frontier>,
}

/// The longest log that was believed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Longest {
    pub(super) size: u64,
    pub(super) root: Hash,
    /// Its checkpoint, letter by letter.
    pub(super) note: String,
    /// The newest time for which a quorum stands, in seconds.
    pub(super) cosigned: i64,
}

impl Known {
    pub(super) fn read(file: &Path, ledger: &Name) -> anyhow::Result<Self> {
        let name = || format!("cannot read {}", file.display());
        let text = match std::fs::read_to_string(file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                say!(
                    "{}: a first look, nothing is remembered yet",
                    file.display()
                );
                return Ok(Self {
                    ledger: ledger.clone(),
                    head: None,
                    mirrors: BTreeMap::new(),
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
        let longest = known.head.as_ref().map_or(0, |head| head.size);
        let mut mirrors = known.mirrors.values();
        ensure!(
            mirrors.all(|edge| edge.is_whole() && edge.size() <= longest),
            "{} contradicts itself",
            file.display()
        );
        Ok(known)
    }

    /// On disk before anybody relies on it.
    pub(super) fn keep(&self, file: &Path) -> anyhow::Result<()> {
        let written = shelf::replace(file, &serde_json::to_vec_pretty(self)?).map(drop);
        written.with_context(|| format!("cannot write {}", file.display()))
    }

    pub(super) fn head(&self) -> Option<&Longest> {
        self.head.as_ref()
    }

    /// The checkpoint that was believed, or a word that there was none.
    pub(super) fn note(&self) -> String {
        let none = || "nothing\n".to_owned();
        self.head
            .as_ref()
            .map_or_else(none, |head| head.note.clone())
    }

    pub(super) fn edge_of(&self, mirror: &str) -> Frontier {
        self.mirrors.get(mirror).cloned().unwrap_or_default()
    }

    /// A mirror was read up to there.
    pub(super) fn read_of(&mut self, mirror: &str, edge: Frontier) {
        self.mirrors.insert(mirror.to_owned(), edge);
    }

    /// This checkpoint was believed; `cosigned` is the newest time for which its quorum stands.
    pub(super) fn believe(&mut self, (size, root): (u64, Hash), note: &str, cosigned: Timestamp) {
        let before = self.head.take();
        let newest = before.as_ref().map_or(i64::MIN, |head| head.cosigned);
        let cosigned = cosigned.seconds().max(newest);
        self.head = Some(match before {
            Some(head) if head.size > size => Longest { cosigned, ..head },
            _ => Longest {
                size,
                root,
                note: note.to_owned(),
                cosigned,
            },
        });
    }
}
