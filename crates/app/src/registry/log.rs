//! The access log in front of every register: first the row, then the value.

use super::{Logged, Query};
use crate::tables::access::{self, Reader};
use crate::{App, AppError};
use base::{CaseId, Timestamp};
use store::Unit;

/// The queries that were already logged for this case. A page that only shows uses this: it writes nothing.
pub(crate) async fn recall(
    app: &App,
    case: CaseId,
    queries: Vec<Query>,
) -> Result<Vec<Logged<Query>>, AppError> {
    let logged = access::logged(app, case).await?;
    let known = queries
        .into_iter()
        .filter(|query| logged.contains(&row(query)));
    Ok(known.map(Logged::new).collect())
}

/// Logs what was not logged yet, durably, and hands all queries back as logged.
pub(crate) async fn ensure(
    app: &App,
    case: CaseId,
    queries: Vec<Query>,
    reader: &Reader,
    now: Timestamp,
) -> Result<Vec<Logged<Query>>, AppError> {
    let logged = access::logged(app, case).await?;
    let mut unit = Unit::new();
    let mut missing = 0;
    for query in queries.iter().filter(|query| !logged.contains(&row(query))) {
        access::add(&mut unit, app, case, query, reader, now);
        missing += 1;
    }
    if missing > 0 {
        app.store.commit("log-access", unit).await?;
    }
    Ok(queries.into_iter().map(Logged::new).collect())
}

fn row(query: &Query) -> (base::SubjectId, String, String, String) {
    let Query {
        subject,
        register,
        purpose,
        fields,
        ..
    } = query;
    (
        *subject,
        register.clone(),
        purpose.clone(),
        fields.join(" "),
    )
}
