//! Grants: one row for each time somebody signed in to a site. Its tokens are sealed and count while the row does.

use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{Bucket, RowId, SubjectId, Timestamp};
use identity::scope::Claim;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::{Cell, Unit};

/// One grant, as it begins.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) id: RowId,
    pub(crate) subject: SubjectId,
    pub(crate) client: String,
    pub(crate) session: RowId,
    pub(crate) began: Timestamp,
    pub(crate) until: Timestamp,
    /// Whether it goes on when the person signs out.
    pub(crate) offline: bool,
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

/// Makes a unit rest on the session and the consent that a grant came from: a conflict where either is over, or something
/// was said anew since `made`, when its code was made.
pub(crate) fn still_allowed(
    unit: &mut Unit,
    (grant, made): (&Grant, Timestamp),
    terms: &str,
    now: Timestamp,
) {
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
         WHERE subject_id = $1 AND client = $2 AND ended_at IS NULL AND until > $3 AND terms = $4 \
         AND given_at <= $5",
        vec![
            Cell::from(grant.subject),
            Cell::from(grant.client.as_str()),
            Cell::from(now),
            Cell::from(terms),
            Cell::from(made),
        ],
        1,
    );
}

/// How a grant stands: nobody ended it, its time is not over, the person still allows it to a site that is this, and the
/// session it came from goes on, unless it outlives it.
pub(crate) async fn standing(
    app: &App,
    (subject, id): (SubjectId, RowId),
    terms: &str,
    now: Timestamp,
) -> Result<Option<Standing>, AppError> {
    let sql = "SELECT g.generation, g.until, \
         CASE WHEN g.revoked_at IS NULL AND g.until > $3 AND (g.offline = 1 OR EXISTS (SELECT 1 \
         FROM session s WHERE s.id = g.session_id AND s.subject_id = g.subject_id \
         AND s.ended_at IS NULL AND s.until > $3)) AND EXISTS (SELECT 1 FROM consent c \
         WHERE c.subject_id = g.subject_id AND c.client = g.client AND c.ended_at IS NULL \
         AND c.until > $3 AND c.terms = $4) THEN 1 ELSE 0 END AS counts \
         FROM site_grant g WHERE g.id = $1 AND g.subject_id = $2";
    let cells = [
        Cell::from(id),
        Cell::from(subject),
        Cell::from(now),
        Cell::from(terms),
    ];
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

/// When each site was last used by a person.
pub(crate) async fn last_used(
    app: &App,
    subject: SubjectId,
) -> Result<BTreeMap<String, Timestamp>, AppError> {
    let sql = "SELECT client, MAX(used_at) AS used FROM site_grant WHERE subject_id = $1 \
               GROUP BY client";
    let cells = [Cell::from(subject)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter()
        .map(|row| Ok((row.text("client")?.to_owned(), row.time("used")?)))
        .collect()
}

/// The sites that were signed in to from a session and are still allowed something, each once and with what it was when
/// that was said: however often one asked, it pushes no other out.
pub(crate) async fn clients_of(
    app: &App,
    (subject, session): (SubjectId, RowId),
) -> Result<Vec<(String, String)>, AppError> {
    let sql = "SELECT DISTINCT g.client, c.terms FROM site_grant g JOIN consent c \
               ON c.subject_id = g.subject_id AND c.client = g.client AND c.ended_at IS NULL \
               WHERE g.subject_id = $1 AND g.session_id = $2";
    let cells = [Cell::from(subject), Cell::from(session)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter()
        .map(|row| {
            Ok((
                row.text("client")?.to_owned(),
                row.text("terms")?.to_owned(),
            ))
        })
        .collect()
}

/// The sessions from which somebody is signed in to a site, each once.
pub(crate) async fn sessions_of(
    app: &App,
    (subject, client): (SubjectId, &str),
    now: Timestamp,
) -> Result<Vec<RowId>, AppError> {
    let sql = "SELECT DISTINCT session_id FROM site_grant \
               WHERE subject_id = $1 AND client = $2 AND revoked_at IS NULL AND until > $3";
    let cells = [Cell::from(subject), Cell::from(client), Cell::from(now)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    rows.iter()
        .map(|row| Ok(row.row_id("session_id")?))
        .collect()
}

/// How long a grant that is over is kept: a code or a token of it that comes again is known for what it is.
const KEPT_SECONDS: i64 = 30 * 24 * 3600;

/// Whether a part of the database remembers any grant that is long over.
pub(crate) async fn any_over(app: &App, part: Bucket, now: Timestamp) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM site_grant WHERE until < $1 LIMIT 1";
    let long = now.plus_seconds(-KEPT_SECONDS);
    let found = app.store.query(part, sql, &[Cell::from(long)]).await?;
    Ok(!found.is_empty())
}

/// Forgets grants that are long over, a thousand at a time.
pub(crate) fn sweep(unit: &mut Unit, now: Timestamp) {
    unit.add(
        "DELETE FROM site_grant WHERE id IN (SELECT id FROM site_grant WHERE until < $1 LIMIT 1000) \
         AND until < $1",
        vec![Cell::from(now.plus_seconds(-KEPT_SECONDS))],
    );
}
