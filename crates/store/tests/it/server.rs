//! What only a server can do to a store: go away, come back, fill up, keep strangers out.

use crate::cluster::Cluster;
use crate::room::{Database, case, count, opening, place};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use store::{CommitError, Mode, OpenError, Options, Store, StoreError};

const CASES: &str = "SELECT count(*) AS n FROM cases";
const PATIENCE: Duration = Duration::from_secs(20);

fn open(url: &str) -> Result<Store, OpenError> {
    Store::at(&place(url), Options::new(Mode::Demo))
}

/// Waits until a session of the server waits for `what`, and ends that session.
fn end_the_one_that_waits_for(cluster: &Cluster, what: &str) {
    let ended = format!(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event = '{what}'"
    );
    let began = Instant::now();
    while cluster.sql("postgres", &ended) == "0" {
        assert!(began.elapsed() < PATIENCE, "nobody waits for {what}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_that_fails_and_comes_back_loses_no_acknowledged_unit() {
    let cluster = Cluster::start();
    let store = open(&cluster.url(&cluster.database())).unwrap();
    let asking = (0..400).map(|n| {
        let store = store.clone();
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(n * 5)).await;
            store.commit("open", opening(n)).await
        })
    });
    let asking: Vec<_> = asking.collect();
    tokio::time::sleep(Duration::from_millis(700)).await;
    let failing = tokio::task::spawn_blocking(move || {
        cluster.crash();
        cluster.start_again();
        cluster
    });
    let mut acknowledged = Vec::new();
    for (n, answer) in (0..).zip(asking) {
        match answer.await.unwrap() {
            Ok(_) => acknowledged.push(n),
            // A slow machine takes longer to come back than a unit waits.
            Err(error) => assert!(matches!(error, CommitError::Away | CommitError::Doubt)),
        }
    }
    let _running = failing.await.unwrap();
    assert!(acknowledged.len() > 20, "{acknowledged:?}");
    let began = Instant::now();
    let rows = loop {
        match store.query_all("SELECT case_id FROM cases", &[]).await {
            Ok(rows) => break rows,
            Err(error) => assert_eq!(error, StoreError::Away),
        }
        assert!(began.elapsed() < PATIENCE);
    };
    let found: BTreeSet<_> = rows
        .iter()
        .map(|row| row.case("case_id").unwrap())
        .collect();
    for n in acknowledged {
        assert!(
            found.contains(&case(n)),
            "case {n} was acknowledged and is gone"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_server_is_away_everybody_is_told_so_and_afterwards_it_goes_on() {
    let cluster = Cluster::start();
    let store = open(&cluster.url(&cluster.database())).unwrap();
    store.commit("open", opening(1)).await.unwrap();
    assert_eq!(count(&store, CASES).await, 1);
    cluster.crash();
    let (write, read) = tokio::join!(
        store.commit("open", opening(2)),
        store.query_all(CASES, &[])
    );
    assert_eq!(write.unwrap_err(), CommitError::Away);
    assert_eq!(read.unwrap_err(), StoreError::Away);
    let began = Instant::now();
    assert_eq!(
        store.query_all(CASES, &[]).await.unwrap_err(),
        StoreError::Away
    );
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "the second is told at once"
    );
    cluster.start_again();
    let began = Instant::now();
    while let Err(error) = store.commit("open", opening(3)).await {
        assert_eq!(error, CommitError::Away);
        assert!(began.elapsed() < PATIENCE);
    }
    assert_eq!(count(&store, CASES).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_unit_that_lost_its_session_on_the_way_is_run_again() {
    let cluster = Cluster::start();
    let database = cluster.database();
    let store = open(&cluster.url(&database)).unwrap();
    cluster.sql(
        &database,
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$; \
         CREATE TRIGGER slow BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION slow()",
    );
    let waiting = tokio::spawn({
        let store = store.clone();
        async move { store.commit("open", opening(1)).await }
    });
    end_the_one_that_waits_for(&cluster, "PgSleep");
    assert!(waiting.await.unwrap().is_ok());
    assert_eq!(count(&store, CASES).await, 1);
}

/// A session waits, after its COMMIT, for a copy on another machine that there is not.
fn commits_wait_for_ever(cluster: &Cluster) {
    cluster.sql(
        "postgres",
        "ALTER SYSTEM SET synchronous_standby_names = 'nobody'",
    );
    cluster.sql("postgres", "SELECT pg_reload_conf()");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_unit_whose_end_nobody_told_is_looked_up_and_acknowledged() {
    let cluster = Cluster::start();
    let store = open(&cluster.url(&cluster.database())).unwrap();
    commits_wait_for_ever(&cluster);
    let waiting = tokio::spawn({
        let store = store.clone();
        async move { store.commit("open", opening(1)).await }
    });
    end_the_one_that_waits_for(&cluster, "SyncRep");
    assert_eq!(waiting.await.unwrap().unwrap().statements, 1);
    assert_eq!(count(&store, CASES).await, 1);
    assert_eq!(store.stats().units, 1);
}

#[tokio::test]
async fn a_database_of_an_earlier_program_is_brought_forward_with_its_rows() {
    let room = Database::new();
    room.sql(&of_before(
        "0001_first",
        include_str!("../../migrations/0001_first.sql"),
    ));
    room.sql("INSERT INTO meta (key, value) VALUES ('mode', 'demo'); INSERT INTO law (hash, kind, body) VALUES ('h', 'k', '')");
    let store = room.open();
    assert!(
        store
            .brought()
            .starts_with(&["0002_refund", "0003_account"])
    );
    assert_eq!(count(&store, "SELECT count(*) AS n FROM law").await, 1);
    assert_eq!(count(&store, "SELECT count(*) AS n FROM refund").await, 0);
}

/// A migration as an earlier program brought it.
fn of_before(name: &str, text: &str) -> String {
    let tables = text
        .replace("{blob}", "BYTEA")
        .replace("{without_rowid}", "");
    format!(
        "{tables} INSERT INTO meta (key, value) VALUES \
         ('migration.{name}', encode(sha256(convert_to($text${text}$text$, 'UTF8')), 'hex'));"
    )
}

#[tokio::test]
async fn a_database_of_the_first_program_with_accounts_is_brought_forward_with_its_rows() {
    let room = Database::new();
    for (name, text) in [
        (
            "0001_first",
            include_str!("../../migrations/0001_first.sql"),
        ),
        (
            "0002_refund",
            include_str!("../../migrations/0002_refund.sql"),
        ),
        (
            "0003_account",
            include_str!("../../migrations/0003_account.sql"),
        ),
        (
            "0004_proofing",
            include_str!("../../migrations/0004_proofing.sql"),
        ),
        (
            "0005_mandate",
            include_str!("../../migrations/0005_mandate.sql"),
        ),
        (
            "0006_provider",
            include_str!("../../migrations/0006_provider.sql"),
        ),
    ] {
        room.sql(&of_before(name, text));
    }
    room.sql("INSERT INTO meta (key, value) VALUES ('mode', 'demo')");
    let mut quoted = include_str!("rows_of_0006.sql").split("x:");
    let first = quoted.next().unwrap().to_owned();
    let rows = quoted.fold(first, |sql, part| {
        sql + "'\\x" + &part.replacen(':', "'::bytea", 1)
    });
    room.sql(&rows);
    let store = room.open();
    let held = async |what: &str| {
        let sql = format!("SELECT count(*) AS n FROM mandate_held WHERE {what}");
        count(&store, sql.leak()).await
    };
    assert_eq!(held("until = 50 AND taken = 1").await, 1);
    assert_eq!(held("until = 60 AND taken = 0").await, 1);
    assert_eq!(held("until = 7 AND taken = 1").await, 1);
    assert_eq!(held("until = 9223372036854775807 AND taken = 0").await, 1);
    let asked_again = "SELECT count(*) AS n FROM consent WHERE terms = ''";
    assert_eq!(count(&store, asked_again).await, 1);
    let kept = "SELECT count(*) AS n FROM client WHERE since IS NULL";
    assert_eq!(count(&store, kept).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_takes_too_long_is_given_up_and_whoever_asked_may_ask_again() {
    let room = Database::new();
    let store = room.open();
    room.sql(
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$; \
         CREATE TRIGGER slow BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION slow()",
    );
    let began = Instant::now();
    let asked = store.query_all("SELECT 1 AS n FROM pg_sleep(60)", &[]);
    let (write, read) = tokio::join!(store.commit("open", opening(1)), asked);
    assert_eq!(write.unwrap_err(), CommitError::Busy);
    assert_eq!(read.unwrap_err(), StoreError::Away);
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    assert_eq!(count(&store, CASES).await, 0);
    room.sql("DROP TRIGGER slow ON cases");
    store.commit("open", opening(1)).await.unwrap();
    assert_eq!(count(&store, CASES).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_that_nobody_answers_is_in_doubt_and_never_taken_for_kept() {
    let cluster = Cluster::start();
    let store = open(&cluster.url(&cluster.database())).unwrap();
    commits_wait_for_ever(&cluster);
    let answer = store.commit("open", opening(1)).await;
    assert_eq!(answer.unwrap_err(), CommitError::Doubt);
}

#[tokio::test]
async fn a_full_disk_of_the_server_says_so_and_keeps_nothing() {
    let room = Database::new();
    let store = room.open();
    room.sql(
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$; \
         CREATE TRIGGER no_room BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION no_room()",
    );
    let answer = store.commit("open", opening(1)).await;
    assert_eq!(answer.unwrap_err(), CommitError::Full);
    room.sql("DROP TRIGGER no_room ON cases");
    store.commit("open", opening(1)).await.unwrap();
    assert_eq!(count(&store, CASES).await, 1);
}

#[test]
fn a_password_opens_the_door_and_a_wrong_one_is_not_repeated() {
    let cluster = Cluster::shared();
    let database = cluster.database();
    cluster.sql(
        "postgres",
        "CREATE ROLE tamu LOGIN PASSWORD 'rahasia-benar'",
    );
    cluster.sql(
        "postgres",
        &format!("ALTER DATABASE {database} OWNER TO tamu"),
    );
    open(&cluster.url_with_password("tamu", "rahasia-benar", &database)).unwrap();
    let wrong = open(&cluster.url_with_password("tamu", "rahasia-salah", &database));
    let wrong = wrong.unwrap_err();
    assert!(matches!(wrong, OpenError::Unreachable { .. }), "{wrong:?}");
    assert!(!format!("{wrong} {wrong:?}").contains("rahasia"));
    assert!(!cluster.log().contains("rahasia-salah"));
}

#[test]
fn a_database_that_sorts_as_people_do_is_refused_with_the_way_to_make_one() {
    let cluster = Cluster::shared();
    cluster.sql(
        "postgres",
        "CREATE DATABASE people LOCALE_PROVIDER icu ICU_LOCALE 'en-US' TEMPLATE template0",
    );
    let answer = open(&cluster.url("people")).unwrap_err();
    assert!(
        answer
            .to_string()
            .contains("createdb --encoding UTF8 --locale C"),
        "{answer}"
    );
}

#[test]
fn a_database_of_somebody_else_is_refused() {
    let room = Database::new();
    room.sql("CREATE TABLE theirs (n INT)");
    let answer = open(&room.name()).unwrap_err();
    assert!(matches!(answer, OpenError::NotOurs(_)), "{answer}");
}

#[test]
fn a_server_that_is_not_there_is_named_without_its_password() {
    let answer = open("postgres://sigap:rahasia@127.0.0.1:1/negara").unwrap_err();
    let said = answer.to_string();
    assert!(
        said.contains("postgres://sigap@127.0.0.1:1/negara"),
        "{said}"
    );
    assert!(!said.contains("rahasia"), "{said}");
}
