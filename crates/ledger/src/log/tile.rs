//! Tiles of the tree (C2SP tlog-tiles): files of up to 256 hashes that never change, so that any mirror can serve them.

use super::{Nodes, Place};
use crate::chain::Unread;
use std::fmt::Write as _;

/// Hashes of a full tile, and entries of a full bundle.
pub const WIDTH: u64 = 256;
/// Levels of the tree between two levels of tiles.
pub(super) const STRIDE: u8 = 8;
/// Highest level of a tile that its path may name.
const LEVEL_MAX: u8 = 63;

/// A tile: hashes of one level, `index * 256` and the `width` that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    pub level: u8,
    pub index: u64,
    pub width: u64,
}

impl Tile {
    /// What must be written when the log grows: each tile that holds a new hash, as wide as it is now.
    pub fn grown(old: u64, new: u64) -> Vec<Self> {
        let mut tiles = Vec::new();
        for level in 0..u8::MAX {
            let (old, new) = (hashes(level, old), hashes(level, new));
            if new <= old {
                break;
            }
            tiles.extend(widths(old, new).map(|(index, width)| Self {
                level,
                index,
                width,
            }));
        }
        tiles
    }

    /// The tile with that place as it is in a log of `size` entries; `None` if it holds nothing yet.
    pub fn of(level: u8, index: u64, size: u64) -> Option<Self> {
        let width = hashes(level, size)
            .saturating_sub(index.checked_mul(WIDTH)?)
            .min(WIDTH);
        (width > 0).then_some(Self {
            level,
            index,
            width,
        })
    }

    /// Its address below the prefix of the log.
    pub fn path(self) -> String {
        format!("tile/{}/{}", self.level, numbered(self.index, self.width))
    }

    /// Reads an address: the one spelling that [`Tile::path`] writes.
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let level = level.parse().ok().filter(|level| *level <= LEVEL_MAX)?;
        let (index, width) = parse_numbered(rest)?;
        let tile = Self {
            level,
            index,
            width,
        };
        (tile.path() == path).then_some(tile)
    }

    /// What the file holds.
    pub fn bytes(self, nodes: &impl Nodes) -> Result<Vec<u8>, Unread> {
        let level = self.level.checked_mul(STRIDE);
        let level = level.ok_or_else(|| Unread::new("a level of the log"))?;
        let first = self.index * WIDTH;
        let mut bytes = Vec::new();
        for index in first..first + self.width {
            bytes.extend(nodes.node(Place { level, index })?.0);
        }
        Ok(bytes)
    }
}

/// How many hashes the tiles of that level hold.
pub(super) fn hashes(level: u8, size: u64) -> u64 {
    let shift = u32::from(level) * u32::from(STRIDE);
    size.checked_shr(shift).unwrap_or(0)
}

/// Index and width of each run of 256 that has something new.
pub(super) fn widths(old: u64, new: u64) -> impl Iterator<Item = (u64, u64)> {
    let runs = old / WIDTH..new.div_ceil(WIDTH);
    runs.map(move |index| (index, (new - index * WIDTH).min(WIDTH)))
}

/// An index in groups of three digits, all but the last behind an `x`, and the width where it is not full.
pub(super) fn numbered(index: u64, width: u64) -> String {
    let digits = index.to_string();
    let digits = format!("{:0>1$}", digits, digits.len().div_ceil(3) * 3);
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        let is_last = at + 3 >= digits.len();
        if at % 3 == 0 {
            text.push_str(match (at, is_last) {
                (0, true) => "",
                (_, true) => "/",
                (0, false) => "x",
                (_, false) => "/x",
            });
        }
        text.push(digit);
    }
    if width < WIDTH {
        // Writing to a string does not fail.
        let _ = write!(text, ".p/{width}");
    }
    text
}

/// The inverse, generous about the spelling: whoever calls it compares with what [`numbered`] writes.
pub(super) fn parse_numbered(text: &str) -> Option<(u64, u64)> {
    let (index, width) = match text.split_once(".p/") {
        Some((index, width)) => (index, width.parse().ok()?),
        None => (text, WIDTH),
    };
    let digits: String = index.chars().filter(char::is_ascii_digit).collect();
    // More than this many tiles no log of ours will have, and their hashes would have no number.
    let index: u64 = digits.parse().ok().filter(|index| index >> 48 == 0_u64)?;
    (width > 0 && width <= WIDTH).then_some((index, width))
}
