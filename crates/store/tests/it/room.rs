//! A place of its own for each test, gone afterwards, and a few words all tests share.

use crate::cluster::Cluster;
use base::{CaseId, SubjectId};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use store::{Address, Cell, Mode, Options, Place, Store, Unit, cells};

/// A data folder.
pub(crate) struct Folder(PathBuf);

/// A database of the server that all tests share.
pub(crate) struct Database(String);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "sigap-store-{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Relaxed)
        );
        Self(std::env::temp_dir().join(name))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// How a child is told where it is.
    pub(crate) fn name(&self) -> String {
        self.0.to_str().unwrap().to_owned()
    }

    pub(crate) fn open(&self) -> Store {
        Store::at(&place(&self.name()), Options::new(Mode::Demo)).unwrap()
    }
}

/// A data folder whose database is made of three files.
pub(crate) struct Spread(Folder);

impl Spread {
    pub(crate) fn new() -> Self {
        let folder = Folder::new();
        let options = Options {
            files: Some(3),
            ..Options::new(Mode::Demo)
        };
        drop(Store::at(&place(&folder.name()), options).unwrap());
        Self(folder)
    }

    pub(crate) fn name(&self) -> String {
        self.0.name()
    }

    pub(crate) fn open(&self) -> Store {
        self.0.open()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Database {
    pub(crate) fn new() -> Self {
        Self(Cluster::shared().database())
    }

    pub(crate) fn name(&self) -> String {
        Cluster::shared().url(&self.0)
    }

    pub(crate) fn open(&self) -> Store {
        Store::at(&place(&self.name()), Options::new(Mode::Demo)).unwrap()
    }

    /// What the database says when it is asked past the store.
    pub(crate) fn sql(&self, sql: &str) -> String {
        Cluster::shared().sql(&self.0, sql)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            Cluster::shared().remove(&self.0);
        }
    }
}

/// A folder or an address.
pub(crate) fn place(name: &str) -> Place {
    if Address::looks_like_one(name) {
        return Place::Server(Address::parse(name).unwrap());
    }
    Place::Folder(PathBuf::from(name))
}

pub(crate) const INSERT_CASE: &str = "INSERT INTO cases \
     (case_id, subject_id, service, stage, office, due_at, seq, law_hash, updated_at, payload) \
     VALUES ($1, $2, 'akta-lahir', $3, 'dukcapil-3174', NULL, $4, 'law', 0, $5)";

pub(crate) const ADVANCE: &str = "UPDATE cases SET seq = seq + 1, stage = $3 \
     WHERE case_id = $1 AND subject_id = $2 AND seq = $4";

pub(crate) fn case(n: u64) -> CaseId {
    CaseId(u128::from(n).to_be_bytes())
}

/// Neighbours lie in buckets far apart.
pub(crate) fn subject(n: u64) -> SubjectId {
    let far = u128::from(n % 4_096) * 1_367 % 4_096;
    SubjectId((u128::from(n) << 16 | far).to_be_bytes())
}

/// A unit that opens case `n` of subject `n`.
pub(crate) fn opening(n: u64) -> Unit {
    let mut unit = Unit::of(subject(n).bucket());
    unit.expect(INSERT_CASE, case_cells(n), 1);
    unit
}

pub(crate) fn case_cells(n: u64) -> Vec<Cell> {
    cells![case(n), subject(n), "draft", 1_i64, vec![0_u8; 200]]
}

/// A unit that moves case `n` on, if it still stands at `seq`.
pub(crate) fn advancing(n: u64, seq: i64, stage: &str) -> Unit {
    let mut unit = Unit::of(subject(n).bucket());
    unit.expect(ADVANCE, cells![case(n), subject(n), stage, seq], 1);
    unit
}

pub(crate) async fn count(store: &Store, sql: &'static str) -> i64 {
    let rows = store.query_all(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.int("n").unwrap()).sum()
}

/// Seeds come from the environment, to repeat a failure, or else from chance; they are printed either way.
#[expect(
    clippy::print_stdout,
    reason = "a failure is repeated by the seed it printed"
)]
pub(crate) fn seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    let chance = || RandomState::new().hash_one(0_u8);
    let seed = std::env::var("SIGAP_SEED").map_or_else(|_| chance(), |s| s.parse().unwrap());
    println!("SIGAP_SEED={seed}");
    seed
}

/// A small repeatable generator (splitmix64): tests need chance, not secrets.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }
}
