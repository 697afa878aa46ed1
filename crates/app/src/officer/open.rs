//! Opening a case: before an officer sees a single fact, the log says that they do.

use super::{OnDesk, REVIEW, on_desk};
use crate::registry::{self, Query};
use crate::tables::access::Reader;
use crate::{App, AppError, Channel, Officer, Origin};
use base::{CaseId, Timestamp};

/// Logs the officer's reading of every fact of the case. Opening it again adds nothing.
pub async fn open(
    app: &App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<(), AppError> {
    let desk = on_desk(app, officer, case, now).await?;
    let queries = queries(officer, &desk);
    registry::ensure(app, case, queries, &reader(officer), now).await?;
    Ok(())
}

pub(super) fn reader(officer: &Officer) -> Reader {
    Reader {
        agency: agency(officer).to_owned(),
        actor: officer.subject,
        channel: Channel::Office,
        origin: Origin::Officer,
    }
}

fn agency(officer: &Officer) -> &str {
    let area = |area: &str| area.bytes().all(|byte| byte.is_ascii_digit());
    match officer.office.rsplit_once('-') {
        Some((agency, code)) if area(code) => agency,
        _ => &officer.office,
    }
}

/// What the officer is going to see, one query per subject and register.
pub(super) fn queries(officer: &Officer, desk: &OnDesk<'_>) -> Vec<Query> {
    let law = desk.service.about.first_law();
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
