//! Credentials: what was issued, sealed under its owner's key, with its place in a status list.

use super::leaf;
use super::subject::key;
use crate::audit::Document;
use crate::status::Place;
use crate::vault::SubjectKey;
use crate::view::DocumentState;
use crate::{App, AppError};
use ::credential::StatusSlot;
use base::{CaseId, PublicNumber, RowId, SubjectId, Timestamp};
use case::Case;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Cell, Row, Unit};

/// One credential, opened.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    pub(crate) row: RowId,
    pub(crate) owner: SubjectId,
    pub(crate) case: CaseId,
    pub(crate) product: String,
    pub(crate) at: Timestamp,
    /// When it was taken back, if it was.
    pub(crate) revoked: Option<Timestamp>,
    pub(crate) content: Content,
}

impl Issued {
    /// Whether it counts, and since when not, by the calendar of its office. Its case knows whether another took its
    /// place.
    pub(crate) fn state(&self, case: &Case) -> DocumentState {
        let Some(at) = self.revoked else {
            return DocumentState::Valid;
        };
        let on = at.date(self.content.office.zone);
        if case.replaced.contains_key(&self.product) {
            DocumentState::Replaced(on)
        } else {
            DocumentState::Revoked(on)
        }
    }
}

/// The same for one that is shown without its case.
pub(crate) async fn state_of(app: &App, issued: &Issued) -> Result<DocumentState, AppError> {
    if issued.revoked.is_none() {
        return Ok(DocumentState::Valid);
    }
    let stored = super::cases::load(app, issued.case, issued.owner).await?;
    Ok(issued.state(&stored.body.case))
}

/// The sealed part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) number: String,
    pub(crate) service: String,
    pub(crate) office: pack::model::Office,
    /// The SD-JWT VC as issued.
    pub(crate) sd_jwt: String,
    /// Printed lines: label key and value, in the order of the document.
    pub(crate) lines: Vec<(String, base::Value)>,
    /// The name by which a stranger may recognise it, masked when shown.
    pub(crate) name: String,
}

const PLACE: &str = "credential";

pub(crate) async fn of_case(
    app: &App,
    owner: SubjectId,
    case: CaseId,
) -> Result<Vec<Issued>, AppError> {
    let sql = "SELECT id, subject_id, case_id, product, issued_at, revoked_at, payload \
               FROM credential WHERE case_id = $1 AND subject_id = $2 ORDER BY product";
    let rows = app
        .store
        .query(owner.bucket(), sql, &[Cell::from(case), Cell::from(owner)])
        .await?;
    let mut issued = Vec::with_capacity(rows.len());
    for row in &rows {
        issued.push(read(app, row).await?);
    }
    Ok(issued)
}

/// The credential that carries a public number.
pub(crate) async fn by_number(app: &App, number: PublicNumber) -> Result<Option<Issued>, AppError> {
    let text = number.to_string();
    let owner = super::subject::find_in(app, number.bucket(), "document", &text).await?;
    let Some(owner) = owner else {
        return Ok(None);
    };
    let sql = "SELECT id, subject_id, case_id, product, issued_at, revoked_at, payload \
               FROM credential WHERE subject_id = $1 ORDER BY id";
    for row in &app
        .store
        .query(owner.bucket(), sql, &[Cell::from(owner)])
        .await?
    {
        let issued = read(app, row).await?;
        if issued.content.number == text {
            return Ok(Some(issued));
        }
    }
    Ok(None)
}

async fn read(app: &App, row: &Row) -> Result<Issued, AppError> {
    let owner = row.subject("subject_id")?;
    let plain = key(app, owner).await?.open(PLACE, row.blob("payload")?)?;
    Ok(Issued {
        row: row.row_id("id")?,
        owner,
        case: row.case("case_id")?,
        product: row.text("product")?.to_owned(),
        at: row.time("issued_at")?,
        revoked: row.opt_time("revoked_at")?,
        content: serde_json::from_slice(&plain)?,
    })
}

/// Adds a credential and its number. A number already taken is a conflict.
pub(crate) fn insert(
    unit: &mut Unit,
    app: &App,
    (owner, key): (SubjectId, &SubjectKey),
    (case, product, content): (CaseId, &str, &Content),
    place: Place,
    now: Timestamp,
) -> Result<(), AppError> {
    let id = RowId::at(now, app.dice.bytes());
    unit.expect(
        "INSERT INTO credential (id, subject_id, case_id, product, status_list, \
         status_index, issued_at, payload) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        vec![
            Cell::from(id),
            Cell::from(owner),
            Cell::from(case),
            Cell::from(product),
            Cell::from(place.list),
            Cell::from(i64::from(place.slot.index())),
            Cell::from(now),
            Cell::from(key.seal(PLACE, &serde_json::to_vec(content)?, &app.dice)),
        ],
        1,
    );
    super::subject::add_lookup(unit, app, "document", &content.number, owner);
    let commitment = Document::of_credential(&content.sd_jwt).commitment();
    leaf::add(unit, (id, owner), commitment);
    Ok(())
}

/// Takes a credential back. One that was taken back before is a conflict.
pub(crate) fn revoke(unit: &mut Unit, issued: &Issued, now: Timestamp) {
    unit.expect(
        "UPDATE credential SET revoked_at = $3 \
         WHERE id = $1 AND subject_id = $2 AND revoked_at IS NULL",
        vec![
            Cell::from(issued.row),
            Cell::from(issued.owner),
            Cell::from(now),
        ],
        1,
    );
}

/// Takes back the document of a product whose place another one takes in the same unit.
pub(crate) fn replace(
    unit: &mut Unit,
    (case, owner): (CaseId, SubjectId),
    product: &str,
    now: Timestamp,
) {
    unit.expect(
        "UPDATE credential SET revoked_at = $4 WHERE case_id = $1 AND subject_id = $2 \
         AND product = $3 AND revoked_at IS NULL",
        vec![
            Cell::from(case),
            Cell::from(owner),
            Cell::from(product),
            Cell::from(now),
        ],
        1,
    );
}

/// Products of a case whose documents were taken back, and when.
pub(crate) async fn revoked_of(
    app: &App,
    owner: SubjectId,
    case: CaseId,
) -> Result<BTreeMap<String, Timestamp>, AppError> {
    let sql = "SELECT product, revoked_at FROM credential \
               WHERE case_id = $1 AND subject_id = $2 AND revoked_at IS NOT NULL";
    let cells = [Cell::from(case), Cell::from(owner)];
    let rows = app.store.query(owner.bucket(), sql, &cells).await?;
    let one = |row: &Row| Ok((row.text("product")?.to_owned(), row.time("revoked_at")?));
    rows.iter().map(one).collect()
}

/// Slots of a status list whose credentials were taken back.
pub(crate) async fn revoked(app: &App, list: i64) -> Result<Vec<StatusSlot>, AppError> {
    let sql = "SELECT status_index FROM credential \
               WHERE status_list = $1 AND revoked_at IS NOT NULL ORDER BY status_index";
    let rows = app.store.query_all(sql, &[Cell::from(list)]).await?;
    let slot = |row: &Row| {
        let index = u32::try_from(row.int("status_index")?).ok();
        let slot = index.and_then(StatusSlot::at);
        slot.ok_or(AppError::Invariant("a stored slot is one of its list"))
    };
    rows.iter().map(slot).collect()
}

/// Remembers the hash of bytes that were served, and by which renderer they were made.
pub(crate) fn add_rendering(
    unit: &mut Unit,
    issued: &Issued,
    (hash, renderer): (Vec<u8>, &str),
    now: Timestamp,
) {
    unit.add(
        "INSERT INTO rendering (hash, subject_id, credential_id, renderer, at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (hash, subject_id) DO NOTHING",
        vec![
            Cell::from(hash),
            Cell::from(issued.owner),
            Cell::from(issued.row),
            Cell::from(renderer),
            Cell::from(now),
        ],
    );
}

/// Whether these very bytes were served for this credential.
pub(crate) async fn rendered(app: &App, issued: &Issued, hash: &[u8]) -> Result<bool, AppError> {
    let sql = "SELECT 1 FROM rendering WHERE hash = $1 AND subject_id = $2 AND credential_id = $3";
    let cells = [
        Cell::Blob(hash.to_vec()),
        Cell::from(issued.owner),
        Cell::from(issued.row),
    ];
    Ok(app
        .store
        .query_one(issued.owner.bucket(), sql, &cells)
        .await?
        .is_some())
}
