//! Grants: one row for each time somebody signed in to a site. Its tokens are sealed and count while the row does.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{RowId, SubjectId, Timestamp};
use identity::scope::Claim;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{Cell, Row, Unit};

/// One grant, opened.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) id: RowId,
    pub(crate) subject: SubjectId,
    pub(crate) client: String,
    pub(crate) session: RowId,
    pub(crate) began: Timestamp,
    pub(crate) used: Timestamp,
    pub(crate) until: Timestamp,
    /// Whether it goes on when the person signs out.
    pub(crate) offline: bool,
    pub(crate) revoked: Option<Timestamp>,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) claims: BTreeSet<Claim>,
}

/// What the row says about a token: whether it still counts, and which refresh token is the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) counts: bool,
    pub(crate) generation: i64,
    pub(crate) until: Timestamp,
}

const PLACE: &str = "site-grant";

/// Adds a grant; a conflict if its code was exchanged before.
pub(crate) fn add(
    unit: &mut Unit,
    app: &App,
    (grant, key): (&Grant, &SubjectKey),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&grant.content)?;
    unit.expect(
        "INSERT INTO site_grant (id, subject_id, client, session_id, began_at, used_at, \
         until, offline, revoked_at, generation, payload) \
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, NULL, 0, $8)",
        vec![
            Cell::from(grant.id),
            Cell::from(grant.subject),
            Cell::from(grant.client.as_str()),
            Cell::from(grant.session),
            Cell::from(grant.began),
            Cell::from(grant.until),
            Cell::from(i64::from(grant.offline)),
            Cell::from(key.seal(PLACE, &payload, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// Makes a unit rest on the session and the consent that a grant came from: a conflict where either is over.
pub(crate) fn still_allowed(unit: &mut Unit, grant: &Grant, now: Timestamp) {
    unit.expect(
        "UPDATE session SET turn = turn \
         WHERE id = $1 AND subject_id = $2 AND ended_at IS NULL AND until > $3",
        vec![
            Cell::from(grant.session),
            Cell::from(grant.subject),
            Cell::from(now),
        ],
        1,
    );
    unit.expect(
        "UPDATE consent SET until = until \
         WHERE subject_id = $1 AND client = $2 AND ended_at IS NULL AND until > $3",
        vec![
            Cell::from(grant.subject),
            Cell::from(grant.client.as_str()),
            Cell::from(now),
        ],
        1,
    );
}

/// How a grant stands: nobody ended it, its time is not over, the person still allows it, and the session it came from goes
/// on, unless it outlives it.
pub(crate) async fn standing(
    app: &App,
    (subject, id): (SubjectId, RowId),
    now: Timestamp,
) -> Result<Option<Standing>, AppError> {
    let sql = "SELECT g.generation, g.until, \
         CASE WHEN g.revoked_at IS NULL AND g.until > $3 AND (g.offline = 1 OR EXISTS (SELECT 1 \
         FROM session s WHERE s.id = g.session_id AND s.subject_id = g.subject_id \
         AND s.ended_at IS NULL AND s.until > $3)) AND EXISTS (SELECT 1 FROM consent c \
         WHERE c.subject_id = g.subject_id AND c.client = g.client AND c.ended_at IS NULL \
         AND c.until > $3) THEN 1 ELSE 0 END AS counts \
         FROM site_grant g WHERE g.id = $1 AND g.subject_id = $2";
    let cells = [Cell::from(id), Cell::from(subject), Cell::from(now)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    row.map(|row| {
        Ok(Standing {
            counts: row.int("counts")? == 1,
            generation: row.int("generation")?,
            until: row.time("until")?,
        })
    })
    .transpose()
}

/// Goes on to the next refresh token; a conflict if this one is not the newest, or the grant is over.
pub(crate) fn renew(
    unit: &mut Unit,
    (subject, id): (SubjectId, RowId),
    generation: i64,
    now: Timestamp,
) {
    unit.expect(
        "UPDATE site_grant SET generation = generation + 1, used_at = $4 \
         WHERE id = $1 AND subject_id = $2 AND generation = $3 AND revoked_at IS NULL AND until > $4",
        vec![
            Cell::from(id),
            Cell::from(subject),
            Cell::from(generation),
            Cell::from(now),
        ],
        1,
    );
}

/// Notes that a grant was used without its refresh token changing.
pub(crate) fn touch(unit: &mut Unit, (subject, id): (SubjectId, RowId), now: Timestamp) {
    unit.expect(
        "UPDATE site_grant SET used_at = $3 \
         WHERE id = $1 AND subject_id = $2 AND revoked_at IS NULL AND until > $3",
        vec![Cell::from(id), Cell::from(subject), Cell::from(now)],
        1,
    );
}

/// Ends a grant; one that is over stays as it was.
pub(crate) fn revoke(unit: &mut Unit, (subject, id): (SubjectId, RowId), now: Timestamp) {
    unit.add(
        "UPDATE site_grant SET revoked_at = $3 \
         WHERE id = $1 AND subject_id = $2 AND revoked_at IS NULL",
        vec![Cell::from(id), Cell::from(subject), Cell::from(now)],
    );
}

/// Ends everything a site was given by a person.
pub(crate) fn revoke_all(unit: &mut Unit, subject: SubjectId, client: &str, now: Timestamp) {
    unit.add(
        "UPDATE site_grant SET revoked_at = $3 \
         WHERE subject_id = $1 AND client = $2 AND revoked_at IS NULL",
        vec![Cell::from(subject), Cell::from(client), Cell::from(now)],
    );
}

/// The grants of a person, newest first.
pub(crate) async fn list(app: &App, subject: SubjectId, most: i64) -> Result<Vec<Grant>, AppError> {
    let sql = "SELECT id, client, session_id, began_at, used_at, until, offline, revoked_at, \
         payload FROM site_grant WHERE subject_id = $1 ORDER BY id DESC LIMIT $2";
    let cells = [Cell::from(subject), Cell::from(most)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    opened(app, subject, &rows).await
}

/// The sites that were signed in to from a session, each once: however often one asked, it pushes no other out.
pub(crate) async fn clients_of(
    app: &App,
    (subject, session): (SubjectId, RowId),
) -> Result<Vec<String>, AppError> {
    let sql = "SELECT DISTINCT client FROM site_grant WHERE subject_id = $1 AND session_id = $2";
    let cells = [Cell::from(subject), Cell::from(session)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter()
        .map(|row| Ok(row.text("client")?.to_owned()))
        .collect()
}

async fn opened(app: &App, subject: SubjectId, rows: &[Row]) -> Result<Vec<Grant>, AppError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    let grants = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Grant {
            id: row.row_id("id")?,
            subject,
            client: row.text("client")?.to_owned(),
            session: row.row_id("session_id")?,
            began: row.time("began_at")?,
            used: row.time("used_at")?,
            until: row.time("until")?,
            offline: row.int("offline")? == 1,
            revoked: row.opt_time("revoked_at")?,
            content: serde_json::from_slice(&plain)?,
        })
    });
    grants.collect()
}
