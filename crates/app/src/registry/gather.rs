//! Gathering the facts of a case, round by round: plan, log, read, and plan again with what was read.

use super::plan::Reached;
use super::{Query, log::Book, read};
use crate::tables::access::Reader;
use crate::{App, AppError};
use base::{CaseId, Facts, SubjectId, Timestamp};
use pack::model::Service;
use store::Unit;

/// Whose facts are gathered, for which case of which service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) case: CaseId,
    pub(crate) service: &'a Service,
    pub(crate) applicant: SubjectId,
}

/// How far the log goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Logging<'a> {
    /// Only what was logged before is read.
    Recall,
    /// What was not logged yet is logged now.
    Ensure(&'a Reader, Timestamp),
}

/// Reads every fact of the form into `facts`, whose answers say which of several is meant.
pub(crate) async fn gather(
    app: &App,
    wanted: Wanted<'_>,
    facts: &mut Facts,
    logging: Logging<'_>,
) -> Result<(), AppError> {
    run(app, wanted, facts, logging, Last::Read).await
}

/// Logs all that [`gather`] will read; reads only what says whom the rest is about.
pub(crate) async fn announce(
    app: &App,
    wanted: Wanted<'_>,
    facts: &mut Facts,
    (reader, now): (&Reader, Timestamp),
) -> Result<(), AppError> {
    if wanted.service.form.rounds.len() < 2 {
        return Ok(());
    }
    run(app, wanted, facts, Logging::Ensure(reader, now), Last::Log).await
}

/// Adds the first round to a unit of work: what can be logged before anything is read.
pub(crate) async fn announce_first(
    app: &App,
    wanted: Wanted<'_>,
    facts: &mut Facts,
    unit: &mut Unit,
    (reader, now): (&Reader, Timestamp),
) -> Result<(), AppError> {
    let Some(first) = wanted.service.form.rounds.first() else {
        return Ok(());
    };
    let mut reached = Reached::from(wanted.applicant);
    for planned in reached.plan(app, wanted.service, first, facts).await? {
        crate::tables::access::add(unit, app, wanted.case, &planned.query, reader, now)?;
    }
    Ok(())
}

/// What becomes of the last round.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Read,
    Log,
}

async fn run(
    app: &App,
    wanted: Wanted<'_>,
    facts: &mut Facts,
    logging: Logging<'_>,
    last: Last,
) -> Result<(), AppError> {
    let rounds = &wanted.service.form.rounds;
    let book = Book::open(app, wanted.case).await?;
    let mut reached = Reached::from(wanted.applicant);
    for (at, round) in rounds.iter().enumerate() {
        let mut planned = reached.plan(app, wanted.service, round, facts).await?;
        let queries: Vec<Query> = planned.iter().map(|one| one.query.clone()).collect();
        let logged = match logging {
            Logging::Recall => book.recall(queries),
            Logging::Ensure(reader, now) => book.ensure(app, queries, (reader, now)).await?,
        };
        if last == Last::Log {
            if at + 1 == rounds.len() {
                break;
            }
            planned.retain(|one| is_looked_at(wanted.service, &one.need.name));
        }
        read::facts(app, &planned, &logged, facts).await?;
    }
    Ok(())
}

/// Whether what a fact says decides whom another is about.
fn is_looked_at(service: &Service, name: &str) -> bool {
    let facts = service.form.facts.values();
    facts
        .flat_map(|need| &need.after)
        .any(|looked| looked == name)
}
