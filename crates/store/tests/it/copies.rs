//! Copying from one engine to the other: there and back again, and never taken for whole before it is.

use crate::room::{Database, Folder, case, count, opening, place, subject};
use base::{RowId, Timestamp};
use store::copy::{self, CopyError};
use store::outbox::{self, Message};
use store::{CommitError, Mode, OpenError, Options, Place, Purpose, Store, cells};

const CASES: &str = "SELECT count(*) AS n FROM cases";
const EVIDENCE: &str = "INSERT INTO evidence (id, subject_id, case_id, kind, bytes, at, removed, payload) \
     VALUES ($1, $2, $3, 'letter', 0, 0, 0, $4)";
const ACCESS: &str = "INSERT INTO access (id, subject_id, case_id, register, purpose, law, fields, reader, actor, \
     channel, origin, at) VALUES ($1, $2, $3, 'keluarga', 'form', 'UU', 'name', 'dukcapil', $4, 'portal', 'resident', $5)";

/// Rows of several tables, with empty cells, letters of two languages and pieces of a megabyte.
async fn fill(store: &Store) {
    for n in 0..1_200_u64 {
        let mut unit = opening(n);
        let nobody = None::<[u8; 16]>;
        let cells = cells![case(n), subject(n), nobody, nobody, i64::MIN];
        unit.expect(ACCESS, cells, 1);
        if n % 200 == 0 {
            let payload = vec![u8::try_from(n / 8).unwrap(); 1_500_000];
            unit.expect(EVIDENCE, cells![case(n), subject(n), case(n), payload], 1);
        }
        outbox::put(&mut unit, &message(n));
        store.commit("fill", unit).await.unwrap();
    }
}

fn message(n: u64) -> Message {
    Message {
        id: RowId(u128::from(n).to_be_bytes()),
        kind: ["efek", "Surat", "é"][usize::try_from(n % 3).unwrap()].into(),
        subject: subject(n),
        body: Vec::new(),
        due_at: Timestamp::from_micros(0),
    }
}

fn kept(place: &Place) -> Store {
    let (mode, store) = Store::kept(place, None).unwrap();
    assert_eq!(mode, Mode::Demo);
    store
}

fn empty(place: &Place) -> Result<Store, OpenError> {
    in_files(place, None)
}

fn in_files(place: &Place, files: Option<u16>) -> Result<Store, OpenError> {
    let purpose = Purpose::Copy;
    Store::at(
        place,
        Options {
            purpose,
            files,
            ..Options::new(Mode::Demo)
        },
    )
}

async fn copied(from: &Store, to: &Store) -> Result<Vec<(String, u64)>, CopyError> {
    copy::fill(from, to, |_| ()).await?;
    let mut told = Vec::new();
    copy::prove(from, to, |table, here, there| {
        assert_eq!(here, there, "{}", table.name);
        told.push((table.name.clone(), here.rows));
    })
    .await?;
    Ok(told)
}

#[tokio::test]
async fn there_and_back_again_gives_the_same() {
    let (folder, database, again) = (Folder::new(), Database::new(), Folder::new());
    let first = folder.open();
    fill(&first).await;
    let spread = Folder::new();
    let second = in_files(&place(&spread.name()), Some(3)).unwrap();
    let third = empty(&place(&database.name())).unwrap();
    let fourth = empty(&place(&again.name())).unwrap();
    let told = copied(&first, &second).await.unwrap();
    assert_eq!(copied(&second, &third).await.unwrap(), told);
    assert_eq!(copied(&third, &fourth).await.unwrap(), told);
    for n in (0..1_200).step_by(50) {
        let bucket = subject(n).bucket();
        let one = "SELECT seq FROM cases WHERE case_id = $1";
        let found = second.query_one(bucket, one, &cells![case(n)]).await;
        assert!(found.unwrap().is_some(), "{n} lies where its bucket says");
    }
    for (table, rows) in [
        ("cases", 1_200),
        ("evidence", 6),
        ("access", 1_200),
        ("link", 0),
    ] {
        assert!(
            told.contains(&(table.to_owned(), rows)),
            "{table}: {told:?}"
        );
    }
    drop((second, third, fourth));
    assert_eq!(count(&kept(&place(&spread.name())), CASES).await, 1_200);
    assert_eq!(count(&kept(&place(&again.name())), CASES).await, 1_200);
    assert_eq!(count(&kept(&place(&database.name())), CASES).await, 1_200);
}

#[tokio::test]
async fn a_place_whose_data_moved_is_only_looked_at_until_the_data_is_back() {
    let (folder, database) = (Folder::new(), Database::new());
    folder.open().commit("open", opening(1)).await.unwrap();
    for (from, to) in [
        (place(&folder.name()), place(&database.name())),
        (place(&database.name()), place(&folder.name())),
    ] {
        let there = kept(&from);
        if let Place::Folder(folder) = &to {
            std::fs::remove_dir_all(folder).unwrap();
        }
        let here = empty(&to).unwrap();
        copied(&there, &here).await.unwrap();
        copy::leave(&there, &to.to_string()).await.unwrap();
        drop((there, here));
        for refused in [
            Store::kept(&from, None).map(|(_, store)| store),
            Store::at(&from, Options::new(Mode::Demo)),
        ] {
            let Err(OpenError::Moved { to: words, .. }) = refused else {
                panic!("{refused:?}");
            };
            assert_eq!(words, to.to_string());
        }
        let (_, looked) = Store::seen(&from, None).unwrap();
        assert_eq!(count(&looked, CASES).await, 1);
        assert_eq!(count(&kept(&to), CASES).await, 1);
    }
}

#[tokio::test]
async fn a_changed_row_is_noticed_and_the_copy_stays_closed() {
    let (folder, database) = (Folder::new(), Database::new());
    let from = folder.open();
    for n in 0..9 {
        from.commit("open", opening(n)).await.unwrap();
    }
    let to = empty(&place(&database.name())).unwrap();
    copy::fill(&from, &to, |_| ()).await.unwrap();
    database.sql("UPDATE cases SET payload = payload || payload WHERE case_id = (SELECT case_id FROM cases LIMIT 1)");
    let proof = copy::prove(&from, &to, |_, _, _| ()).await;
    assert!(matches!(proof, Err(CopyError::Differs(table)) if table == "cases"));
    drop(to);
    let opened = Store::kept(&place(&database.name()), None);
    assert!(
        matches!(opened, Err(OpenError::Incomplete(_))),
        "{opened:?}"
    );
}

#[tokio::test]
async fn a_copy_that_was_left_in_the_middle_is_never_opened() {
    let (folder, half) = (Folder::new(), Folder::new());
    let from = folder.open();
    fill(&from).await;
    let to = empty(&place(&half.name())).unwrap();
    // The name of the second table is told when the first is in.
    let mut tables = 0;
    let stop = |_: &copy::Table| {
        tables += 1;
        if tables == 8 {
            from_now_on_refused(&to);
        }
    };
    let ended = copy::fill(&from, &to, stop).await;
    assert!(
        matches!(ended, Err(CopyError::Write(CommitError::Closed))),
        "{ended:?}"
    );
    drop(to);
    for opened in [
        Store::kept(&place(&half.name()), None).map(|(_, store)| store),
        Store::at(&place(&half.name()), Options::new(Mode::Demo)),
    ] {
        assert!(
            matches!(opened, Err(OpenError::Incomplete(_))),
            "{opened:?}"
        );
    }
    let opened = empty(&place(&half.name()));
    assert!(matches!(opened, Err(OpenError::NotEmpty(_))), "{opened:?}");
}

/// Closes a store without waiting for it.
fn from_now_on_refused(store: &Store) {
    let store = store.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime.unwrap().block_on(store.close());
    })
    .join()
    .unwrap();
}

#[test]
fn a_place_with_data_is_no_place_for_a_copy_and_an_empty_one_holds_nothing_to_copy() {
    for (there, fresh) in [
        (place(&Folder::new().name()), place(&Folder::new().name())),
        (
            place(&Database::new().name()),
            place(&Database::new().name()),
        ),
    ] {
        drop(Store::at(&there, Options::new(Mode::Demo)).unwrap());
        assert!(matches!(empty(&there), Err(OpenError::NotEmpty(_))));
        assert!(matches!(
            Store::kept(&fresh, None),
            Err(OpenError::Empty(_))
        ));
    }
}
