//! The log: one Merkle tree of RFC 6962 over all entries, in their order, which only ever grows.
//!
//! Who appends needs a [`Frontier`] alone, some twenty hashes however long the log is; who writes files as well, an [`Edge`]. Who
//! proves reads inner nodes through [`Nodes`]: from a table, or from the tiles of C2SP by [`TileNodes`]. Who checks needs neither.

mod bundle;
mod check;
mod edge;
mod frontier;
mod prove;
#[cfg(test)]
pub(crate) mod tests;
mod tile;
mod tile_nodes;

pub use bundle::{BadBundle, Bundle, read_bundle, write_bundle};
pub use check::{Disproved, check_consistency, check_inclusion};
pub use edge::{Edge, File};
pub use frontier::Frontier;
pub use prove::{consistency, inclusion};
pub use tile::{Tile, WIDTH};
pub use tile_nodes::{TileNodes, Tiles};

use crate::Hash;
use crate::chain::Unread;

/// Entries a log holds at most: numbers up to here mean the same in every JSON reader (RFC 7493 §2.2).
pub const SIZE_MAX: u64 = (1 << 53) - 1;
/// Longest entry: bundles write its length in sixteen bits.
pub const ENTRY_BYTES_MAX: usize = 65_535;

/// Where a node stands: the root of the entries `index << level` to `(index + 1) << level`, all of which are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub level: u8,
    pub index: u64,
}

/// Reads nodes of a log.
pub trait Nodes {
    fn node(&self, place: Place) -> Result<Hash, Unread>;
}
