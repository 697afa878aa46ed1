//! The rows that are a person's to see: those about themselves, and those about the households they belong to.
//!
//! A family card is a record of its own, under a subject of its own. Its readings are seen by whoever is linked to it,
//! from the day of the link on: what was read before they came is not theirs.

use crate::mandate::STANDING;
use crate::proofing::{COUNTER, PROOFING};
use crate::provider::Then;
use crate::tables::access::{self, Access};
use crate::tables::subject::linked_since;
use crate::view::ReaderView;
use crate::{App, AppError, Channel};
use base::{CaseId, RowId, SubjectId, Timestamp};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Rows looked through for a page; older ones are in the yearly archive.
pub(super) const ROWS_MAX: i64 = 2_000;
/// Rows of one case shown beside it.
const ROWS_OF_CASE_MAX: i64 = 50;

/// One row, and whether it is about something that others may belong to as well: a household, a vehicle, a company.
pub(super) struct Row {
    pub(super) access: Access,
    pub(super) shared: bool,
}

/// Every row, newest first.
pub(super) async fn all(app: &App, subject: SubjectId) -> Result<Vec<Row>, AppError> {
    rows(app, subject, None, ROWS_MAX).await
}

/// The rows of one case, newest first.
pub(super) async fn of_case(
    app: &App,
    subject: SubjectId,
    case: CaseId,
) -> Result<Vec<Row>, AppError> {
    rows(app, subject, Some(case), ROWS_OF_CASE_MAX).await
}

/// The row of that name, if it is this person's to see.
pub(super) async fn one(app: &App, subject: SubjectId, id: RowId) -> Result<Row, AppError> {
    let mut rows = all(app, subject).await?.into_iter();
    rows.find(|row| row.access.id == id)
        .ok_or(AppError::NotFound)
}

async fn rows(
    app: &App,
    subject: SubjectId,
    case: Option<CaseId>,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let own = access::list(app, subject, case, (0, most)).await?;
    let mut rows: Vec<Row> = own.into_iter().map(|access| row(access, false)).collect();
    for (household, since) in households(app, subject).await? {
        let read = access::list(app, household, case, (0, most)).await?;
        let seen = read.into_iter().filter(|access| access.at >= since);
        rows.extend(seen.map(|access| row(access, true)));
    }
    rows.sort_by_key(|row| Reverse((row.access.at, row.access.id)));
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(rows)
}

fn row(access: Access, shared: bool) -> Row {
    Row { access, shared }
}

/// What a person belongs to: subjects of another kind than a person that their records lead to.
async fn households(
    app: &App,
    subject: SubjectId,
) -> Result<Vec<(SubjectId, Timestamp)>, AppError> {
    let registers = &app.pack.registers;
    let of_people = registers.values().filter(|from| from.subject == PERSON);
    let relations: BTreeSet<&String> = of_people
        .flat_map(|from| &from.relations)
        .filter(|(_, relation)| {
            let to = registers.get(&relation.to);
            to.is_some_and(|to| to.subject != PERSON)
        })
        .map(|(name, _)| name)
        .collect();
    let mut found = Vec::new();
    for relation in relations {
        found.extend(linked_since(app, subject, relation).await?);
    }
    Ok(found)
}

const PERSON: &str = "person";

/// Who was behind a reading, as the person sees it who looks.
pub(super) fn reader(app: &App, access: &Access, me: SubjectId) -> ReaderView {
    let is = |channel: Channel| access.channel == channel.word();
    if let Some(officer) = officer(&access.purpose) {
        return ReaderView::Officer {
            id: officer.to_owned(),
            known: None,
        };
    }
    if access.purpose == PROOFING {
        return match access.actor {
            Some(actor) if actor == me => ReaderView::Owner,
            _ => ReaderView::Unproven,
        };
    }
    if let Some(site) = Channel::site_of(&access.channel) {
        return ReaderView::Site {
            said: Then::of(app, site, access).reader(),
        };
    }
    match access.actor {
        Some(actor) if actor == me && !is(Channel::Job) => {
            let client = Channel::client_of(&access.channel);
            client.map_or(ReaderView::Myself, |client| ReaderView::Client {
                id: client.to_owned(),
            })
        }
        _ if is(Channel::Portal) || Channel::client_of(&access.channel).is_some() => {
            ReaderView::Another
        }
        _ if is(Channel::Job) => ReaderView::Job,
        _ => ReaderView::System,
    }
}

/// An officer's reading bears their id.
fn officer(purpose: &str) -> Option<&str> {
    let (shared, officer) = purpose.split_once('.')?;
    [
        crate::officer::REVIEW,
        crate::officer::RECOVERY,
        COUNTER,
        STANDING,
    ]
    .contains(&shared)
    .then_some(officer)
}
