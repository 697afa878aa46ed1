//! One file: a writer behind its queue, and readers beside it.

use super::db::Db;
use super::folder::Lock;
use super::{open, tune, writer};
use crate::queue::{Job, QUEUE_UNITS_MAX};
use crate::stats::Counters;
use crate::{Cell, OpenError, Options, Row, StoreError};
use rusqlite::Connection;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use tokio::sync::mpsc;

/// A file that is worked on.
#[derive(Debug)]
pub(super) struct File {
    // In the order they must go: the writer, the readers, then the file for the next program.
    writer: Mutex<Option<JoinHandle<()>>>,
    readers: Box<[Mutex<Option<Db>>]>,
    /// Where those wait who found every reader taken.
    next_reader: AtomicUsize,
    held: Mutex<Option<Lock>>,
}

/// Read connections of a folder. A query is some microseconds, so a few serve many threads; more only cost page cache.
const READERS: u16 = 8;
const READERS_OF_FILE_MIN: u16 = 2;

/// The connection that writes.
pub(super) fn connect(path: &Path, options: Options) -> Result<Connection, OpenError> {
    let db = Connection::open(path)?;
    tune::writer(&db, options)?;
    Ok(db)
}

impl File {
    /// Starts the writer of one of so many files, and gives the queue it works off.
    pub(super) fn start(
        db: Connection,
        (path, held): (&Path, Lock),
        (files, counters): (u16, &Arc<Counters>),
    ) -> Result<(Self, mpsc::Sender<Job>), OpenError> {
        let readers = (READERS / files).max(READERS_OF_FILE_MIN);
        let readers =
            (0..readers).map(|_| tune::open_reader(path).map(|db| Mutex::new(Some(Db::new(db)))));
        let readers = readers.collect::<Result<_, _>>()?;
        let (queue, jobs) = mpsc::channel(QUEUE_UNITS_MAX);
        let counters = Arc::clone(counters);
        let writer = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || writer::run(Db::new(db), jobs, &counters))
            .map_err(|source| OpenError::Folder {
                path: path.to_owned(),
                source,
            })?;
        let file = Self {
            writer: Mutex::new(Some(writer)),
            readers,
            next_reader: AtomicUsize::new(0),
            held: Mutex::new(Some(held)),
        };
        Ok((file, queue))
    }

    pub(super) fn query(&self, sql: &'static str, cells: &[Cell]) -> Result<Vec<Row>, StoreError> {
        let reader = self.reader();
        let db = reader.as_ref().ok_or(StoreError::Closed)?;
        let rows = db.query(sql, cells);
        rows.map_err(|error| StoreError::Failed(error.to_string()))
    }

    /// Waits for the writer, whose queue is closed already.
    pub(super) fn end(&self) {
        if let Some(writer) = open(&self.writer).take() {
            // If it panicked, that is in the log already.
            let _ = writer.join();
        }
        for reader in &self.readers {
            open(reader).take();
        }
        open(&self.held).take();
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
