//! The law as it was: manifests and the files they list, each under its own digest.

use crate::{App, AppError};
use base::Bucket;
use store::{Cell, Unit};

/// Laws are about nobody: they lie in the first bucket.
pub(crate) const BUCKET: Bucket = Bucket(0);

/// What a body is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Manifest,
    File,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::File => "file",
        }
    }
}

pub(crate) async fn has(app: &App, hash: &str) -> Result<bool, AppError> {
    let sql = "SELECT 1 AS one FROM law WHERE hash = $1";
    let row = app
        .store
        .query_one(BUCKET, sql, &[Cell::from(hash)])
        .await?;
    Ok(row.is_some())
}

pub(crate) async fn body(app: &App, hash: &str) -> Result<Option<Vec<u8>>, AppError> {
    let sql = "SELECT body FROM law WHERE hash = $1";
    let row = app
        .store
        .query_one(BUCKET, sql, &[Cell::from(hash)])
        .await?;
    row.map(|row| Ok(row.blob("body")?.to_vec())).transpose()
}

/// Adds a body under its digest. The same digest is the same body, so a second time adds nothing.
pub(crate) fn add(unit: &mut Unit, hash: &str, kind: Kind, body: &[u8]) {
    unit.add(
        "INSERT INTO law (hash, kind, body) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        vec![Cell::from(hash), Cell::from(kind.word()), Cell::from(body)],
    );
}
