//! Inner nodes computed from tiles, so that a proof can be made from files alone.

use super::tile::STRIDE;
use super::{Nodes, Place, Tile, WIDTH};
use crate::Hash;
use crate::chain::Unread;

/// Fetches the bytes of tiles, from a folder or a mirror. They are not believed: a proof made of false ones does not hold.
pub trait Tiles {
    fn tile(&self, tile: Tile) -> Result<Vec<u8>, Unread>;
}

/// The nodes of a log of `size` entries whose tiles can be fetched.
pub struct TileNodes<'a, T> {
    pub tiles: &'a T,
    pub size: u64,
}

impl<T: Tiles> Nodes for TileNodes<'_, T> {
    fn node(&self, place: Place) -> Result<Hash, Unread> {
        let within = place.level % STRIDE;
        let hashes = 1 << within;
        let first = place.index.checked_mul(hashes);
        let first = first.ok_or_else(|| Unread::new("a place outside the log"))?;
        let tile = Tile::of(place.level / STRIDE, first / WIDTH, self.size);
        let tile = tile.ok_or_else(|| Unread::new("a tile outside the log"))?;
        let bytes = self.tiles.tile(tile)?;
        let (row, rest) = bytes.as_chunks::<32>();
        let width = usize::try_from(tile.width).unwrap_or(usize::MAX);
        if row.len() != width || !rest.is_empty() {
            return Err(Unread::new("a tile of another length"));
        }
        let cut = usize::try_from(first % WIDTH)
            .ok()
            .and_then(|from| row.get(from..from + (1_usize << within)));
        let cut = cut.ok_or_else(|| Unread::new("a node that is not complete yet"))?;
        Ok(perfect(cut))
    }
}

/// The root over a power of two of hashes.
fn perfect(row: &[[u8; 32]]) -> Hash {
    match row {
        [] => Hash::of(b""),
        [one] => Hash(*one),
        _ => {
            let (left, right) = row.split_at(row.len() / 2);
            Hash::of_children(perfect(left), perfect(right))
        }
    }
}
