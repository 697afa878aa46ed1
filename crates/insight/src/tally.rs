//! The tally: what became of each thing that is counted, in which group, and of how many people.

use crate::crowd::{Crowd, Person};
use crate::table::{self, Table};
use std::collections::{BTreeMap, BTreeSet};

/// So many kinds are told apart; those met after them are counted together, and hidden.
pub const KINDS_MAX: usize = 200;
/// The same for groups: a field by which everybody is a group of their own must not fill the memory.
pub const GROUPS_MAX: usize = 1_000;

/// Counts things by kind and by group. Its memory is bounded by the kinds and groups it tells apart, not by how much is
/// counted.
#[derive(Clone, Debug)]
pub struct Tally<K, G> {
    pub(crate) cells: Cells<K, G>,
    kinds: BTreeSet<K>,
    groups: BTreeSet<G>,
}

/// By kind and group; none stands for those beyond the bounds.
pub(crate) type Cells<K, G> = BTreeMap<(Option<K>, Option<G>), Cell>;

/// What was counted alike.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    pub(crate) count: u64,
    pub(crate) people: Crowd,
}

impl Cell {
    pub(crate) fn join(&mut self, other: &Self) {
        self.count += other.count;
        self.people.join(&other.people);
    }
}

impl<K, G> Default for Tally<K, G> {
    fn default() -> Self {
        Self {
            cells: Cells::new(),
            kinds: BTreeSet::new(),
            groups: BTreeSet::new(),
        }
    }
}

impl<K: Ord + Clone, G: Ord + Clone> Tally<K, G> {
    /// One thing more, of this kind and group, about this person.
    pub fn count(&mut self, kind: K, group: G, person: Person) {
        let kind = bounded(&mut self.kinds, kind, KINDS_MAX);
        let group = bounded(&mut self.groups, group, GROUPS_MAX);
        let cell = self.cells.entry((kind, group)).or_default();
        cell.count += 1;
        cell.people.add(person);
    }

    /// What may be told of it; nothing at all where all of it is about fewer than [`crate::PEOPLE_MIN`] people.
    pub fn told(&self) -> Option<Table<K, G>> {
        table::told(&self.cells)
    }
}

fn bounded<T: Ord + Clone>(known: &mut BTreeSet<T>, one: T, most: usize) -> Option<T> {
    if known.contains(&one) {
        return Some(one);
    }
    if known.len() >= most {
        return None;
    }
    known.insert(one.clone());
    Some(one)
}
