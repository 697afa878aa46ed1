//! Running numbers: distinct for different cases, the same again for the same case.

use super::Room;
use crate::room::{case, count};
use base::Bucket;
use std::collections::BTreeSet;
use store::{CommitError, Store, allotment, cells};

const ASKED: u64 = 1_000;

async fn allot(store: &Store, prefix: &str, n: u64, name: &str) -> Result<i64, CommitError> {
    let unit = allotment::unit(Bucket(7), "nik", prefix, case(n), name);
    let done = store.commit("allot", unit).await?;
    Ok(done.first().unwrap().int("number").unwrap())
}

async fn allot_for_all(store: &Store) -> Vec<i64> {
    let asking = (0..ASKED).map(|n| {
        let store = store.clone();
        tokio::spawn(async move { allot(&store, "317405451199", n, "nik").await.unwrap() })
    });
    let mut numbers = Vec::new();
    for number in asking.collect::<Vec<_>>() {
        numbers.push(number.await.unwrap());
    }
    numbers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_at_once_get_a_thousand_numbers_and_the_same_ones_when_they_ask_again() {
    let room = Room::new();
    let store = room.open();
    let first = allot_for_all(&store).await;
    let distinct: BTreeSet<i64> = first.iter().copied().collect();
    assert_eq!(distinct, (1..=1_000).collect());
    assert_eq!(allot_for_all(&store).await, first);
    assert_eq!(allot(&store, "317405451199", ASKED, "nik").await, Ok(1_001));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_case_asking_twice_at_once_gets_one_number() {
    let room = Room::new();
    let store = room.open();
    for n in 0..50 {
        let (one, other) = tokio::join!(
            allot(&store, "317405451199", n, "nik"),
            allot(&store, "317405451199", n, "nik"),
        );
        assert_eq!(one, other);
        assert_eq!(one, Ok(i64::try_from(n).unwrap() + 1));
    }
}

#[tokio::test]
async fn each_prefix_and_each_name_counts_for_itself() {
    let room = Room::new();
    let store = room.open();
    assert_eq!(allot(&store, "317405451199", 1, "nik").await, Ok(1));
    assert_eq!(allot(&store, "317405451199", 1, "akta").await, Ok(2));
    assert_eq!(allot(&store, "320101010180", 2, "nik").await, Ok(1));
}

#[tokio::test]
async fn a_case_that_asks_under_another_prefix_has_the_number_it_drew_first() {
    let room = Room::new();
    let store = room.open();
    let ask = async |bucket, prefix| {
        let named = cells![case(1), "akta.serial", "serial"];
        let rows = store.query_all(allotment::FIND, &named).await.unwrap();
        if let Some(row) = rows.first() {
            return (
                row.text("prefix").unwrap().to_owned(),
                row.int("number").unwrap(),
            );
        }
        let unit = allotment::unit(Bucket(bucket), "akta.serial", prefix, case(1), "serial");
        let done = store.commit("allot", unit).await.unwrap();
        let row = done.first().unwrap();
        (
            row.text("prefix").unwrap().to_owned(),
            row.int("number").unwrap(),
        )
    };
    let evening = ("3273-LU-31122025".to_owned(), 1);
    assert_eq!(ask(7, &evening.0).await, evening);
    // Another prefix mostly lies in another bucket as well.
    assert_eq!(ask(9, "3273-LU-01012026").await, evening);
    assert_eq!(ask(7, "3174-LU-01012026").await, evening);
    assert_eq!(
        count(&store, "SELECT count(*) AS n FROM allotment").await,
        1
    );
    let other = allotment::unit(
        Bucket(9),
        "akta.serial",
        "3273-LU-01012026",
        case(2),
        "serial",
    );
    let done = store.commit("allot", other).await.unwrap();
    assert_eq!(
        done.first().unwrap().int("number"),
        Ok(1),
        "nothing was skipped"
    );
}

#[tokio::test]
async fn a_number_drawn_under_a_wrong_prefix_is_given_up_once_and_never_given_again() {
    let room = Room::new();
    let store = room.open();
    let (wrong, right) = ("317405451199", "317405461199");
    assert_eq!(allot(&store, wrong, 1, "nik").await, Ok(1));
    let give_up = || allotment::give_up(Bucket(7), "nik", wrong, case(1), "nik");
    store.commit("give-up", give_up()).await.unwrap();
    assert_eq!(
        store.commit("give-up", give_up()).await.err(),
        Some(CommitError::Conflict { at: 0 })
    );
    assert_eq!(allot(&store, right, 1, "nik").await, Ok(1));
    assert_eq!(allot(&store, wrong, 2, "nik").await, Ok(2));
}
