//! "Something is wrong": who keeps the register, and how to reach them. Reads only.

use super::rows;
use crate::apply::{Reading, gather};
use crate::tables::cases;
use crate::view::Shown;
use crate::view::own::CorrectionView;
use crate::{App, AppError, Resident, show};
use base::{CaseId, RowId, Text, Timestamp};

/// What a person found wrong.
#[derive(Clone, Copy, Debug)]
pub enum Wrong<'a> {
    /// A value that a case shows.
    Fact { case: CaseId, fact: &'a str },
    /// A reading in the access log.
    Access { row: RowId },
}

/// The way to have it corrected.
pub async fn correction(
    app: &App,
    resident: Resident,
    wrong: Wrong<'_>,
    now: Timestamp,
) -> Result<CorrectionView, AppError> {
    match wrong {
        Wrong::Fact { case, fact } => of_fact(app, resident, case, fact, now).await,
        Wrong::Access { row } => {
            let row = rows::one(app, resident.subject, row).await?;
            let mine = cases::owned(app, resident.subject, rows::ROWS_MAX).await?;
            let case = row.case.filter(|case| mine.contains(case));
            view(app, &row.register, Vec::new(), case)
        }
    }
}

async fn of_fact(
    app: &App,
    resident: Resident,
    case: CaseId,
    fact: &str,
    now: Timestamp,
) -> Result<CorrectionView, AppError> {
    let stored = cases::load(app, case, resident.subject).await?;
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    let need = service.form.facts.get(fact).ok_or(AppError::NotFound)?;
    let dossier = gather(app, &stored, service, Reading::Recall, now).await?;
    let held = show::held(&app.pack, service, &dossier.facts).into_iter();
    let fields = held
        .filter(|held| held.fact == fact)
        .flat_map(|held| held.fields)
        .collect();
    view(app, &need.register, fields, Some(case))
}

fn view(
    app: &App,
    register: &str,
    fields: Vec<(Text, Shown)>,
    case: Option<CaseId>,
) -> Result<CorrectionView, AppError> {
    let register = app.pack.registers.get(register).ok_or(AppError::NotFound)?;
    let agency = app.pack.agencies.get(&register.owner);
    Ok(CorrectionView {
        register: Text::register(&register.id, "name"),
        agency: show::agency(&register.owner),
        contact: agency
            .map(|agency| agency.contact.clone())
            .unwrap_or_default(),
        law: register.law.clone(),
        fields,
        case,
    })
}
