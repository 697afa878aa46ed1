//! A writer that is killed in the middle of its work, again and again: what it acknowledged is there.

#![expect(
    clippy::unwrap_used,
    reason = "the words the tests share fail the test they are called from"
)]

use ledger::Name;
use shelf::AuditLog;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

const CHILD: &str = "SIGAP_AUDIT_LOG_FOLDER";
const ROUNDS: u32 = 6;
const BATCH: u64 = 700;

fn open(folder: &Path) -> AuditLog {
    AuditLog::open(folder, Name::parse("dukcapil.example/audit").unwrap()).unwrap()
}

fn entry(number: u64) -> Vec<u8> {
    format!("entry {number} of an agency that works while it is killed").into_bytes()
}

#[test]
fn a_writer_that_is_killed_again_and_again_loses_nothing_acknowledged() {
    let folder = std::env::temp_dir().join(format!("sigap-killed-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["the_child_appends_until_it_is_killed", "--exact"])
            .args(["--ignored", "--nocapture"])
            .env(CHILD, &folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told =
            lines.filter_map(|line| line.unwrap().strip_prefix("acknowledged ")?.parse().ok());
        // Each time after another number of batches, so that the blow falls elsewhere.
        let last: u64 = told
            .take(20 + usize::try_from(round).unwrap())
            .last()
            .unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(last > acknowledged);
        acknowledged = last;
        let log = open(&folder);
        assert!(log.size() >= acknowledged);
        for number in (0..log.size()).step_by(97) {
            assert_eq!(log.entry(number).unwrap(), entry(number));
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "run by the test above, in a process of its own that is killed"]
fn the_child_appends_until_it_is_killed() {
    let Ok(folder) = std::env::var(CHILD) else {
        return;
    };
    let mut log = open(Path::new(&folder));
    loop {
        let first = log.size();
        let batch: Vec<_> = (first..first + BATCH).map(entry).collect();
        log.append(&batch).unwrap();
        println!("acknowledged {}", first + BATCH);
    }
}
