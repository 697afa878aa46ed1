//! The outbox: late perhaps, never lost, never done by two at once, and laid aside in the end.

use super::Room;
use crate::room::{count, subject};
use base::{RowId, Timestamp};
use std::collections::BTreeSet;
use store::outbox::{self, ATTEMPTS_MAX, Fate, Lane, Leased, Message, Patience, Which};
use store::{CommitError, Store, Unit};

const LEASE_SECONDS: i64 = 60;
const NOON: i64 = 1_770_000_000_000_000;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_micros(NOON).plus_seconds(seconds)
}

fn message(n: u64, due_at: Timestamp) -> Message {
    Message {
        id: RowId(u128::from(n).to_be_bytes()),
        kind: "effect".into(),
        subject: subject(n),
        body: vec![1, 2, 3],
        due_at,
    }
}

async fn put(store: &Store, messages: impl IntoIterator<Item = Message>) {
    for message in messages {
        let mut unit = Unit::of(message.subject.bucket());
        outbox::put(&mut unit, &message);
        store.commit("put", unit).await.unwrap();
    }
}

async fn lease(store: &Store, limit: usize, now: Timestamp) -> Vec<Leased> {
    let lane = Lane::AllBut("letter");
    outbox::lease(store, lane, (limit, LEASE_SECONDS), now)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_kind_in_a_lane_of_its_own_holds_up_no_other() {
    let room = Room::new();
    let store = room.open();
    let letters = (1..=5).map(|n| Message {
        kind: "letter".into(),
        ..message(n, at(0))
    });
    put(&store, letters).await;
    put(&store, [message(6, at(5))]).await;
    // Younger than every letter, and there is room for one.
    let leased = lease(&store, 1, at(10)).await;
    let kinds: Vec<_> = leased.iter().map(|l| l.message.kind.as_str()).collect();
    assert_eq!(kinds, ["effect"]);
    assert_eq!(lease(&store, 9, at(10)).await, []);
    let lane = Lane::Only("letter");
    let letters = outbox::lease(&store, lane, (9, LEASE_SECONDS), at(10)).await;
    let letters = letters.unwrap();
    assert!(letters.len() == 5 && letters.iter().all(|l| l.message.kind == "letter"));
}

async fn done(store: &Store, leased: &Leased) -> Result<(), CommitError> {
    let mut unit = Unit::of(leased.message.subject.bucket());
    outbox::done(&mut unit, leased);
    store.commit("done", unit).await.map(|_| ())
}

#[tokio::test]
async fn what_is_due_is_leased_in_order_and_what_is_not_stays() {
    let room = Room::new();
    let store = room.open();
    put(
        &store,
        [message(1, at(5)), message(2, at(0)), message(3, at(99))],
    )
    .await;
    let leased = lease(&store, 10, at(10)).await;
    let messages: Vec<_> = leased.iter().map(|l| l.message.clone()).collect();
    assert_eq!(messages, [message(2, at(0)), message(1, at(5))]);
    assert_eq!(leased[0].attempts, 1);
}

#[tokio::test]
async fn looking_at_an_idle_outbox_writes_nothing() {
    let room = Room::new();
    let store = room.open();
    put(&store, [message(1, at(99))]).await;
    let before = store.stats().batches;
    assert_eq!(lease(&store, 10, at(0)).await, []);
    assert_eq!(store.stats().batches, before);
}

#[tokio::test]
async fn a_leased_message_is_nobody_elses_until_the_lease_runs_out() {
    let room = Room::new();
    let store = room.open();
    put(&store, [message(1, at(0))]).await;
    let slow = lease(&store, 10, at(0)).await.remove(0);
    assert_eq!(lease(&store, 10, at(LEASE_SECONDS - 1)).await, []);
    let next = lease(&store, 10, at(LEASE_SECONDS)).await.remove(0);
    assert_eq!(next.attempts, 2);
    let late = done(&store, &slow).await;
    assert_eq!(late, Err(CommitError::Conflict { at: 0 }));
    assert_eq!(done(&store, &next).await, Ok(()));
    assert_eq!(lease(&store, 10, at(1_000)).await, []);
}

/// Lets message 1 fail until it is laid aside, or `most` times; gives the waits between and when it is due next.
async fn fail(store: &Store, patience: Patience, most: usize) -> (Vec<i64>, Timestamp) {
    let mut now = at(0);
    let mut waits = Vec::new();
    while waits.len() < most {
        let leased = lease(store, 1, now).await.remove(0);
        let mut unit = Unit::of(leased.message.subject.bucket());
        let fate = outbox::retry(&mut unit, &leased, patience, "busy", now);
        store.commit("retry", unit).await.unwrap();
        let Fate::Again { due_at } = fate else { break };
        assert_eq!(lease(store, 1, due_at.plus_seconds(-1)).await, []);
        waits.push(due_at.seconds() - now.seconds());
        now = due_at;
    }
    (waits, now)
}

#[tokio::test]
async fn a_message_that_may_be_given_up_waits_longer_and_longer_and_is_laid_aside() {
    let room = Room::new();
    let store = room.open();
    put(&store, [message(1, at(0))]).await;
    let (waits, now) = fail(&store, Patience::Limited, usize::MAX).await;
    assert_eq!(waits[..5], [2, 4, 8, 16, 32]);
    assert_eq!(waits.last(), Some(&outbox::RETRY_SECONDS_MAX));
    assert_eq!(i64::try_from(waits.len()).unwrap(), ATTEMPTS_MAX - 1);
    assert_eq!(lease(&store, 1, now.plus_hours(1_000)).await, []);
    assert_eq!(outbox::counts(&store, now).await, Ok((0, 1)));
    let dead = outbox::failing(&store, true, 10).await.unwrap();
    assert_eq!(
        (dead[0].id, dead[0].error.as_str()),
        (message(1, now).id, "busy")
    );
}

#[tokio::test]
async fn a_message_that_somebody_is_owed_is_tried_for_ever_and_seen_to_be_late() {
    let room = Room::new();
    let store = room.open();
    put(&store, [message(1, at(0)), message(2, at(9_000_000))]).await;
    assert_eq!(outbox::counts(&store, at(1)).await, Ok((0, 0)));
    let often = usize::try_from(3 * ATTEMPTS_MAX).unwrap();
    let (waits, now) = fail(&store, Patience::Endless, often).await;
    assert_eq!(waits.len(), often, "it is never laid aside");
    assert_eq!(waits.last(), Some(&outbox::RETRY_SECONDS_MAX));
    // Between two tries nothing is overdue, and it is late all the same.
    let between = now.plus_seconds(-1);
    assert_eq!(outbox::counts(&store, between).await, Ok((1, 0)));
    let kinds = outbox::kinds(&store, between).await.unwrap();
    assert_eq!(kinds.len(), 1);
    assert_eq!(
        (kinds[0].waiting, kinds[0].late, kinds[0].dead),
        (2, 1, 0),
        "the clock of another day is not late"
    );
    assert_eq!(lease(&store, 1, now).await.len(), 1);
}

#[tokio::test]
async fn what_nobody_looked_at_in_time_is_late() {
    let room = Room::new();
    let store = room.open();
    put(&store, [message(1, at(0))]).await;
    let late = at(outbox::LATE_SECONDS);
    assert_eq!(
        outbox::counts(&store, late.plus_seconds(-1)).await,
        Ok((0, 0))
    );
    assert_eq!(outbox::counts(&store, late).await, Ok((1, 0)));
}

#[tokio::test]
async fn whatever_failed_can_be_tried_at_once_by_kind_or_alone() {
    let room = Room::new();
    let store = room.open();
    put(&store, [message(1, at(0)), message(2, at(9_000_000))]).await;
    for which in [
        Which::Kind("effect".to_owned()),
        Which::Message(message(1, at(0)).id),
    ] {
        let (_, now) = fail(&store, Patience::Limited, usize::MAX).await;
        assert_eq!(outbox::counts(&store, now).await, Ok((0, 1)));
        assert_eq!(outbox::revive(&store, &which, at(0)).await, Ok(1));
        assert_eq!(outbox::counts(&store, at(0)).await, Ok((0, 0)));
        let leased = lease(&store, 9, at(0)).await;
        assert_eq!(leased.len(), 1, "a clock of another day keeps its time");
        assert_eq!(leased[0].attempts, 1);
        let mut unit = Unit::of(leased[0].message.subject.bucket());
        outbox::retry(&mut unit, &leased[0], Patience::Endless, "busy", at(-2));
        store.commit("retry", unit).await.unwrap();
        store.commit("attempts", fresh()).await.unwrap();
    }
    let nobody = Which::Kind("mail".to_owned());
    assert_eq!(outbox::revive(&store, &nobody, at(0)).await, Ok(0));
}

fn fresh() -> Unit {
    let mut unit = Unit::of(subject(1).bucket());
    unit.add("UPDATE outbox SET attempts = 0", vec![]);
    unit
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_workers_do_every_message_once() {
    let room = Room::new();
    let store = room.open();
    put(&store, (0..500).map(|n| message(n, at(0)))).await;
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut did = Vec::new();
                loop {
                    let leased = lease(&store, 7, at(1)).await;
                    if leased.is_empty() {
                        return did;
                    }
                    for one in leased {
                        done(&store, &one).await.unwrap();
                        did.push(one.message.id);
                    }
                }
            })
        })
        .collect();
    let mut did = Vec::new();
    for worker in workers {
        did.extend(worker.await.unwrap());
    }
    assert_eq!(did.len(), 500);
    assert_eq!(did.iter().collect::<BTreeSet<_>>().len(), 500);
    assert_eq!(count(&store, "SELECT count(*) AS n FROM outbox").await, 0);
}
