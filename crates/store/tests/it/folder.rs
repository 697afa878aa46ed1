//! The data folder: private to its owner, and with a queue that says when it is full.

use crate::room::{Folder, count, opening};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use store::{CommitError, QUEUE_UNITS_MAX};

const CASES: &str = "SELECT count(*) AS n FROM cases";

fn permissions(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn the_folder_and_its_files_belong_to_their_owner_alone() {
    let room = Folder::new();
    let store = room.open();
    store.commit("open", opening(1)).await.unwrap();
    assert_eq!(permissions(room.path()), 0o700);
    for file in ["sigap.db", "sigap.db-wal", "sigap.db-shm", "sigap.lock"] {
        assert_eq!(permissions(&room.path().join(file)), 0o600, "{file}");
    }
}

#[test]
fn a_folder_shared_with_other_files_keeps_its_permissions() {
    let room = Folder::new();
    std::fs::create_dir(room.path()).unwrap();
    std::fs::write(room.path().join("theirs"), "x").unwrap();
    let before = permissions(room.path());
    let _store = room.open();
    assert_eq!(permissions(room.path()), before);
    assert_eq!(permissions(&room.path().join("sigap.db")), 0o600);
}

#[tokio::test]
async fn a_full_queue_says_busy_at_once_and_loses_nothing() {
    let room = Folder::new();
    let store = room.open();
    // Somebody else holds the write lock, so the writer stands still until it is given back.
    let blocker = rusqlite::Connection::open(room.path().join("sigap.db")).unwrap();
    blocker.execute_batch("BEGIN IMMEDIATE").unwrap();
    let asked = QUEUE_UNITS_MAX + 500;
    let mut waiting = tokio::task::JoinSet::new();
    for n in 0..u64::try_from(asked).unwrap() {
        let store = store.clone();
        waiting.spawn(async move { store.commit("open", opening(n)).await });
    }
    let mut busy = 0;
    while busy < 499 {
        let answer = waiting.join_next().await.unwrap().unwrap();
        assert_eq!(answer.unwrap_err(), CommitError::Busy);
        busy += 1;
    }
    blocker.execute_batch("ROLLBACK").unwrap();
    let mut kept = 0;
    while let Some(answer) = waiting.join_next().await {
        kept += i64::from(answer.unwrap().is_ok());
    }
    assert!(kept >= i64::try_from(QUEUE_UNITS_MAX).unwrap());
    assert_eq!(count(&store, CASES).await, kept);
    assert_eq!(store.stats().waiting, 0);
}

#[tokio::test]
async fn a_closed_store_has_folded_its_log_in() {
    let room = Folder::new();
    let store = room.open();
    store.commit("open", opening(1)).await.unwrap();
    store.close().await;
    let log = std::fs::metadata(room.path().join("sigap.db-wal")).unwrap();
    assert_eq!(log.len(), 0, "the log was folded in");
}
