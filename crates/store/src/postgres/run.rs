//! One unit as one transaction: everything is sent before anything is answered.

use super::error::{Fault, fault};
use super::link::{Link, Prepared};
use crate::{CommitError, Done, Expect, Row, Unit};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;
use tokio::time::timeout;
use tokio_postgres::Error;

/// Where a unit was when its connection ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// It is true.
    Kept(Done),
    Not(Fault),
    /// It was told to become true, and nobody said whether it did; its number in the server's own count.
    Doubt {
        number: String,
        done: Done,
    },
}

// Whatever units run at once, the outcome is that of running them one after another, as with one writer.
const BEGIN: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";
// A server that waits for its copy takes a COMMIT that it gives up for done, so here it is not the server that stops.
const COMMIT: &str = "SET LOCAL statement_timeout = 0; COMMIT";
/// Afterwards the unit is in doubt, and is looked up by its number.
const COMMITTED_WITHIN: Duration = Duration::from_secs(15);
const NUMBER: &str = "SELECT CAST(pg_current_xact_id() AS TEXT) AS number";

type Answer = Result<(usize, Vec<Row>), Error>;
type Asked<'a> = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

/// Runs a unit on a connection of its own.
pub(super) async fn run(link: &Link, unit: &Unit) -> Ended {
    let prepared = match prepare(link, unit).await {
        Ok(prepared) => prepared,
        Err(fault) => return Ended::Not(fault),
    };
    let mut answers = in_order(ask(link, unit, &prepared)).await.into_iter();
    let begun = answers.next().into_iter().chain(answers.next());
    let begun = begun
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| fault(&error, 0));
    match begun.and_then(|begun| Ok((begun, check(unit, answers)?))) {
        Ok((begun, done)) => commit(link, number(&begun), done).await,
        Err(fault) => {
            // If this fails too the connection is gone, and the server undoes by itself.
            let _ = link.control("ROLLBACK").await;
            Ended::Not(fault)
        }
    }
}

/// Makes every text known first, the number of the transaction among them: what must be made known is not sent at once.
async fn prepare(link: &Link, unit: &Unit) -> Result<Vec<Prepared>, Fault> {
    let mut prepared = Vec::with_capacity(unit.statements().len());
    link.prepare(NUMBER)
        .await
        .map_err(|error| fault(&error, 0))?;
    for (at, statement) in unit.statements().iter().enumerate() {
        // What a unit relies on is said as rows expected; a SELECT, or a COMMIT of its own, has no place in it.
        if !writes(statement.sql) {
            let why = format!("statement {at}: a unit of work only writes");
            return Err(Fault::Refused(CommitError::Failed(why)));
        }
        let known = link.prepare(statement.sql).await;
        prepared.push(known.map_err(|error| fault(&error, at))?);
    }
    Ok(prepared)
}

fn writes(sql: &str) -> bool {
    let first = sql.split_whitespace().next().unwrap_or_default();
    ["INSERT", "UPDATE", "DELETE"].contains(&first)
}

/// The beginning, the number of the transaction, then each statement.
fn ask<'a>(link: &'a Link, unit: &'a Unit, prepared: &'a [Prepared]) -> Vec<Asked<'a>> {
    let mut asked: Vec<Asked<'a>> = Vec::with_capacity(prepared.len() + 2);
    asked.push(Box::pin(async {
        link.control(BEGIN).await?;
        Ok((0, Vec::new()))
    }));
    asked.push(Box::pin(async {
        let rows = link.query(NUMBER, &[]).await?;
        Ok((rows.len(), rows))
    }));
    for (statement, prepared) in unit.statements().iter().zip(prepared) {
        asked.push(Box::pin(link.write(prepared, statement)));
    }
    asked
}

/// Polls all of them in their order, so that each is sent before the next, and no answer is waited for between.
async fn in_order<T>(asked: Vec<Pin<Box<dyn Future<Output = T> + Send + '_>>>) -> Vec<T> {
    let mut waiting: Vec<_> = asked.into_iter().map(|asked| (asked, None)).collect();
    poll_fn(move |context| {
        let mut all = true;
        for (asked, answer) in &mut waiting {
            if answer.is_none() {
                match asked.as_mut().poll(context) {
                    Poll::Ready(came) => *answer = Some(came),
                    Poll::Pending => all = false,
                }
            }
        }
        if !all {
            return Poll::Pending;
        }
        Poll::Ready(
            waiting
                .iter_mut()
                .filter_map(|(_, answer)| answer.take())
                .collect(),
        )
    })
    .await
}

/// The first statement, in their order, that failed or touched another number of rows than it must.
fn check(unit: &Unit, answers: impl Iterator<Item = Answer>) -> Result<Done, Fault> {
    let mut done = Done::default();
    for (at, (statement, answer)) in unit.statements().iter().zip(answers).enumerate() {
        let (touched, rows) = answer.map_err(|error| fault(&error, at))?;
        if let Expect::Rows(rows) = statement.expect
            && rows != touched
        {
            return Err(Fault::Refused(CommitError::Conflict { at }));
        }
        if statement.returning {
            done.rows.push(rows);
        }
        done.statements += 1;
    }
    Ok(done)
}

async fn commit(link: &Link, number: Option<String>, done: Done) -> Ended {
    let fault = match timeout(COMMITTED_WITHIN, link.control(COMMIT)).await {
        Ok(Ok(())) => return Ended::Kept(done),
        Ok(Err(error)) => fault(&error, 0),
        Err(_) => Fault::Lost("nobody says whether a unit was kept".to_owned()),
    };
    match (fault, number) {
        (Fault::Lost(_), Some(number)) => Ended::Doubt { number, done },
        (Fault::Lost(reason), None) => Ended::Not(Fault::Refused(CommitError::Failed(reason))),
        (fault, _) => {
            let _ = link.control("ROLLBACK").await;
            Ended::Not(fault)
        }
    }
}

fn number(begun: &[(usize, Vec<Row>)]) -> Option<String> {
    let (_, rows) = begun.last()?;
    rows.first()?.text("number").ok().map(str::to_owned)
}
