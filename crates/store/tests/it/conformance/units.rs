//! What a unit promises: whole or not at all, alone in its failure, and seen at once.

use super::Room;
use crate::room::{INSERT_CASE, advancing, case, case_cells, count, opening, subject};
use base::Bucket;
use store::{Cell, CommitError, StoreError, UNIT_BYTES_MAX, UNIT_STATEMENTS_MAX, Unit, cells};

const CASES: &str = "SELECT count(*) AS n FROM cases";

#[tokio::test]
async fn an_acknowledged_unit_is_seen_at_once() {
    let room = Room::new();
    let store = room.open();
    for n in 1..=50 {
        let done = store.commit("open", opening(n)).await.unwrap();
        assert_eq!(done.statements, 1);
        assert_eq!(count(&store, CASES).await, i64::try_from(n).unwrap());
    }
}

#[tokio::test]
async fn a_precondition_that_no_longer_holds_is_a_conflict_and_changes_nothing() {
    let room = Room::new();
    let store = room.open();
    store.commit("open", opening(1)).await.unwrap();
    store
        .commit("advance", advancing(1, 1, "waiting"))
        .await
        .unwrap();
    let mut late = opening(2);
    late.append(advancing(1, 1, "withdrawn"));
    let answer = store.commit("advance", late).await;
    assert_eq!(answer.unwrap_err(), CommitError::Conflict { at: 1 });
    assert_eq!(count(&store, CASES).await, 1);
}

#[tokio::test]
async fn a_key_that_is_taken_is_a_conflict() {
    let room = Room::new();
    let store = room.open();
    store.commit("open", opening(1)).await.unwrap();
    let again = store.commit("open", opening(1)).await;
    assert_eq!(again.unwrap_err(), CommitError::Conflict { at: 0 });
}

#[tokio::test]
async fn a_missing_value_is_a_mistake_and_not_a_conflict() {
    let room = Room::new();
    let store = room.open();
    let mut unit = Unit::of(subject(1).bucket());
    let mut cells = case_cells(1);
    cells[2] = Cell::Null;
    unit.add(INSERT_CASE, cells);
    let answer = store.commit("open", unit).await;
    assert!(matches!(answer, Err(CommitError::Failed(_))), "{answer:?}");
}

#[tokio::test]
async fn rows_come_back_per_returning_statement() {
    let room = Room::new();
    let store = room.open();
    let mut unit = opening(1);
    // Their subjects share a bucket.
    unit.append(opening(4_097));
    unit.returning("UPDATE cases SET seq = 9 RETURNING case_id, seq", vec![], 2);
    unit.returning_any(
        "DELETE FROM cases WHERE case_id = $1 RETURNING subject_id",
        cells![case(1)],
    );
    let done = store.commit("open", unit).await.unwrap();
    assert_eq!(done.statements, 4);
    assert_eq!(done.first().unwrap().int("seq").unwrap(), 9);
    assert_eq!(done.rows[1][0].subject("subject_id").unwrap(), subject(1));
}

#[tokio::test]
async fn a_unit_above_its_limits_is_refused_before_it_costs_anything() {
    let room = Room::new();
    let store = room.open();
    let mut long = Unit::of(Bucket(0));
    for _ in 0..=UNIT_STATEMENTS_MAX {
        long.add("DELETE FROM cases", vec![]);
    }
    let mut heavy = Unit::of(Bucket(0));
    heavy.add(INSERT_CASE, cells![vec![0_u8; UNIT_BYTES_MAX + 1]]);
    for unit in [long, heavy] {
        let answer = store.commit("too-large", unit).await;
        assert!(
            matches!(answer, Err(CommitError::TooLarge { .. })),
            "{answer:?}"
        );
    }
    assert_eq!(store.stats().batches, 0);
}

#[tokio::test]
async fn one_row_asked_for_is_one_row_or_none() {
    let room = Room::new();
    let store = room.open();
    let one = "SELECT case_id FROM cases";
    assert_eq!(store.query_any(one, &[]).await.unwrap(), None);
    store.commit("open", opening(1)).await.unwrap();
    assert!(store.query_any(one, &[]).await.unwrap().is_some());
    store.commit("open", opening(2)).await.unwrap();
    assert_eq!(store.query_any(one, &[]).await, Err(StoreError::TooMany(2)));
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let room = Room::new();
    let store = room.open();
    let answer = store.query_all("DELETE FROM cases", &[]).await;
    assert!(matches!(answer, Err(StoreError::Failed(_))));
}

#[tokio::test]
async fn a_unit_cannot_read_or_end_its_own_transaction() {
    let room = Room::new();
    let store = room.open();
    for sql in ["SELECT 1", "COMMIT"] {
        let mut unit = opening(1);
        unit.add(sql, vec![]);
        let answer = store.commit("misuse", unit).await;
        assert!(matches!(answer, Err(CommitError::Failed(_))), "{answer:?}");
    }
    assert_eq!(count(&store, CASES).await, 0);
}
