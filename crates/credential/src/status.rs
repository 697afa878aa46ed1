//! Where a credential will be looked up when it is revoked: a place in a status list, reserved at issue.
//!
//! The index is random, so that neighbours in a list say nothing about who was served after whom. Two draws may
//! collide; the database holds the place under a unique key and the caller draws again.

use rand::Rng;

/// Entries of one status list: large enough to hide one credential among many (W3C Bitstring Status List asks for
/// 131,072 at least), small enough to fetch on a phone.
pub const STATUS_LIST_ENTRIES: u32 = 1 << 17;

/// A place in a status list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusSlot(u32);

impl StatusSlot {
    /// A random place. The size is a power of two, so a mask leaves no bias.
    pub fn draw(dice: &mut impl Rng) -> Self {
        Self(dice.next_u32() & (STATUS_LIST_ENTRIES - 1))
    }

    /// The place a stored index names.
    pub fn at(index: u32) -> Option<Self> {
        (index < STATUS_LIST_ENTRIES).then_some(Self(index))
    }

    pub fn index(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;

    #[test]
    fn draws_stay_inside_the_list_and_spread_over_it() {
        let mut dice = rand_chacha::ChaCha8Rng::seed_from_u64(7);
        let drawn: std::collections::BTreeSet<u32> = (0..1_000)
            .map(|_| StatusSlot::draw(&mut dice).index())
            .collect();
        assert!(drawn.iter().all(|&index| StatusSlot::at(index).is_some()));
        assert!(drawn.len() > 980, "a thousand draws of 131,072 rarely meet");
        assert_eq!(StatusSlot::at(STATUS_LIST_ENTRIES), None);
    }
}
