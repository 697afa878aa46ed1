//! The data folder: private, one program at a time, one world, and tidy when closed.

use crate::room::{Room, count, opening};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use store::{CommitError, Mode, OpenError, Options, QUEUE_UNITS_MAX, Store, StoreError};

const CASES: &str = "SELECT count(*) AS n FROM cases";

fn permissions(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn the_folder_and_its_files_belong_to_their_owner_alone() {
    let room = Room::new();
    let store = room.open();
    store.commit("open", opening(1)).await.unwrap();
    assert_eq!(permissions(room.path()), 0o700);
    for file in ["sigap.db", "sigap.db-wal", "sigap.db-shm", "sigap.lock"] {
        assert_eq!(permissions(&room.path().join(file)), 0o600, "{file}");
    }
}

#[test]
fn a_folder_shared_with_other_files_keeps_its_permissions() {
    let room = Room::new();
    std::fs::create_dir(room.path()).unwrap();
    std::fs::write(room.path().join("theirs"), "x").unwrap();
    let before = permissions(room.path());
    let _store = room.open();
    assert_eq!(permissions(room.path()), before);
    assert_eq!(permissions(&room.path().join("sigap.db")), 0o600);
}

#[test]
fn a_second_program_is_refused_until_the_first_has_ended() {
    let room = Room::new();
    let first = room.open();
    let second = Store::open(room.path(), Options::new(Mode::Demo));
    assert!(matches!(second, Err(OpenError::InUse(_))), "{second:?}");
    drop(first);
    room.open();
}

#[test]
fn demo_data_is_never_opened_as_live() {
    let room = Room::new();
    drop(room.open());
    let live = Store::open(room.path(), Options::new(Mode::Live));
    assert!(matches!(live, Err(OpenError::WrongMode { .. })), "{live:?}");
    room.open();
}

#[tokio::test]
async fn a_closed_store_has_kept_everything_and_takes_no_more() {
    let room = Room::new();
    let store = room.open();
    let waiting: Vec<_> = (0..200)
        .map(|n| {
            let store = store.clone();
            tokio::spawn(async move { store.commit("open", opening(n)).await })
        })
        .collect();
    tokio::task::yield_now().await;
    store.close().await;
    let mut kept = 0;
    for answer in waiting {
        match answer.await.unwrap() {
            Ok(_) => kept += 1,
            Err(error) => assert_eq!(error, CommitError::Closed),
        }
    }
    let late = store.commit("open", opening(999)).await;
    assert_eq!(late.unwrap_err(), CommitError::Closed);
    assert_eq!(store.query(CASES, &[]).await, Err(StoreError::Closed));
    store.close().await;
    let log = std::fs::metadata(room.path().join("sigap.db-wal")).unwrap();
    assert_eq!(log.len(), 0, "the log was folded in");
    assert_eq!(count(&room.open(), CASES).await, kept);
}

#[tokio::test]
async fn a_dropped_store_finishes_what_it_was_given() {
    let room = Room::new();
    let store = room.open();
    {
        let given = store.commit("open", opening(1));
        let mut given = std::pin::pin!(given);
        // Polled once: the unit is in the queue, and nobody waits for the answer any more.
        let polled = std::future::poll_fn(|cx| std::task::Poll::Ready(given.as_mut().poll(cx)));
        let _ = polled.await;
    }
    drop(store);
    assert_eq!(count(&room.open(), CASES).await, 1);
}

#[tokio::test]
async fn a_full_queue_says_busy_at_once_and_loses_nothing() {
    let room = Room::new();
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
