//! The queues of offices: a projection of ids, times and codes, fed by outbox messages alone.

use crate::{App, AppError};
use base::{CaseId, SubjectId, Timestamp};
use store::{Cell, Unit};

/// The stage of a case whose clocks stand until the applicant answers.
pub(crate) const FOR_APPLICANT: &str = "waiting-clarification";

/// One case in a queue.
#[derive(Clone, Debug)]
pub(crate) struct Queued {
    pub(crate) case: CaseId,
    pub(crate) owner: SubjectId,
    pub(crate) service: String,
    pub(crate) stage: String,
    /// Reason codes.
    pub(crate) reasons: Vec<String>,
    pub(crate) since: Timestamp,
    pub(crate) due: Timestamp,
}

/// The queue of an office, most urgent first.
pub(crate) async fn list(app: &App, office: &str, most: i64) -> Result<Vec<Queued>, AppError> {
    let sql = "SELECT case_id, subject_id, service, stage, reasons, since, due_at FROM queue \
               WHERE office = $1 ORDER BY due_at, case_id LIMIT $2";
    let rows = app
        .store
        .query_all(sql, &[Cell::from(office), Cell::from(most)])
        .await?;
    let mut queued = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    queued.sort_by_key(|queued| (queued.due, queued.case));
    queued.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(queued)
}

/// One case, if it lies in this office's queue.
pub(crate) async fn find(
    app: &App,
    office: &str,
    case: CaseId,
) -> Result<Option<Queued>, AppError> {
    let sql = "SELECT case_id, subject_id, service, stage, reasons, since, due_at FROM queue \
               WHERE office = $1 AND case_id = $2";
    let row = app
        .store
        .query_any(sql, &[Cell::from(office), Cell::from(case)])
        .await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &store::Row) -> Result<Queued, AppError> {
    Ok(Queued {
        case: row.case("case_id")?,
        owner: row.subject("subject_id")?,
        service: row.text("service")?.to_owned(),
        stage: row.text("stage")?.to_owned(),
        reasons: row
            .text("reasons")?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        since: row.time("since")?,
        due: row.time("due_at")?,
    })
}

/// Puts a case into a queue. An older message never overwrites a newer one.
pub(crate) fn put(unit: &mut Unit, office: &str, queued: &Queued, seq: i64) {
    unit.add(
        "INSERT INTO queue (office, case_id, service, stage, reasons, since, due_at, seq, \
         subject_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (office, case_id, subject_id) DO UPDATE SET stage = excluded.stage, \
         reasons = excluded.reasons, since = excluded.since, due_at = excluded.due_at, \
         seq = excluded.seq WHERE queue.seq < excluded.seq",
        vec![
            Cell::from(office),
            Cell::from(queued.case),
            Cell::from(queued.service.as_str()),
            Cell::from(queued.stage.as_str()),
            Cell::from(queued.reasons.join(" ")),
            Cell::from(queued.since.micros()),
            Cell::from(queued.due.micros()),
            Cell::from(seq),
            Cell::from(queued.owner),
        ],
    );
}

/// Takes a case out of a queue.
pub(crate) fn remove(unit: &mut Unit, office: &str, case: CaseId, owner: SubjectId) {
    unit.add(
        "DELETE FROM queue WHERE office = $1 AND case_id = $2 AND subject_id = $3",
        vec![Cell::from(office), Cell::from(case), Cell::from(owner)],
    );
}
