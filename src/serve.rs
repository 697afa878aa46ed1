//! Serving: the portal on a socket, the outbox beside it, until somebody says stop.

use crate::now::now;
use crate::say::say;
use app::App;
use axum::Router;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(400);
/// How often what was used once, and is too old to be used again, is forgotten.
const SWEEP: Duration = Duration::from_secs(1);
/// How long it rests after the database failed.
const REST_AFTER_ERROR: Duration = Duration::from_secs(2);
/// How long open requests may take once a stop was asked for.
const LAST_REQUESTS: Duration = Duration::from_secs(5);

/// Serves `router` until a stop is asked for, then finishes what was begun.
pub(crate) async fn serve(
    app: Arc<App>,
    router: Router,
    listener: TcpListener,
) -> anyhow::Result<()> {
    let at = listener.local_addr()?;
    let worker = tokio::spawn(work(Arc::clone(&app)));
    say!("listening on http://{at}");
    let make = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, make).with_graceful_shutdown(stop_asked());
    tokio::select! {
        done = serving.into_future() => done?,
        // A page that is watched keeps its connection for ever: it is not waited for.
        () = async { stop_asked().await; tokio::time::sleep(LAST_REQUESTS).await } => {}
    }
    worker.abort();
    app.store.close().await;
    Ok(())
}

/// The outbox, worked off as long as the program runs.
async fn work(app: Arc<App>) {
    let mut swept = std::time::Instant::now();
    loop {
        if swept.elapsed() >= SWEEP {
            swept = std::time::Instant::now();
            if let Err(error) = app::account::sweep(&app, now()).await {
                tracing::error!(%error, "what is over was not swept");
            }
        }
        match app::outbox::work(&app, now()).await {
            Ok(0) => tokio::time::sleep(REST).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "the outbox rests");
                tokio::time::sleep(REST_AFTER_ERROR).await;
            }
        }
    }
}

/// Interrupt or terminate.
async fn stop_asked() {
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
