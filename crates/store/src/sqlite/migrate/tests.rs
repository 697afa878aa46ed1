//! One migration text for every engine.

use super::*;
use crate::Mode;

const ALONE: Member = Member { at: 0, files: 1 };

fn migrated() -> Connection {
    let mut db = Connection::open_in_memory().unwrap();
    apply(&mut db, Options::new(Mode::Demo), ALONE, "memory").unwrap();
    db
}

fn schema(db: &Connection) -> String {
    let sql = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name";
    texts(db, sql, &[]).join(";\n\n") + ";\n"
}

/// The one column of an answer.
fn texts(db: &Connection, sql: &str, values: &[&str]) -> Vec<String> {
    let mut statement = db.prepare(sql).unwrap();
    let values = rusqlite::params_from_iter(values);
    let rows = statement.query_map(values, |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn only_the_two_named_words_are_replaced() {
    for migration in ALL {
        assert!(
            !migration.text(&WORDS).contains(['{', '}']),
            "{}",
            migration.name
        );
    }
}

#[test]
fn all_migrations_on_an_empty_file_give_the_schema_as_written_down() {
    let stored = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/schema.sql");
    let made = schema(&migrated());
    if std::env::var_os("SIGAP_WRITE_SCHEMA").is_some() {
        std::fs::write(stored, &made).unwrap();
    }
    let written = std::fs::read_to_string(stored).unwrap();
    assert!(
        made == written,
        "run this test once with SIGAP_WRITE_SCHEMA=1 and read the difference"
    );
}

/// How many migrations the first program with accounts had.
const WITH_ACCOUNTS: usize = 6;

#[test]
fn a_file_of_the_first_program_with_accounts_is_brought_forward_with_its_rows() {
    let mut db = Connection::open_in_memory().unwrap();
    for migration in &ALL[..WITH_ACCOUNTS] {
        db.execute_batch(&migration.text(&WORDS)).unwrap();
        db.execute(PUT, [migration.key(), migration.hash()])
            .unwrap();
    }
    db.execute(PUT, [MODE, "demo"]).unwrap();
    let rows = include_str!("../../../tests/it/rows_of_0006.sql");
    let mut quoted = rows.split("x:");
    let first = quoted.next().unwrap().to_owned();
    let rows = quoted.fold(first, |sql, part| sql + "x'" + &part.replacen(':', "'", 1));
    db.execute_batch(&rows).unwrap();
    let brought = apply(&mut db, Options::new(Mode::Demo), ALONE, "memory").unwrap();
    assert_eq!(brought.len(), ALL.len() - WITH_ACCOUNTS);
    let held = texts(
        &db,
        "SELECT CAST(until AS TEXT) || ' ' || taken FROM mandate_held ORDER BY id",
        &[],
    );
    assert_eq!(held, ["50 1", "60 0", "7 1", "9223372036854775807 0"]);
    let terms = texts(&db, "SELECT client || ':' || terms FROM consent", &[]);
    assert_eq!(terms, ["klinik:"], "the person is asked once more");
    let since = texts(&db, "SELECT id FROM client WHERE since IS NULL", &[]);
    assert_eq!(since, ["klinik"], "its secret stays");
    let open = texts(&db, "SELECT CAST(turn AS TEXT) FROM session", &[]);
    assert_eq!(open, ["0"]);
}

#[test]
fn every_key_of_a_table_that_grows_with_people_holds_the_subject_or_the_bucket() {
    const DO_NOT_GROW_WITH_PEOPLE: [&str; 5] = ["meta", "law", "client", "audit_log", "anchor"];
    let db = migrated();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table'";
    for table in texts(&db, tables, &[]) {
        if DO_NOT_GROW_WITH_PEOPLE.contains(&table.as_str()) {
            continue;
        }
        let keys = "SELECT name FROM pragma_index_list($1) WHERE \"unique\" = 1";
        for key in texts(&db, keys, &[&table]) {
            let columns = texts(&db, "SELECT name FROM pragma_index_info($1)", &[&key]);
            assert!(
                columns.iter().any(|c| c == "subject_id" || c == "bucket"),
                "{table}"
            );
        }
    }
}

#[test]
fn applying_again_changes_nothing() {
    let mut db = migrated();
    let before = schema(&db);
    apply(&mut db, Options::new(Mode::Demo), ALONE, "memory").unwrap();
    assert_eq!(schema(&db), before);
}

#[test]
fn a_database_of_an_earlier_program_is_brought_forward_with_its_rows() {
    let mut db = Connection::open_in_memory().unwrap();
    db.execute_batch(&ALL[0].text(&WORDS)).unwrap();
    put(&db, &ALL[0].key(), &ALL[0].hash()).unwrap();
    put(&db, MODE, "demo").unwrap();
    db.execute(
        "INSERT INTO law (hash, kind, body) VALUES ('h', 'k', x'00')",
        [],
    )
    .unwrap();
    let brought = apply(&mut db, Options::new(Mode::Demo), ALONE, "memory").unwrap();
    let later: Vec<_> = ALL[1..].iter().map(|migration| migration.name).collect();
    assert_eq!(brought, later);
    assert_eq!(texts(&db, "SELECT hash FROM law", &[]), ["h"]);
    assert_eq!(texts(&db, "SELECT office FROM refund", &[]), [""; 0]);
    assert_eq!(schema(&db), schema(&migrated()));
}

#[test]
fn a_database_of_the_other_world_is_refused() {
    let error = apply(&mut migrated(), Options::new(Mode::Live), ALONE, "data").unwrap_err();
    assert_eq!(
        error.to_string(),
        "data holds demo data and was opened for live: give another place, demo and live never mix"
    );
}

#[test]
fn a_migration_changed_after_the_fact_is_refused() {
    let mut db = migrated();
    db.execute(
        "UPDATE meta SET value = 'other' WHERE key = 'migration.0001_first'",
        [],
    )
    .unwrap();
    let error = apply(&mut db, Options::new(Mode::Demo), ALONE, "data").unwrap_err();
    assert!(matches!(error, OpenError::Changed("0001_first")), "{error}");
}

#[test]
fn a_database_of_a_newer_program_is_refused() {
    let mut db = migrated();
    put(&db, "migration.9999_later", "hash").unwrap();
    let error = apply(&mut db, Options::new(Mode::Demo), ALONE, "data").unwrap_err();
    assert!(matches!(error, OpenError::Newer(_)), "{error}");
}

#[test]
fn a_database_of_somebody_else_is_refused() {
    let mut db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE theirs (n INT)").unwrap();
    let error = apply(&mut db, Options::new(Mode::Demo), ALONE, "data").unwrap_err();
    assert!(matches!(error, OpenError::NotOurs(_)), "{error}");
}
