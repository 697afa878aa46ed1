//! Files people gave. Name, type and content are sealed; the table shows sizes and times only.

use super::cases::Stored;
use crate::vault::{hex, sha256};
use crate::view::EvidenceFile;
use crate::{App, AppError};
use base::{RowId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Cell, Unit};

/// The sealed head of a file; the content follows it.
#[derive(Serialize, Deserialize)]
struct Head {
    name: String,
    media_type: String,
    /// Of the content, so that the same file is known under any name.
    digest: String,
}

const PLACE: &str = "evidence";

/// The files of a case, by kind, oldest first, without their content.
pub(crate) async fn list(
    app: &App,
    stored: &Stored,
) -> Result<Vec<(String, EvidenceFile)>, AppError> {
    let sql = "SELECT id, kind, bytes, at, payload FROM evidence \
               WHERE case_id = $1 AND subject_id = $2 AND removed = 0 ORDER BY id";
    let rows = app
        .store
        .query(
            stored.owner.bucket(),
            sql,
            &[Cell::from(stored.id), Cell::from(stored.owner)],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (head, _) = opened(stored, row.blob("payload")?)?;
            let file = EvidenceFile {
                id: row.row_id("id")?.to_string(),
                name: head.name,
                media_type: head.media_type,
                bytes: u64::try_from(row.int("bytes")?).unwrap_or(0),
                at: row.time("at")?,
            };
            Ok((row.text("kind")?.to_owned(), file))
        })
        .collect()
}

/// The kinds of which a case holds at least one file.
pub(crate) async fn kinds(app: &App, stored: &Stored) -> Result<Vec<String>, AppError> {
    let sql = "SELECT DISTINCT kind FROM evidence \
               WHERE case_id = $1 AND subject_id = $2 AND removed = 0 ORDER BY kind";
    let rows = app
        .store
        .query(
            stored.owner.bucket(),
            sql,
            &[Cell::from(stored.id), Cell::from(stored.owner)],
        )
        .await?;
    rows.iter()
        .map(|row| Ok(row.text("kind")?.to_owned()))
        .collect()
}

/// Digests of the files of one kind; with their number it tells what may still come.
pub(crate) async fn digests(
    app: &App,
    stored: &Stored,
    kind: &str,
) -> Result<Vec<String>, AppError> {
    let sql = "SELECT payload FROM evidence \
               WHERE case_id = $1 AND subject_id = $2 AND kind = $3 AND removed = 0 ORDER BY id";
    let cells = [
        Cell::from(stored.id),
        Cell::from(stored.owner),
        Cell::from(kind),
    ];
    let rows = app.store.query(stored.owner.bucket(), sql, &cells).await?;
    rows.iter()
        .map(|row| Ok(opened(stored, row.blob("payload")?)?.0.digest))
        .collect()
}

/// The digest of a file's content.
pub(crate) fn digest(content: &[u8]) -> String {
    hex(&sha256(&[content]))
}

/// One file, opened.
pub(crate) struct File {
    pub(crate) kind: String,
    pub(crate) media_type: String,
    pub(crate) content: Vec<u8>,
}

/// One file of a case.
pub(crate) async fn content(app: &App, stored: &Stored, file: RowId) -> Result<File, AppError> {
    let sql = "SELECT kind, payload FROM evidence \
               WHERE id = $1 AND subject_id = $2 AND case_id = $3 AND removed = 0";
    let cells = [
        Cell::from(file),
        Cell::from(stored.owner),
        Cell::from(stored.id),
    ];
    let row = app
        .store
        .query_one(stored.owner.bucket(), sql, &cells)
        .await?
        .ok_or(AppError::NotFound)?;
    let (head, content) = opened(stored, row.blob("payload")?)?;
    Ok(File {
        kind: row.text("kind")?.to_owned(),
        media_type: head.media_type,
        content,
    })
}

pub(crate) fn insert(
    unit: &mut Unit,
    app: &App,
    stored: &Stored,
    (kind, name, media_type, content): (&str, &str, &str, &[u8]),
    now: Timestamp,
) -> Result<(), AppError> {
    let head = Head {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        digest: digest(content),
    };
    let mut plain = serde_json::to_vec(&head)?;
    plain.push(0);
    plain.extend_from_slice(content);
    unit.expect(
        "INSERT INTO evidence (id, subject_id, case_id, kind, bytes, at, removed, payload) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
        vec![
            Cell::from(RowId::at(now, app.dice.bytes())),
            Cell::from(stored.owner),
            Cell::from(stored.id),
            Cell::from(kind),
            Cell::from(i64::try_from(content.len()).unwrap_or(i64::MAX)),
            Cell::from(now),
            Cell::from(stored.key.seal(PLACE, &plain, &app.dice)),
        ],
        1,
    );
    Ok(())
}

/// Takes a file out; its sealed content goes with it.
pub(crate) fn remove(unit: &mut Unit, stored: &Stored, file: RowId) {
    unit.expect(
        "DELETE FROM evidence WHERE id = $1 AND subject_id = $2 AND case_id = $3",
        vec![
            Cell::from(file),
            Cell::from(stored.owner),
            Cell::from(stored.id),
        ],
        1,
    );
}

fn opened(stored: &Stored, sealed: &[u8]) -> Result<(Head, Vec<u8>), AppError> {
    let plain = stored.key.open(PLACE, sealed)?;
    let end = plain.iter().position(|byte| *byte == 0);
    let end = end.ok_or(AppError::Invariant("a file's head ends with a zero"))?;
    Ok((
        serde_json::from_slice(&plain[..end])?,
        plain[end + 1..].to_vec(),
    ))
}
