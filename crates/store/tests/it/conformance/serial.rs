//! The law of the store: whatever units run at once, the outcome is that of running them one after another.

use super::Room;
use crate::room::{ADVANCE, case, opening, subject};
use base::Bucket;
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::{CommitError, Store, Unit, cells};

const CASES: u64 = 4;
const WORKERS: usize = 6;

// A place is drawn inside the unit, so accepted units know theirs in the one true order.
const PLACE: &str = "INSERT INTO counter (bucket, kind, prefix, next) VALUES (0, 'place', '', 1) \
     ON CONFLICT (bucket, kind, prefix) DO UPDATE SET next = counter.next + 1 RETURNING next";
const HISTORY: &str = "INSERT INTO history (case_id, seq, subject_id, kind, actor, channel, origin, at, payload) \
     VALUES ($1, $2, $3, 'step', $4, 'web', 'resident', 0, $5)";
const STATE: &str = "SELECT seq, stage FROM cases WHERE case_id = $1";
const PAST: &str = "SELECT case_id, seq, actor FROM history ORDER BY case_id, seq";

/// The cases that units move together lie in one bucket: that of every so many-th subject.
const BUCKET: Bucket = Bucket(0);

fn far(n: u64) -> u64 {
    n * 4_096
}

/// One unit: the cases it moves on together, and how stale its knowledge of each is.
type Plan = Vec<(u64, i64)>;

/// What an accepted unit relied on, under its place.
type Accepted = (i64, String, Vec<(u64, i64)>);

async fn attempt(store: &Store, name: String, plan: Plan) -> Option<Accepted> {
    let mut unit = Unit::of(BUCKET);
    let mut relied_on = Vec::new();
    for (n, stale) in plan {
        let row = store
            .query_one(BUCKET, STATE, &cells![case(far(n))])
            .await
            .unwrap();
        let seq = row.unwrap().int("seq").unwrap() - stale;
        unit.expect(
            ADVANCE,
            cells![case(far(n)), subject(far(n)), &name, seq],
            1,
        );
        unit.expect(
            HISTORY,
            cells![
                case(far(n)),
                seq + 1,
                subject(far(n)),
                &name,
                vec![0_u8; 40]
            ],
            1,
        );
        relied_on.push((n, seq));
    }
    unit.returning(PLACE, vec![], 1);
    match store.commit("attempt", unit).await {
        Ok(done) => Some((done.first().unwrap().int("next").unwrap(), name, relied_on)),
        Err(CommitError::Conflict { .. }) => None,
        Err(error) => panic!("{error}"),
    }
}

async fn run(store: &Store, plans: Vec<Plan>) -> Vec<Accepted> {
    for n in 0..CASES {
        store.commit("open", opening(far(n))).await.unwrap();
    }
    let mut shares = vec![Vec::new(); WORKERS];
    for (at, plan) in plans.into_iter().enumerate() {
        shares[at % WORKERS].push((format!("unit-{at}"), plan));
    }
    let workers = shares.into_iter().map(|share| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut accepted = Vec::new();
            for (name, plan) in share {
                accepted.extend(attempt(&store, name, plan).await);
            }
            accepted
        })
    });
    let mut accepted = Vec::new();
    for worker in workers.collect::<Vec<_>>() {
        accepted.extend(worker.await.unwrap());
    }
    accepted.sort();
    accepted
}

/// Runs the accepted units one after another on a plain map, and compares.
async fn same_as_in_order(store: &Store, accepted: &[Accepted]) {
    let mut state: BTreeMap<u64, (i64, String)> =
        (0..CASES).map(|n| (n, (1, "draft".to_owned()))).collect();
    let mut past = BTreeMap::new();
    for (at, (place, name, relied_on)) in accepted.iter().enumerate() {
        assert_eq!(
            *place,
            i64::try_from(at).unwrap() + 1,
            "no unit left a trace and no acceptance"
        );
        for (n, seq) in relied_on {
            assert_eq!(state[n].0, *seq, "{name} relied on case {n} at {seq}");
            state.insert(*n, (seq + 1, name.clone()));
            past.insert((*n, seq + 1), name.clone());
        }
    }
    for (n, (seq, stage)) in state {
        let row = store
            .query_one(BUCKET, STATE, &cells![case(far(n))])
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (row.int("seq").unwrap(), row.text("stage").unwrap()),
            (seq, &*stage)
        );
    }
    let rows = store.query(BUCKET, PAST, &[]).await.unwrap();
    let rows = rows.iter().map(|row| {
        let case = row.case("case_id").unwrap();
        let n = u64::try_from(u128::from_be_bytes(case.0)).unwrap();
        (
            (n / 4_096, row.int("seq").unwrap()),
            row.text("actor").unwrap().to_owned(),
        )
    });
    assert_eq!(rows.collect::<BTreeMap<_, _>>(), past);
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let stale = prop_oneof![9 => Just(0_i64), 1 => Just(1)];
    let step = (0..CASES, stale);
    let plan = prop::collection::vec(step, 1..=3);
    prop::collection::vec(plan, 1..=60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_of_units_equals_a_serial_order(plans in plans()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
        runtime.block_on(async {
            let room = Room::new();
            let store = room.open();
            let accepted = run(&store, plans).await;
            same_as_in_order(&store, &accepted).await;
        });
    }
}
