//! Operations that wait for a block: bounded, each once, and no agency before the others for having more of them.
//!
//! What waits may have become impossible meanwhile; a block is made by [`crate::propose`], which tells. An agency's operations
//! keep the order in which they came, so that the turns of a subject follow one another.

use crate::{Hash, Operation, Set};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

/// Most bytes of one agency's operations that wait: some 9,000 of them.
pub const AGENCY_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most bytes of all of them.
pub const POOL_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Kept in memory alone: who submitted an operation submits it again if it was not recorded.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    operations: HashMap<Hash, Operation>,
    queues: BTreeMap<Hash, Queue>,
    bytes: usize,
    /// The agency that was first in the last block.
    first: Option<Hash>,
}

#[derive(Clone, Debug, Default)]
struct Queue {
    leaves: VecDeque<Hash>,
    bytes: usize,
}

/// Why an operation does not wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAdded {
    #[error("no agency of the set in force has this key and name")]
    UnknownAgency,
    #[error("waits already")]
    Known,
    #[error("too much of this agency waits")]
    AgencyFull,
    #[error("too much waits")]
    Full,
}

impl Pool {
    pub fn add(&mut self, operation: Operation, set: &Set) -> Result<(), NotAdded> {
        let (agency, bytes) = (operation.content().agency, operation.bytes().len());
        if set.agency_of(&operation).is_none() {
            return Err(NotAdded::UnknownAgency);
        }
        if self.operations.contains_key(&operation.leaf()) {
            return Err(NotAdded::Known);
        }
        let waiting = self.queues.get(&agency).map_or(0, |queue| queue.bytes);
        if waiting + bytes > AGENCY_BYTES_MAX {
            return Err(NotAdded::AgencyFull);
        }
        if self.bytes + bytes > POOL_BYTES_MAX {
            return Err(NotAdded::Full);
        }
        let queue = self.queues.entry(agency).or_default();
        queue.leaves.push_back(operation.leaf());
        queue.bytes += bytes;
        self.bytes += bytes;
        self.operations.insert(operation.leaf(), operation);
        Ok(())
    }

    /// An operation that waits, by the hash of its leaf; it need not be checked again when it comes in somebody's block.
    pub fn get(&self, leaf: Hash) -> Option<&Operation> {
        self.operations.get(&leaf)
    }

    /// At most so many for the next block, one of each agency in turn; another agency begins than last time. `taken` are in blocks
    /// before it that are not final yet. All go on waiting until [`Pool::forget`] is told of them.
    pub fn next(&mut self, most: usize, taken: &HashSet<Hash>) -> Vec<Operation> {
        let after = self.first.map_or(0, |first| {
            self.queues.range(..=first).count() % self.queues.len().max(1)
        });
        let agencies: Vec<_> = self.queues.iter().collect();
        let (before, from) = agencies.split_at(after.min(agencies.len()));
        let turns: Vec<_> = from.iter().chain(before).collect();
        self.first = turns.first().map(|(agency, _)| **agency);
        let free = |queue: &Queue| {
            let leaves = queue.leaves.iter();
            leaves
                .filter(|leaf| !taken.contains(leaf))
                .copied()
                .collect()
        };
        let mut queues: Vec<VecDeque<Hash>> = turns.iter().map(|(_, queue)| free(queue)).collect();
        let mut next = Vec::new();
        while next.len() < most && !queues.is_empty() {
            let in_turn = queues.iter_mut().filter_map(VecDeque::pop_front);
            let operations = in_turn.filter_map(|leaf| self.operations.get(&leaf));
            next.extend(operations.take(most - next.len()).cloned());
            queues.retain(|queue| !queue.is_empty());
        }
        next
    }

    /// These wait no more: a block that is final has them, or made them impossible.
    pub fn forget(&mut self, leaves: &HashSet<Hash>) {
        let operations = &mut self.operations;
        self.queues.retain(|_, queue| {
            queue.leaves.retain(|leaf| {
                if !leaves.contains(leaf) {
                    return true;
                }
                let bytes = operations.remove(leaf).map_or(0, |one| one.bytes().len());
                queue.bytes -= bytes;
                self.bytes -= bytes;
                false
            });
            !queue.leaves.is_empty()
        });
    }

    /// All that wait, by the hashes of their leaves.
    pub fn leaves(&self) -> impl Iterator<Item = Hash> {
        self.operations.keys().copied()
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.operations.len()
    }

    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Signer as _;
    use crate::tests::{content, create, name, set, signer, subject};
    use proptest::prelude::*;

    fn key(seed: u8) -> crate::PublicKey {
        signer(seed).public()
    }

    fn operation(seed: u8, about: usize) -> Operation {
        let mut content = content(create(), subject(&format!("{seed} {about}")));
        if seed == 102 {
            content.agency = name("kominfo.example").digest();
        }
        let origin = name("sigap.example/ledger");
        content.sign(&origin, &signer(seed)).unwrap()
    }

    #[test]
    fn an_operation_waits_once_and_for_an_agency_of_the_set() {
        let (mut pool, set) = (Pool::default(), set(1..5, 3));
        let one = operation(101, 0);
        assert_eq!(pool.add(one.clone(), &set), Ok(()));
        assert_eq!(pool.add(one.clone(), &set), Err(NotAdded::Known));
        let stranger = operation(7, 0);
        assert_eq!(pool.add(stranger, &set), Err(NotAdded::UnknownAgency));
        assert_eq!(pool.get(one.leaf()), Some(&one));
        pool.forget(&HashSet::from([one.leaf()]));
        assert!(pool.is_empty() && pool.next(9, &HashSet::new()).is_empty());
        assert_eq!(pool.add(one, &set), Ok(()));
    }

    #[test]
    fn an_agency_that_floods_is_refused_and_the_others_are_not() {
        let (mut pool, set) = (Pool::default(), set(1..5, 3));
        let proof = vec![Hash::NONE; 1_300];
        let deed = crate::Deed::AuditCheckpoint { size: 1, proof };
        let origin = name("sigap.example/ledger");
        let large = |about: usize| {
            let content = content(deed.clone(), subject(&about.to_string()));
            content.sign(&origin, &signer(101)).unwrap()
        };
        let full = (0..100).find_map(|about| pool.add(large(about), &set).err());
        assert_eq!(full, Some(NotAdded::AgencyFull));
        assert!(pool.len() > 60);
        assert_eq!(pool.add(operation(102, 0), &set), Ok(()));
        let next = pool.next(2, &HashSet::new());
        assert!(next.iter().any(|one| one.key() == key(102)));
        // What stands in a block that is not final yet is not proposed twice.
        let taken = next.iter().map(Operation::leaf).collect();
        let more = pool.next(2, &taken);
        assert!(more.iter().all(|one| !next.contains(one)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

        #[test]
        fn agencies_take_turns_and_each_keeps_its_order(first in 0_usize..12, second in 0_usize..12, most in 1_usize..20) {
            let (mut pool, set) = (Pool::default(), set(1..5, 3));
            let (one, two) = ((0..first).map(|at| operation(101, at)), (0..second).map(|at| operation(102, at)));
            let told: Vec<_> = one.chain(two).collect();
            for one in &told {
                pool.add(one.clone(), &set).unwrap();
            }
            let mut taken = Vec::new();
            while !pool.is_empty() {
                let next = pool.next(most, &HashSet::new());
                prop_assert!(!next.is_empty() && next.len() <= most);
                let of = |seed| next.iter().filter(|one| one.key() == key(seed)).count();
                let fair = of(101).abs_diff(of(102)) < 2;
                let left = pool.queues.values().map(|queue| queue.leaves.len()).min().unwrap();
                // As long as both have some, neither gets two more than the other.
                prop_assert!(pool.queues.len() < 2 || next.len() > 2 * left || fair);
                pool.forget(&next.iter().map(Operation::leaf).collect());
                taken.extend(next);
            }
            prop_assert_eq!(pool.bytes, 0);
            for seed in [101, 102] {
                let of = |one: &&Operation| one.key() == key(seed);
                prop_assert!(taken.iter().filter(of).eq(told.iter().filter(of)));
            }
        }
    }
}
