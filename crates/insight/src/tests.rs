use crate::{GROUPS_MAX, PEOPLE_MIN, Person, Row, Table, Tally};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One thing that is counted: its kind, its group, and about whom it is.
type Thing = (u8, u8, u8);
/// A place of the tally before anything is hidden.
type Place = (u8, u8);

fn person(n: u8) -> Person {
    let mut person = [0; 16];
    person[0] = n;
    person
}

fn told(things: &[Thing]) -> Option<Table<u8, u8>> {
    let mut tally = Tally::default();
    for (kind, group, who) in things {
        tally.count(*kind, *group, person(*who));
    }
    tally.told()
}

/// So many things of one kind and group, each about another person.
fn many(kind: u8, group: u8, people: std::ops::Range<u8>) -> impl Iterator<Item = Thing> {
    people.map(move |who| (kind, group, who))
}

#[test]
fn what_is_about_enough_people_is_told_as_it_was_counted() {
    let things: Vec<Thing> = many(0, 0, 0..20).chain(many(1, 1, 20..32)).collect();
    let table = told(&things).unwrap();
    assert_eq!(table.total, 32);
    assert_eq!(table.kinds, [(0, 20), (1, 12)]);
    assert_eq!(table.other_kinds, None);
    let row = |total, kinds: [u64; 2]| Row {
        total,
        kinds: kinds.to_vec(),
        other_kinds: 0,
    };
    assert_eq!(table.groups, [(0, row(20, [20, 0])), (1, row(12, [0, 12]))]);
    assert_eq!(table.other_groups, None);
}

#[test]
fn people_are_counted_and_not_what_they_did() {
    let often: Vec<Thing> = (0..100).map(|_| (0, 0, 7)).collect();
    assert_eq!(told(&often), None, "a hundred times the same person");
    let nine: Vec<Thing> = many(0, 0, 0..9).collect();
    assert_eq!(told(&nine), None);
    let ten: Vec<Thing> = many(0, 0, 0..10).collect();
    assert_eq!(told(&ten).unwrap().total, 10);
}

#[test]
fn a_small_kind_takes_the_smallest_other_with_it_so_that_no_total_gives_it_away() {
    let small = many(2, 0, 0..3);
    let things: Vec<Thing> = many(0, 0, 10..40)
        .chain(many(1, 0, 50..65))
        .chain(small)
        .collect();
    let table = told(&things).unwrap();
    assert_eq!((table.total, table.kinds), (48, vec![(0, 30)]));
    assert_eq!(table.other_kinds, Some(18));
}

#[test]
fn a_group_with_a_small_figure_in_it_is_told_with_others() {
    let things: Vec<Thing> = many(0, 0, 0..30)
        .chain(many(1, 0, 30..45))
        .chain(many(0, 1, 50..70))
        .chain(many(1, 1, 70..74))
        .chain(many(0, 2, 80..95))
        .chain(many(1, 2, 95..110))
        .collect();
    let table = told(&things).unwrap();
    // Group 1 has four people of kind 1; with the smallest other group there are nineteen.
    let groups: Vec<u8> = table.groups.iter().map(|(group, _)| *group).collect();
    assert_eq!(groups, [0]);
    assert_eq!(table.other_groups.unwrap().kinds, [35, 19]);
}

#[test]
fn everybody_a_group_of_their_own_neither_fills_the_memory_nor_is_told() {
    let mut tally = Tally::default();
    for n in 0..5_000_u64 {
        let mut who = [0; 16];
        who[..8].copy_from_slice(&n.to_be_bytes());
        tally.count(0, n, who);
    }
    assert!(tally.cells.len() <= GROUPS_MAX + 1);
    let table = tally.told().unwrap();
    assert_eq!((table.total, table.groups.len()), (5_000, 0));
    assert_eq!(table.other_groups.unwrap().total, 5_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn totals_add_up_down_and_across(things in things()) {
        let Some(table) = told(&things) else { return Ok(()) };
        prop_assert_eq!(table.total, things.len() as u64);
        let of_kinds: u64 = table.kinds.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(of_kinds + table.other_kinds.unwrap_or(0), table.total);
        let rows = || table.groups.iter().map(|(_, row)| row).chain(&table.other_groups);
        for (at, (kind, count)) in table.kinds.iter().enumerate() {
            prop_assert_eq!(*count, things.iter().filter(|thing| thing.0 == *kind).count() as u64);
            prop_assert_eq!(*count, rows().map(|row| row.kinds[at]).sum::<u64>());
        }
        prop_assert_eq!(table.other_kinds.unwrap_or(0), rows().map(|row| row.other_kinds).sum::<u64>());
        for row in rows() {
            prop_assert_eq!(row.total, row.kinds.iter().sum::<u64>() + row.other_kinds);
        }
        prop_assert_eq!(table.total, rows().map(|row| row.total).sum::<u64>());
    }

    #[test]
    fn every_figure_is_about_nobody_or_about_enough_people(things in things()) {
        let Some(table) = told(&things) else { return Ok(()) };
        for figure in figures(&table, &things) {
            prop_assert!(!is_few(&figure, &things), "{figure:?}");
        }
    }

    #[test]
    fn nothing_about_few_people_can_be_worked_out_of_what_is_told(
        things in things(),
        any in vec(any::<bool>(), 36),
    ) {
        let Some(table) = told(&things) else { return Ok(()) };
        let places: Vec<Place> = places(&things).into_iter().collect();
        let row = |set: &BTreeSet<Place>| -> Vec<i64> {
            places.iter().map(|place| i64::from(set.contains(place))).collect()
        };
        let known: Vec<Vec<i64>> = figures(&table, &things).iter().map(row).collect();
        let chosen = places.iter().zip(&any).filter(|(_, yes)| **yes).map(|(place, _)| *place);
        let mut wanted: Vec<BTreeSet<Place>> = vec![chosen.collect()];
        for (kind, group) in &places {
            wanted.push([(*kind, *group)].into());
            wanted.push(places.iter().filter(|place| place.0 == *kind).copied().collect());
            wanted.push(places.iter().filter(|place| place.1 == *group).copied().collect());
        }
        for set in wanted.into_iter().filter(|set| is_few(set, &things)) {
            prop_assert!(!follows(&known, row(&set)), "{set:?} follows from {table:?}");
        }
    }

    #[test]
    fn what_is_seen_from_one_side_adds_up_and_tells_nothing_more(things in things()) {
        let Some(table) = told(&things) else { return Ok(()) };
        // Kinds 0 and 1 look alike, kind 2 is not to be seen.
        let seen = table.seen_as(|kind| (*kind != 2).then_some((*kind).max(1)));
        let unseen: u64 = table.kinds.iter().filter(|(kind, _)| *kind == 2).map(|(_, n)| n).sum();
        prop_assert_eq!(seen.total + unseen, table.total);
        prop_assert_eq!(seen.other_kinds, table.other_kinds);
        let both: u64 = table.kinds.iter().filter(|(kind, _)| *kind < 2).map(|(_, n)| n).sum();
        let alike = seen.kinds.iter().find(|(kind, _)| *kind == 1).map_or(0, |(_, n)| *n);
        prop_assert_eq!(alike, both);
        let rows = || seen.groups.iter().map(|(_, row)| row).chain(&seen.other_groups);
        for (at, (_, count)) in seen.kinds.iter().enumerate() {
            prop_assert_eq!(*count, rows().map(|row| row.kinds[at]).sum::<u64>());
        }
        prop_assert_eq!(seen.total, rows().map(|row| row.total).sum::<u64>());
    }

    #[test]
    fn the_order_of_counting_does_not_matter(things in things(), turn in 0usize..60) {
        let mut turned = things.clone();
        let by = turn % things.len().max(1);
        turned.rotate_left(by);
        prop_assert_eq!(told(&things), told(&turned));
    }
}

/// Few enough people that some figures are small, enough that some are not.
fn things() -> impl Strategy<Value = Vec<Thing>> {
    let often = (0u8..3, 0u8..3, any::<u8>());
    let seldom = (0u8..6, 0u8..6, 0u8..30);
    vec(prop_oneof![3 => often, 1 => seldom], 0..180)
}

fn places(things: &[Thing]) -> BTreeSet<Place> {
    things.iter().map(|thing| (thing.0, thing.1)).collect()
}

/// Each figure of a table as the places it is the sum of, as somebody would see it who knows what was hidden together.
fn figures(table: &Table<u8, u8>, things: &[Thing]) -> Vec<BTreeSet<Place>> {
    let places = places(things);
    let column = |kind: u8| table.kinds.iter().position(|(told, _)| *told == kind);
    let line = |group: u8| table.groups.iter().position(|(told, _)| *told == group);
    let mut blocks: BTreeMap<(Option<usize>, Option<usize>), BTreeSet<Place>> = BTreeMap::new();
    let mut figures = vec![places.clone()];
    for place in &places {
        let block = (column(place.0), line(place.1));
        blocks.entry(block).or_default().insert(*place);
    }
    for at in (0..table.kinds.len()).map(Some).chain([None]) {
        figures.push(
            places
                .iter()
                .filter(|place| column(place.0) == at)
                .copied()
                .collect(),
        );
    }
    for at in (0..table.groups.len()).map(Some).chain([None]) {
        figures.push(
            places
                .iter()
                .filter(|place| line(place.1) == at)
                .copied()
                .collect(),
        );
    }
    figures.extend(blocks.into_values());
    figures
}

/// Whether a sum of places is about somebody, and about fewer than may be told of.
fn is_few(set: &BTreeSet<Place>, things: &[Thing]) -> bool {
    let about = things
        .iter()
        .filter(|thing| set.contains(&(thing.0, thing.1)));
    let people: BTreeSet<u8> = about.map(|thing| thing.2).collect();
    !people.is_empty() && people.len() < PEOPLE_MIN
}

/// A prime: what follows by adding and subtracting figures follows among remainders too.
const PRIME: i64 = 1_000_003;

/// Whether a sum can be had by adding and subtracting multiples of known ones.
fn follows(known: &[Vec<i64>], wanted: Vec<i64>) -> bool {
    let rank = |rows: Vec<Vec<i64>>| rank(rows);
    let with: Vec<Vec<i64>> = known.iter().cloned().chain([wanted]).collect();
    rank(known.to_vec()) == rank(with)
}

fn rank(mut rows: Vec<Vec<i64>>) -> usize {
    let width = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..width {
        let Some(at) = (rank..rows.len()).find(|at| rows[*at][column] != 0) else {
            continue;
        };
        rows.swap(rank, at);
        let lead = rows[rank].clone();
        let inverse = power(lead[column], PRIME - 2);
        for row in &mut rows[rank + 1..] {
            let times = row[column] * inverse % PRIME;
            for (here, of_lead) in row.iter_mut().zip(&lead) {
                *here = (*here - times * of_lead).rem_euclid(PRIME);
            }
        }
        rank += 1;
    }
    rank
}

fn power(base: i64, mut exponent: i64) -> i64 {
    let (mut base, mut result) = (base.rem_euclid(PRIME), 1);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}
