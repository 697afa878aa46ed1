//! The audit log and its anchors, kept up as long as the program runs.

use crate::now::now;
use app::App;
use app::audit::{self, Audit, AuditError};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long it rests when nothing waits for the log.
const REST: Duration = Duration::from_millis(200);
/// How often the head of the log is anchored, if it has grown.
const ANCHOR: Duration = Duration::from_secs(2);
/// How often it is looked whether there is something to announce.
const ANNOUNCE: Duration = Duration::from_mins(1);
/// How long it rests after the log or the ledger failed.
const REST_AFTER_ERROR: Duration = Duration::from_secs(2);

/// Something that is done every so often, and at once the first time.
struct Every(Duration, Option<Instant>);

impl Every {
    fn is_due(&self) -> bool {
        self.1.is_none_or(|at| at.elapsed() >= self.0)
    }

    fn done(&mut self) {
        self.1 = Some(Instant::now());
    }
}

pub(super) async fn record(app: Arc<App>, audit: Arc<Audit>) {
    let mut anchors = Every(ANCHOR, None);
    let mut announces = Every(ANNOUNCE, None);
    loop {
        match round(&app, &audit, (&mut anchors, &mut announces)).await {
            Ok(0) => tokio::time::sleep(REST).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "nothing is recorded for now");
                tokio::time::sleep(REST_AFTER_ERROR).await;
            }
        }
    }
}

/// One turn; says how much was taken into the log.
async fn round(
    app: &App,
    audit: &Audit,
    (anchors, announces): (&mut Every, &mut Every),
) -> Result<usize, AuditError> {
    let taken = audit::gather(app, audit).await?;
    if anchors.is_due() {
        audit::anchor(app, audit, now()).await?;
        anchors.done();
    }
    if announces.is_due() {
        audit::announce(app, audit).await?;
        announces.done();
    }
    Ok(taken)
}
