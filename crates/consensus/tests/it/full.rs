//! A disk that is full: the validator stops and says why, and goes on where it was once there is room again.

use crate::together::{agree, spread};
use crate::town::{LONG, Town, people, person};
use consensus::{Node, NotPlaced};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// The folder in which the child works.
const CHILD: &str = "SIGAP_LEDGER_FULL_FOLDER";
/// No file of the child grows longer than so many blocks of the shell.
const BLOCKS: u32 = 3_000;
const BATCH: u32 = 100;

#[test]
fn a_full_disk_stops_the_validator_and_loses_nothing_acknowledged() {
    let town = Town::of(1);
    town.hand_over();
    let child = limited(&town, "the_child_fills_its_disk");
    let child = child.wait_with_output().unwrap();
    assert!(
        child.status.success(),
        "{}",
        String::from_utf8_lossy(&child.stderr)
    );
    let read = |name: &str| std::fs::read_to_string(town.folder.join(name)).unwrap();
    let acknowledged: Vec<u32> = read("acknowledged")
        .lines()
        .map(|line| line.parse().unwrap())
        .collect();
    assert!(
        acknowledged.len() >= usize::try_from(BATCH).unwrap(),
        "{acknowledged:?}"
    );
    assert!(!read("why").is_empty());

    let node = town.start(1);
    for number in acknowledged {
        let found = town.wait(node.find(person(number).leaf())).unwrap();
        assert!(found.is_some(), "person {number} was acknowledged");
    }
    let placed = town.submit(&node, &person(1_000_000)).unwrap();
    town.prove(&node, placed.index, person(1_000_000).bytes());
}

#[test]
#[ignore = "run by the test above, in a process of its own whose files cannot grow"]
fn the_child_fills_its_disk() {
    let Ok(folder) = std::env::var(CHILD) else {
        return;
    };
    let town = Town::handed_over(folder.into());
    let node = town.start(1);
    let mut acknowledged = Vec::new();
    for first in (0..).step_by(usize::try_from(BATCH).unwrap()) {
        if !fill(&town, &node, first, &mut acknowledged) {
            break;
        }
    }
    ended(&town, node);
    let acknowledged: Vec<_> = acknowledged.iter().map(u32::to_string).collect();
    std::fs::write(town.folder.join("acknowledged"), acknowledged.join("\n")).unwrap();
    // The folder stays for the parent.
    std::process::exit(0);
}

#[test]
fn one_of_four_whose_disk_is_full_stops_alone_and_catches_up_once_there_is_room() {
    let town = Town::of(4);
    town.hand_over();
    let nodes: Vec<_> = (1..=3).map(|seed| town.start(seed)).collect();
    let all: Vec<_> = nodes.iter().collect();
    let mut child = limited(&town, "the_child_is_one_of_four_and_its_disk_fills");
    let (mut last, began) = (0, Instant::now());
    let mut batches = (0..).step_by(usize::try_from(BATCH).unwrap());
    let mut load = || {
        let first = batches.next().unwrap();
        let places = spread(&town, &all, &people(first..first + BATCH));
        last = *places.iter().max().unwrap();
        last
    };
    while child.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < LONG, "its disk is not full yet");
        load();
    }
    let why = std::fs::read_to_string(town.folder.join("why")).unwrap();
    assert!(!why.is_empty());
    load();
    let last = load();
    let fourth = town.start(4);
    town.reaches(&fourth, last + 1);
    town.serves(&fourth, last + 1);
    drop((nodes, fourth));
    agree(&town);
}

#[test]
#[ignore = "run by the test above, in a process of its own whose files cannot grow"]
fn the_child_is_one_of_four_and_its_disk_fills() {
    let Ok(folder) = std::env::var(CHILD) else {
        return;
    };
    let town = Town::handed_over(folder.into());
    ended(&town, town.start(4));
    std::process::exit(0);
}

/// A test of this file as a program whose files do not grow beyond the limit.
fn limited(town: &Town, test: &str) -> Child {
    let limited = format!("trap '' XFSZ; ulimit -f {BLOCKS}; exec \"$0\" \"$@\"");
    Command::new("sh")
        .args(["-c", &limited])
        .arg(std::env::current_exe().unwrap())
        .args([&format!("full::{test}"), "--exact", "--ignored"])
        .env(CHILD, &town.folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits until the validator stops by itself, and notes why.
fn ended(town: &Town, node: Node) {
    let mut ended = node.ended();
    let why = town.wait(async move {
        let why = ended.wait_for(Option::is_some).await.unwrap();
        why.clone().unwrap().to_string()
    });
    drop(node);
    std::fs::write(town.folder.join("why"), why).unwrap();
}

/// Submits the next operations and notes which are acknowledged, those of the last batch among them; false once the validator stopped.
fn fill(town: &Town, node: &Node, from: u32, acknowledged: &mut Vec<u32>) -> bool {
    let operations = people(from..from + BATCH);
    let answers = operations.iter().map(|one| node.submit(one.bytes()));
    let answers = futures_util::future::join_all(answers);
    let answers = town.wait(async { tokio::time::timeout(LONG / 2, answers).await });
    let mut runs = true;
    for (number, answer) in (from..).zip(answers.expect("an answer")) {
        match answer {
            Ok(_) => acknowledged.push(number),
            Err(NotPlaced::Stopped) => runs = false,
            Err(why) => panic!("{why}"),
        }
    }
    runs
}
