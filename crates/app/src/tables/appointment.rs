//! Appointments: who works as an officer, of which office, since when.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError, Officer};
use base::{SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Unit};

#[derive(Serialize, Deserialize)]
struct Sealed {
    name: String,
}

const PLACE: &str = "appointment";

/// Appoints somebody, or appoints them again: from now on, under what the appointment now says.
pub(crate) fn put(
    unit: &mut Unit,
    app: &App,
    (officer, key): (&Officer, &SubjectKey),
    now: Timestamp,
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&Sealed {
        name: officer.name.clone(),
    })?;
    unit.expect(
        "INSERT INTO appointment (subject_id, officer_id, office, from_at, until, payload) \
         VALUES ($1, $2, $3, $4, NULL, $5) ON CONFLICT (subject_id, officer_id) DO UPDATE SET \
         office = excluded.office, from_at = excluded.from_at, until = NULL, payload = excluded.payload",
        vec![
            Cell::from(officer.subject),
            Cell::from(officer.id.as_str()),
            Cell::from(officer.office.as_str()),
            Cell::from(now),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// Ends an appointment. One that there is not, or that is over, is a conflict.
pub(crate) fn end(unit: &mut Unit, subject: SubjectId, officer: &str, now: Timestamp) {
    unit.expect(
        "UPDATE appointment SET until = $3 \
         WHERE subject_id = $1 AND officer_id = $2 AND (until IS NULL OR until > $3)",
        vec![Cell::from(subject), Cell::from(officer), Cell::from(now)],
        1,
    );
}

/// As what somebody may work now.
pub(crate) async fn list(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<Officer>, AppError> {
    let sql = "SELECT officer_id, office, payload FROM appointment \
               WHERE subject_id = $1 AND from_at <= $2 AND (until IS NULL OR until > $2) \
               ORDER BY officer_id LIMIT 16";
    let cells = [Cell::from(subject), Cell::from(now)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    let officers = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Officer {
            id: row.text("officer_id")?.to_owned(),
            name: serde_json::from_slice::<Sealed>(&plain)?.name,
            office: row.text("office")?.to_owned(),
            subject,
        })
    });
    officers.collect()
}
