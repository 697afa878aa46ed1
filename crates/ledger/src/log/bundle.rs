//! Entry bundles (C2SP tlog-tiles): up to 256 entries in one file, each behind its length.

use super::tile::{numbered, parse_numbered, widths};
use super::{ENTRY_BYTES_MAX, WIDTH};

/// The entries from `index * 256` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bundle {
    pub index: u64,
    pub width: u64,
}

/// Why bytes are not a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBundle {
    #[error("an entry is longer than sixteen bits can tell")]
    TooLong,
    #[error("cut off in the middle of an entry")]
    Cut,
    #[error("holds {found} entries, not {wanted}")]
    Count { found: u64, wanted: u64 },
}

impl Bundle {
    /// What must be written when the log grows.
    pub fn grown(old: u64, new: u64) -> Vec<Self> {
        let runs = (new > old).then(|| widths(old, new));
        let bundle = |(index, width)| Self { index, width };
        runs.into_iter().flatten().map(bundle).collect()
    }

    /// The numbers of its entries.
    pub fn entries(self) -> std::ops::Range<u64> {
        let first = self.index * WIDTH;
        first..first + self.width
    }

    /// Its address below the prefix of the log.
    pub fn path(self) -> String {
        format!("tile/entries/{}", numbered(self.index, self.width))
    }

    /// Reads an address: the one spelling that [`Bundle::path`] writes.
    pub fn parse(path: &str) -> Option<Self> {
        let (index, width) = parse_numbered(path.strip_prefix("tile/entries/")?)?;
        let bundle = Self { index, width };
        (bundle.path() == path).then_some(bundle)
    }

    /// The entries in the bytes of this bundle.
    pub fn read(self, bytes: &[u8]) -> Result<Vec<&[u8]>, BadBundle> {
        // One more than there can be tells as much as all of them.
        let most = usize::try_from(self.width).unwrap_or(usize::MAX);
        let entries = read_some(bytes, most.saturating_add(1))?;
        let found = entries.len() as u64;
        if found == self.width {
            Ok(entries)
        } else {
            Err(BadBundle::Count {
                found,
                wanted: self.width,
            })
        }
    }
}

/// Writes entries one behind the other, each after its length.
pub fn write_bundle<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BadBundle> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).map_err(|_| BadBundle::TooLong)?;
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry);
    }
    Ok(bytes)
}

/// Reads what [`write_bundle`] writes.
pub fn read_bundle(bytes: &[u8]) -> Result<Vec<&[u8]>, BadBundle> {
    read_some(bytes, usize::MAX)
}

/// Reads no more than so many entries.
fn read_some(mut bytes: &[u8], most: usize) -> Result<Vec<&[u8]>, BadBundle> {
    let mut entries = Vec::new();
    while entries.len() < most
        && let Some((length, rest)) = bytes.split_first_chunk::<2>()
    {
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest.split_at_checked(length).ok_or(BadBundle::Cut)?;
        entries.push(entry);
        bytes = rest;
    }
    if bytes.is_empty() || entries.len() == most {
        Ok(entries)
    } else {
        Err(BadBundle::Cut)
    }
}

const _: () = assert!(ENTRY_BYTES_MAX == u16::MAX as usize);
