//! The embedded engine: a folder of files, each with one writer behind its queue and readers beside it.

mod db;
mod error;
mod file;
mod folder;
mod migrate;
mod tune;
mod writer;

pub use writer::BATCH_UNITS_MAX;

use crate::stats::Counters;
use crate::store::{FILES_MAX, Opened};
use crate::{Cell, OpenError, Options, Purpose, Row, StoreError};
use file::File;
use folder::{Folder, Lock};
use migrate::Member;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An open data folder.
#[derive(Debug)]
pub(crate) struct Sqlite {
    // In the order they must go: the files, then the folder for the next program.
    files: Box<[File]>,
    lock: Mutex<Option<Lock>>,
}

pub(crate) const CATALOG: &str = "SELECT m.name AS table_name, c.name AS column_name, c.type AS kind, c.pk AS place \
     FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c \
     WHERE m.type = 'table' AND m.name <> 'meta' ORDER BY m.name, c.cid";

impl Sqlite {
    /// Takes the folder, brings its schema forward and starts the writers.
    pub(crate) fn open(
        folder: &Path,
        options: Options,
        counters: &Arc<Counters>,
    ) -> Result<(Self, Opened), OpenError> {
        let (lock, folder) = Folder::take(folder)?;
        let files = files(&folder, options)?;
        let mut brought = Vec::new();
        let mut databases = VecDeque::new();
        // The first file last: once it is ours, all of them are.
        for at in (0..files).rev() {
            let mut db = file::connect(&folder.private(at)?, options)?;
            brought = migrate::apply(&mut db, options, Member { at, files }, &folder.name())?;
            databases.push_front(db);
        }
        let mut running = Vec::new();
        let mut queues = Vec::new();
        for (at, db) in (0..files).zip(databases) {
            let (file, queue) = File::start(db, &folder.path(at), (files, counters))?;
            running.push(file);
            queues.push(queue);
        }
        let engine = Self {
            files: running.into(),
            lock: Mutex::new(Some(lock)),
        };
        Ok((engine, Opened { queues, brought }))
    }

    /// Reads rows of one file.
    pub(crate) fn query(
        &self,
        at: usize,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Vec<Row>, StoreError> {
        self.files[at].query(sql, cells)
    }

    /// Waits for the writers, whose queues are closed already, and leaves the folder to the next program.
    pub(crate) fn end(&self) {
        for file in &self.files {
            file.end();
        }
        open(&self.lock).take();
    }
}

/// How many files the folder is made of; a new one, of how many it shall be.
fn files(folder: &Folder, options: Options) -> Result<u16, OpenError> {
    let first = file::connect(&folder.private(0)?, options)?;
    let Some(found) = migrate::files(&first, &folder.name())? else {
        return match options.purpose {
            Purpose::Kept | Purpose::Look => Err(OpenError::Empty(folder.name())),
            Purpose::Work | Purpose::Copy if folder.has(1) => {
                Err(OpenError::NoFirst(folder.path(1)))
            }
            Purpose::Work | Purpose::Copy => Ok(options.files.unwrap_or(1).clamp(1, FILES_MAX)),
        };
    };
    if let Some(wanted) = options.files.filter(|wanted| *wanted != found) {
        let place = folder.name();
        return Err(OpenError::OtherFiles {
            place,
            found,
            wanted,
        });
    }
    match (1..found).find(|at| !folder.has(*at)) {
        Some(lost) => Err(OpenError::Lost(folder.path(lost))),
        None => Ok(found),
    }
}

/// What a lock guards here is whole even after a panic: a connection resets its statements by itself.
fn open<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}
