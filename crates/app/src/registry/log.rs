//! The access log in front of every register: first the row, then the value.

use super::{Logged, Query};
use crate::tables::access::{self, Reader};
use crate::{App, AppError};
use base::{CaseId, SubjectId, Timestamp};
use std::collections::BTreeSet;
use store::Unit;

/// What the log says of one case, read once.
pub(super) struct Book {
    case: CaseId,
    logged: BTreeSet<Row>,
}

impl Book {
    pub(super) async fn open(app: &App, case: CaseId) -> Result<Self, AppError> {
        let logged = access::logged(app, case).await?;
        Ok(Self { case, logged })
    }

    /// Those queries that were logged already.
    pub(super) fn recall(&self, queries: Vec<Query>) -> Vec<Logged<Query>> {
        let known = queries
            .into_iter()
            .filter(|query| self.logged.contains(&row(query)));
        known.map(Logged::new).collect()
    }

    /// All queries, the missing ones logged first.
    pub(super) async fn ensure(
        &self,
        app: &App,
        queries: Vec<Query>,
        (reader, now): (&Reader, Timestamp),
    ) -> Result<Vec<Logged<Query>>, AppError> {
        let missing = queries
            .iter()
            .filter(|query| !self.logged.contains(&row(query)));
        let mut unit: Option<Unit> = None;
        for query in missing {
            let unit = unit.get_or_insert_with(|| Unit::of(query.subject.bucket()));
            access::add(unit, app, self.case, query, reader, now)?;
        }
        if let Some(unit) = unit {
            app.store.commit("log-access", unit).await?;
        }
        Ok(queries.into_iter().map(Logged::new).collect())
    }
}

/// The queries that were already logged for this case. A page that only shows uses this: it writes nothing.
pub(crate) async fn recall(
    app: &App,
    case: CaseId,
    queries: Vec<Query>,
) -> Result<Vec<Logged<Query>>, AppError> {
    Ok(Book::open(app, case).await?.recall(queries))
}

/// Logs what was not logged yet, durably, and hands all queries back as logged.
pub(crate) async fn ensure(
    app: &App,
    case: CaseId,
    queries: Vec<Query>,
    reader: &Reader,
    now: Timestamp,
) -> Result<Vec<Logged<Query>>, AppError> {
    let book = Book::open(app, case).await?;
    book.ensure(app, queries, (reader, now)).await
}

/// Logs queries about one subject that nobody asks twice, without looking first: a row that is there stays as it was.
pub(crate) async fn write(
    app: &App,
    (occasion, subject): (CaseId, SubjectId),
    queries: Vec<Query>,
    reader: &Reader,
    now: Timestamp,
) -> Result<Vec<Logged<Query>>, AppError> {
    let mut unit = Unit::of(subject.bucket());
    for query in &queries {
        access::add(&mut unit, app, occasion, query, reader, now)?;
    }
    app.store.commit("log-access", unit).await?;
    Ok(queries.into_iter().map(Logged::new).collect())
}

/// Subject, register, purpose, and fields joined by spaces.
type Row = (SubjectId, String, String, String);

fn row(query: &Query) -> Row {
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
