//! The audit log and its anchors, kept up as long as the program runs.

use crate::now::now;
use app::App;
use app::audit::{self, Audit, AuditError};
use app::did;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long it rests when nothing waits for the log.
const REST: Duration = Duration::from_millis(200);
/// How often the head of the log is anchored, if it has grown.
const ANCHOR: Duration = Duration::from_secs(2);
/// How often it is looked whether there is something to announce.
const ANNOUNCE: Duration = Duration::from_mins(1);
/// How often it is looked whether an identity has changed.
const IDENTIFY: Duration = Duration::from_secs(1);
/// When those are tried again for whom no identity could be begun.
const BEGIN_AGAIN: Duration = Duration::from_mins(10);
/// How long it rests after the log failed.
const REST_AFTER_ERROR: Duration = Duration::from_secs(2);

/// Loops of their own, since a ledger whose validators do not answer holds up no more than itself.
pub(super) async fn record(app: Arc<App>, audit: Arc<Audit>) {
    tokio::join!(
        take(&app, &audit),
        seal(&app, &audit),
        identify(&app, &audit),
        begin(&app, &audit)
    );
}

/// What waits is taken into the log.
async fn take(app: &App, audit: &Audit) {
    loop {
        match audit::gather(app, audit).await {
            Ok(0) => tokio::time::sleep(REST).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "nothing is recorded");
                tokio::time::sleep(REST_AFTER_ERROR).await;
            }
        }
    }
}

/// The log is anchored, and what is new is announced.
async fn seal(app: &App, audit: &Audit) {
    let mut announced: Option<Instant> = None;
    loop {
        note("nothing is sealed", audit::anchor(app, audit).await);
        if announced.is_none_or(|at| at.elapsed() >= ANNOUNCE) {
            let done = audit::announce(app, audit).await;
            note("not everything was announced", done);
            announced = Some(Instant::now());
        }
        tokio::time::sleep(ANCHOR).await;
    }
}

/// Identities of people are anchored.
async fn identify(app: &App, audit: &Audit) {
    loop {
        match did::anchor(app, audit, now()).await {
            Ok(0) => tokio::time::sleep(IDENTIFY).await,
            // The next step of somebody may wait behind this one.
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "not every identity is anchored");
                tokio::time::sleep(REST_AFTER_ERROR).await;
            }
        }
    }
}

/// Whoever has no identity in this ledger gets one.
async fn begin(app: &App, audit: &Audit) {
    loop {
        match did::begin_missing(app, audit, now()).await {
            Ok(0) => return,
            Ok(people) => tracing::error!(people, "not every account has an identity"),
            Err(error) => tracing::error!(%error, "not every account has an identity"),
        }
        tokio::time::sleep(BEGIN_AGAIN).await;
    }
}

fn note<T>(what: &str, done: Result<T, AuditError>) {
    if let Err(error) = done {
        tracing::error!(%error, "{what}");
    }
}
