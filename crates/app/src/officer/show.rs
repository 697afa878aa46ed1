//! One case on the officer's desk. Reads only: it shows nothing that opening it did not log.

use super::open::queries;
use super::{is_involved, load};
use crate::apply::review;
use crate::registry;
use crate::tables::evidence;
use crate::view::{EvidenceFile, OfficerCaseView};
use crate::{App, AppError, Officer, follow, show as words};
use base::{CaseId, Facts, Timestamp};
use case::Event;
use std::collections::BTreeMap;

/// What became of the wish to see a case.
pub enum Desk {
    Case(Box<OfficerCaseView>),
    /// Not opened yet by this officer: a button first.
    Closed,
}

/// The case with facts, sources, reasons and evidence.
pub async fn show(
    app: &App,
    officer: &Officer,
    case: CaseId,
    now: Timestamp,
) -> Result<Desk, AppError> {
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
    let wanted = queries(officer, service, &facts);
    let logged = registry::recall(app, case, wanted.clone()).await?;
    if logged.len() < wanted.len() {
        return Ok(Desk::Closed);
    }
    let view = follow::view_of(app, &stored, now).await?;
    let mut files: BTreeMap<String, Vec<EvidenceFile>> = BTreeMap::new();
    for (kind, file) in evidence::list(app, &stored).await? {
        files.entry(kind).or_default().push(file);
    }
    let open = stored.body.case.open();
    let open = view
        .products
        .iter()
        .filter(|product| open.contains(&product.product.as_str()));
    let history = crate::tables::history::load(app, &stored, 0).await?;
    Ok(Desk::Case(Box::new(OfficerCaseView {
        applicant: name(&facts),
        held: words::held(&app.pack, service, &facts),
        answers: words::answers(&app.pack, service, &facts),
        evidence: files.into_iter().collect(),
        open: open.cloned().collect(),
        objection: history
            .iter()
            .rev()
            .find_map(|entry| match &entry.content.event {
                Event::Objected { grounds, .. } => Some(grounds.clone()),
                _ => None,
            }),
        conflict_of_interest: false,
        case: view,
    })))
}

fn name(facts: &Facts) -> String {
    let applicant = facts.record("applicant");
    applicant
        .and_then(|record| record.text("name"))
        .unwrap_or_default()
        .to_owned()
}
