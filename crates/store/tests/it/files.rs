//! Several files: each row where its bucket says, and no file without the others.

use crate::room::{Folder, INSERT_CASE, Spread, case_cells, count, opening, place, subject};
use std::fs;
use std::path::{Path, PathBuf};
use store::{CommitError, Mode, OpenError, Options, Store, Unit, cells};

const CASES: &str = "SELECT count(*) AS n FROM cases";
const LINK: &str = "INSERT INTO link (subject_id, relation, target_id, since) VALUES ($1, 'near', $2, 0) \
     ON CONFLICT (subject_id, relation, target_id) DO NOTHING";

fn opened(room: &str, files: Option<u16>) -> Result<Store, OpenError> {
    let options = Options {
        files,
        ..Options::new(Mode::Demo)
    };
    Store::at(&place(room), options)
}

fn rows(file: &Path, table: &str) -> i64 {
    let file = rusqlite::Connection::open(file).unwrap();
    let sql = format!("SELECT count(*) FROM {table}");
    file.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn files(room: &Spread) -> [PathBuf; 3] {
    let folder = PathBuf::from(room.name());
    ["sigap.db", "sigap-01.db", "sigap-02.db"].map(|name| folder.join(name))
}

/// A subject in each of three files.
const FIRST: u64 = 0;
const SECOND: u64 = 1;
const THIRD: u64 = 2;

#[tokio::test]
async fn every_row_lies_in_the_file_of_its_bucket_and_is_found_there_and_everywhere() {
    let room = Spread::new();
    let store = room.open();
    for n in 0..90 {
        store.commit("open", opening(n)).await.unwrap();
    }
    let one = "SELECT seq FROM cases WHERE subject_id = $1";
    for n in 0..90 {
        let cells = cells![subject(n)];
        let found = store.query_one(subject(n).bucket(), one, &cells).await;
        assert!(found.unwrap().is_some(), "{n}");
        let elsewhere = subject(n + 1).bucket();
        let found = store.query_one(elsewhere, one, &cells).await;
        assert_eq!(found.unwrap(), None, "{n}");
        assert!(store.query_any(one, &cells).await.unwrap().is_some());
    }
    assert_eq!(count(&store, CASES).await, 90);
    for file in files(&room) {
        assert_eq!(rows(&file, "cases"), 30, "{}", file.display());
    }
}

#[tokio::test]
async fn what_goes_ahead_of_a_unit_is_kept_elsewhere_also_where_the_unit_meets_a_conflict() {
    let room = Spread::new();
    let store = room.open();
    let unit = || {
        let mut unit = opening(FIRST);
        for (from, to) in [(FIRST, SECOND), (SECOND, THIRD), (THIRD, FIRST)] {
            let cells = cells![subject(from), subject(to)];
            unit.ahead(subject(from).bucket(), LINK, cells);
        }
        unit
    };
    store.commit("links", unit()).await.unwrap();
    for file in files(&room) {
        assert_eq!(rows(&file, "link"), 1, "{}", file.display());
    }
    let again = store.commit("links", unit()).await;
    assert_eq!(again.unwrap_err(), CommitError::Conflict { at: 0 });

    let mut late = Unit::of(subject(FIRST).bucket());
    late.expect(INSERT_CASE, case_cells(FIRST), 1);
    for from in [FIRST, SECOND] {
        late.ahead(
            subject(from).bucket(),
            LINK,
            cells![subject(from), subject(9)],
        );
    }
    let refused = store.commit("links", late).await;
    assert_eq!(refused.unwrap_err(), CommitError::Conflict { at: 0 });
    let [first, second, _] = files(&room);
    assert_eq!((rows(&first, "link"), rows(&second, "link")), (1, 2));
}

#[tokio::test]
async fn a_unit_of_nothing_but_what_goes_ahead_is_kept_wherever_it_belongs() {
    let room = Spread::new();
    let store = room.open();
    let mut unit = Unit::of(subject(FIRST).bucket());
    for from in [FIRST, SECOND, THIRD] {
        unit.ahead(
            subject(from).bucket(),
            LINK,
            cells![subject(from), subject(9)],
        );
    }
    store.commit("links", unit).await.unwrap();
    for file in files(&room) {
        assert_eq!(rows(&file, "link"), 1, "{}", file.display());
    }
}

#[tokio::test]
async fn a_folder_stays_made_of_as_many_files_as_it_was_begun_with() {
    let room = Spread::new();
    let other = opened(&room.name(), Some(2));
    assert!(
        matches!(
            other,
            Err(OpenError::OtherFiles {
                found: 3,
                wanted: 2,
                ..
            })
        ),
        "{other:?}"
    );
    opened(&room.name(), Some(3)).unwrap();
    let one = Folder::new();
    drop(one.open());
    let three = opened(&one.name(), Some(3));
    assert!(
        matches!(three, Err(OpenError::OtherFiles { found: 1, .. })),
        "{three:?}"
    );
}

#[test]
fn a_folder_of_which_a_file_is_missing_or_another_one_is_refused() {
    let room = Spread::new();
    let [first, second, third] = files(&room);
    let aside = second.with_extension("aside");
    fs::rename(&second, &aside).unwrap();
    let opened = |why: &str| match opened(&room.name(), None) {
        Err(error) => error,
        Ok(_) => panic!("opened {why}"),
    };
    assert!(matches!(opened("without the second"), OpenError::Lost(path) if path == second));
    fs::copy(&third, &second).unwrap();
    assert!(matches!(
        opened("with the third twice"),
        OpenError::Mixed {
            at: 1,
            files: 3,
            ..
        }
    ));
    fs::rename(&aside, &second).unwrap();
    fs::rename(&first, &aside).unwrap();
    assert!(matches!(opened("without the first"), OpenError::NoFirst(path) if path == second));
    fs::rename(&aside, &first).unwrap();
    drop(room.open());
}

#[tokio::test]
async fn what_goes_ahead_is_on_disk_before_the_unit_is() {
    let room = Spread::new();
    let store = room.open();
    let [first, second, _] = files(&room);
    // Nothing can be written to the second file until this is given back.
    let blocker = rusqlite::Connection::open(&second).unwrap();
    blocker.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut unit = opening(FIRST);
    let cells = cells![subject(SECOND), subject(THIRD)];
    unit.ahead(subject(SECOND).bucket(), LINK, cells);
    let committing = tokio::spawn({
        let store = store.clone();
        async move { store.commit("links", unit).await }
    });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(rows(&first, "cases"), 0, "the unit waits");
    blocker.execute_batch("ROLLBACK").unwrap();
    committing.await.unwrap().unwrap();
    assert_eq!((rows(&first, "cases"), rows(&second, "link")), (1, 1));
}

#[test]
fn a_file_of_another_day_or_one_too_many_is_refused() {
    let room = Spread::new();
    let [first, second, _] = files(&room);
    let yesterday = second.with_extension("yesterday");
    fs::copy(&second, &yesterday).unwrap();
    for _ in 0..2 {
        drop(room.open());
    }
    let today = second.with_extension("today");
    fs::copy(&second, &today).unwrap();
    fs::copy(&yesterday, &second).unwrap();
    let opened = |room: &str| Store::at(&place(room), Options::new(Mode::Demo)).err();
    let error = opened(&room.name());
    assert!(
        matches!(&error, Some(OpenError::OtherDay(path)) if *path == second),
        "{error:?}"
    );
    fs::copy(&today, &second).unwrap();
    drop(room.open());

    // The first file of a day on which it was alone.
    let alone = Folder::new();
    drop(alone.open());
    let kept = first.with_extension("kept");
    fs::copy(&first, &kept).unwrap();
    fs::copy(alone.path().join("sigap.db"), &first).unwrap();
    let error = opened(&room.name());
    assert!(
        matches!(&error, Some(OpenError::Besides { found: 1, more }) if *more == second),
        "{error:?}"
    );
    fs::copy(&kept, &first).unwrap();
    drop(room.open());
}

#[test]
fn a_file_may_be_a_link_to_another_disk_and_is_held_there_too() {
    let (room, copy, disk) = (Spread::new(), Folder::new(), Folder::new());
    fs::create_dir(disk.path()).unwrap();
    let [first, second, third] = files(&room);
    let moved = disk.path().join("sigap-01.db");
    fs::rename(&second, &moved).unwrap();
    std::os::unix::fs::symlink(&moved, &second).unwrap();
    let store = room.open();
    // A copy that took the link for the file.
    fs::create_dir(copy.path()).unwrap();
    for file in [&first, &third] {
        fs::copy(file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    std::os::unix::fs::symlink(&moved, copy.path().join("sigap-01.db")).unwrap();
    let error = opened(&copy.name(), None).err();
    assert!(matches!(error, Some(OpenError::InUse(_))), "{error:?}");
    drop(store);
    // The other disk is not there.
    fs::rename(&moved, disk.path().join("away")).unwrap();
    let error = opened(&room.name(), None).err();
    assert!(
        matches!(&error, Some(OpenError::Lost(path)) if *path == second),
        "{error:?}"
    );
    assert!(!moved.exists(), "nothing new is made there");
}

#[test]
fn a_folder_whose_making_was_cut_short_says_so() {
    let room = Spread::new();
    let [first, second, third] = files(&room);
    for file in [&first, &third] {
        fs::remove_file(file).unwrap();
    }
    let error = opened(&room.name(), Some(3)).err();
    assert!(
        matches!(&error, Some(OpenError::NoFirst(path)) if *path == second),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_written_holds_up_no_messages_of_the_others() {
    use store::outbox::{self, Lane, Message};
    const LANE: Lane<'_> = Lane::AllBut("letter");
    let room = Spread::new();
    let store = room.open();
    let now = base::Timestamp::from_micros(1_770_000_000_000_000);
    for n in [FIRST, SECOND, THIRD] {
        let mut unit = Unit::of(subject(n).bucket());
        let message = Message {
            id: base::RowId(u128::from(n).to_be_bytes()),
            kind: "effect".into(),
            subject: subject(n),
            body: Vec::new(),
            due_at: now,
        };
        outbox::put(&mut unit, &message);
        store.commit("put", unit).await.unwrap();
    }
    let few = outbox::lease(&store, LANE, (2, 60), now).await.unwrap();
    assert_eq!(few.len(), 2, "no more than were asked for");
    let later = now.plus_seconds(61);
    let [_, second, _] = files(&room);
    let blocker = rusqlite::Connection::open(&second).unwrap();
    blocker
        .execute_batch(
            "CREATE TRIGGER full BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END",
        )
        .unwrap();
    let leased = outbox::lease(&store, LANE, (64, 60), later).await.unwrap();
    let whose: Vec<_> = leased.iter().map(|leased| leased.message.subject).collect();
    assert_eq!(whose.len(), 2);
    assert!(!whose.contains(&subject(SECOND)));
}

#[tokio::test]
async fn all_files_belong_to_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let room = Spread::new();
    let store = room.open();
    for n in [FIRST, SECOND, THIRD] {
        store.commit("open", opening(n)).await.unwrap();
    }
    let mut seen = 0;
    for file in fs::read_dir(room.name()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.path().display());
        seen += 1;
    }
    assert_eq!(
        seen, 10,
        "three files each with a log and its index, and the lock"
    );
    assert_eq!(store.stats().units, 3);
}
