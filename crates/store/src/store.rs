//! The store: what every engine has in common. Limits, the queue and its answers, counters; the engine does the rest.

use crate::postgres::{self, Address, Postgres};
use crate::queue::{Commit, Job, QUEUE_BYTES_MAX, QUEUE_UNITS_MAX};
use crate::sqlite::{self, Sqlite};
use crate::stats::Counters;
use crate::unit::{UNIT_BYTES_MAX, UNIT_STATEMENTS_MAX};
use crate::{Cell, CommitError, Done, Mode, OpenError, Row, Stats, StoreError, Unit};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// How a database is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Which world the data belongs to; data of the other one is refused.
    pub mode: Mode,
    /// The most pages of 4 KiB a file may grow to; past it commits are answered with `Full`. A server has limits of its own.
    pub pages_max: Option<u32>,
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
    // In the order they must go: no new units, then the engine.
    queue: mpsc::Sender<Job>,
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
        let (queue, jobs) = mpsc::channel(QUEUE_UNITS_MAX);
        let counters = Arc::new(Counters::default());
        let writing = Arc::clone(&counters);
        let (engine, brought) = match place {
            Place::Folder(folder) => {
                let (engine, brought) = Sqlite::open(folder, options, jobs, writing)?;
                (Engine::Sqlite(engine), brought)
            }
            Place::Server(address) => {
                let (engine, brought) = Postgres::open(address, options, jobs, writing)?;
                (Engine::Postgres(Box::new(engine)), brought)
            }
        };
        Ok(Self::with(queue, engine, counters, brought))
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

    fn with(
        queue: mpsc::Sender<Job>,
        engine: Engine,
        counters: Arc<Counters>,
        brought: Vec<&'static str>,
    ) -> Self {
        for migration in &brought {
            tracing::info!(migration, "schema brought forward");
        }
        Self {
            shared: Arc::new(Shared {
                queue,
                engine,
                counters,
                brought,
            }),
        }
    }

    /// The migrations that opening it brought, in their order.
    pub fn brought(&self) -> &[&'static str] {
        &self.shared.brought
    }

    /// Makes a unit true, whole, and answers once it is on disk. `name` says in the log whose unit it was.
    pub async fn commit(&self, name: &'static str, unit: Unit) -> Result<Done, CommitError> {
        let (statements, bytes) = (unit.statements().len(), unit.bytes());
        if statements > UNIT_STATEMENTS_MAX || bytes > UNIT_BYTES_MAX {
            return Err(CommitError::TooLarge { statements, bytes });
        }
        if unit.is_empty() {
            return Ok(Done::default());
        }
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
        if let Err(refused) = self.shared.queue.try_send(job) {
            counters.give_room(room);
            return Err(match refused {
                mpsc::error::TrySendError::Full(_) => CommitError::Busy,
                mpsc::error::TrySendError::Closed(_) => CommitError::Closed,
            });
        }
        let lost = |_| CommitError::Failed("the engine stopped before it answered".into());
        answered.await.map_err(lost)?
    }

    /// Reads rows as of now; every acknowledged unit is in them.
    pub async fn query(&self, sql: &'static str, cells: &[Cell]) -> Result<Vec<Row>, StoreError> {
        match &self.shared.engine {
            Engine::Sqlite(engine) => engine.query(sql, cells),
            Engine::Postgres(engine) => engine.query(sql, cells).await,
        }
    }

    /// Reads the one row there can be, if it is there.
    pub async fn query_one(
        &self,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Option<Row>, StoreError> {
        let mut rows = self.query(sql, cells).await?;
        match rows.len() {
            0 | 1 => Ok(rows.pop()),
            more => Err(StoreError::TooMany(more)),
        }
    }

    /// Stops taking units, finishes those it has, and leaves the database tidy and free for the next program.
    pub async fn close(&self) {
        let (done, finished) = oneshot::channel();
        if self.shared.queue.send(Job::Close(done)).await.is_ok() {
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
        let queue = &self.shared.queue;
        let waiting = queue.max_capacity() - queue.capacity();
        self.shared.counters.read(waiting)
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
        // A sender that leads nowhere takes the place of the real one, whose end tells the engine to finish.
        let (nowhere, _) = mpsc::channel(1);
        drop(std::mem::replace(&mut self.queue, nowhere));
        self.end();
    }
}
