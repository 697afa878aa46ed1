//! The embedded engine: one file in a folder, one writer behind the queue, readers beside it.

mod db;
mod error;
mod folder;
mod migrate;
mod tune;
mod writer;

pub use writer::BATCH_UNITS_MAX;

use crate::queue::Job;
use crate::stats::Counters;
use crate::{Cell, OpenError, Options, Row, StoreError};
use db::Db;
use folder::Lock;
use rusqlite::Connection;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::mpsc;

/// An open data folder.
#[derive(Debug)]
pub(crate) struct Sqlite {
    // In the order they must go: the writer, the readers, then the folder for the next program.
    writer: Mutex<Option<JoinHandle<()>>>,
    readers: Box<[Mutex<Option<Db>>]>,
    /// Where those wait who found every reader taken.
    next_reader: AtomicUsize,
    lock: Mutex<Option<Lock>>,
}

pub(crate) const CATALOG: &str = "SELECT m.name AS table_name, c.name AS column_name, c.type AS kind, c.pk AS place \
     FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c \
     WHERE m.type = 'table' AND m.name <> 'meta' ORDER BY m.name, c.cid";

/// Read connections. A query is some microseconds, so a few serve many threads; more only cost page cache.
const READERS: usize = 8;

impl Sqlite {
    /// Takes the folder, brings its schema forward and starts the writer. Names the migrations it brought.
    pub(crate) fn open(
        folder: &Path,
        options: Options,
        jobs: mpsc::Receiver<Job>,
        counters: Arc<Counters>,
    ) -> Result<(Self, Vec<&'static str>), OpenError> {
        let (lock, path) = folder::take(folder)?;
        let mut db = Connection::open(&path)?;
        tune::writer(&db, options)?;
        let place = folder.display().to_string();
        let brought = migrate::apply(&mut db, options, &place)?;
        let readers =
            (0..READERS).map(|_| tune::open_reader(&path).map(|db| Mutex::new(Some(Db::new(db)))));
        let readers = readers.collect::<Result<_, _>>()?;
        let writer = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || writer::run(Db::new(db), jobs, &counters))
            .map_err(|source| OpenError::Folder {
                path: folder.to_owned(),
                source,
            })?;
        let engine = Self {
            writer: Mutex::new(Some(writer)),
            readers,
            next_reader: AtomicUsize::new(0),
            lock: Mutex::new(Some(lock)),
        };
        Ok((engine, brought))
    }

    pub(crate) fn query(&self, sql: &'static str, cells: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let reader = self.reader();
        let db = reader.as_ref().ok_or(StoreError::Closed)?;
        let rows = db.query(sql, cells);
        rows.map_err(|error| StoreError::Failed(error.to_string()))
    }

    /// Waits for the writer, whose queue is closed already, and leaves the folder to the next program.
    pub(crate) fn end(&self) {
        if let Some(writer) = open(&self.writer).take() {
            // If it panicked, that is in the log already.
            let _ = writer.join();
        }
        for reader in &self.readers {
            open(reader).take();
        }
        open(&self.lock).take();
    }

    /// The first reader nobody uses just now, so that the first ones keep warm pages; or else one in turn.
    fn reader(&self) -> MutexGuard<'_, Option<Db>> {
        let readers = &self.readers;
        if let Some(free) = readers.iter().find_map(|reader| reader.try_lock().ok()) {
            return free;
        }
        let turn = self.next_reader.fetch_add(1, Relaxed);
        open(&readers[turn % readers.len()])
    }
}

/// What a lock guards here is whole even after a panic: a connection resets its statements by itself.
fn open<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}
