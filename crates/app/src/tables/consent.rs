//! Consents: what a person let a site know, until when. A site that asks for more is asked about anew.

use super::subject::key;
use crate::vault::SubjectKey;
use crate::{App, AppError};
use base::{SubjectId, Timestamp};
use identity::scope::Claim;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{Cell, Row, Unit};

/// One consent, opened.
#[derive(Clone, Debug)]
pub(crate) struct Consent {
    pub(crate) client: String,
    pub(crate) given: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) ended: Option<Timestamp>,
    /// What the site was when it was given ([`crate::provider::Site`]); empty where nobody wrote that down.
    pub(crate) terms: String,
    pub(crate) content: Content,
}

/// The sealed part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) claims: BTreeSet<Claim>,
    /// Whether it may go on reading after the person left.
    pub(crate) offline: bool,
}

impl Consent {
    /// Whether it counts now, for a site that is this.
    pub(crate) fn counts(&self, terms: &str, now: Timestamp) -> bool {
        self.ended.is_none() && now < self.until && self.terms == terms
    }
}

const PLACE: &str = "consent";

/// What a person let a site know, whether or not it still counts.
pub(crate) async fn find(
    app: &App,
    subject: SubjectId,
    client: &str,
) -> Result<Option<Consent>, AppError> {
    let sql = "SELECT client, given_at, until, ended_at, terms, payload FROM consent \
               WHERE subject_id = $1 AND client = $2";
    let cells = [Cell::from(subject), Cell::from(client)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    Ok(opened(app, subject, &rows).await?.pop())
}

/// Whether what a person said last, over or not, was said to a site that is this.
pub(crate) async fn is_of(
    app: &App,
    (subject, client): (SubjectId, &str),
    terms: &str,
) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM consent WHERE subject_id = $1 AND client = $2 AND terms = $3";
    let cells = [Cell::from(subject), Cell::from(client), Cell::from(terms)];
    let row = app.store.query_one(subject.bucket(), sql, &cells).await?;
    Ok(row.is_some())
}

/// All of a person's, those that are over among them.
pub(crate) async fn list(
    app: &App,
    subject: SubjectId,
    most: i64,
) -> Result<Vec<Consent>, AppError> {
    let sql = "SELECT client, given_at, until, ended_at, terms, payload FROM consent \
               WHERE subject_id = $1 ORDER BY given_at DESC, client LIMIT $2";
    let cells = [Cell::from(subject), Cell::from(most)];
    let rows = app.store.query(subject.bucket(), sql, &cells).await?;
    opened(app, subject, &rows).await
}

/// Writes down what a person allows now, in place of what they allowed before. A conflict where `before` is not what stands
/// there any more: what somebody took back meanwhile does not come again.
pub(crate) fn put(
    unit: &mut Unit,
    app: &App,
    (subject, key): (SubjectId, &SubjectKey),
    (before, consent): (Option<&Consent>, &Consent),
) -> Result<(), AppError> {
    let payload = serde_json::to_vec(&consent.content)?;
    let mut cells = vec![
        Cell::from(subject),
        Cell::from(consent.client.as_str()),
        Cell::from(consent.given),
        Cell::from(consent.until),
        Cell::from(consent.terms.as_str()),
        Cell::from(key.seal(PLACE, &payload, &app.dice)),
    ];
    let sql = match before {
        None => {
            "INSERT INTO consent (subject_id, client, given_at, until, ended_at, terms, payload) \
             VALUES ($1, $2, $3, $4, NULL, $5, $6)"
        }
        Some(before) => {
            cells.push(Cell::from(before.given));
            // No time of an end is below nothing.
            let ended = before.ended.map_or(-1, Timestamp::micros);
            cells.push(Cell::from(ended));
            "UPDATE consent SET given_at = $3, until = $4, ended_at = NULL, terms = $5, payload = $6 \
             WHERE subject_id = $1 AND client = $2 AND given_at = $7 AND COALESCE(ended_at, -1) = $8"
        }
    };
    unit.expect(sql, cells, 1);
    Ok(())
}

/// Takes a consent back; a conflict if there is none that counts.
pub(crate) fn end(unit: &mut Unit, subject: SubjectId, client: &str, now: Timestamp) {
    unit.expect(
        "UPDATE consent SET ended_at = $3 \
         WHERE subject_id = $1 AND client = $2 AND ended_at IS NULL",
        vec![Cell::from(subject), Cell::from(client), Cell::from(now)],
        1,
    );
}

async fn opened(app: &App, subject: SubjectId, rows: &[Row]) -> Result<Vec<Consent>, AppError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = key(app, subject).await?;
    let consents = rows.iter().map(|row| {
        let plain = key.open(PLACE, row.blob("payload")?)?;
        Ok(Consent {
            client: row.text("client")?.to_owned(),
            given: row.time("given_at")?,
            until: row.time("until")?,
            ended: row.opt_time("ended_at")?,
            terms: row.text("terms")?.to_owned(),
            content: serde_json::from_slice(&plain)?,
        })
    });
    consents.collect()
}
