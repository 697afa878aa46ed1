//! Registers: reading them through the access log, and changing them by effects.

mod gather;
mod import;
mod log;
mod note;
mod plan;
mod query;
mod read;
pub mod remote;
pub mod seed;

pub(crate) use gather::{Logging, Wanted, announce, announce_first, gather};
pub use import::import;
pub(crate) use log::{ensure, recall, write};
pub(crate) use note::{note, noted, resident};
pub use query::{Logged, Query};
pub(crate) use read::record;

use crate::{App, AppError, tables};
use remote::Remote;
use std::collections::BTreeMap;

/// Where registers that other programs hold are reached, by register id.
#[derive(Default)]
pub struct Sources {
    pub remotes: BTreeMap<String, Remote>,
}

/// Whether the registers kept here are about anybody yet.
pub async fn has_people(app: &App) -> Result<bool, AppError> {
    crate::tables::subject::any(app).await
}

/// Who carries a population number. Finds an id; reads no register value.
pub async fn find_by_nik(app: &App, nik: &base::Nik) -> Result<base::SubjectId, AppError> {
    tables::subject::find(app, "nik", nik.as_str())
        .await?
        .ok_or(AppError::NotFound)
}
