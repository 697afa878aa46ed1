//! The log as files that any server may give out: tiles, bundles of entries, and the checkpoint (C2SP tlog-tiles).
//!
//! A file that is full never changes, and is on disk after [`Shelf::sync`]. What is open is kept elsewhere by whoever appends, and written as
//! a file only with the checkpoint that needs it.

use crate::Broken;
use crate::files::{Unsynced, make_folder, replace, write};
use ledger::log::{Bundle, Edge, File, Tile, Tiles, WIDTH, read_bundle, write_bundle};
use ledger::log::{Frontier, TileNodes};
use ledger::note::Note;
use ledger::{Checkpoint, Hash, Unread};
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

const CHECKPOINT: &str = "checkpoint";
/// Levels of the tree in one tile.
const STRIDE: u32 = 8;
/// Tiles on top of one another that a log can have.
const LEVELS: u8 = 8;

/// The files of one log.
pub struct Shelf {
    folder: PathBuf,
    edge: Edge,
    /// Entries under the checkpoint that is served.
    served: u64,
    unsynced: Unsynced,
}

impl Shelf {
    /// The log of `size` entries in a folder; `open` are those from the last multiple of 256 on.
    pub fn open(folder: &Path, open: &[Vec<u8>], size: u64) -> Result<Self, Broken> {
        make_folder(folder)?;
        let bundle = write_bundle(open.iter().map(Vec::as_slice))?;
        let loading = Loading {
            folder,
            leaves: open.iter().map(|entry| Hash::of_leaf(entry)).collect(),
        };
        let mut shelf = Self {
            folder: folder.to_owned(),
            edge: Edge::load(&loading, bundle, size)?,
            served: 0,
            unsynced: Unsynced::default(),
        };
        shelf.served = shelf.published().unwrap_or(0);
        Ok(shelf)
    }

    /// The size that the checkpoint in the files tells; 0 where there is none.
    pub fn published(&self) -> Result<u64, Broken> {
        let note = match fs::read_to_string(self.folder.join(CHECKPOINT)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
            note => note?,
        };
        let read = Note::read(&note).ok();
        let read = read.and_then(|note| Checkpoint::read(note.text).ok());
        Ok(read.ok_or(Broken::Checkpoint)?.size)
    }

    /// Appends entries, and writes what they fill. Gives the number of the first entry that is still open.
    pub fn append<T: AsRef<[u8]>>(&mut self, entries: &[T]) -> Result<u64, Broken> {
        let mut full = Vec::new();
        for entry in entries {
            self.edge.append(entry.as_ref(), |file| full.push(file))?;
        }
        for file in &full {
            write(&self.folder, file)?;
            self.unsynced.add(&self.folder, file);
        }
        Ok(self.size() / WIDTH * WIDTH)
    }

    /// Puts on disk what was filled since the last time.
    pub fn sync(&mut self) -> Result<(), Broken> {
        Ok(self.unsynced.sync(&self.folder)?)
    }

    /// The bytes of the bundle that is open.
    pub(crate) fn open_bundle(&self) -> &[u8] {
        self.edge.bundle()
    }

    /// Entries of the log.
    pub fn size(&self) -> u64 {
        self.edge.frontier().size()
    }

    /// The right edge of its tree.
    pub fn frontier(&self) -> &Frontier {
        self.edge.frontier()
    }

    /// The nodes of the log as it was with `size` entries.
    pub fn nodes(&self, size: u64) -> TileNodes<'_, Self> {
        TileNodes { tiles: self, size }
    }

    /// One entry.
    pub fn entry(&self, index: u64) -> Result<Vec<u8>, Broken> {
        let entry = self.entries(index..index.saturating_add(1))?.pop();
        Ok(entry.ok_or_else(|| Unread::new("an entry that is not in the log"))?)
    }

    /// Some entries, one after the other.
    pub fn entries(&self, range: Range<u64>) -> Result<Vec<Vec<u8>>, Broken> {
        if range.end > self.size() {
            return Err(Unread::new("entries that are not in the log").into());
        }
        let mut entries = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let (index, skipped) = (at / WIDTH, at % WIDTH);
            let width = WIDTH.min(self.size() - index * WIDTH);
            let bundle = self.bundle(index, width)?;
            let wanted = width.min(range.end - index * WIDTH) - skipped;
            let count = |number| usize::try_from(number).unwrap_or(usize::MAX);
            let read = read_bundle(&bundle)?;
            let part = read.into_iter().skip(count(skipped)).take(count(wanted));
            entries.extend(part.map(<[u8]>::to_vec));
            at += wanted;
        }
        Ok(entries)
    }

    /// Serves a checkpoint: first the files that it needs, then the checkpoint itself. It is on disk afterwards, so that nobody sees an older one
    /// later; the files follow from what is kept elsewhere, and whoever opens the log writes them once more.
    pub fn publish(&mut self, size: u64, note: &str) -> Result<(), Broken> {
        self.write_parts(size)?;
        replace(&self.folder.join(CHECKPOINT), note.as_bytes())?;
        self.forget_parts(size)
    }

    /// Keeps a file beside those of the log, on disk when this returns.
    pub fn keep_beside(&self, path: &str, bytes: &[u8]) -> Result<(), Broken> {
        let file = self.folder.join(path);
        if let Some(above) = file.parent() {
            make_folder(above)?;
        }
        replace(&file, bytes)?;
        Ok(())
    }

    /// A file beside those of the log, if it is there.
    pub fn beside(&self, path: &str) -> Result<Option<Vec<u8>>, Broken> {
        match fs::read(self.folder.join(path)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            read => Ok(Some(read?)),
        }
    }

    /// Writes the files that are open in a log of that size.
    pub fn write_parts(&self, size: u64) -> Result<(), Broken> {
        for level in 0..LEVELS {
            let hashes = size.checked_shr(u32::from(level) * STRIDE).unwrap_or(0);
            let (index, width) = (hashes / WIDTH, hashes % WIDTH);
            if width > 0 {
                let tile = Tile {
                    level,
                    index,
                    width,
                };
                self.write(tile.path(), self.tile(tile)?)?;
            }
        }
        let (index, width) = (size / WIDTH, size % WIDTH);
        if width > 0 {
            let bundle = Bundle { index, width };
            self.write(bundle.path(), self.bundle(index, width)?)?;
        }
        Ok(())
    }

    fn write(&self, path: String, bytes: Vec<u8>) -> Result<(), Broken> {
        Ok(write(&self.folder, &File { path, bytes })?)
    }

    fn bundle(&self, index: u64, width: u64) -> Result<Vec<u8>, Broken> {
        let whole = if index == self.size() / WIDTH {
            self.edge.bundle().to_vec()
        } else {
            let width = WIDTH;
            fs::read(self.folder.join(Bundle { index, width }.path()))?
        };
        let entries = read_bundle(&whole)?;
        let width = usize::try_from(width).unwrap_or(usize::MAX);
        let cut = entries.get(..width);
        let cut = cut.ok_or_else(|| Unread::new("a bundle of another length"))?;
        Ok(write_bundle(cut.iter().copied())?)
    }

    /// Removes the parts of files that are full under what is served: no checkpoint needs them any more.
    fn forget_parts(&mut self, size: u64) -> Result<(), Broken> {
        let before = std::mem::replace(&mut self.served, size);
        let width = WIDTH;
        for level in 0..LEVELS {
            for index in full(level, before)..full(level, size) {
                let tile = Tile {
                    level,
                    index,
                    width,
                };
                self.remove(&format!("{}.p", tile.path()))?;
            }
        }
        for index in full(0, before)..full(0, size) {
            self.remove(&format!("{}.p", Bundle { index, width }.path()))?;
        }
        Ok(())
    }

    fn remove(&self, parts: &str) -> Result<(), Broken> {
        match fs::remove_dir_all(self.folder.join(parts)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// How many tiles of that level are full.
fn full(level: u8, size: u64) -> u64 {
    let shift = (u32::from(level) + 1) * STRIDE;
    size.checked_shr(shift).unwrap_or(0)
}

impl Tiles for Shelf {
    fn tile(&self, tile: Tile) -> Result<Vec<u8>, Unread> {
        match self.edge.tile(tile) {
            Some(bytes) => Ok(bytes.to_vec()),
            None => read_part(&self.folder, tile),
        }
    }
}

/// The edge of a log whose open tiles were never written: they follow from what stands below them.
struct Loading<'a> {
    folder: &'a Path,
    /// Hashes of the entries that are open.
    leaves: Vec<Hash>,
}

impl Tiles for Loading<'_> {
    fn tile(&self, tile: Tile) -> Result<Vec<u8>, Unread> {
        let hashes = match tile.level.checked_sub(1) {
            None => self.leaves.clone(),
            Some(below) => {
                let below = |index| {
                    let width = WIDTH;
                    let tile = Tile {
                        level: below,
                        index,
                        width,
                    };
                    let bytes = read_part(self.folder, tile)?;
                    let (row, _) = bytes.as_chunks::<32>();
                    Ok(Frontier::root_of(row.iter().map(|hash| Hash(*hash))))
                };
                let first = tile.index * WIDTH;
                let rows = (first..first + tile.width).map(below);
                rows.collect::<Result<_, Unread>>()?
            }
        };
        Ok(hashes.into_iter().flat_map(|hash| hash.0).collect())
    }
}

/// The beginning of a tile that is full.
fn read_part(folder: &Path, tile: Tile) -> Result<Vec<u8>, Unread> {
    let full = Tile {
        width: WIDTH,
        ..tile
    };
    let read = fs::read(folder.join(full.path()));
    let bytes = read.map_err(|error| Unread::new(&format!("{}: {error}", full.path())))?;
    let cut = usize::try_from(tile.width)
        .ok()
        .and_then(|width| bytes.get(..width * 32));
    let cut = cut.ok_or_else(|| Unread::new("a tile of another length"))?;
    Ok(cut.to_vec())
}
