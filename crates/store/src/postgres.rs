//! The engine of a server: PostgreSQL behind the queue, some sessions that write and a few that read.
//!
//! All connections live on one thread of the engine, with a runtime of its own: whoever asks may be on any other.

mod address;
mod bind;
mod error;
mod hold;
mod link;
mod migrate;
mod reader;
mod run;
mod writer;

pub use address::{Address, BadAddress};

use crate::queue::{Job, QUEUE_UNITS_MAX};
use crate::stats::Counters;
use crate::{Cell, OpenError, Options, Purpose, Row, StoreError, store};
use hold::Hold;
use link::Dial;
use reader::Readers;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{RwLock, mpsc, oneshot};
use tokio::task::JoinSet;
use writer::{Desk, Writer};

/// An open database of a server.
#[derive(Debug)]
pub(crate) struct Postgres {
    readers: Readers,
    thread: Mutex<Option<JoinHandle<()>>>,
}

pub(crate) const CATALOG: &str = "SELECT CAST(c.relname AS TEXT) AS table_name, CAST(a.attname AS TEXT) AS column_name, \
     format_type(a.atttypid, NULL) AS kind, \
     COALESCE(array_position(CAST(i.indkey AS INT2[]), a.attnum), -1) + 1 AS place \
     FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
     JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary \
     WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS REGNAMESPACE) AND c.relname <> 'meta' \
     ORDER BY c.relname, a.attnum";

/// Sessions that write: as many units wait for the server's disk together.
const WRITERS: usize = 8;
/// How long whoever asks waits for a server that went away: it may only be starting anew.
const PATIENCE: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// How long the server may work on one statement while somebody waits in front of a page.
const WITHIN: Duration = Duration::from_secs(10);
/// The same where nobody does: a schema brought forward, a copy, a look at all there is.
const WITHIN_AT_LEISURE: Duration = Duration::from_hours(1);

/// The migrations that opening brought, or why there is nothing to work on.
type Opened = Result<Vec<&'static str>, OpenError>;

impl Postgres {
    /// Takes the database, brings its schema forward and starts the writers. Names the migrations it brought.
    pub(crate) fn open(
        address: &Address,
        options: Options,
        counters: Arc<Counters>,
    ) -> Result<(Self, store::Opened), OpenError> {
        let (queue, jobs) = mpsc::channel(QUEUE_UNITS_MAX);
        let stopped = |reason: String| OpenError::Unreachable {
            place: address.to_string(),
            reason,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| stopped(error.to_string()))?;
        let dial = Dial {
            address: address.clone(),
            runtime: runtime.handle().clone(),
            within: match options.purpose {
                Purpose::Work => WITHIN,
                Purpose::Kept | Purpose::Look | Purpose::Copy => WITHIN_AT_LEISURE,
            },
        };
        let readers = Readers::new(dial.clone());
        let (tell, opened) = std::sync::mpsc::sync_channel(1);
        let thread = std::thread::Builder::new()
            .name("store-postgres".into())
            .spawn(move || {
                let closers = runtime.block_on(work(dial, options, (jobs, counters), &tell));
                // Every connection ends with the runtime, and with them what the server holds for us.
                drop(runtime);
                for closer in closers {
                    let _ = closer.send(());
                }
            })
            .map_err(|error| stopped(error.to_string()))?;
        let brought = opened
            .recv()
            .map_err(|error| stopped(error.to_string()))??;
        let thread = Mutex::new(Some(thread));
        let queues = vec![queue];
        let opened = store::Opened { queues, brought };
        Ok((Self { readers, thread }, opened))
    }

    pub(crate) async fn query(
        &self,
        sql: &'static str,
        cells: &[Cell],
    ) -> Result<Vec<Row>, StoreError> {
        self.readers.query(sql, cells).await
    }

    /// Waits for the writers, whose queue is closed already, and leaves the database to the next program.
    pub(crate) fn end(&self) {
        self.readers.close();
        if let Some(thread) = held(&self.thread).take() {
            // If it panicked, that is in the log already.
            let _ = thread.join();
        }
    }
}

/// Opens the database, says so, and works until the queue is closed and empty. Gives back who waits for the end.
async fn work(
    dial: Dial,
    options: Options,
    (jobs, counters): (mpsc::Receiver<Job>, Arc<Counters>),
    tell: &SyncSender<Opened>,
) -> Vec<oneshot::Sender<()>> {
    let (hold, brought) = match prepare(&dial, options).await {
        Ok(prepared) => prepared,
        Err(error) => {
            let _ = tell.send(Err(error));
            return Vec::new();
        }
    };
    let _ = tell.send(Ok(brought));
    let desk = Arc::new(Desk {
        dial,
        hold,
        jobs: tokio::sync::Mutex::new(jobs),
        turns: RwLock::new(()),
        counters,
        closers: Mutex::default(),
    });
    let writers: JoinSet<()> = (0..WRITERS)
        .map(|_| Writer::new(Arc::clone(&desk)).work())
        .collect();
    writers.join_all().await;
    desk.hold.give_back().await;
    std::mem::take(&mut *held(&desk.closers))
}

async fn prepare(dial: &Dial, options: Options) -> Result<(Hold, Vec<&'static str>), OpenError> {
    let place = dial.address.to_string();
    let hold = Hold::take(dial.clone()).await?;
    let unreachable = |reason| OpenError::Unreachable {
        place: place.clone(),
        reason,
    };
    let at_leisure = Dial {
        within: WITHIN_AT_LEISURE,
        ..dial.clone()
    };
    let link = at_leisure
        .link("SET client_min_messages = warning")
        .await
        .map_err(unreachable)?;
    let brought = migrate::apply(&link, options, &place).await?;
    Ok((hold, brought))
}

/// What a lock guards here is whole even after a panic.
fn held<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}
