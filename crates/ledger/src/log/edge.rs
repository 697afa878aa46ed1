//! The right edge of a log as files: what a single writer keeps in memory to append, and to write tiles and bundles.
//!
//! Whatever is full is given out once and never read again; what is not full yet is written anew at each checkpoint.

use super::tile::{STRIDE, hashes};
use super::{BadBundle, Bundle, Frontier, Tile, TileNodes, Tiles, WIDTH, write_bundle};
use crate::Hash;
use crate::chain::Unread;

/// A file of the log: its address below the prefix, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The open tile of each level, and the open bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    frontier: Frontier,
    /// Bytes of the open tile, lowest level first.
    tiles: Vec<Vec<u8>>,
    bundle: Vec<u8>,
}

impl Edge {
    /// The edge of a log of `size` entries whose files were written; `bundle` is the open bundle, empty if there is none.
    pub fn load(tiles: &impl Tiles, bundle: Vec<u8>, size: u64) -> Result<Self, Unread> {
        let mut open = Vec::new();
        for level in (0..u8::MAX).take_while(|level| hashes(*level, size) > 0) {
            let index = hashes(level, size) / WIDTH;
            let tile = Tile::of(level, index, size).map(|tile| tiles.tile(tile));
            open.push(tile.transpose()?.unwrap_or_default());
        }
        Ok(Self {
            frontier: Frontier::load(&TileNodes { tiles, size }, size)?,
            tiles: open,
            bundle,
        })
    }

    pub fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    /// Appends an entry, and gives out what is full by it.
    pub fn append(&mut self, entry: &[u8], mut full: impl FnMut(File)) -> Result<(), BadBundle> {
        self.bundle.extend(write_bundle([entry])?);
        let tiles = &mut self.tiles;
        self.frontier.append(Hash::of_leaf(entry), |place, hash| {
            if place.level % STRIDE != 0 {
                return;
            }
            let level = place.level / STRIDE;
            let at = usize::from(level);
            if tiles.len() <= at {
                tiles.resize(at + 1, Vec::new());
            }
            if let Some(open) = tiles.get_mut(at) {
                open.extend(hash.0);
                if place.index % WIDTH == WIDTH - 1 {
                    let (index, width) = (place.index / WIDTH, WIDTH);
                    let tile = Tile {
                        level,
                        index,
                        width,
                    };
                    let bytes = std::mem::take(open);
                    full(File {
                        path: tile.path(),
                        bytes,
                    });
                }
            }
        });
        let size = self.frontier.size();
        if size.is_multiple_of(WIDTH) {
            let (index, width) = (size / WIDTH - 1, WIDTH);
            full(File {
                path: Bundle { index, width }.path(),
                bytes: std::mem::take(&mut self.bundle),
            });
        }
        Ok(())
    }

    /// What is open: the files that a checkpoint of this size needs beside those that are full.
    pub fn open(&self) -> Vec<File> {
        let size = self.frontier.size();
        let tile = |(level, bytes): (u8, &Vec<u8>)| {
            let tile = Tile::of(level, hashes(level, size) / WIDTH, size)?;
            Some(File {
                path: tile.path(),
                bytes: bytes.clone(),
            })
        };
        let mut files: Vec<_> = (0..).zip(&self.tiles).filter_map(tile).collect();
        if !self.bundle.is_empty() {
            let (index, width) = (size / WIDTH, size % WIDTH);
            files.push(File {
                path: Bundle { index, width }.path(),
                bytes: self.bundle.clone(),
            });
        }
        files
    }
}
