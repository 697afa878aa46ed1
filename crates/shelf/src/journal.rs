//! The journal of an audit log: every batch of entries that is not surely in files yet, each behind its length and a digest that also covers
//! the batches before. One write and one sync for each batch.
//!
//! ```text
//! sigap/audit-journal/v1 <name of the log> <entries before it>\n
//! <length: 4 bytes> <digest: 32 bytes> <entries, as a bundle>   … as often as there are batches
//! ```

use crate::Broken;
use ledger::log::read_bundle;
use ledger::{Hash, Name};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const HEADER: &str = "sigap/audit-journal/v1";
/// Length and digest.
const BEFORE: usize = 4 + 32;

pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    /// Digest of the last batch, which the next one covers.
    last: Hash,
    bytes: u64,
    /// Entries before it, all of which are in files.
    first: u64,
}

/// What a journal holds.
pub(crate) struct Held {
    pub(crate) journal: Journal,
    pub(crate) entries: Vec<Vec<u8>>,
}

impl Journal {
    /// Begins a journal in place of the one that is there; `bundle` are entries that are in no file.
    pub(crate) fn begin(
        path: &Path,
        name: &Name,
        first: u64,
        bundle: &[u8],
    ) -> Result<Self, Broken> {
        let header = format!("{HEADER} {name} {first}\n");
        let mut making = path.as_os_str().to_owned();
        making.push(".new");
        let mut file = File::create(&making)?;
        file.write_all(header.as_bytes())?;
        let mut journal = Self {
            path: path.to_owned(),
            file,
            last: Hash::of(header.as_bytes()),
            bytes: 0,
            first,
        };
        if !bundle.is_empty() {
            journal.write(bundle)?;
        }
        journal.file.sync_all()?;
        fs::rename(&making, path)?;
        if let Some(folder) = path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(journal)
    }

    /// Reads what is there. A batch at the end that is not whole was never acknowledged, and is cut off.
    pub(crate) fn open(path: &Path, name: &Name) -> Result<Held, Broken> {
        let bytes = fs::read(path)?;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let header = end
            .and_then(|end| bytes.get(..=end))
            .ok_or(Broken::Foreign)?;
        let first = first(header, name).ok_or(Broken::Foreign)?;
        let mut last = Hash::of(header);
        let mut at = header.len();
        let mut entries = Vec::new();
        while let Some(batch) = batch(&bytes, at) {
            let digest = Hash::of_salted(&last.0, batch.body);
            if digest != batch.digest {
                if batch.end == bytes.len() {
                    break;
                }
                return Err(Broken::Damaged { at });
            }
            entries.extend(read_bundle(batch.body)?.into_iter().map(<[u8]>::to_vec));
            (last, at) = (digest, batch.end);
        }
        let file = File::options().append(true).open(path)?;
        if at < bytes.len() {
            file.set_len(at as u64)?;
            file.sync_all()?;
        }
        let journal = Self {
            path: path.to_owned(),
            file,
            last,
            bytes: at as u64,
            first,
        };
        Ok(Held { journal, entries })
    }

    /// Adds a batch, which is on disk afterwards.
    pub(crate) fn add(&mut self, bundle: &[u8]) -> Result<(), Broken> {
        self.write(bundle)?;
        Ok(self.file.sync_data()?)
    }

    fn write(&mut self, bundle: &[u8]) -> Result<(), Broken> {
        let length = u32::try_from(bundle.len()).map_err(|_| Broken::TooLong)?;
        self.last = Hash::of_salted(&self.last.0, bundle);
        let mut batch = Vec::with_capacity(BEFORE + bundle.len());
        batch.extend(length.to_be_bytes());
        batch.extend(self.last.0);
        batch.extend(bundle);
        self.file.write_all(&batch)?;
        self.bytes += batch.len() as u64;
        Ok(())
    }

    /// Entries before it, all of which are in files.
    pub(crate) fn first(&self) -> u64 {
        self.first
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

struct Batch<'a> {
    digest: Hash,
    body: &'a [u8],
    end: usize,
}

/// The batch that begins there, if all of it is there.
fn batch(bytes: &[u8], at: usize) -> Option<Batch<'_>> {
    let rest = bytes.get(at..)?;
    let (length, rest) = rest.split_first_chunk()?;
    let (digest, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    Some(Batch {
        digest: Hash(*digest),
        body: rest.get(..length)?,
        end: at + BEFORE + length,
    })
}

fn first(header: &[u8], name: &Name) -> Option<u64> {
    let header = std::str::from_utf8(header).ok()?.strip_suffix('\n')?;
    let first = header.strip_prefix(&format!("{HEADER} {name} "))?;
    first.parse().ok()
}
