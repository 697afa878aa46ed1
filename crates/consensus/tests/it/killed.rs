//! Validators that are killed, all at once and in the middle of their work: what was acknowledged stays, and no log becomes shorter.

use crate::together::{agree, spread};
use crate::town::{Town, entries, origin, people, person};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// The folder in which the child works.
const CHILD: &str = "SIGAP_LEDGER_KILLED_FOLDER";
const ROUNDS: u32 = 4;
/// Operations of one round that are acknowledged before the blow.
const BEFORE: usize = 60;
const ROUND: u32 = 100_000;

#[test]
fn all_killed_at_once_again_and_again_lose_nothing_acknowledged() {
    let mut town = Town::of(4);
    std::fs::write(town.folder.join("founding"), &town.founding).unwrap();
    let mut acknowledged = BTreeMap::new();
    let mut sizes = [0; 4];
    for round in 0..ROUNDS {
        let mut child = child(&town, round);
        let out = BufReader::new(child.stdout.take().unwrap());
        let lines = out.lines().map(Result::unwrap);
        let told = lines.filter_map(|line| {
            let (number, place) = line.strip_prefix("acknowledged ")?.split_once(' ')?;
            Some((number.parse::<u32>().ok()?, place.parse::<u64>().ok()?))
        });
        acknowledged.extend(told.take(BEFORE));
        child.kill().unwrap();
        child.wait().unwrap();
        for (seed, before) in (1..).zip(&mut sizes) {
            let (checkpoint, _) = entries(&town.public(seed));
            assert!(checkpoint.size >= *before, "a log became shorter");
            *before = checkpoint.size;
        }
    }
    assert_eq!(
        acknowledged.len(),
        BEFORE * usize::try_from(ROUNDS).unwrap()
    );

    town.renew_addresses();
    let nodes = town.start_all();
    for (seed, before) in (1..).zip(sizes) {
        let (checkpoint, _) = entries(&town.public(seed));
        assert!(checkpoint.size >= before, "a start made a log shorter");
    }
    // Another one may have acknowledged it: this one learns of it.
    town.reaches(&nodes[0], acknowledged.values().max().unwrap() + 1);
    for (number, place) in &acknowledged {
        let found = town.wait(nodes[0].find(person(*number).leaf())).unwrap();
        let found = found.unwrap_or_else(|| panic!("person {number} was acknowledged"));
        assert_eq!(found.index, *place);
    }
    let all: Vec<_> = nodes.iter().collect();
    let places = spread(&town, &all, &people(ROUNDS * ROUND..ROUNDS * ROUND + 20));
    for node in &nodes {
        town.serves(node, *places.iter().max().unwrap() + 1);
    }
    drop(all);
    drop(nodes);
    agree(&town);
    assert_eq!(entries(&town.public(1)).0.origin, origin());
}

fn child(town: &Town, round: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["killed::the_child_works_until_it_is_killed", "--exact"])
        .args(["--ignored", "--nocapture"])
        .env(CHILD, &town.folder)
        .env("SIGAP_LEDGER_ROUND", round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "run by the test above, in a process of its own that is killed"]
fn the_child_works_until_it_is_killed() {
    let Ok(folder) = std::env::var(CHILD) else {
        return;
    };
    let round: u32 = std::env::var("SIGAP_LEDGER_ROUND")
        .unwrap()
        .parse()
        .unwrap();
    let mut town = Town::of(4);
    town.move_to(folder.into());
    town.founding = std::fs::read(town.folder.join("founding")).unwrap();
    let nodes = town.start_all();
    let all: Vec<_> = nodes.iter().collect();
    // More than the parent waits for; it kills somewhere in the middle of a batch.
    for first in (round * ROUND..(round + 1) * ROUND).step_by(20) {
        let places = spread(&town, &all, &people(first..first + 20));
        for (number, place) in (first..).zip(places) {
            println!("acknowledged {number} {place}");
        }
    }
}
