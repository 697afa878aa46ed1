//! A person's own cases and documents. Reads only.

use super::case::stage_view;
use crate::mandate::{self, Asked, Cover};
use crate::tables::cases::{self, Stored};
use crate::tables::credential;
use crate::view::CaseRow;
use crate::view::own::{CasesView, DocumentRow};
use crate::{App, AppError, Resident, proofing};
use base::{Assurance, CaseId, PublicNumber, Timestamp};
use case::Stage;

/// Cases one page lists.
const CASES_MAX: i64 = 50;

/// All my cases, newest first, with the documents they gave me; those that are covered where somebody acts for me. Of what
/// needs a higher level than the visit has, only that there is some.
pub async fn mine(
    app: &App,
    (resident, has): (Resident, Assurance),
    now: Timestamp,
) -> Result<CasesView, AppError> {
    let mut stored = cases::list(app, resident.subject, CASES_MAX).await?;
    if let Some((basis, terms)) = mandate::terms_of(app, resident, now).await? {
        stored.retain(|case| {
            let asked = Asked::Case {
                service: &case.service,
                case: case.id,
            };
            let worth = proofing::needs(app, &case.service) <= terms.worth;
            worth && mandate::covers(basis, &terms, asked, now) == Cover::Yes
        });
    }
    let above = out_of(app, &mut stored, has);
    let mut documents = Vec::new();
    for case in stored.iter().filter(|case| !case.body.numbers.is_empty()) {
        for issued in credential::of_case(app, resident.subject, case.id).await? {
            let Ok(number) = PublicNumber::parse(&issued.content.number) else {
                continue;
            };
            documents.push(DocumentRow {
                number,
                service: case.service.clone(),
                product: issued.product.clone(),
                issued: issued.at,
                zone: issued.content.office.zone,
                state: issued.state(&case.body.case),
            });
        }
    }
    Ok(CasesView {
        rows: stored.iter().filter_map(|case| row(app, case)).collect(),
        documents,
        above,
    })
}

/// Takes out what needs a higher level than a visit has; the level that shows it all.
fn out_of(app: &App, stored: &mut Vec<Stored>, has: Assurance) -> Option<Assurance> {
    let needs = |case: &Stored| proofing::needs(app, &case.service);
    let above = stored.iter().map(needs).filter(|needs| *needs > has).max();
    stored.retain(|case| needs(case) <= has);
    above
}

/// A part of my cases, newest first: those that were begun before one of them.
pub async fn page(
    app: &App,
    resident: Resident,
    before: Option<CaseId>,
    most: usize,
) -> Result<Vec<CaseRow>, AppError> {
    let most = i64::try_from(most).unwrap_or(CASES_MAX);
    let stored = match before {
        Some(before) => cases::list_before(app, resident.subject, before, most).await?,
        None => cases::list(app, resident.subject, most).await?,
    };
    Ok(stored.iter().filter_map(|case| row(app, case)).collect())
}

/// My cases that still want something, for the first page; what needs a higher level than the visit has is left out.
pub async fn open(
    app: &App,
    (resident, has): (Resident, Assurance),
) -> Result<Vec<CaseRow>, AppError> {
    let mut stored = cases::list(app, resident.subject, CASES_MAX).await?;
    out_of(app, &mut stored, has);
    let open = stored
        .iter()
        .filter(|case| matches!(case.body.case.stage, Stage::Draft | Stage::Waiting { .. }));
    Ok(open.filter_map(|case| row(app, case)).collect())
}

fn row(app: &App, stored: &Stored) -> Option<CaseRow> {
    let service = app.pack.services.get(&stored.service)?;
    Some(CaseRow {
        case: stored.id,
        service: stored.service.clone(),
        stage: stage_view(app, service, &stored.body.case),
        updated: stored.updated,
        due: stored.body.case.stage.due(),
        zone: stored
            .body
            .office
            .as_ref()
            .map(|office| office.zone)
            .unwrap_or_default(),
    })
}
