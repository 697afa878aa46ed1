//! Four validators, of which one may be away.

use crate::town::{Town, entries, people, person};
use consensus::Node;
use ledger::log::Frontier;
use ledger::{Hash, Operation};

/// All show the same beginning of one log, and whatever was served meanwhile stands in it.
pub(crate) fn agree(town: &Town) {
    agree_among(town, 1..=u8::try_from(town.peers.len()).unwrap());
}

pub(crate) fn agree_among(town: &Town, seeds: std::ops::RangeInclusive<u8>) {
    let logs: Vec<_> = seeds.map(|seed| entries(&town.public(seed))).collect();
    let longest = logs.iter().max_by_key(|(one, _)| one.size).unwrap();
    for (checkpoint, read) in &logs {
        assert!(longest.1.starts_with(read), "one log");
        let root = Frontier::root_of(read.iter().map(|entry| Hash::of_leaf(entry)));
        assert_eq!(checkpoint.root, root, "{} entries", checkpoint.size);
    }
    town.showed_only(&longest.1);
}

/// Each of `operations` is submitted to another validator in turn.
pub(crate) fn spread(town: &Town, nodes: &[&Node], operations: &[Operation]) -> Vec<u64> {
    let answers = operations.iter().zip(nodes.iter().cycle());
    let answers = answers.map(|(operation, node)| node.submit(operation.bytes()));
    let answers = town.wait(futures_util::future::join_all(answers));
    let placed = answers.into_iter().map(|answer| answer.unwrap().index);
    placed.collect()
}

#[test]
fn whoever_is_told_all_agree_and_every_one_proves_it() {
    let town = Town::of(4);
    let nodes = town.start_all();
    let operations = people(0..300);
    let all: Vec<_> = nodes.iter().collect();
    let places = spread(&town, &all, &operations);
    let last = *places.iter().max().unwrap();
    for node in &nodes {
        town.prove(node, places[17], operations[17].bytes());
        town.serves(node, last + 1);
    }
    drop(nodes);
    agree(&town);
}

#[test]
fn one_that_stops_under_load_is_not_missed_and_catches_up() {
    let town = Town::of(4);
    let mut nodes = town.start_all();
    let all: Vec<_> = nodes.iter().collect();
    spread(&town, &all, &people(0..100));
    drop(all);
    drop(nodes.pop());
    let three: Vec<_> = nodes.iter().collect();
    let places = spread(&town, &three, &people(100..300));
    drop(three);
    nodes.push(town.start(4));
    let last = *places.iter().max().unwrap();
    town.reaches(&nodes[3], last + 1);
    let all: Vec<_> = nodes.iter().collect();
    let places = spread(&town, &all, &people(300..340));
    let last = *places.iter().max().unwrap();
    for node in &nodes {
        town.serves(node, last + 1);
    }
    town.prove(&nodes[3], places[3], person(303).bytes());
    drop(nodes);
    agree(&town);
}

#[test]
fn all_stop_at_once_and_go_on() {
    let town = Town::of(4);
    let nodes = town.start_all();
    let all: Vec<_> = nodes.iter().collect();
    let operations = people(0..120);
    let places = spread(&town, &all, &operations);
    drop(nodes);
    let nodes = town.start_all();
    for node in &nodes {
        town.prove(node, places[5], operations[5].bytes());
    }
    let all: Vec<_> = nodes.iter().collect();
    let places = spread(&town, &all, &people(120..160));
    let last = *places.iter().max().unwrap();
    for node in &nodes {
        town.serves(node, last + 1);
    }
    drop(nodes);
    agree(&town);
}
