//! The store: what every engine has in common. Limits, the queue and its answers, counters; the engine does the rest.

use crate::postgres::{self, Address, Postgres};
use crate::queue::{Answer, Commit, Job, QUEUE_BYTES_MAX};
use crate::sqlite::{self, Sqlite};
use crate::stats::Counters;
use crate::unit::{UNIT_BYTES_MAX, UNIT_STATEMENTS_MAX};
use crate::{Cell, CommitError, Done, Mode, OpenError, Row, Stats, StoreError, Unit};
use base::{BUCKETS, Bucket};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// The most files a folder may be made of: each has a thread that writes and connections that read.
pub const FILES_MAX: u16 = 64;

/// What opening a database gives beside the engine.
#[derive(Debug)]
pub(crate) struct Opened {
    /// One for each part, in the order of their buckets.
    pub(crate) queues: Vec<mpsc::Sender<Job>>,
    /// The migrations that were brought.
    pub(crate) brought: Vec<&'static str>,
}

/// How a database is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Which world the data belongs to; data of the other one is refused.
    pub mode: Mode,
    /// The most pages of 4 KiB a file may grow to; past it commits are answered with `Full`. A server has limits of its own.
    pub pages_max: Option<u32>,
    /// How many files a new folder is made of, one unless it is said; data of another number is refused. See [`FILES_MAX`].
    pub files: Option<u16>,
    pub purpose: Purpose,
    /// A digest of the keys the data is sealed with; data of other keys is refused.
    pub keys: Option<[u8; 32]>,
}

/// What a database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Work,
    /// To go on with what is there: an empty place is refused.
    Kept,
    /// The same, only to look at it: the data may have moved on to another place.
    Look,
    /// To be filled with a copy: it must be empty, and nobody else opens it before the copy is whole.
    Copy,
}

/// Where a database is.
#[derive(Clone, Debug)]
pub enum Place {
    Folder(PathBuf),
    Server(Address),
}

/// A handle to an open database; cloning it is cheap. Dropping the last one finishes what was begun.
#[derive(Clone, Debug)]
pub struct Store {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    // In the order they must go: no new units, then the engine. There is a queue for each part: a file, or the server.
    queues: Box<[mpsc::Sender<Job>]>,
    engine: Engine,
    counters: Arc<Counters>,
    brought: Vec<&'static str>,
}

#[derive(Debug)]
enum Engine {
    Sqlite(Sqlite),
    Postgres(Box<Postgres>),
}

impl Options {
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            pages_max: None,
            files: None,
            purpose: Purpose::Work,
            keys: None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Server(address) => address.fmt(f),
        }
    }
}

impl Store {
    /// Takes the folder, brings its schema forward and starts the writer.
    pub fn open(folder: impl Into<PathBuf>, options: Options) -> Result<Self, OpenError> {
        Self::at(&Place::Folder(folder.into()), options)
    }

    /// The same wherever the database is.
    pub fn at(place: &Place, options: Options) -> Result<Self, OpenError> {
        let counters = Arc::new(Counters::default());
        let writing = Arc::clone(&counters);
        let (engine, opened) = match place {
            Place::Folder(folder) => {
                let (engine, opened) = Sqlite::open(folder, options, &writing)?;
                (Engine::Sqlite(engine), opened)
            }
            Place::Server(address) => {
                let (engine, opened) = Postgres::open(address, options, writing)?;
                (Engine::Postgres(Box::new(engine)), opened)
            }
        };
        Ok(Self::with(opened, engine, counters))
    }

    /// Opens what is there to work on it, whichever world it belongs to. `keys` as in [`Options::keys`].
    pub fn kept(place: &Place, keys: Option<[u8; 32]>) -> Result<(Mode, Self), OpenError> {
        Self::found(place, Purpose::Kept, keys)
    }

    /// The same to look at it, also where the data has moved on to another place.
    pub fn seen(place: &Place, keys: Option<[u8; 32]>) -> Result<(Mode, Self), OpenError> {
        Self::found(place, Purpose::Look, keys)
    }

    fn found(
        place: &Place,
        purpose: Purpose,
        keys: Option<[u8; 32]>,
    ) -> Result<(Mode, Self), OpenError> {
        let open = |mode| {
            let options = Options::new(mode);
            Self::at(
                place,
                Options {
                    purpose,
                    keys,
                    ..options
                },
            )
        };
        match open(Mode::Live) {
            Err(OpenError::WrongMode { .. }) => Ok((Mode::Demo, open(Mode::Demo)?)),
            store => Ok((Mode::Live, store?)),
        }
    }

    fn with(opened: Opened, engine: Engine, counters: Arc<Counters>) -> Self {
        for migration in &opened.brought {
            tracing::info!(migration, "schema brought forward");
        }
        Self {
            shared: Arc::new(Shared {
                queues: opened.queues.into(),
                engine,
                counters,
                brought: opened.brought,
            }),
        }
    }

    /// The migrations that opening it brought, in their order.
    pub fn brought(&self) -> &[&'static str] {
        &self.shared.brought
    }

    /// Makes a unit true, whole, and answers once it is on disk; what goes ahead of it is there before. `name` says in the log whose unit it was.
    pub async fn commit(&self, name: &'static str, unit: Unit) -> Result<Done, CommitError> {
        let (statements, bytes) = (unit.writes(), unit.bytes());
        if statements > UNIT_STATEMENTS_MAX || bytes > UNIT_BYTES_MAX {
            return Err(CommitError::TooLarge { statements, bytes });
        }
        let (ahead, unit) = unit.split(|bucket| self.part(bucket));
        let ahead = ahead.into_iter();
        let ahead: Vec<_> = ahead.map(|(_, unit)| self.hand(name, unit)).collect();
        for answered in ahead {
            answer(answered?).await?;
        }
        if unit.is_empty() {
            return Ok(Done::default());
        }
        answer(self.hand(name, unit)?).await
    }

    /// Puts a unit, of which nothing goes ahead, into the queue of its part.
    pub(crate) fn hand(
        &self,
        name: &'static str,
        unit: Unit,
    ) -> Result<oneshot::Receiver<Answer>, CommitError> {
        let (at, bytes) = (self.part(unit.bucket()), unit.bytes());
        let room = u64::try_from(bytes).unwrap_or(u64::MAX);
        let counters = &self.shared.counters;
        if !counters.take_room(room, QUEUE_BYTES_MAX) {
            return Err(CommitError::Busy);
        }
        let (answer, answered) = oneshot::channel();
        let job = Job::Commit(Commit {
            name,
            unit,
            bytes,
            answer,
        });
        if let Err(refused) = self.shared.queues[at].try_send(job) {
            counters.give_room(room);
            return Err(match refused {
                mpsc::error::TrySendError::Full(_) => CommitError::Busy,
                mpsc::error::TrySendError::Closed(_) => CommitError::Closed,
            });
        }
        Ok(answered)
    }

    /// Reads rows of one bucket as of now; every acknowledged unit is in them.
    pub async fn query(
        &self,
        bucket: Bucket,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Vec<Row>, StoreError> {
        self.query_at(self.part(bucket), sql, cells).await
    }

    /// Reads the one row of a bucket there can be, if it is there.
    pub async fn query_one(
        &self,
        bucket: Bucket,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Option<Row>, StoreError> {
        one(self.query(bucket, sql, cells).await?)
    }

    /// Reads rows of all buckets. An order or a limit holds for each part apart: whoever wants one puts the rows in order.
    pub async fn query_all(
        &self,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Vec<Row>, StoreError> {
        let mut rows = self.query_at(0, sql, cells).await?;
        for at in 1..self.shared.queues.len() {
            rows.extend(self.query_at(at, sql, cells).await?);
        }
        Ok(rows)
    }

    /// Reads the one row there can be, in whichever bucket it lies.
    pub async fn query_any(
        &self,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Option<Row>, StoreError> {
        one(self.query_all(sql, cells).await?)
    }

    async fn query_at(
        &self,
        at: usize,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Vec<Row>, StoreError> {
        match &self.shared.engine {
            Engine::Sqlite(engine) => engine.query(at, sql, cells),
            Engine::Postgres(engine) => engine.query(sql, cells).await,
        }
    }

    /// A bucket of each part: a unit of it can be about any row there.
    pub fn parts(&self) -> impl Iterator<Item = Bucket> {
        let parts = self.shared.queues.len();
        (0..parts).map(move |at| first_bucket(at, parts))
    }

    /// The bucket that [`Self::parts`] names for the part of this one: what has the same can be written together.
    pub fn part_of(&self, bucket: Bucket) -> Bucket {
        first_bucket(self.part(bucket), self.shared.queues.len())
    }

    fn part(&self, bucket: Bucket) -> usize {
        part(bucket, self.shared.queues.len())
    }

    /// Stops taking units, finishes those it has, and leaves the database tidy and free for the next program.
    pub async fn close(&self) {
        let mut ends = Vec::new();
        for queue in &self.shared.queues {
            let (done, finished) = oneshot::channel();
            if queue.send(Job::Close(done)).await.is_ok() {
                ends.push(finished);
            }
        }
        for finished in ends {
            let _ = finished.await;
        }
        self.shared.end();
    }

    /// The question that lists every table with its columns.
    pub(crate) fn catalog(&self) -> &'static str {
        match &self.shared.engine {
            Engine::Sqlite(_) => sqlite::CATALOG,
            Engine::Postgres(_) => postgres::CATALOG,
        }
    }

    pub fn stats(&self) -> Stats {
        let queues = self.shared.queues.iter();
        let waiting = queues.map(|queue| queue.max_capacity() - queue.capacity());
        self.shared.counters.read(waiting.sum())
    }
}

impl Shared {
    fn end(&self) {
        match &self.engine {
            Engine::Sqlite(engine) => engine.end(),
            Engine::Postgres(engine) => engine.end(),
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // The end of its queues tells the engine to finish.
        drop(std::mem::take(&mut self.queues));
        self.end();
    }
}

/// Waits for what becomes of a unit.
pub(crate) async fn answer(answered: oneshot::Receiver<Answer>) -> Answer {
    let lost = |_| CommitError::Failed("the engine stopped before it answered".into());
    answered.await.map_err(lost)?
}

fn one(mut rows: Vec<Row>) -> Result<Option<Row>, StoreError> {
    match rows.len() {
        0 | 1 => Ok(rows.pop()),
        more => Err(StoreError::TooMany(more)),
    }
}

/// Buckets that follow each other lie together, and every part has as many, or one more.
fn part(bucket: Bucket, parts: usize) -> usize {
    usize::from(bucket.0) * parts / usize::from(BUCKETS)
}

fn first_bucket(at: usize, parts: usize) -> Bucket {
    let first = (at * usize::from(BUCKETS)).div_ceil(parts);
    Bucket(u16::try_from(first).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_run_of_buckets_and_every_bucket_one_part() {
        for parts in 1..=usize::from(FILES_MAX) {
            let mut last = 0;
            for bucket in (0..BUCKETS).map(Bucket) {
                let at = part(bucket, parts);
                assert!(at == last || at == last + 1);
                if at > last || bucket.0 == 0 {
                    assert_eq!(first_bucket(at, parts), bucket);
                }
                last = at;
            }
            assert_eq!(last, parts - 1);
        }
    }
}
