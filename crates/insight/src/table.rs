//! What may be told of a tally.
//!
//! A small figure is not left out of a table whose totals give it away again: it is told together with others, as one
//! figure about enough people. So whatever is told is a sum of blocks, each about at least [`crate::PEOPLE_MIN`] people, and
//! no difference between two figures is about fewer.
//!
//! Kinds first: those about few people become one block, and as long as that is still about few, the smallest of the other
//! kinds joins it. Then groups: one is told if every kind in it is about nobody or about enough people; all others become
//! one row, which the smallest told ones join until the same holds of it.

use crate::tally::{Cell, Cells};
use std::collections::{BTreeMap, BTreeSet};

/// Figures about enough people each. They add up, down and across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, G> {
    pub total: u64,
    /// By kind.
    pub kinds: Vec<(K, u64)>,
    /// All kinds that cannot be told alone.
    pub other_kinds: Option<u64>,
    pub groups: Vec<(G, Row)>,
    /// All groups that cannot be told alone.
    pub other_groups: Option<Row>,
}

/// One group, or all that cannot be told alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub total: u64,
    /// In the order of the table's kinds.
    pub kinds: Vec<u64>,
    pub other_kinds: u64,
}

impl<K, G: Clone> Table<K, G> {
    /// The same seen from one side: kinds that are alike from there are one, and those not to be seen are left out. Only
    /// sums of what is told, so nothing more is told.
    pub fn seen_as<L: Ord + Clone>(&self, side: impl Fn(&K) -> Option<L>) -> Table<L, G> {
        let sides: Vec<Option<L>> = self.kinds.iter().map(|(kind, _)| side(kind)).collect();
        let kinds: BTreeSet<&L> = sides.iter().flatten().collect();
        let sums = |counts: &[u64]| -> Vec<u64> {
            let of = |kind: &L| -> u64 {
                let alike = counts.iter().zip(&sides);
                let alike = alike.filter(|(_, side)| side.as_ref() == Some(kind));
                alike.map(|(count, _)| count).sum()
            };
            kinds.iter().map(|kind| of(kind)).collect()
        };
        let row = |row: &Row| {
            let kinds = sums(&row.kinds);
            Row {
                total: kinds.iter().sum::<u64>() + row.other_kinds,
                kinds,
                other_kinds: row.other_kinds,
            }
        };
        let counts: Vec<u64> = self.kinds.iter().map(|(_, count)| *count).collect();
        let counts = sums(&counts);
        let groups = self.groups.iter();
        Table {
            total: counts.iter().sum::<u64>() + self.other_kinds.unwrap_or(0),
            kinds: kinds
                .iter()
                .map(|kind| (*kind).clone())
                .zip(counts)
                .collect(),
            other_kinds: self.other_kinds,
            groups: groups
                .map(|(group, counts)| (group.clone(), row(counts)))
                .collect(),
            other_groups: self.other_groups.as_ref().map(row),
        }
    }
}

/// The cells of a group, or of all: the told kinds in their order, then all others together.
type Cut = Vec<Cell>;

pub(crate) fn told<K: Ord + Clone, G: Ord + Clone>(cells: &Cells<K, G>) -> Option<Table<K, G>> {
    let mut all = Cell::default();
    for cell in cells.values() {
        all.join(cell);
    }
    if !all.people.is_enough() {
        return None;
    }
    let kinds = kinds_told(cells);
    let (open, closed) = groups_told(cells, &kinds);
    let mut totals = cut(&kinds);
    for row in open.values().chain(&closed) {
        join(&mut totals, row);
    }
    let named = kinds
        .iter()
        .cloned()
        .zip(totals.iter().map(|cell| cell.count));
    Some(Table {
        total: all.count,
        kinds: named.collect(),
        other_kinds: totals.last().map(|cell| cell.count).filter(|n| *n > 0),
        groups: open
            .iter()
            .map(|(group, cut)| (group.clone(), row(cut)))
            .collect(),
        other_groups: closed.as_ref().map(row),
    })
}

/// Kinds that are told alone, in their order.
fn kinds_told<K: Ord + Clone, G>(cells: &Cells<K, G>) -> BTreeSet<K> {
    let mut by_kind: BTreeMap<&Option<K>, Cell> = BTreeMap::new();
    for ((kind, _), cell) in cells {
        by_kind.entry(kind).or_default().join(cell);
    }
    let mut hidden = Cell::default();
    let mut told: Vec<(&K, Cell)> = Vec::new();
    for (kind, cell) in by_kind {
        match kind {
            Some(kind) if cell.people.is_enough() => told.push((kind, cell)),
            Some(_) | None => hidden.join(&cell),
        }
    }
    told.sort_by(|one, other| (one.1.count, one.0).cmp(&(other.1.count, other.0)));
    let mut smallest = told.iter();
    while hidden.people.is_few() {
        let Some((_, cell)) = smallest.next() else {
            break;
        };
        hidden.join(cell);
    }
    smallest.map(|(kind, _)| (*kind).clone()).collect()
}

/// Groups that are told alone, and all others together.
fn groups_told<K: Ord, G: Ord + Clone>(
    cells: &Cells<K, G>,
    kinds: &BTreeSet<K>,
) -> (BTreeMap<G, Cut>, Option<Cut>) {
    let place = |kind: &Option<K>| {
        let place = kind
            .as_ref()
            .and_then(|kind| kinds.iter().position(|told| told == kind));
        place.unwrap_or(kinds.len())
    };
    let mut by_group: BTreeMap<&Option<G>, Cut> = BTreeMap::new();
    for ((kind, group), cell) in cells {
        let cut = by_group.entry(group).or_insert_with(|| cut(kinds));
        if let Some(of_kind) = cut.get_mut(place(kind)) {
            of_kind.join(cell);
        }
    }
    let mut open = BTreeMap::new();
    let mut closed: Option<Cut> = None;
    for (group, of_group) in by_group {
        match group {
            Some(group) if !of_group.iter().any(|cell| cell.people.is_few()) => {
                open.insert(group.clone(), of_group);
            }
            Some(_) | None => join(closed.get_or_insert_with(|| cut(kinds)), &of_group),
        }
    }
    while closed.iter().flatten().any(|cell| cell.people.is_few()) {
        let smallest = open.iter().min_by_key(|(group, cut)| (total(cut), *group));
        let smallest = smallest.map(|(group, _)| group.clone());
        let Some(joining) = smallest.and_then(|group| open.remove(&group)) else {
            break;
        };
        join(closed.get_or_insert_with(|| cut(kinds)), &joining);
    }
    (open, closed)
}

fn cut<K>(kinds: &BTreeSet<K>) -> Cut {
    vec![Cell::default(); kinds.len() + 1]
}

fn join(cut: &mut Cut, other: &Cut) {
    for (cell, other) in cut.iter_mut().zip(other) {
        cell.join(other);
    }
}

fn total(cut: &Cut) -> u64 {
    cut.iter().map(|cell| cell.count).sum()
}

fn row(cut: &Cut) -> Row {
    let mut kinds: Vec<u64> = cut.iter().map(|cell| cell.count).collect();
    let other_kinds = kinds.pop().unwrap_or(0);
    Row {
        total: total(cut),
        kinds,
        other_kinds,
    }
}
