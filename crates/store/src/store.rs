//! The store: one writer behind a queue, readers beside it.

use crate::folder::{self, Lock};
use crate::migrate;
use crate::sqlite::Db;
use crate::stats::Counters;
use crate::unit::{UNIT_BYTES_MAX, UNIT_STATEMENTS_MAX};
use crate::writer::{self, Commit, Job, QUEUE_BYTES_MAX, QUEUE_UNITS_MAX};
use crate::{Cell, CommitError, Done, Mode, OpenError, Row, Stats, StoreError, Unit};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// How a data folder is opened.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Which world the data belongs to; a folder of the other one is refused.
    pub mode: Mode,
    /// The most pages of 4 KiB the database may grow to; past it commits are answered with `Full`.
    pub pages_max: Option<u32>,
}

/// A handle to an open data folder; cloning it is cheap. Dropping the last one finishes what was begun.
#[derive(Clone, Debug)]
pub struct Store {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    // In the order they must go: no new units, no readers, then the folder for the next program.
    queue: mpsc::Sender<Job>,
    writer: Mutex<Option<JoinHandle<()>>>,
    readers: Box<[Mutex<Option<Db>>]>,
    /// Where those wait who found every reader taken.
    next_reader: AtomicUsize,
    counters: Arc<Counters>,
    lock: Mutex<Option<Lock>>,
}

/// Read connections. A query is some microseconds, so a few serve many threads; more only cost page cache.
const READERS: usize = 8;
/// Prepared statements kept per connection: all the texts of the program fit, so none is parsed twice.
const STATEMENTS_KEPT: usize = 256;
/// How long a connection waits for a lock, which it only ever meets while the log is being reset.
const LOCK_WAIT: Duration = Duration::from_secs(5);

impl Options {
    pub fn new(mode: Mode) -> Self {
        Self {
            mode,
            pages_max: None,
        }
    }
}

impl Store {
    /// Takes the folder, brings its schema forward and starts the writer.
    pub fn open(folder: impl AsRef<Path>, options: Options) -> Result<Self, OpenError> {
        let folder = folder.as_ref();
        let (lock, path) = folder::take(folder)?;
        let mut db = Connection::open(&path)?;
        tune_writer(&db, options)?;
        migrate::apply(&mut db, options.mode, folder)?;
        let readers =
            (0..READERS).map(|_| open_reader(&path).map(|db| Mutex::new(Some(Db::new(db)))));
        let readers = readers.collect::<Result<_, _>>()?;
        let (queue, jobs) = mpsc::channel(QUEUE_UNITS_MAX);
        let counters = Arc::new(Counters::default());
        let counted = Arc::clone(&counters);
        let writer = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || writer::run(Db::new(db), jobs, &counted))
            .map_err(|source| OpenError::Folder {
                path: folder.to_owned(),
                source,
            })?;
        Ok(Self {
            shared: Arc::new(Shared {
                queue,
                writer: Mutex::new(Some(writer)),
                readers,
                next_reader: AtomicUsize::new(0),
                counters,
                lock: Mutex::new(Some(lock)),
            }),
        })
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
        let lost = |_| CommitError::Failed("the writer stopped before it answered".into());
        answered.await.map_err(lost)?
    }

    /// Reads rows as of now; every acknowledged unit is in them.
    #[expect(
        clippy::unused_async,
        reason = "SQLite answers at once; a database over a socket will not"
    )]
    pub async fn query(&self, sql: &'static str, cells: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let reader = self.reader();
        let db = reader.as_ref().ok_or(StoreError::Closed)?;
        db.query(sql, cells).map_err(|error| StoreError::of(&error))
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

    /// Stops taking units, finishes those it has, and leaves the folder tidy and free for the next program.
    pub async fn close(&self) {
        let (done, finished) = oneshot::channel();
        if self.shared.queue.send(Job::Close(done)).await.is_ok() {
            let _ = finished.await;
        }
        self.shared.end();
    }

    pub fn stats(&self) -> Stats {
        let queue = &self.shared.queue;
        let waiting = queue.max_capacity() - queue.capacity();
        self.shared.counters.read(waiting)
    }

    /// The first reader nobody uses just now, so that the first ones keep warm pages; or else one in turn.
    fn reader(&self) -> MutexGuard<'_, Option<Db>> {
        let readers = &self.shared.readers;
        if let Some(free) = readers.iter().find_map(|reader| reader.try_lock().ok()) {
            return free;
        }
        let turn = self.shared.next_reader.fetch_add(1, Relaxed);
        open(&readers[turn % readers.len()])
    }
}

impl Shared {
    fn end(&self) {
        if let Some(writer) = open(&self.writer).take() {
            // The writer ends by itself once its queue is closed; if it panicked, that is in the log already.
            let _ = writer.join();
        }
        for reader in &self.readers {
            open(reader).take();
        }
        open(&self.lock).take();
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // A sender that leads nowhere takes the place of the real one, whose end tells the writer to finish.
        let (nowhere, _) = mpsc::channel(1);
        drop(std::mem::replace(&mut self.queue, nowhere));
        self.end();
    }
}

/// What a lock guards here is whole even after a panic: a connection resets its statements by itself.
fn open<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What readers and the writer share.
fn tune(db: &Connection) -> Result<(), OpenError> {
    db.busy_timeout(LOCK_WAIT)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // A plan never depends on the values bound. Without this, built with STAT4, many statements are planned anew each
    // time a value is bound to them: an eighth of the server's time under load.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // The schema calls no functions, so none named in a tampered file may run.
    db.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

fn tune_writer(db: &Connection, options: Options) -> Result<(), OpenError> {
    tune(db)?;
    // Readers go on while a batch is written, and a commit is one append and one wait for the disk.
    let journal: String =
        db.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if journal != "wal" {
        return Err(OpenError::NoLog);
    }
    // FULL: the log is on disk before a commit returns. An acknowledged submission survives a power cut.
    db.pragma_update(None, "synchronous", "FULL")?;
    // On some systems a plain sync stops at the drive's own memory; these go through it. No effect elsewhere.
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    // The log is folded back every 8 MiB. Everybody waits for that, so longer stretches make the slowest answers slower;
    // shorter ones write hot pages to the file more often.
    db.pragma_update(None, "wal_autocheckpoint", 2_000)?;
    // After a burst the log file shrinks to what a normal day needs.
    db.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    // 16 MiB of pages: the upper levels of every index stay in memory. A commit in which a page was split looks through
    // the whole cache, so more is slower.
    db.pragma_update(None, "cache_size", -16_384)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    if let Some(pages) = options.pages_max {
        db.pragma_update(None, "max_page_count", pages)?;
    }
    Ok(())
}

fn open_reader(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    tune(&db)?;
    db.pragma_update(None, "query_only", true)?;
    // A mapping would be torn down each time the file grows. With a cache of many pages, which a commit empties, that
    // was a third of the server's time under load.
    db.pragma_update(None, "mmap_size", 0)?;
    // Room for what the queries between two commits share, no more.
    db.pragma_update(None, "cache_size", -1_024)?;
    Ok(db)
}
