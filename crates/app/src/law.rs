//! The law as it was: kept by hash when the program starts, found again when a decision of its day is replayed.

use crate::tables::law::{self, Kind};
use crate::{App, AppError};
use pack::law::{BadLaw, Manifest, laws};
use pack::model::Service;
use std::collections::BTreeMap;
use store::Unit;

/// Why a law cannot be applied again.
#[derive(Debug, thiserror::Error)]
pub enum LawError {
    #[error("the law {0} is neither that of the pack nor was it kept")]
    Unknown(String),
    #[error(transparent)]
    Bad(#[from] BadLaw),
    #[error(transparent)]
    App(#[from] AppError),
}

/// Keeps the law of every service of the pack; says how many were new. A law that is kept already costs one look.
pub async fn remember(app: &App) -> Result<usize, AppError> {
    let mut new = 0;
    for law in laws(&app.pack) {
        if law::has(app, &law.hash).await? {
            continue;
        }
        // Each file in a unit of its own, for the area table alone is large; the manifest last, so that where there
        // is a manifest there are all its files.
        for (digest, bytes) in &law.files {
            if !law::has(app, digest).await? {
                keep(app, digest, Kind::File, bytes).await?;
            }
        }
        keep(app, &law.hash, Kind::Manifest, law.manifest.as_bytes()).await?;
        tracing::info!(service = law.service, law = law.hash, "a law was kept");
        new += 1;
    }
    Ok(new)
}

async fn keep(app: &App, hash: &str, kind: Kind, body: &[u8]) -> Result<(), AppError> {
    let mut unit = Unit::of(law::BUCKET);
    law::add(&mut unit, hash, kind, body);
    app.store.commit("law", unit).await?;
    Ok(())
}

/// The service as the law of that hash has it, from what was kept.
pub async fn recall(app: &App, hash: &str, service: &str) -> Result<Service, LawError> {
    let manifest = law::body(app, hash).await?;
    let manifest = manifest.ok_or_else(|| LawError::Unknown(hash.to_owned()))?;
    let manifest = Manifest::read(hash, &manifest)?;
    let mut files = BTreeMap::new();
    for digest in manifest.digests() {
        if let Some(bytes) = law::body(app, digest).await? {
            files.insert(digest.to_owned(), bytes);
        }
    }
    Ok(manifest.service(service, &files)?)
}
