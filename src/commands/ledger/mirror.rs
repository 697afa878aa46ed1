//! A mirror of a ledger: a folder, or an address of the web, with the files of the log (C2SP tlog-tiles). Nothing that it says is
//! believed before it was checked.

use super::web::Web;
use anyhow::{Context, bail, ensure};
use ledger::log::{Bundle, ENTRY_BYTES_MAX, Tile, Tiles, WIDTH, write_bundle};
use ledger::note::NOTE_BYTES_MAX;
use ledger::{BRIDGE_BYTES_MAX, Unread, bridge_path};
use std::io::{ErrorKind, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Bytes of a tile that is full.
const TILE_BYTES_MAX: usize = 256 * 32;
/// Bytes of a bundle at most: each entry stands behind its length of two bytes.
const BUNDLE_BYTES_MAX: usize = 256 * (ENTRY_BYTES_MAX + 2);

pub(super) enum Mirror {
    Folder(PathBuf),
    Web(Box<Web>),
}

impl Mirror {
    /// An address of the web, or else a folder.
    pub(super) fn at(place: &str) -> anyhow::Result<Self> {
        if place.contains("://") {
            return Ok(Self::Web(Box::new(Web::at(place)?)));
        }
        ensure!(Path::new(place).is_dir(), "{place} is no folder");
        Ok(Self::Folder(place.into()))
    }

    /// The checkpoint that it shows, letter by letter.
    pub(super) fn checkpoint(&self) -> anyhow::Result<String> {
        let bytes = self.needed("checkpoint", NOTE_BYTES_MAX)?;
        String::from_utf8(bytes).context("the checkpoint is no text")
    }

    /// What leads to the set with that number, if it is there; not checked.
    pub(super) fn bridge(&self, sequence: u64) -> anyhow::Result<Option<String>> {
        let path = bridge_path(sequence);
        let bytes = self.file(&path, BRIDGE_BYTES_MAX)?;
        let text = bytes.map(String::from_utf8).transpose();
        text.with_context(|| format!("{path} is no text"))
    }

    /// Reads the entries `from` to `to` of a log of `to` entries, one after the other, until `read` breaks off.
    pub(super) fn each(
        &self,
        from: u64,
        to: u64,
        mut read: impl FnMut(&[u8]) -> anyhow::Result<ControlFlow<()>>,
    ) -> anyhow::Result<()> {
        for bundle in Bundle::grown(from, to) {
            let bytes = self.bundle(bundle)?;
            let entries = bundle.read(&bytes);
            let entries = entries.with_context(|| bundle.path())?;
            for (index, entry) in bundle.entries().zip(entries) {
                if index >= from && read(entry)?.is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// One entry of a log of `size` entries.
    pub(super) fn entry(&self, index: u64, size: u64) -> anyhow::Result<Vec<u8>> {
        ensure!(
            index < size,
            "the log has {size} entries, none with number {index}"
        );
        let mut found = None;
        let first = index / WIDTH * WIDTH;
        let mut at = first;
        self.each(first, size.min(first + WIDTH), |entry| {
            if at == index {
                found = Some(entry.to_vec());
                return Ok(ControlFlow::Break(()));
            }
            at += 1;
            Ok(ControlFlow::Continue(()))
        })?;
        found.context("an entry that is not there")
    }

    /// A bundle as wide as it is asked for. Its part may be gone by now, since the log has grown: then the whole is there.
    fn bundle(&self, bundle: Bundle) -> anyhow::Result<Vec<u8>> {
        if let Some(bytes) = self.file(&bundle.path(), BUNDLE_BYTES_MAX)? {
            return Ok(bytes);
        }
        let whole = Bundle {
            width: WIDTH,
            ..bundle
        };
        ensure!(bundle != whole, "{} is not there", bundle.path());
        let bytes = self.needed(&whole.path(), BUNDLE_BYTES_MAX)?;
        let entries = whole.read(&bytes).with_context(|| whole.path())?;
        let width = usize::try_from(bundle.width).unwrap_or(usize::MAX);
        Ok(write_bundle(entries.into_iter().take(width))?)
    }

    fn needed(&self, path: &str, most: usize) -> anyhow::Result<Vec<u8>> {
        let found = self.file(path, most)?;
        found.with_context(|| format!("{path} is not there"))
    }

    /// A file, if it is there. One that is longer than it can be is refused, not read.
    fn file(&self, path: &str, most: usize) -> anyhow::Result<Option<Vec<u8>>> {
        match self {
            Self::Web(web) => web.get(path, most),
            Self::Folder(folder) => {
                let file = match std::fs::File::open(folder.join(path)) {
                    Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                    opened => opened.with_context(|| format!("cannot read {path}"))?,
                };
                let mut bytes = Vec::new();
                let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
                file.take(limit).read_to_end(&mut bytes)?;
                if bytes.len() > most {
                    bail!("{path} is longer than {most} bytes");
                }
                Ok(Some(bytes))
            }
        }
    }
}

impl Tiles for Mirror {
    fn tile(&self, tile: Tile) -> Result<Vec<u8>, Unread> {
        let unread = |error: anyhow::Error| Unread::new(&format!("{error:#}"));
        let whole = Tile {
            width: WIDTH,
            ..tile
        };
        let part = self.file(&tile.path(), TILE_BYTES_MAX).map_err(unread)?;
        let part = match part {
            None if tile != whole => self.file(&whole.path(), TILE_BYTES_MAX).map_err(unread)?,
            part => part,
        };
        let mut bytes =
            part.ok_or_else(|| Unread::new(&format!("{} is not there", tile.path())))?;
        bytes.truncate(
            usize::try_from(tile.width)
                .unwrap_or(usize::MAX)
                .saturating_mul(32),
        );
        Ok(bytes)
    }
}
