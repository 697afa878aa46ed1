//! Opening a case: before an officer sees a single fact, the log says that they do.

use super::{REVIEW, is_involved, load};
use crate::registry::{self, Query};
use crate::tables::access::Reader;
use crate::tables::cases::Stored;
use crate::tables::history;
use crate::{App, AppError, Channel, Officer, Origin};
use base::{CaseId, Facts, Timestamp};
use case::Receipt;

/// Logs the officer's reading of every fact of the case. Opening it again adds nothing.
pub async fn open(
    app: &App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<(), AppError> {
    let stored = load(app, officer, case).await?;
    let receipt = receipt(app, &stored).await?;
    let facts = receipt.as_ref().map(|receipt| &receipt.facts);
    if is_involved(officer, &stored, facts) {
        return Err(AppError::Forbidden);
    }
    let queries = queries(app, officer, &stored, facts);
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

/// What the officer is going to see: the facts of the receipt, one query per subject and register.
pub(super) fn queries(
    app: &App,
    officer: &Officer,
    stored: &Stored,
    facts: Option<&Facts>,
) -> Vec<Query> {
    let service = app.pack.services.get(&stored.service);
    let law = service
        .and_then(|service| service.about.laws.first().cloned())
        .unwrap_or_default();
    let known = facts
        .iter()
        .flat_map(|facts| facts.facts.values())
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

/// The receipt under which the case came to the officer.
pub(super) async fn receipt(app: &App, stored: &Stored) -> Result<Option<Receipt>, AppError> {
    let history = history::load(app, stored, 0).await?;
    Ok(history
        .into_iter()
        .rev()
        .find_map(|entry| entry.content.receipt))
}
