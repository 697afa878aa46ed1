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
use rusqlite::Connection;
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
        let mut held = vec![folder.hold(0)?];
        let first = file::connect(&folder.path(0), options)?;
        let files = files(&first, &folder, options)?;
        let mut databases = vec![first];
        for at in 1..files {
            held.push(folder.hold(at)?);
            databases.push(file::connect(&folder.path(at), options)?);
        }
        let mut brought = Vec::new();
        // The first file last: once it is ours, all of them are.
        for (at, db) in (0..files).zip(&mut databases).rev() {
            brought = migrate::apply(db, options, Member { at, files }, &folder.name())?;
        }
        together(&databases, &folder, options)?;
        let mut running = Vec::new();
        let mut queues = Vec::new();
        for (at, (db, held)) in (0..files).zip(databases.into_iter().zip(held)) {
            let (file, queue) = File::start(db, (&folder.path(at), held), (files, counters))?;
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
fn files(first: &Connection, folder: &Folder, options: Options) -> Result<u16, OpenError> {
    let place = folder.name();
    let others = || (1..FILES_MAX).find(|at| folder.has(*at));
    let Some(found) = migrate::files(first, &place)? else {
        return match (options.purpose, others()) {
            (Purpose::Kept | Purpose::Look, _) => Err(OpenError::Empty(place)),
            (Purpose::Work | Purpose::Copy, Some(at)) => Err(OpenError::NoFirst(folder.path(at))),
            (Purpose::Work | Purpose::Copy, None) => {
                Ok(options.files.unwrap_or(1).clamp(1, FILES_MAX))
            }
        };
    };
    if options.purpose == Purpose::Copy {
        return Err(OpenError::NotEmpty(place));
    }
    if let Some(wanted) = options.files.filter(|wanted| *wanted != found) {
        return Err(OpenError::OtherFiles {
            place,
            found,
            wanted,
        });
    }
    if let Some(more) = (found..FILES_MAX).find(|at| folder.has(*at)) {
        let more = folder.path(more);
        return Err(OpenError::Besides { found, more });
    }
    match (1..found).find(|at| !folder.has(*at)) {
        Some(lost) => Err(OpenError::Lost(folder.path(lost))),
        None => Ok(found),
    }
}

/// Makes sure that no file is of another day than the first: all of them count how often they were opened. The first one
/// counts last, so that another may be one ahead of it after a kill.
fn together(databases: &[Connection], folder: &Folder, options: Options) -> Result<(), OpenError> {
    let [first, others @ ..] = databases else {
        return Ok(());
    };
    if others.is_empty() {
        return Ok(());
    }
    let count = migrate::openings(first)?;
    for (at, other) in (1..).zip(others) {
        if !(count..=count + 1).contains(&migrate::openings(other)?) {
            return Err(OpenError::OtherDay(folder.path(at)));
        }
    }
    if options.purpose == Purpose::Look {
        return Ok(());
    }
    for db in databases.iter().rev() {
        migrate::count_opening(db, count + 1)?;
    }
    Ok(())
}

/// What a lock guards here is whole even after a panic: a connection resets its statements by itself.
fn open<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}
