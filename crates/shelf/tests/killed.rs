//! A writer that is killed in the middle of its work, again and again: what it acknowledged is there.

#![expect(
    clippy::unwrap_used,
    reason = "the words the tests share fail the test they are called from"
)]

use ledger::Name;
use shelf::AuditLog;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

const CHILD: &str = "SIGAP_AUDIT_LOG_FOLDER";
const ROUNDS: u32 = 6;
const BATCH: u64 = 700;
/// So short that it begins anew every few batches, and some blow falls there.
const JOURNAL: usize = 100_000;

fn open(folder: &Path) -> AuditLog {
    let name = Name::parse("dukcapil.example/audit").unwrap();
    AuditLog::with_journal(folder, name, JOURNAL).unwrap()
}

fn entry(number: u64) -> Vec<u8> {
    format!("entry {number} of an agency that works while it is killed").into_bytes()
}

/// The next number that the child acknowledged.
fn next(out: &mut impl BufRead) -> u64 {
    loop {
        let mut line = String::new();
        assert!(
            out.read_line(&mut line).unwrap() > 0,
            "the child ended by itself"
        );
        if let Some(number) = line.strip_prefix("acknowledged ") {
            return number.trim_end().parse().unwrap();
        }
    }
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
        let mut out = BufReader::new(child.stdout.take().unwrap());
        // Each time after another number of batches, so that the blow falls elsewhere; the child never waits for whoever reads.
        let mut last = 0;
        for _ in 0..20 + round * 7 {
            last = next(&mut out);
        }
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
