//! Laws that hold for every history: same operations, same roots; order within a subject is all the order there is.

use super::*;
use crate::{Executed, Refusal};
use proptest::prelude::*;

/// Some subjects, each with a story of so many turns.
fn stories() -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(1_usize..4, 1..5)
}

/// Which story goes on, again and again.
fn dice() -> impl Strategy<Value = Vec<usize>> {
    proptest::collection::vec(0_usize..8, 1..8)
}

/// The operations of each story, in turn.
fn operations(country: &Country, stories: &[usize]) -> Vec<Vec<Operation>> {
    let story = |(person, turns): (usize, &usize)| {
        let subject = subject(&format!("person {person}"));
        let mut previous = Hash::NONE;
        let turn = |sequence: usize| {
            let deed = if sequence == 0 { create() } else { rotate() };
            let operation = country.signed(Content {
                sequence: sequence as u64,
                previous,
                ..content(deed, subject)
            });
            previous = operation.leaf();
            operation
        };
        (0..*turns).map(turn).collect()
    };
    stories.iter().enumerate().map(story).collect()
}

/// The stories told at once, each in its order, mixed by `dice`.
fn mixed(mut stories: Vec<Vec<Operation>>, dice: &[usize]) -> Vec<Operation> {
    let mut told = Vec::new();
    let mut dice = dice.iter().cycle();
    stories.retain(|story| !story.is_empty());
    while !stories.is_empty() {
        let at = dice.next().copied().unwrap_or(0) % stories.len();
        told.push(stories[at].remove(0));
        stories.retain(|story| !story.is_empty());
    }
    told
}

fn run(country: &Country, blocks: &[&[Operation]]) -> (Memory, Head) {
    let (mut memory, mut head) = (country.memory.clone(), country.head.clone());
    for (seconds, block) in (1..).zip(blocks) {
        let time = noon().plus_seconds(seconds);
        let made = propose(&memory, &head, block.to_vec(), time).unwrap();
        assert!(made.refused.is_empty(), "{:?}", made.refused);
        let executed = execute(&memory, &head, &made.block).unwrap();
        assert_eq!(executed, made.executed);
        memory.keep(executed.changes);
        head = executed.head;
    }
    (memory, head)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_same_operations_give_the_same_roots(stories in stories(), dice in dice()) {
        let country = Country::new();
        let told = mixed(operations(&country, &stories), &dice);
        let (_, one) = run(&country, &[&told]);
        let (_, again) = run(&country, &[&told]);
        prop_assert_eq!(one, again);
    }

    #[test]
    fn how_stories_are_mixed_does_not_change_where_each_ends(stories in stories(), dice in dice()) {
        let country = Country::new();
        let all = operations(&country, &stories);
        let (one, one_head) = run(&country, &[&mixed(all.clone(), &dice)]);
        let (two, two_head) = run(&country, &[&mixed(all.clone(), &[0])]);
        for story in all {
            let key = key_of(Kind::DidCreate.family(), story[0].content().subject);
            let last = |memory: &Memory, head: &Head| {
                let value = memory.value(key, head.state().0).unwrap().unwrap();
                let entry = Entry::read(&value).unwrap();
                // What the state holds last is what stands at that place of the log.
                let logged = memory.entry(entry.index).map(Hash::of_leaf);
                assert_eq!(logged, Some(entry.leaf));
                (entry.sequence, entry.leaf)
            };
            prop_assert_eq!(last(&one, &one_head), last(&two, &two_head));
        }
    }

    #[test]
    fn a_log_in_two_blocks_begins_with_the_log_of_the_first(stories in stories(), cut in 0_usize..12) {
        let country = Country::new();
        let told = mixed(operations(&country, &stories), &[3, 1, 2]);
        let (first, rest) = told.split_at(cut.min(told.len()));
        let (_, begun) = run(&country, &[first]);
        let (memory, whole) = run(&country, &[first, rest]);
        let (old, new) = (begun.checkpoint(), whole.checkpoint());
        let path = consistency(&memory, old.size, new.size).unwrap();
        crate::log::check_consistency((old.size, old.root), (new.size, new.root), &path).unwrap();
        // Cutting it into blocks changes places in the log, never the order or the end of a story.
        let (_, at_once) = run(&country, &[&told]);
        prop_assert_eq!(at_once.checkpoint().size + 1, new.size);
    }

    #[test]
    fn every_order_that_breaks_a_story_is_refused(turns in 2_usize..5, from in 0_usize..5, to in 0_usize..5) {
        let country = Country::new();
        let mut story = operations(&country, &[turns]).remove(0);
        let (from, to) = (from % turns, to % turns);
        prop_assume!(from != to);
        story.swap(from, to);
        let made = propose(&country.memory, &country.head, story, country.now).unwrap();
        let gap = |why: &Refusal| matches!(why, Refusal::Gap { .. } | Refusal::OutOfOrder { .. } | Refusal::Replayed);
        prop_assert!(!made.refused.is_empty());
        prop_assert!(made.refused.iter().all(|(_, why)| gap(why)));
        // What was taken is the beginning of the story, in order.
        let taken = made.block.operations.iter().map(|one| one.content().sequence);
        prop_assert!(taken.eq(0..made.block.operations.len() as u64));
    }

    #[test]
    fn whatever_is_proposed_is_executed_alike(stories in stories(), dice in proptest::collection::vec(0_usize..99, 1..20)) {
        let country = Country::new();
        let all: Vec<_> = operations(&country, &stories).concat();
        // Any operations in any order, some of them twice.
        let any: Vec<_> = dice.iter().map(|at| all[at % all.len()].clone()).collect();
        let time = country.now.plus_seconds(1);
        let made = propose(&country.memory, &country.head, any, time).unwrap();
        let block = Block::read(&made.block.bytes(), &country.origin).unwrap();
        let Executed { head, changes } = execute(&country.memory, &country.head, &block).unwrap();
        prop_assert_eq!(&head, &made.executed.head);
        prop_assert_eq!(changes, made.executed.changes);
        prop_assert!(head.is_after(&block.header));
    }
}
