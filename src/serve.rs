//! Serving: the portal on a socket, the outbox beside it, until somebody says stop.

mod door;
mod patient;
mod record;
mod tls;

pub(crate) use tls::Tls;

use crate::now::now;
use crate::say::say;
use app::App;
use app::outbox::{POSTS, WorkError};
use axum::Router;
use door::Door;
use hyper_util::server::graceful::GracefulShutdown;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(400);
/// How often what was used once, and is too old to be used again, is forgotten.
const SWEEP: Duration = Duration::from_secs(1);
/// How often what is over for days is forgotten.
const FORGET: Duration = Duration::from_mins(10);
/// How long it rests after the database failed.
const REST_AFTER_ERROR: Duration = Duration::from_secs(2);
/// How long open requests may take once a stop was asked for.
const LAST_REQUESTS: Duration = Duration::from_secs(5);

/// How the door stands.
#[derive(Default)]
pub(crate) struct Entry {
    /// A certificate, where no proxy speaks TLS for us.
    pub(crate) tls: Option<Tls>,
    /// Proxies of ours in front.
    pub(crate) proxies: usize,
}

/// Serves `router` until a stop is asked for, then finishes what was begun.
pub(crate) async fn serve(
    app: Arc<App>,
    router: Router,
    (listener, entry): (TcpListener, Entry),
) -> anyhow::Result<()> {
    let at = listener.local_addr()?;
    let scheme = if entry.tls.is_some() { "https" } else { "http" };
    let mut workers = vec![tokio::spawn(work(Arc::clone(&app)))];
    workers.extend((0..POSTS).map(|_| tokio::spawn(post(Arc::clone(&app)))));
    if let Some(audit) = &app.audit {
        let recording = record::record(Arc::clone(&app), Arc::clone(audit));
        workers.push(tokio::spawn(recording));
    }
    say!("listening on {scheme}://{at}");
    let door = Arc::new(Door {
        router,
        tls: entry.tls,
        counts: entry.proxies == 0,
        patience: door::PATIENCE,
    });
    let open = GracefulShutdown::new();
    tokio::select! {
        () = door::take(&door, listener, &open) => {}
        () = door.renew() => {}
        () = stop_asked() => {}
    }
    // A page that is watched keeps its connection for ever: it is not waited for.
    let _ = tokio::time::timeout(LAST_REQUESTS, open.shutdown()).await;
    for worker in &workers {
        worker.abort();
    }
    app.store.close().await;
    Ok(())
}

/// The outbox, worked off as long as the program runs.
async fn work(app: Arc<App>) {
    let mut swept = std::time::Instant::now();
    let mut forgot = swept;
    loop {
        if forgot.elapsed() >= FORGET {
            forgot = std::time::Instant::now();
            note("forgotten", app::account::forget(&app, now()).await);
        }
        if swept.elapsed() >= SWEEP {
            swept = std::time::Instant::now();
            note("swept", app::account::sweep(&app, now()).await);
        }
        rest_after(app::outbox::work(&app, now()).await).await;
    }
}

/// Says that something which is done every so often was not done; it is tried again.
fn note<T>(what: &str, done: Result<T, app::AppError>) {
    if let Err(error) = done {
        tracing::error!(%error, "what is over was not {what}");
    }
}

/// Letters, in loops of their own: a server of mail may be slow.
async fn post(app: Arc<App>) {
    loop {
        rest_after(app::outbox::post(&app, now()).await).await;
    }
}

/// Rests where nothing was due, and longer where nothing could be done.
async fn rest_after(round: Result<usize, WorkError>) {
    match round {
        Ok(0) => tokio::time::sleep(REST).await,
        Ok(_) => {}
        Err(error) => {
            tracing::error!(%error, "the outbox rests");
            tokio::time::sleep(REST_AFTER_ERROR).await;
        }
    }
}

/// Interrupt or terminate.
pub(crate) async fn stop_asked() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// Log lines: readable on a terminal, JSON where `SIGAP_LOG_JSON` is set; `SIGAP_LOG` chooses what is said.
pub(crate) fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("SIGAP_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second subscriber is a mistake of a test, not of the program.
    let _ = if std::env::var_os("SIGAP_LOG_JSON").is_some() {
        lines.json().try_init()
    } else {
        lines.try_init()
    };
}
