//! Validators that mean no good, or whose clock is wrong, and strangers.

use crate::liar::{Liar, Lies};
use crate::together::{agree, agree_among, spread};
use crate::town::{LONG, Town, clock_off_by, entries, free_address, name, people};
use consensus::Node;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn a_clock_that_is_an_hour_ahead_or_behind_stops_nobody() {
    for off in [3_600, -3_600] {
        let town = Town::of(4);
        let mut nodes: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
        let mut config = town.config(4);
        config.clock = clock_off_by(off);
        nodes.push(town.run(config));
        let three: Vec<_> = nodes.iter().take(3).collect();
        let mut places = Vec::new();
        for batch in 0..4 {
            places = spread(&town, &three, &people(batch * 10..batch * 10 + 10));
        }
        let last = *places.iter().max().unwrap();
        for node in &nodes {
            town.reaches(node, last + 1);
        }
        for node in &three {
            town.serves(node, last + 1);
        }
        drop(nodes);
    }
}

/// Two programs with one key, each connected to other validators: for the others, one validator that says two things. Whoever finds it
/// out speaks to it no more, so it need not follow to the end.
#[test]
fn a_validator_that_says_two_things_splits_nobody() {
    let town = Town::of(4);
    let elsewhere = free_address();
    let node = |seed: u8, fourth| {
        let mut config = town.config(seed);
        config.validators[3].address = fourth;
        town.run(config)
    };
    let here = town.peers[3].address;
    let honest = [node(1, here), node(2, here), node(3, elsewhere)];
    let twin = |folder: &str, listen, sees: &[usize]| {
        let mut config = town.config(4);
        (config.listen, config.folder) = (listen, town.folder.join(folder));
        for peer in 0..3 {
            if !sees.contains(&peer) {
                config.validators[peer].address = free_address();
            }
        }
        // Blocks of the same view differ at least in their time.
        Node::start(config).unwrap()
    };
    let twins = [twin("v4", here, &[0, 1]), twin("twin", elsewhere, &[2])];
    let mut last = 0;
    for batch in 0..12 {
        let numbers = batch * 10..batch * 10 + 10;
        // Each twin proposes what it was told.
        let own = people(10_000 + numbers.start..10_000 + numbers.start + 2);
        for (twin, operation) in twins.iter().zip(&own) {
            drop(town.wait(async {
                tokio::time::timeout(Duration::from_millis(1), twin.submit(operation.bytes())).await
            }));
        }
        let all: Vec<_> = honest.iter().collect();
        last = spread(&town, &all, &people(numbers))
            .into_iter()
            .max()
            .unwrap();
    }
    for node in &honest {
        town.serves(node, last + 1);
    }
    drop((honest, twins));
    agree(&town);
}

#[test]
fn a_validator_that_floods_with_garbage_and_lies_about_its_height_is_borne() {
    let town = Town::of(4);
    let nodes: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
    let liar = Liar::start(&town, 4, Lies::Garbage);
    let all: Vec<_> = nodes.iter().collect();
    let (mut last, began) = (0, Instant::now());
    for batch in 0.. {
        last = spread(&town, &all, &people(batch * 20..batch * 20 + 20))
            .into_iter()
            .max()
            .unwrap();
        // Each of them hears one lie on a channel of the engine, and mostly nothing after it: a liar is not spoken to.
        if batch >= 8 && liar.sent() >= 3 {
            break;
        }
        assert!(began.elapsed() < LONG, "{} lies to the engine", liar.sent());
    }
    for node in &nodes {
        town.serves(node, last + 1);
    }
    drop((nodes, liar));
    agree_among(&town, 1..=3);
}

/// A ledger in which one votes for two things at once goes on as if it were silent; says whether anybody could name it.
fn goes_on_beside_a_liar() -> bool {
    let town = Town::of(4);
    let nodes: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
    let liar = Liar::start(&town, 4, Lies::Conflicts);
    let all: Vec<_> = nodes.iter().collect();
    let last = (0..6)
        .flat_map(|batch| spread(&town, &all, &people(batch * 20..batch * 20 + 20)))
        .max()
        .unwrap();
    for node in &nodes {
        town.serves(node, last + 1);
    }
    let named: BTreeSet<_> = nodes.iter().flat_map(Node::two_tongued).collect();
    assert!(
        named.is_subset(&BTreeSet::from([name("v4.example/ledger")])),
        "{named:?}"
    );
    drop((nodes, liar));
    agree_among(&town, 1..=3);
    !named.is_empty()
}

#[test]
fn a_validator_that_votes_for_two_things_at_once_changes_nothing_and_is_named_by_who_heard_both() {
    // Whoever hears the second vote after the turn is over stops listening without keeping both: on a machine with much other work that may be all.
    assert!((0..8).any(|_| goes_on_beside_a_liar()), "nobody was named");
}

#[test]
fn a_validator_that_tells_each_of_another_block_changes_nothing() {
    let town = Town::of(4);
    let nodes: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
    let liar = Liar::start(&town, 4, Lies::Equivocates);
    let all: Vec<_> = nodes.iter().collect();
    // Every fourth turn is its own.
    let last = (0..8)
        .flat_map(|batch| spread(&town, &all, &people(batch * 20..batch * 20 + 20)))
        .max()
        .unwrap();
    for node in &nodes {
        town.serves(node, last + 1);
    }
    drop((nodes, liar));
    agree_among(&town, 1..=3);
}

#[test]
fn strangers_and_garbage_at_the_door_change_nothing() {
    let town = Town::of(4);
    let nodes = town.start_all();
    let all: Vec<_> = nodes.iter().collect();
    spread(&town, &all, &people(0..20));
    for round in 0..20_u8 {
        for peer in &town.peers {
            if let Ok(mut stream) = TcpStream::connect(peer.address) {
                let _ = stream.write_all(&[round; 4_096]);
            }
        }
    }
    let places = spread(&town, &all, &people(20..60));
    for node in &nodes {
        town.serves(node, *places.iter().max().unwrap() + 1);
    }
    drop(all);
    drop(nodes);
    assert!(!entries(&town.public(1)).1.is_empty());
    agree(&town);
}
