//! "Something is wrong" with a value that a case shows: who keeps the register, and how to reach them. Reads only.

use crate::apply::{Reading, gather};
use crate::tables::cases;
use crate::view::own::CorrectionView;
use crate::{App, AppError, Resident, show};
use base::{CaseId, Text, Timestamp};

/// The way to have what a fact says corrected.
pub async fn correction(
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
    let register = app
        .pack
        .registers
        .get(&need.register)
        .ok_or(AppError::NotFound)?;
    let dossier = gather(app, &stored, service, Reading::Recall, now).await?;
    let held = show::held(&app.pack, service, &dossier.facts).into_iter();
    let fields = held
        .filter(|held| held.fact == fact)
        .flat_map(|held| held.fields)
        .collect();
    Ok(CorrectionView {
        register: Text::register(&register.id, "name"),
        agency: show::agency(&register.owner),
        contact: show::contact(&register.owner),
        law: register.law.clone(),
        fields,
        case,
    })
}
