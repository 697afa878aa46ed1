//! The journal of an audit log: every batch of entries that is not surely in files yet, one behind the other. One write and one sync for each.
//!
//! ```text
//! sigap/audit-journal/v1 <name of the log> <entries before it>\n
//! <length: 4 bytes> <its check: 4 bytes> <digest: 32 bytes> <entries, as a bundle>   … as often as there are batches
//! ```
//!
//! Check and digest also cover the digest before, so that no batch of another time or place is taken for one of these.

use crate::Broken;
use crate::audit_log::BATCH_BYTES_MAX;
use crate::files::replace;
use ledger::log::read_bundle;
use ledger::{Hash, Name};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

const HEADER: &str = "sigap/audit-journal/v1";
/// Length, check, digest.
const BEFORE: usize = 4 + 4 + 32;

pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    /// Digest of the last batch, which the next one covers.
    last: Hash,
    bytes: usize,
}

/// What stands in a journal at one place.
enum Next<'a> {
    Batch {
        digest: Hash,
        body: &'a [u8],
    },
    /// Nothing, or a batch that was being written when all stopped: it was never acknowledged.
    End,
    Damaged,
}

impl Journal {
    /// Begins a journal in place of the one that is there; `bundle` are entries that are in no file.
    pub(crate) fn begin(
        path: &Path,
        name: &Name,
        first: u64,
        bundle: &[u8],
    ) -> Result<Self, Broken> {
        let mut bytes = format!("{HEADER} {name} {first}\n").into_bytes();
        let mut last = Hash::of(&bytes);
        if !bundle.is_empty() {
            let (batch, digest) = batch(last, bundle)?;
            bytes.extend(batch);
            last = digest;
        }
        let file = replace(path, &bytes)?;
        Ok(Self {
            path: path.to_owned(),
            file,
            last,
            bytes: bytes.len(),
        })
    }

    /// Adds a batch, which is on disk afterwards.
    pub(crate) fn add(&mut self, bundle: &[u8]) -> Result<(), Broken> {
        let (batch, digest) = batch(self.last, bundle)?;
        self.file.write_all(&batch)?;
        self.file.sync_data()?;
        self.last = digest;
        self.bytes += batch.len();
        Ok(())
    }

    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

/// A journal as it is there; nothing where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, Broken> {
    match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => Ok(Some(read?)),
    }
}

/// How many entries are before the journal in these bytes.
pub(crate) fn first(bytes: &[u8], name: &Name) -> Result<u64, Broken> {
    let header = header(bytes).and_then(|header| std::str::from_utf8(header).ok());
    let rest = header.and_then(|header| header.trim_end().strip_prefix(HEADER));
    let rest = rest.and_then(|rest| rest.strip_prefix(&format!(" {name} ")));
    rest.and_then(|first| first.parse().ok())
        .ok_or(Broken::Foreign)
}

/// Hands out what a journal holds, batch by batch; a batch that was never acknowledged is left out.
pub(crate) fn each(
    bytes: &[u8],
    mut append: impl FnMut(&[&[u8]]) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let header = header(bytes).ok_or(Broken::Foreign)?;
    let (mut last, mut at) = (Hash::of(header), header.len());
    loop {
        match next(bytes.get(at..).unwrap_or_default(), last) {
            Next::Batch { digest, body } => {
                append(&read_bundle(body)?)?;
                (last, at) = (digest, at + BEFORE + body.len());
            }
            Next::End => return Ok(()),
            Next::Damaged => return Err(Broken::Damaged { at }),
        }
    }
}

/// The first line, with its end.
fn header(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    bytes.get(..=end)
}

fn batch(last: Hash, bundle: &[u8]) -> Result<(Vec<u8>, Hash), Broken> {
    let length = u32::try_from(bundle.len()).map_err(|_| Broken::TooLong)?;
    let digest = Hash::of_salted(&last.0, bundle);
    let mut batch = Vec::with_capacity(BEFORE + bundle.len());
    batch.extend(length.to_be_bytes());
    batch.extend(check(last, length.to_be_bytes()));
    batch.extend(digest.0);
    batch.extend(bundle);
    Ok((batch, digest))
}

/// By which a length is known to be one: what stands behind a false one could not be told from an end.
fn check(last: Hash, length: [u8; 4]) -> [u8; 4] {
    let [a, b, c, d, ..] = Hash::of_salted(&last.0, &length).0;
    [a, b, c, d]
}

fn next(rest: &[u8], last: Hash) -> Next<'_> {
    let Some((before, behind)) = rest.split_at_checked(BEFORE) else {
        return Next::End;
    };
    let Some((length, told, digest)) = parts(before) else {
        return Next::Damaged;
    };
    if check(last, length) != told {
        // A disk may have made room for a batch and not filled its beginning yet.
        let is_unwritten = before.iter().all(|byte| *byte == 0);
        let is_one = behind.len() <= BATCH_BYTES_MAX;
        return if is_unwritten && is_one {
            Next::End
        } else {
            Next::Damaged
        };
    }
    let length = u32::from_be_bytes(length);
    let Some(body) = usize::try_from(length)
        .ok()
        .and_then(|length| behind.get(..length))
    else {
        return Next::End;
    };
    if Hash::of_salted(&last.0, body) == digest {
        Next::Batch { digest, body }
    } else if body.len() == behind.len() {
        Next::End
    } else {
        Next::Damaged
    }
}

/// Length, check and digest.
fn parts(before: &[u8]) -> Option<([u8; 4], [u8; 4], Hash)> {
    let (length, rest) = before.split_first_chunk()?;
    let (told, rest) = rest.split_first_chunk()?;
    Some((*length, *told, Hash(rest.try_into().ok()?)))
}
