//! Money that is due back, by the office of whoever was paid: a projection. A row comes by an outbox message, and goes
//! in the unit that says that the money was sent. What it is and under which reference is sealed under its payer's key,
//! as in the case itself.

use super::cases::Stored;
use super::subject;
use crate::{App, AppError};
use base::{CaseId, SubjectId, Timestamp};
use case::Received;
use serde::{Deserialize, Serialize};
use store::{Cell, Row, Unit};

/// One payment that goes back.
#[derive(Clone, Debug)]
pub(crate) struct Refund {
    pub(crate) case: CaseId,
    pub(crate) service: String,
    /// The word of its reason.
    pub(crate) why: String,
    pub(crate) since: Timestamp,
    pub(crate) received: Received,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    received: Received,
}

const PLACE: &str = "refund";
const KIND: &str = "bank-id";

/// Adds one to the list of an office. The same money again changes nothing.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (office, stored): (&str, &Stored),
    (received, why, since): (&Received, &'static str, Timestamp),
) -> Result<(), AppError> {
    let sealed = Sealed {
        received: received.clone(),
    };
    let payload = serde_json::to_vec(&sealed)?;
    unit.add(
        "INSERT INTO refund (office, hmac, subject_id, case_id, service, why, since, payload) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (office, hmac, subject_id) DO NOTHING",
        vec![
            Cell::from(office),
            Cell::from(app.vault.blind(KIND, &received.bank_id)),
            Cell::from(stored.owner),
            Cell::from(stored.id),
            Cell::from(stored.service.as_str()),
            Cell::from(why),
            Cell::from(since.micros()),
            Cell::from(stored.key.seal(PLACE, &payload, &app.dice)),
        ],
    );
    Ok(())
}

/// What an office has to send back, the oldest first.
pub(crate) async fn list(app: &App, office: &str, most: i64) -> Result<Vec<Refund>, AppError> {
    let sql = "SELECT hmac, subject_id, case_id, service, why, since, payload FROM refund \
               WHERE office = $1 ORDER BY since, hmac LIMIT $2";
    let cells = [Cell::from(office), Cell::from(most)];
    let rows = app.store.query_all(sql, &cells).await?;
    let rows = rows
        .iter()
        .map(|row| Ok((row.time("since")?, row.blob("hmac")?, row)));
    let mut rows = rows.collect::<Result<Vec<_>, AppError>>()?;
    rows.sort_by_key(|(since, hmac, _)| (*since, *hmac));
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let mut refunds = Vec::with_capacity(rows.len());
    for (_, _, row) in rows {
        refunds.push(read(app, row).await?);
    }
    Ok(refunds)
}

/// How many payments an office has to send back.
pub(crate) async fn count(app: &App, office: &str) -> Result<usize, AppError> {
    let sql = "SELECT count(*) AS n FROM refund WHERE office = $1";
    let rows = app.store.query_all(sql, &[Cell::from(office)]).await?;
    let mut all = 0;
    for row in &rows {
        all += row.int("n")?;
    }
    Ok(usize::try_from(all).unwrap_or_default())
}

/// Whose case it is, where this payment of it stands on the list of this office.
pub(crate) async fn payer(
    app: &App,
    office: &str,
    (case, bank_id): (CaseId, &str),
) -> Result<Option<SubjectId>, AppError> {
    let sql = "SELECT subject_id FROM refund WHERE office = $1 AND hmac = $2 AND case_id = $3";
    let digest = app.vault.blind(KIND, bank_id);
    let cells = [Cell::from(office), Cell::from(digest), Cell::from(case)];
    let row = app.store.query_any(sql, &cells).await?;
    Ok(row.map(|row| row.subject("subject_id")).transpose()?)
}

/// Takes a payment off every list.
pub(crate) fn remove(unit: &mut Unit, app: &App, stored: &Stored, bank_id: &str) {
    unit.add(
        "DELETE FROM refund WHERE hmac = $1 AND subject_id = $2 AND case_id = $3",
        vec![
            Cell::from(app.vault.blind(KIND, bank_id)),
            Cell::from(stored.owner),
            Cell::from(stored.id),
        ],
    );
}

async fn read(app: &App, row: &Row) -> Result<Refund, AppError> {
    let key = subject::key(app, row.subject("subject_id")?).await?;
    let sealed: Sealed = serde_json::from_slice(&key.open(PLACE, row.blob("payload")?)?)?;
    Ok(Refund {
        case: row.case("case_id")?,
        service: row.text("service")?.to_owned(),
        why: row.text("why")?.to_owned(),
        since: row.time("since")?,
        received: sealed.received,
    })
}
