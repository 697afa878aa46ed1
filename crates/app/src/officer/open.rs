//! Opening a case: before an officer sees a single fact, the log says that they do.

use super::decide::{DecideError, carry_out};
use super::{OnDesk, REVIEW, on_desk};
use crate::registry::{self, Query};
use crate::tables::access::Reader;
use crate::tables::history;
use crate::{Actor, App, AppError, Channel, Officer, Origin};
use base::{CaseId, Timestamp};
use case::{Command, Event};

/// Tries against others who move the same case at the same moment.
const TRIES_MAX: u32 = 4;

/// Logs the officer's reading of every fact of the case, and says in its history who opened it. Opening it again adds
/// nothing.
pub async fn open(
    app: &App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<(), AppError> {
    for _ in 0..TRIES_MAX {
        let desk = on_desk(app, officer, case, now).await?;
        let queries = queries(officer, &desk);
        registry::ensure(app, case, queries, &reader(officer), now).await?;
        if is_known(app, officer, &desk).await? {
            return Ok(());
        }
        match carry_out(app, officer, desk, Command::OfficerOpens, now).await {
            Ok(_) => return Ok(()),
            Err(DecideError::Moved(_)) => {}
            Err(DecideError::App(error)) => return Err(error),
            Err(
                DecideError::Refused(_)
                | DecideError::Lacking(_)
                | DecideError::Wrong(_)
                | DecideError::First(_)
                | DecideError::OfficeUnknown(_),
            ) => return Err(AppError::Handled),
        }
    }
    Err(AppError::Conflict)
}

/// Whether the history says that this officer opened the case.
async fn is_known(app: &App, officer: &Officer, desk: &OnDesk<'_>) -> Result<bool, AppError> {
    let history = history::load(app, &desk.stored, 0).await?;
    let mut opened = history
        .iter()
        .filter(|entry| entry.content.event == Event::Opened);
    Ok(opened.any(
        |entry| matches!(&entry.content.actor, Actor::Officer { id, .. } if *id == officer.id),
    ))
}

pub(crate) fn reader(officer: &Officer) -> Reader {
    Reader {
        agency: agency(officer).to_owned(),
        actor: Some(officer.subject),
        channel: Channel::Office,
        origin: Origin::Officer,
    }
}

/// The agency of the office.
pub(crate) fn agency(officer: &Officer) -> &str {
    let area = |area: &str| area.bytes().all(|byte| byte.is_ascii_digit());
    match officer.office.rsplit_once('-') {
        Some((agency, code)) if area(code) => agency,
        _ => &officer.office,
    }
}

/// What the officer is going to see, one query per subject and register.
pub(super) fn queries(officer: &Officer, desk: &OnDesk<'_>) -> Vec<Query> {
    let law = desk.service.about.review_law.written().to_owned();
    let known = desk
        .dossier
        .facts
        .facts
        .values()
        .filter_map(base::Fact::known);
    let queries = known.filter_map(|sourced| {
        Some(Query {
            subject: sourced.subject?,
            register: sourced.register.clone(),
            // Every officer who looks leaves a row of their own.
            purpose: format!("{REVIEW}.{}", officer.id),
            law: law.clone(),
            fields: sourced.record.0.keys().cloned().collect(),
        })
    });
    queries.collect()
}
