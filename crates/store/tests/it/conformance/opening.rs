//! One program at a time, one world, and nothing lost at the end.

use super::Room;
use crate::room::{count, opening, place};
use store::{CommitError, Mode, OpenError, Options, Store, StoreError};

const CASES: &str = "SELECT count(*) AS n FROM cases";

#[test]
fn a_second_program_is_refused_until_the_first_has_ended() {
    let room = Room::new();
    let first = room.open();
    let second = Store::at(&place(&room.name()), Options::new(Mode::Demo));
    assert!(matches!(second, Err(OpenError::InUse(_))), "{second:?}");
    drop(first);
    room.open();
}

#[test]
fn demo_data_is_never_opened_as_live() {
    let room = Room::new();
    drop(room.open());
    let live = Store::at(&place(&room.name()), Options::new(Mode::Live));
    assert!(matches!(live, Err(OpenError::WrongMode { .. })), "{live:?}");
    room.open();
}

#[test]
fn data_is_never_opened_with_other_keys_than_it_was_first_worked_on_with() {
    let room = Room::new();
    let with = |keys| Options {
        keys,
        ..Options::new(Mode::Demo)
    };
    let open = |keys| Store::at(&place(&room.name()), with(keys));
    drop(room.open());
    drop(open(Some([1; 32])).unwrap());
    let other = open(Some([2; 32]));
    assert!(matches!(other, Err(OpenError::OtherKeys(_))), "{other:?}");
    let looked = Store::seen(&place(&room.name()), Some([2; 32]));
    assert!(matches!(looked, Err(OpenError::OtherKeys(_))), "{looked:?}");
    open(Some([1; 32])).unwrap();
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
    assert_eq!(store.query_all(CASES, &[]).await, Err(StoreError::Closed));
    store.close().await;
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
