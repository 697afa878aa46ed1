//! Validators come and go while the ledger runs.

use crate::together::{agree_among, spread};
use crate::town::{Town, founding, name, now, origin, people, person, set, set_of};
use consensus::{CannotStart, Node, NotPlaced};
use ledger::{Trust, Walk, verify};
use std::time::Duration;

/// Goes over to the validators of those seeds, approved by some of those before.
fn change(town: &Town, at: &Node, seeds: &[u8], approving: &[u8]) -> u64 {
    let change = town.change(at, set_of(seeds), approving);
    town.submit(at, &change).unwrap().index
}

/// Operations of their own come in by each of these, and all of them serve the log with these.
fn works(town: &Town, nodes: &[&Node], round: u32) -> u64 {
    let operations = people(round * 1_000..round * 1_000 + 12);
    let last = spread(town, nodes, &operations).into_iter().max().unwrap();
    for node in nodes {
        town.serves(node, last + 1);
    }
    last
}

/// Whoever trusted the founders walks to those who validate after `steps` changes, and believes what one of them proves.
fn walks(town: &Town, node: &Node, founders: u8, steps: u64, index: u64) {
    let trust = Trust::of(origin(), &set(founders), 1).unwrap();
    let mut walk = Walk::from(trust, 0);
    for step in 1..=steps {
        let bridge = town.wait(node.bridge(step)).unwrap().unwrap();
        walk.cross(&bridge, now()).unwrap();
    }
    let entry = town.wait(node.entry(index)).unwrap().unwrap();
    let proof = town.wait(node.proof(index)).unwrap().unwrap();
    verify(&proof, walk.trust(), &entry, now()).unwrap();
}

#[test]
fn one_comes_one_goes_and_the_ledger_runs_on() {
    let town = Town::to_grow(4, 5);
    let mut nodes: Vec<_> = (1..=5).map(|seed| town.start(seed)).collect();
    let all: Vec<_> = nodes.iter().collect();
    let last = works(&town, &all[..4], 0);
    // Who is to come has the log before it counts.
    town.serves(&nodes[4], last + 1);

    let index = change(&town, &nodes[0], &[1, 2, 3, 5], &[1, 2, 4]);
    for node in &nodes {
        town.reaches(node, index + 1);
    }
    let new = [0, 1, 2, 4].map(|at: usize| &nodes[at]);
    let last = works(&town, &new, 1);
    walks(&town, &nodes[4], 4, 1, last);
    // Who left still has the log.
    town.serves(&nodes[3], last + 1);
    walks(&town, &nodes[3], 4, 1, last);

    // Three of four are a quorum only with the one that came.
    drop(nodes.remove(3));
    drop(nodes.remove(0));
    let new: Vec<_> = nodes.iter().collect();
    works(&town, &new, 2);
    drop(nodes);
    agree_among(&town, 1..=5);
}

#[test]
fn one_alone_becomes_four_and_four_become_four_others() {
    let town = Town::to_grow(1, 8);
    let nodes: Vec<_> = (1..=8).map(|seed| town.start(seed)).collect();
    let all: Vec<_> = nodes.iter().collect();
    town.submit(&nodes[0], &person(1)).unwrap();
    change(&town, &nodes[0], &[1, 2, 3, 4], &[1]);
    works(&town, &all[..4], 1);
    change(&town, &nodes[1], &[5, 6, 7, 8], &[2, 3, 4]);
    let last = works(&town, &all[4..], 2);
    walks(&town, &nodes[7], 1, 2, last);
    // Those who left pass on what they are told, and follow.
    works(&town, &all, 3);
    drop(nodes);
    agree_among(&town, 1..=8);
}

#[test]
fn whoever_was_away_during_two_changes_comes_back_and_votes() {
    let town = Town::to_grow(4, 5);
    let mut nodes: Vec<_> = (1..=5).map(|seed| town.start(seed)).collect();
    let all: Vec<_> = nodes.iter().collect();
    let last = works(&town, &all[..4], 0);
    town.serves(&nodes[4], last + 1);
    drop(nodes.remove(3));
    change(&town, &nodes[0], &[1, 2, 3, 4, 5], &[1, 2, 3]);
    let there: Vec<_> = nodes.iter().collect();
    works(&town, &there, 1);
    change(&town, &nodes[1], &[1, 2, 3, 4], &[1, 2, 3, 5]);
    works(&town, &there[..3], 2);

    let back = town.start(4);
    town.reaches(&back, nodes[0].head().checkpoint().size);
    // Three of four are a quorum only with the one that came back.
    drop(nodes.remove(0));
    let last = works(&town, &[&nodes[0], &nodes[1], &back], 3);
    walks(&town, &back, 4, 2, last);
    drop((nodes, back));
    agree_among(&town, 1..=5);
}

#[test]
fn all_stop_in_the_middle_of_a_change_and_go_on() {
    for wait in [0, 150, 600] {
        let town = Town::to_grow(4, 5);
        let nodes: Vec<_> = (1..=5).map(|seed| town.start(seed)).collect();
        let index = change(&town, &nodes[0], &[1, 2, 3, 5], &[1, 2, 3]);
        std::thread::sleep(Duration::from_millis(wait));
        drop(nodes);
        let nodes: Vec<_> = (1..=5).map(|seed| town.start(seed)).collect();
        for node in &nodes {
            town.reaches(node, index + 1);
        }
        let new = [0, 1, 2, 4].map(|at: usize| &nodes[at]);
        let last = works(&town, &new, 1);
        walks(&town, &nodes[4], 4, 1, last);
        drop(nodes);
        agree_among(&town, 1..=5);
    }
}

#[test]
fn a_validator_changes_its_key_and_another_its_name() {
    let mut town = Town::to_grow(4, 5);
    // The fifth key is that of the fourth validator, on another machine.
    town.peers[4].name = town.peers[3].name.clone();
    let nodes: Vec<_> = (1..=5).map(|seed| town.start(seed)).collect();
    let mut next = set_of(&[1, 2, 3, 5]);
    next.validators[2].name = name("v3.example/new");
    next.validators[3].name = town.peers[3].name.clone();
    let change = town.change(&nodes[0], next, &[1, 2, 4]);
    town.submit(&nodes[0], &change).unwrap();
    let new = [0, 1, 2, 4].map(|at: usize| &nodes[at]);
    let last = works(&town, &new, 1);
    walks(&town, &nodes[4], 4, 1, last);
    drop(nodes);
    agree_among(&town, 1..=5);
    // Settings with the old name are out of date, and say so.
    let old = Node::start(town.config(1)).map(drop);
    assert!(matches!(old, Err(CannotStart::Unknown(who)) if who == "v3.example/new"));
}

#[test]
fn what_is_submitted_to_one_that_does_not_vote_is_recorded_also_before_it_is_connected() {
    let town = Town::to_grow(1, 2);
    let one = town.start(1);
    let other = town.start(2);
    let placed = spread(&town, &[&other], &people(0..30));
    town.reaches(&one, placed.into_iter().max().unwrap() + 1);
    // What was overtaken is answered, too.
    assert!(town.submit(&other, &person(1)).is_ok());
    drop((one, other));
    let other = town.start(2);
    drop(town.wait(async {
        tokio::time::timeout(Duration::from_millis(300), other.submit(person(77).bytes())).await
    }));
    let one = town.start(1);
    assert!(town.submit(&other, &person(77)).is_ok());
    drop((one, other));
}

#[test]
fn a_set_that_too_few_approve_and_one_that_is_not_the_next_are_refused() {
    let town = Town::to_grow(4, 5);
    let nodes: Vec<_> = (1..=4).map(|seed| town.start(seed)).collect();
    let few = town.change(&nodes[0], set_of(&[1, 2, 3, 5]), &[1, 2]);
    let twice = town.change(&nodes[0], set_of(&[1, 2, 3, 5]), &[1, 2, 2]);
    let by_new = town.change(&nodes[0], set_of(&[1, 2, 3, 5]), &[1, 2, 5]);
    for refused in [few, twice, by_new] {
        let answer = town.submit(&nodes[0], &refused);
        assert!(
            matches!(answer, Err(NotPlaced::Refused(_) | NotPlaced::Operation(_))),
            "{answer:?}"
        );
    }
    let second = town.change(&nodes[0], set_of(&[1, 2, 3]), &[1, 2, 3]);
    change(&town, &nodes[0], &[1, 2, 3, 4, 5], &[1, 2, 3]);
    let answer = town.submit(&nodes[0], &second);
    assert!(matches!(answer, Err(NotPlaced::Refused(_))), "{answer:?}");
    drop(nodes);
}

#[test]
fn whoever_has_no_address_for_a_new_validator_is_told_at_the_next_start() {
    let town = Town::to_grow(1, 2);
    let nodes: Vec<_> = (1..=2).map(|seed| town.start(seed)).collect();
    let index = change(&town, &nodes[0], &[1, 2], &[1]);
    town.reaches(&nodes[1], index + 1);
    drop(nodes);
    let mut config = town.config(1);
    config.validators.pop();
    match Node::start(config) {
        Err(CannotStart::Unknown(who)) => assert_eq!(who, "v2.example/ledger"),
        Err(why) => panic!("{why}"),
        Ok(_) => panic!("it started"),
    }
    drop(town.start(1));
}

#[test]
fn whoever_lost_the_votes_of_this_time_does_not_start_and_those_of_before_are_gone() {
    let town = Town::to_grow(1, 2);
    let nodes: Vec<_> = (1..=2).map(|seed| town.start(seed)).collect();
    change(&town, &nodes[0], &[1, 2], &[1]);
    works(&town, &[&nodes[0], &nodes[1]], 1);
    drop(nodes);
    let folder = town.folder.join("v1");
    assert!(!folder.join("engine").exists());
    drop(town.start(1));
    std::fs::remove_dir_all(folder.join("engine-1/votes")).unwrap();
    assert!(matches!(
        Node::start(town.config(1)),
        Err(CannotStart::VotesLost)
    ));
}

#[test]
fn a_folder_of_another_founding_is_not_taken_over() {
    let town = Town::to_grow(1, 2);
    drop(town.start(1));
    let mut config = town.config(2);
    config.folder = town.folder.join("v1");
    config.founding = founding(set(1), now().plus_seconds(1));
    assert!(matches!(Node::start(config), Err(CannotStart::Foreign)));
}
