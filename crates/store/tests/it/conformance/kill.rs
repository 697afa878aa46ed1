//! An acknowledged unit survives a kill at any instant, and no half unit is ever seen.
//!
//! The test starts itself again as a child that commits and says what was acknowledged, kills it without warning,
//! and looks at what it left behind.

use super::Room;
use crate::room::{ADVANCE, Dice, INSERT_CASE, case, case_cells, place, seed, subject};
use base::SubjectId;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Mode, Options, Store, Unit, cells};

const ROUNDS: u64 = 24;
const KILL_AFTER_MS_MAX: u64 = 350;
const WORKERS: u64 = 12;
const STEPS: i64 = 5;
const CHILD: &str = "SIGAP_KILL_PLACE";
const FIRST: &str = "SIGAP_KILL_FIRST";

const HISTORY: &str = "INSERT INTO history (case_id, seq, subject_id, kind, actor, channel, origin, at, payload) \
     VALUES ($1, $2, $3, 'step', 'sri', 'web', 'resident', 0, $4)";
const LEAF: &str = "INSERT INTO leaf (id, subject_id, commitment) VALUES ($1, $2, $3)";

const LINK: &str = "INSERT INTO link (subject_id, relation, target_id, since) VALUES ($1, 'near', $2, 0) \
     ON CONFLICT (subject_id, relation, target_id) DO NOTHING";

/// A home unit in small: the case, its history, its stage, a leaf; and what goes ahead of it in another bucket.
fn whole(n: u64) -> Unit {
    let mut unit = Unit::of(subject(n).bucket());
    unit.expect(INSERT_CASE, case_cells(n), 1);
    for seq in 1..=STEPS {
        unit.expect(
            HISTORY,
            cells![case(n), seq, subject(n), vec![7_u8; 300]],
            1,
        );
        unit.expect(ADVANCE, cells![case(n), subject(n), "waiting", seq], 1);
    }
    unit.expect(LEAF, cells![case(n), subject(n), [1_u8; 32]], 1);
    let neighbour = subject(n + 1);
    unit.ahead(neighbour.bucket(), LINK, cells![neighbour, subject(n)]);
    unit
}

#[test]
fn the_child_commits_until_it_is_killed() {
    let (Ok(there), Ok(first)) = (std::env::var(CHILD), std::env::var(FIRST)) else {
        return; // run as a test of its own, it has nothing to do
    };
    let first: u64 = first.parse().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = Store::at(&place(&there), Options::new(Mode::Demo)).unwrap();
        let workers = (0..WORKERS).map(|worker| {
            let store = store.clone();
            tokio::spawn(async move {
                for n in (first + worker..).step_by(usize::try_from(WORKERS).unwrap()) {
                    store.commit("whole", whole(n)).await.unwrap();
                    let line = format!("ack {n}\n");
                    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
                }
            })
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.await.unwrap();
        }
    });
}

/// Starts a child, kills it after a while, and gives back what it had acknowledged by then.
fn kill_one(place: &str, first: u64, after: Duration) -> Vec<u64> {
    let (_, module) = module_path!().split_once("::").unwrap();
    let test = format!("{module}::the_child_commits_until_it_is_killed");
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &test, "--nocapture"])
        .env(CHILD, place)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let mut acknowledged = Vec::new();
        let mut line = String::new();
        while out.read_line(&mut line).unwrap() > 0 {
            // A line that the kill cut short was not said.
            let said = line.strip_suffix('\n').and_then(|l| l.rsplit_once("ack "));
            acknowledged.extend(said.and_then(|(_, n)| n.parse::<u64>().ok()));
            line.clear();
        }
        acknowledged
    });
    std::thread::sleep(after);
    child.kill().unwrap(); // SIGKILL
    child.wait().unwrap();
    reader.join().unwrap()
}

/// Every case that is there at all, with how much of it is there.
async fn found(store: &Store) -> BTreeMap<u64, [i64; 3]> {
    let sql = "SELECT c.case_id, c.seq, \
         (SELECT count(*) FROM history AS h WHERE h.case_id = c.case_id) AS steps, \
         (SELECT count(*) FROM leaf AS l WHERE l.id = c.case_id) AS leaves FROM cases AS c";
    let rows = store.query_all(sql, &[]).await.unwrap();
    let rows = rows.iter().map(|row| {
        let n = u64::try_from(u128::from_be_bytes(row.case("case_id").unwrap().0)).unwrap();
        (
            n,
            ["seq", "steps", "leaves"].map(|column| row.int(column).unwrap()),
        )
    });
    rows.collect()
}

/// Subjects for whom something went ahead.
async fn linked(store: &Store) -> BTreeSet<SubjectId> {
    let rows = store.query_all("SELECT target_id FROM link", &[]).await;
    let rows = rows.unwrap();
    let subjects = rows.iter().map(|row| row.subject("target_id").unwrap());
    subjects.collect()
}

async fn total(store: &Store, sql: &'static str) -> usize {
    let n = crate::room::count(store, sql).await;
    usize::try_from(n).unwrap()
}

#[tokio::test]
async fn an_acknowledged_unit_survives_a_kill_at_any_instant() {
    let mut dice = Dice(seed());
    let room = Room::new();
    drop(room.open());
    let mut acknowledged = Vec::new();
    let mut deadly_rounds = 0;
    for round in 0..ROUNDS {
        let after = Duration::from_millis(5 + dice.below(KILL_AFTER_MS_MAX));
        let said = kill_one(&room.name(), round * 1_000_000, after);
        deadly_rounds += u64::from(!said.is_empty());
        acknowledged.extend(said);
        let store = room.open();
        let found = found(&store).await;
        let linked = linked(&store).await;
        for (n, parts) in &found {
            assert_eq!(*parts, [STEPS + 1, STEPS, 1], "case {n} is there by halves");
            assert!(
                linked.contains(&subject(*n)),
                "what goes ahead of {n} is not there"
            );
        }
        for n in &acknowledged {
            assert!(
                found.contains_key(n),
                "case {n} was acknowledged and is gone"
            );
        }
        let steps = total(&store, "SELECT count(*) AS n FROM history").await;
        let leaves = total(&store, "SELECT count(*) AS n FROM leaf").await;
        assert_eq!(
            (steps, leaves),
            (found.len() * 5, found.len()),
            "rows without a case"
        );
    }
    assert!(
        deadly_rounds * 3 > ROUNDS,
        "only {deadly_rounds} kills met a child at work"
    );
    println!(
        "{} acknowledged, {deadly_rounds} rounds at work",
        acknowledged.len()
    );
}
