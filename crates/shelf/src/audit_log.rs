//! The audit log of an agency: what happens too often for a ledger, in a log of its own. One writer; entries are on disk when they are
//! acknowledged; the tree over them is a log like any other, whose checkpoints the ledger anchors (`audit.checkpoint`).
//!
//! The journal makes entries durable, one sync for each batch; files of tiles follow without one. Once the journal is long, all files are synced
//! at once, and it begins anew.

use crate::files::{hold, make_folder};
use crate::journal::{self, Journal};
use crate::{Broken, Shelf};
use ledger::log::{WIDTH, consistency, inclusion, write_bundle};
use ledger::{Checkpoint, Hash, Name, Signer};
use std::fs::File;
use std::path::Path;

/// Most bytes of entries that are appended at once.
pub const BATCH_BYTES_MAX: usize = 16 * 1024 * 1024;
/// A journal that is longer begins anew.
const JOURNAL_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A log with a single writer.
pub struct AuditLog {
    name: Name,
    shelf: Shelf,
    journal: Journal,
    longest: usize,
    /// A write failed: what is in memory may be more than what is on disk.
    is_stopped: bool,
    /// The lock of the folder.
    _hold: File,
}

impl AuditLog {
    /// Opens the log of that name, or begins it. What may be served to everybody lies in `public` of that folder.
    pub fn open(folder: &Path, name: Name) -> Result<Self, Broken> {
        Self::with_journal(folder, name, JOURNAL_BYTES_MAX)
    }

    /// The same, with a journal that begins anew once it has so many bytes: shorter, it is read sooner and renewed more often.
    pub fn with_journal(folder: &Path, name: Name, longest: usize) -> Result<Self, Broken> {
        make_folder(folder)?;
        let hold = hold(folder)?;
        let (path, public) = (folder.join("journal"), folder.join("public"));
        let kept = journal::read(&path)?;
        let first = kept.as_deref().map(|bytes| journal::first(bytes, &name));
        let mut shelf = Shelf::open(&public, &[], first.transpose()?.unwrap_or(0))?;
        match &kept {
            // Files of what it holds may have been lost with the power: they are written once more.
            Some(bytes) => journal::each(bytes, |batch| shelf.append(batch).map(|_| ()))?,
            // A log that has files had a journal.
            None if public.join("tile").exists() => return Err(Broken::Foreign),
            None => {}
        }
        let (size, published) = (shelf.size(), shelf.published()?);
        if size < published {
            return Err(Broken::Lost { size, published });
        }
        shelf.write_parts(published)?;
        // What was read may not be on disk, if all stopped in the middle of a write: it is put there before anybody is told of it.
        let journal = begin((&path, &name), &mut shelf)?;
        Ok(Self {
            name,
            shelf,
            journal,
            longest,
            is_stopped: false,
            _hold: hold,
        })
    }

    /// Appends entries, all of them or none, which are on disk when this returns. Gives the number of the first.
    pub fn append<T: AsRef<[u8]>>(&mut self, entries: &[T]) -> Result<u64, Broken> {
        if self.is_stopped {
            return Err(Broken::Stopped);
        }
        let bundle = write_bundle(entries.iter().map(AsRef::as_ref))?;
        if bundle.len() > BATCH_BYTES_MAX {
            return Err(Broken::TooLong);
        }
        let first = self.shelf.size();
        if !bundle.is_empty() {
            self.is_stopped = true;
            self.journal.add(&bundle)?;
            self.shelf.append(entries)?;
            self.renew()?;
            self.is_stopped = false;
        }
        Ok(first)
    }

    /// Begins the journal anew where it is long, after all that is full is on disk.
    fn renew(&mut self) -> Result<(), Broken> {
        if self.journal.bytes() < self.longest {
            return Ok(());
        }
        let path = self.journal.path().to_owned();
        self.journal = begin((&path, &self.name), &mut self.shelf)?;
        Ok(())
    }

    /// Entries, all of which are on disk.
    pub fn size(&self) -> u64 {
        self.shelf.size()
    }

    /// Size and root, as the ledger anchors them.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            origin: self.name.clone(),
            size: self.shelf.size(),
            root: self.shelf.frontier().root(),
        }
    }

    /// Gives the checkpoint out, signed by the log itself, with the files that it needs.
    pub fn publish(&mut self, signer: &dyn Signer) -> Result<String, Broken> {
        if self.is_stopped {
            return Err(Broken::Stopped);
        }
        let note = self.checkpoint().signed(signer)?;
        self.shelf.publish(self.shelf.size(), &note)?;
        Ok(note)
    }

    pub fn entry(&self, index: u64) -> Result<Vec<u8>, Broken> {
        self.shelf.entry(index)
    }

    /// The path from an entry to the root of the log as it was with `size` entries.
    pub fn inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, Broken> {
        Ok(inclusion(&self.shelf.nodes(size), index, size)?)
    }

    /// What shows that the log of `old` entries is the beginning of that of `new`.
    pub fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, Broken> {
        Ok(consistency(&self.shelf.nodes(new), old, new)?)
    }
}

/// Begins a journal in place of the one that is there, after all that is full is on disk.
fn begin((path, name): (&Path, &Name), shelf: &mut Shelf) -> Result<Journal, Broken> {
    shelf.sync()?;
    Journal::begin(
        path,
        name,
        shelf.size() / WIDTH * WIDTH,
        shelf.open_bundle(),
    )
}

#[cfg(test)]
mod tests;
