//! Where a credential will be looked up when it is revoked: a slot of a status list, drawn when it is issued.
//!
//! A list has one owner, who draws from it and puts nothing back, so no slot is given twice and nobody has to be asked
//! whether one is free. The order is random: neighbours in a list say nothing about who was served after whom.

use rand::{Rng, RngExt as _};

pub mod token;

/// Entries of one status list: large enough to hide one credential among many (W3C Bitstring Status List asks for
/// 131,072 at least), small enough to fetch on a phone.
pub const STATUS_LIST_ENTRIES: u32 = 1 << 17;

/// A slot of a status list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusSlot(u32);

impl StatusSlot {
    /// The slot a stored index names.
    pub fn at(index: u32) -> Option<Self> {
        (index < STATUS_LIST_ENTRIES).then_some(Self(index))
    }

    pub fn index(self) -> u32 {
        self.0
    }
}

/// The slots of one list that nobody has yet: half a megabyte for a whole list.
#[derive(Debug)]
pub struct FreeSlots(Vec<u32>);

impl FreeSlots {
    /// All slots of a list that was opened just now.
    pub fn all() -> Self {
        Self((0..STATUS_LIST_ENTRIES).collect())
    }

    /// One of the slots that are left, each as likely as the other. `None` once the list is used up.
    pub fn draw(&mut self, dice: &mut impl Rng) -> Option<StatusSlot> {
        if self.0.is_empty() {
            return None;
        }
        let at = dice.random_range(0..self.0.len());
        Some(StatusSlot(self.0.swap_remove(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use std::collections::BTreeSet;

    fn draws(seed: u64) -> Vec<u32> {
        let mut dice = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
        let mut free = FreeSlots::all();
        std::iter::from_fn(|| free.draw(&mut dice))
            .map(StatusSlot::index)
            .collect()
    }

    #[test]
    fn every_slot_of_a_list_is_drawn_exactly_once() {
        let drawn = draws(7);
        assert_eq!(drawn.len(), STATUS_LIST_ENTRIES as usize);
        let distinct: BTreeSet<u32> = drawn.into_iter().collect();
        assert!(distinct.into_iter().eq(0..STATUS_LIST_ENTRIES));
        assert_eq!(StatusSlot::at(STATUS_LIST_ENTRIES), None);
    }

    #[test]
    fn the_order_of_draws_says_nothing() {
        let (one, other) = (draws(1), draws(2));
        assert_ne!(one[..100], other[..100]);
        let rising = one.windows(2).filter(|pair| pair[0] < pair[1]).count();
        let half = one.len() / 2;
        assert!(
            rising.abs_diff(half) < half / 50,
            "as often up as down: {rising}"
        );
    }
}
