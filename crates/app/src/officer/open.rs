//! Opening a case: before an officer sees a single fact, the log says that they do.

use super::{REVIEW, is_involved, load};
use crate::apply::review;
use crate::registry::{self, Query};
use crate::tables::access::Reader;
use crate::{App, AppError, Channel, Officer, Origin};
use base::{CaseId, Facts, Timestamp};
use pack::model::Service;

/// Logs the officer's reading of every fact of the case. Opening it again adds nothing.
pub async fn open(
    app: &App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<(), AppError> {
    let stored = load(app, officer, case).await?;
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let facts = review(app, &stored, service, now).await?.facts;
    if is_involved(officer, &stored, &facts) {
        return Err(AppError::Forbidden);
    }
    let queries = queries(officer, service, &facts);
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
pub(super) fn queries(officer: &Officer, service: &Service, facts: &Facts) -> Vec<Query> {
    let law = service.about.laws.first().cloned().unwrap_or_default();
    let known = facts.facts.values().filter_map(base::Fact::known);
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
