//! A full disk: commits say so, nothing half is kept, and it goes on when there is room again.

use crate::room::{Folder, case, count, opening, subject};
use base::Bucket;
use std::process::Command;
use store::{CommitError, Mode, Options, Store, Unit, cells};

const CASES: &str = "SELECT count(*) AS n FROM cases";
const EVIDENCE: &str = "INSERT INTO evidence (id, subject_id, case_id, kind, bytes, at, removed, payload) \
     VALUES ($1, $2, $3, 'letter', 0, 0, 0, $4)";

// Where the child works, and the command that makes room again. On a small file system of one's own:
// SIGAP_FULL_FOLDER=/mnt/small/data SIGAP_FULL_FREE="mount -o remount,size=64m /mnt/small" cargo test the_child_fills
const CHILD: &str = "SIGAP_FULL_FOLDER";
const FREE: &str = "SIGAP_FULL_FREE";

/// A case with a piece of evidence.
fn heavy(n: u64) -> Unit {
    let mut unit = opening(n);
    unit.expect(
        EVIDENCE,
        cells![case(n), subject(n), case(n), vec![5_u8; 100_000]],
        1,
    );
    unit
}

/// Commits until there is no room, and gives back how many were acknowledged.
async fn fill(store: &Store) -> u64 {
    for n in 0..10_000 {
        match store.commit("heavy", heavy(n)).await {
            Ok(_) => (),
            Err(CommitError::Full) => return n,
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the disk never filled up");
}

#[tokio::test]
async fn a_full_database_says_so_and_goes_on_when_there_is_room_again() {
    let room = Folder::new();
    let pages_max = Some(400);
    let store = Store::open(
        room.path(),
        Options {
            pages_max,
            ..Options::new(Mode::Demo)
        },
    )
    .unwrap();
    let kept = fill(&store).await;
    assert!(kept > 3);
    for _ in 0..3 {
        let again = store.commit("heavy", heavy(kept)).await;
        assert_eq!(again.unwrap_err(), CommitError::Full);
    }
    assert_eq!(count(&store, CASES).await, i64::try_from(kept).unwrap());
    let mut cleaning = Unit::of(Bucket(0));
    cleaning.expect("DELETE FROM evidence WHERE id = $1", cells![case(0)], 1);
    store.commit("clean", cleaning).await.unwrap();
    store.commit("heavy", heavy(kept)).await.unwrap();
}

#[tokio::test]
async fn neighbours_of_a_unit_that_fills_the_disk_are_whole_or_gone() {
    let room = Folder::new();
    let pages_max = Some(400);
    let store = Store::open(
        room.path(),
        Options {
            pages_max,
            ..Options::new(Mode::Demo)
        },
    )
    .unwrap();
    let mut asked = tokio::task::JoinSet::new();
    for n in 0..200 {
        let store = store.clone();
        asked.spawn(async move { (n, store.commit("heavy", heavy(n)).await) });
    }
    let mut kept = 0;
    while let Some(answer) = asked.join_next().await {
        match answer.unwrap() {
            (_, Ok(_)) => kept += 1,
            (_, Err(error)) => assert_eq!(error, CommitError::Full),
        }
    }
    assert_eq!(count(&store, CASES).await, kept);
    assert_eq!(
        count(&store, "SELECT count(*) AS n FROM evidence").await,
        kept
    );
}

/// The limit on file sizes makes the system refuse writes in the middle of a COMMIT, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn writes_the_system_refuses_are_a_full_disk_too() {
    let room = Folder::new();
    drop(room.open());
    // `trap` keeps the signal away, so that the write fails instead of the program.
    let script = "trap '' XFSZ; ulimit -S -f 4000; exec \"$0\" --exact full::the_child_fills_its_disk --nocapture";
    let ended = Command::new("sh")
        .args(["-c", script])
        .arg(std::env::current_exe().unwrap())
        .env(CHILD, room.path())
        .env(FREE, "prlimit --pid $PPID --fsize=unlimited")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success() && said.contains("went on"), "{said}");
}

#[tokio::test]
async fn the_child_fills_its_disk() {
    let Ok(folder) = std::env::var(CHILD) else {
        return; // run as a test of its own, it has nothing to do
    };
    let store = Store::open(folder, Options::new(Mode::Demo)).unwrap();
    let kept = fill(&store).await;
    let again = store.commit("heavy", heavy(kept)).await;
    assert_eq!(again.unwrap_err(), CommitError::Full);
    assert_eq!(count(&store, CASES).await, i64::try_from(kept).unwrap());
    let free = std::env::var(FREE).unwrap();
    let freed = Command::new("sh").args(["-c", &free]).status();
    assert!(freed.unwrap().success());
    store.commit("heavy", heavy(kept)).await.unwrap();
    assert_eq!(count(&store, CASES).await, i64::try_from(kept).unwrap() + 1);
    println!("went on after {kept}");
}
