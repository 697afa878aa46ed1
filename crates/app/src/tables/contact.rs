//! Contacts: addresses at which somebody is told what happens to their account.

use super::subject::key;
use crate::mail::Address;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Lang, RowId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Unit};

/// One address, opened.
#[derive(Clone, Debug)]
pub(crate) struct Contact {
    pub(crate) id: RowId,
    pub(crate) subject: SubjectId,
    pub(crate) verified: Timestamp,
    pub(crate) removed: Option<Timestamp>,
    pub(crate) refused: Option<Timestamp>,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) address: Address,
    /// That of the page on which the address was verified: letters are written in it.
    pub(crate) lang: Lang,
}

const PLACE: &str = "contact";
/// More rows than anybody can make within the days for which removed ones are kept.
const ROWS_MAX: i64 = 64;

/// Adds an address, unless there are `most` already: then it is a conflict.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (contact, key): (&Contact, &SubjectKey),
    most: i64,
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&contact.content)?;
    unit.expect(
        "INSERT INTO contact (id, subject_id, verified_at, removed_at, refused_at, payload) \
         SELECT $1, $2, $3, NULL, NULL, $4 \
         WHERE $5 > (SELECT count(*) FROM contact WHERE subject_id = $2 AND removed_at IS NULL)",
        vec![
            Cell::from(contact.id),
            Cell::from(contact.subject),
            Cell::from(contact.verified),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
            Cell::from(most),
        ],
        1,
    );
    Ok(())
}

/// Removes an address; a conflict where there is no such one any more.
pub(crate) fn remove(unit: &mut Unit, subject: SubjectId, id: RowId, now: Timestamp) {
    unit.expect(
        "UPDATE contact SET removed_at = $3 \
         WHERE id = $1 AND subject_id = $2 AND removed_at IS NULL",
        vec![Cell::from(id), Cell::from(subject), Cell::from(now)],
        1,
    );
}

/// Removes every address of somebody.
pub(crate) fn remove_all(unit: &mut Unit, subject: SubjectId, now: Timestamp) {
    unit.add(
        "UPDATE contact SET removed_at = $2 WHERE subject_id = $1 AND removed_at IS NULL",
        vec![Cell::from(subject), Cell::from(now)],
    );
}

/// Notes that mail to an address was refused, or that it was taken.
pub(crate) fn note(unit: &mut Unit, (subject, id): (SubjectId, RowId), refused: Option<Timestamp>) {
    unit.add(
        "UPDATE contact SET refused_at = $3 WHERE id = $1 AND subject_id = $2",
        vec![Cell::from(id), Cell::from(subject), Cell::from(refused)],
    );
}

/// Every address of somebody, removed ones among them, oldest first.
pub(crate) async fn list(app: &App, subject: SubjectId) -> Result<Vec<Contact>, AppError> {
    let sql = "SELECT id, verified_at, removed_at, refused_at, payload FROM contact \
               WHERE subject_id = $1 ORDER BY id LIMIT $2";
    let cells = [Cell::from(subject), Cell::from(ROWS_MAX)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    let contacts = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Contact {
            id: row.row_id("id")?,
            subject,
            verified: row.time("verified_at")?,
            removed: row.opt_time("removed_at")?,
            refused: row.opt_time("refused_at")?,
            content: serde_json::from_slice(&plain)?,
        })
    });
    contacts.collect()
}
