use super::*;
use crate::cells;
use crate::queue::{QUEUE_BYTES_MAX, QUEUE_UNITS_MAX};
use rusqlite::Connection;
use tokio::sync::oneshot;

// The second table makes COMMIT itself fail when asked to: its reference is only looked at in the end.
const TABLES: &str = "PRAGMA foreign_keys = ON;
     CREATE TABLE line (n BIGINT PRIMARY KEY);
     CREATE TABLE doom (n BIGINT REFERENCES line (n) DEFERRABLE INITIALLY DEFERRED);";
const LINE: &str = "INSERT INTO line (n) VALUES ($1)";
const DOOM: &str = "INSERT INTO doom (n) VALUES (-1)";

struct Outcome {
    answers: Vec<Answer>,
    counters: Counters,
    rows: i64,
}

/// Everything waits in the queue before the writer starts, so the batches are the same each time.
fn run_with(units: Vec<Unit>) -> Outcome {
    let folder = std::env::temp_dir().join(format!(
        "sigap-writer-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    let open = || Connection::open(&folder).unwrap();
    open().execute_batch(TABLES).unwrap();
    let db = open();
    db.pragma_update(None, "foreign_keys", true).unwrap();
    let (sender, queue) = mpsc::channel(QUEUE_UNITS_MAX);
    let counters = Arc::new(Counters::default());
    let mut waiting = Vec::new();
    for unit in units {
        let (answer, answered) = oneshot::channel();
        let bytes = unit.bytes();
        assert!(counters.take_room(u64::try_from(bytes).unwrap(), QUEUE_BYTES_MAX));
        let job = Job::Commit(Commit {
            name: "test",
            unit,
            bytes,
            answer,
        });
        sender.try_send(job).ok().unwrap();
        waiting.push(answered);
    }
    drop(sender);
    run(Db::new(db), queue, &counters);
    let answers = waiting.into_iter().map(|mut a| a.try_recv().unwrap());
    let answers = answers.collect();
    let rows = open().query_row("SELECT count(*) FROM line", [], |row| row.get(0));
    std::fs::remove_file(&folder).unwrap();
    let counters = Arc::into_inner(counters).unwrap();
    Outcome {
        answers,
        counters,
        rows: rows.unwrap(),
    }
}

fn line(n: i64) -> Unit {
    let mut unit = Unit::of(base::Bucket(0));
    unit.expect(LINE, cells![n], 1);
    unit
}

fn doomed() -> Unit {
    let mut unit = Unit::of(base::Bucket(0));
    unit.expect(DOOM, vec![], 1);
    unit
}

#[test]
fn units_that_wait_together_share_a_commit() {
    let outcome = run_with((0..1_000).map(line).collect());
    assert!(outcome.answers.iter().all(Result::is_ok));
    let stats = outcome.counters.read(0);
    assert_eq!(
        (stats.units, stats.statements, stats.bytes),
        (1_000, 1_000, 8_000)
    );
    assert_eq!(stats.batches, 1_000_u64.div_ceil(256));
    assert_eq!(outcome.counters.queued_bytes.load(Relaxed), 0);
}

#[test]
fn a_failed_unit_is_answered_alone() {
    let mut half = line(2);
    half.append(line(1));
    let outcome = run_with(vec![line(1), half, line(3)]);
    assert!(outcome.answers[0].is_ok());
    assert_eq!(
        outcome.answers[1].clone().unwrap_err(),
        CommitError::Conflict { at: 1 }
    );
    assert!(outcome.answers[2].is_ok());
    assert_eq!(outcome.rows, 2);
    assert_eq!(outcome.counters.read(0).batches, 1);
}

#[test]
fn when_the_commit_fails_nothing_of_the_batch_is_acknowledged() {
    let outcome = run_with(vec![line(1), doomed(), line(2), line(2)]);
    for answer in &outcome.answers {
        assert!(matches!(answer, Err(CommitError::Failed(_))), "{answer:?}");
    }
    assert_eq!(outcome.rows, 0);
    assert_eq!(outcome.counters.read(0).refused, 4);
}

#[test]
fn a_batch_ends_where_its_work_is_enough() {
    let many = |first: i64| {
        let mut unit = Unit::of(base::Bucket(0));
        for n in first..first + 1_000 {
            unit.append(line(n));
        }
        unit
    };
    let outcome = run_with((0..10).map(|n| many(n * 1_000)).collect());
    assert_eq!(outcome.rows, 10_000);
    assert_eq!(outcome.counters.read(0).batches, 2);
}

#[test]
fn the_queue_takes_no_more_bytes_than_it_may_hold() {
    let counters = Counters::default();
    assert!(counters.take_room(60, 100));
    assert!(!counters.take_room(60, 100));
    counters.give_room(60);
    assert!(counters.take_room(100, 100));
}
