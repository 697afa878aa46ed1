//! A disk that is full: the validator stops and says why, and goes on where it was once there is room again.

use crate::town::{LONG, Town, people, person};
use consensus::{Node, NotPlaced};
use std::process::Command;

/// The folder in which the child works.
const CHILD: &str = "SIGAP_LEDGER_FULL_FOLDER";
/// No file of the child grows longer than so many blocks of the shell.
const BLOCKS: u32 = 3_000;
const BATCH: u32 = 100;

#[test]
fn a_full_disk_stops_the_validator_and_loses_nothing_acknowledged() {
    let town = Town::of(1);
    std::fs::write(town.folder.join("founding"), &town.founding).unwrap();
    let limited = format!("trap '' XFSZ; ulimit -f {BLOCKS}; exec \"$0\" \"$@\"");
    let child = Command::new("sh")
        .args(["-c", &limited])
        .arg(std::env::current_exe().unwrap())
        .args(["full::the_child_fills_its_disk", "--exact", "--ignored"])
        .env(CHILD, &town.folder)
        .output()
        .unwrap();
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
    let mut town = Town::of(1);
    town.move_to(folder.into());
    town.founding = std::fs::read(town.folder.join("founding")).unwrap();
    let node = town.start(1);
    let mut acknowledged = Vec::new();
    for first in (0..).step_by(usize::try_from(BATCH).unwrap()) {
        if !fill(&town, &node, first, &mut acknowledged) {
            break;
        }
    }
    let mut ended = node.ended();
    let why = town.wait(async move {
        let why = ended.wait_for(Option::is_some).await.unwrap();
        why.clone().unwrap().to_string()
    });
    drop(node);
    std::fs::write(town.folder.join("why"), why).unwrap();
    let acknowledged: Vec<_> = acknowledged.iter().map(u32::to_string).collect();
    std::fs::write(town.folder.join("acknowledged"), acknowledged.join("\n")).unwrap();
    // The folder stays for the parent.
    std::process::exit(0);
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
