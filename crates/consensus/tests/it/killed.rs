//! Validators that are killed, one or all at once, in the middle of their work or of a change: what was acknowledged stays, and no log becomes
//! shorter.

use crate::together::{agree, spread};
use crate::town::{LONG, Town, entries, origin, people, person, set_of, signer};
use consensus::Node;
use ledger::Signer as _;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::ops::Range;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The folder in which the child works.
const CHILD: &str = "SIGAP_LEDGER_KILLED_FOLDER";
const ROUNDS: u32 = 4;
/// Operations of one round that are acknowledged before the blow.
const BEFORE: usize = 60;
const ROUND: u32 = 100_000;
/// People whom the parent submits.
const LOAD: u32 = 90_000_000;
/// What the child says before it submits another set.
const CHANGING: &str = "changing";

#[test]
fn all_killed_at_once_again_and_again_lose_nothing_acknowledged() {
    let mut town = Town::of(4);
    let mut acknowledged = BTreeMap::new();
    let mut sizes = [0; 4];
    for round in 0..ROUNDS {
        // Those of before may still be held.
        town.renew_addresses();
        let mut child = child(&town, "the_child_works_until_it_is_killed", round);
        let told = lines(&mut child).filter_map(|line| told(&line));
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
    finds(&town, &nodes[0], &acknowledged);
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

#[test]
fn one_of_four_killed_under_load_again_and_again_is_not_missed_and_catches_up() {
    let town = Town::of(4);
    let three: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
    let all: Vec<_> = three.iter().collect();
    let (mut acknowledged, mut batches) = (BTreeMap::new(), (LOAD..).step_by(20));
    let mut load = || {
        let first = batches.next().unwrap();
        let places = spread(&town, &all, &people(first..first + 20));
        places.into_iter().max().unwrap()
    };
    for round in 0..ROUNDS {
        let mut child = child(&town, "the_child_is_one_of_four_until_it_is_killed", round);
        let (tell, told_by) = std::sync::mpsc::channel();
        let lines = lines(&mut child);
        let reads =
            std::thread::spawn(move || lines.map(|line| tell.send(line)).all(|sent| sent.is_ok()));
        let (mut told, began) = (Vec::new(), Instant::now());
        while told.len() < BEFORE / 2 {
            assert!(began.elapsed() < LONG, "the child is not heard");
            load();
            told.extend(told_by.try_iter().filter_map(|line| self::told(&line)));
        }
        child.kill().unwrap();
        load();
        child.wait().unwrap();
        drop(told_by);
        reads.join().unwrap();
        acknowledged.extend(told);
    }
    let last = load();
    let fourth = town.start(4);
    town.reaches(&fourth, last + 1);
    finds(&town, &fourth, &acknowledged);
    finds(&town, &three[0], &acknowledged);
    town.serves(&fourth, last + 1);
    drop((three, fourth));
    agree(&town);
}

#[test]
fn all_killed_in_the_middle_of_a_change_of_validators_finish_it_and_lose_nothing() {
    let mut town = Town::to_grow(4, 5);
    let mut acknowledged = BTreeMap::new();
    for (round, after) in (0..).zip([0, 80, 250, 600]) {
        town.renew_addresses();
        let mut child = child(
            &town,
            "the_child_changes_who_validates_until_it_is_killed",
            round,
        );
        let mut lines = lines(&mut child);
        let changing = lines.by_ref().find(|line| {
            acknowledged.extend(told(line));
            line == CHANGING
        });
        assert!(changing.is_some(), "the child ended by itself");
        std::thread::sleep(Duration::from_millis(after));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(lines.filter_map(|line| told(&line)));
    }
    town.renew_addresses();
    let nodes = town.start_all();
    // Three of them are of every set.
    let all: Vec<_> = nodes.iter().take(3).collect();
    let places = spread(&town, &all, &people(LOAD..LOAD + 20));
    let last = *places.iter().max().unwrap();
    for node in &nodes {
        town.serves(node, last + 1);
        finds(&town, node, &acknowledged);
    }
    // However far they came: the next change is one like any other.
    let change = town.change(&nodes[0], other_set(&nodes[0]), &[1, 2, 3]);
    let changed = town.submit(&nodes[0], &change).unwrap();
    for node in &nodes {
        town.serves(node, changed.index + 1);
    }
    let (_, sequence) = nodes[0].head().set();
    for (seed, bridge) in (1..=5).flat_map(|seed| (1..=sequence).map(move |one| (seed, one))) {
        let bridge = town.public(seed).join(format!("bridge/{bridge}"));
        assert!(bridge.exists(), "{}", bridge.display());
    }
    drop(all);
    drop(nodes);
    agree(&town);
}

/// A test of this file as a program.
fn child(town: &Town, test: &str, round: u32) -> Child {
    town.hand_over();
    Command::new(std::env::current_exe().unwrap())
        .args([&format!("killed::{test}"), "--exact"])
        .args(["--ignored", "--nocapture"])
        .env(CHILD, &town.folder)
        .env("SIGAP_LEDGER_ROUND", round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn lines(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let out = BufReader::new(child.stdout.take().unwrap());
    // The last line may be cut.
    out.lines().map_while(Result::ok)
}

fn told(line: &str) -> Option<(u32, u64)> {
    let (number, place) = line.strip_prefix("acknowledged ")?.split_once(' ')?;
    Some((number.parse().ok()?, place.strip_suffix('.')?.parse().ok()?))
}

/// Everything that was acknowledged stands where it was said to stand.
fn finds(town: &Town, node: &Node, acknowledged: &BTreeMap<u32, u64>) {
    for (number, place) in acknowledged {
        let found = town.wait(node.find(person(*number).leaf())).unwrap();
        let found = found.unwrap_or_else(|| panic!("person {number} was acknowledged"));
        assert_eq!(found.index, *place);
    }
}

/// In the child: the town, and the numbers of the people of this round.
fn handed_over() -> Option<(Town, impl Iterator<Item = Range<u32>>)> {
    let folder = std::env::var(CHILD).ok()?;
    let round: u32 = std::env::var("SIGAP_LEDGER_ROUND").ok()?.parse().ok()?;
    let batches = (round * ROUND..(round + 1) * ROUND).step_by(20);
    let batches = batches.map(|first| first..first + 20);
    Some((Town::handed_over(folder.into()), batches))
}

/// The fifth for the fourth, or the other way round.
fn other_set(node: &Node) -> ledger::Set {
    let head = node.head();
    let is_fourth = |one: &ledger::Validator| one.key == signer(4).public();
    let has_fourth = head.set().0.validators.iter().any(is_fourth);
    set_of(&[1, 2, 3, if has_fourth { 5 } else { 4 }])
}

/// Submits people, and says at once what was acknowledged.
fn work(town: &Town, nodes: &[&Node], numbers: Range<u32>) {
    let places = spread(town, nodes, &people(numbers.clone()));
    let mut out = std::io::stdout();
    for (number, place) in numbers.zip(places) {
        writeln!(out, "acknowledged {number} {place}.").unwrap();
    }
}

#[test]
#[ignore = "run by a test above, in a process of its own that is killed"]
fn the_child_works_until_it_is_killed() {
    let Some((town, batches)) = handed_over() else {
        return;
    };
    let nodes = town.start_all();
    let all: Vec<_> = nodes.iter().collect();
    // More than the parent waits for; it kills somewhere in the middle of a batch.
    batches.for_each(|numbers| work(&town, &all, numbers));
}

#[test]
#[ignore = "run by a test above, in a process of its own that is killed"]
fn the_child_is_one_of_four_until_it_is_killed() {
    let Some((town, batches)) = handed_over() else {
        return;
    };
    let node = town.start(4);
    batches.for_each(|numbers| work(&town, &[&node], numbers));
}

#[test]
#[ignore = "run by a test above, in a process of its own that is killed"]
fn the_child_changes_who_validates_until_it_is_killed() {
    let Some((town, mut batches)) = handed_over() else {
        return;
    };
    let nodes = town.start_all();
    let all: Vec<_> = nodes.iter().take(3).collect();
    work(&town, &all, batches.next().unwrap());
    let change = town.change(&nodes[0], other_set(&nodes[0]), &[1, 2, 3]);
    println!("{CHANGING}");
    std::thread::scope(|scope| {
        // What becomes of it, the parent sees.
        scope.spawn(|| town.wait(nodes[0].submit(change.bytes())).is_ok());
        batches.for_each(|numbers| work(&town, &all[1..], numbers));
    });
}
