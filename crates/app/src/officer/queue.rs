//! The queue of an office: most urgent first. Reads only.

use super::refunds::is_payee;
use crate::tables::queue::{self, Queued};
use crate::view::{QueueRow, QueueView, StageView};
use crate::{App, AppError, Officer, show};
use base::{Due, Text, Timestamp, Zone};
use pack::model::Office;

/// Cases one page lists.
const ROWS_MAX: i64 = 100;

/// What waits at an officer's office.
pub async fn queue(app: &App, officer: &Officer, now: Timestamp) -> Result<QueueView, AppError> {
    let queued = queue::list(app, &officer.office, ROWS_MAX).await?;
    let office = office_of(app, officer);
    let zone = office
        .as_ref()
        .map_or(Zone::default(), |office| office.zone);
    let mut rows: Vec<QueueRow> = queued.iter().map(|queued| row(queued, zone, now)).collect();
    // What waits for an applicant is nobody's work; the rest stays in the order of its clocks.
    rows.sort_by_key(|row| row.stage == StageView::WaitingClarification);
    Ok(QueueView {
        office: show::office_named(&app.pack, &officer.office),
        zone,
        waiting: rows.len(),
        overdue: rows.iter().filter(|row| row.overdue).count(),
        is_payee: is_payee(app, officer),
        is_counter: crate::proofing::vouch::may(app, officer),
        helps: crate::mandate::helps(app, officer),
        rows,
    })
}

fn row(queued: &Queued, zone: Zone, now: Timestamp) -> QueueRow {
    let reason = |code: &String| Text::service(&queued.service, format!("reason-{code}"));
    QueueRow {
        case: queued.case,
        service: queued.service.clone(),
        stage: match queued.stage.as_str() {
            "waiting-objection" => StageView::WaitingObjection,
            queue::FOR_APPLICANT => StageView::WaitingClarification,
            _ => StageView::WaitingOfficer,
        },
        reasons: queued.reasons.iter().map(reason).collect(),
        since: queued.since,
        due: Due {
            at: queued.due,
            date: queued.due.date(zone),
            provisional: false,
        },
        overdue: queued.due < now && queued.stage != queue::FOR_APPLICANT,
    }
}

/// The officer's office: `<agency>` or `<agency>-<area>`.
pub(crate) fn office_of(app: &App, officer: &Officer) -> Option<Office> {
    let (agency, area) = match officer.office.rsplit_once('-') {
        Some((agency, area)) if app.pack.agencies.contains_key(agency) => (agency, Some(area)),
        _ => (officer.office.as_str(), None),
    };
    app.pack.agencies.get(agency)?;
    Some(Office {
        id: officer.office.clone(),
        agency: agency.to_owned(),
        area: area.map(str::to_owned),
        zone: area
            .map(|area| app.pack.areas.zone(area))
            .unwrap_or_default(),
    })
}
