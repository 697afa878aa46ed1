//! Attaching: a document is taken in, told apart by what it is, not by its name.

use super::file;
use super::kind::LINE_MAX;
use crate::tables::cases::{self, Stored};
use crate::tables::evidence;
use crate::{App, AppError, Resident};
use base::{CaseId, Explain, Fault, Problem, RowId, Timestamp};
use store::{CommitError, Unit};

/// Bytes of one file.
pub const FILE_BYTES_MAX: usize = 5 * 1024 * 1024;
/// Files of one kind in one case.
pub const FILES_MAX: usize = 5;

/// Why a file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum AttachError {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {FILE_BYTES_MAX} bytes")]
    TooLarge,
    #[error("the file is neither JPEG, PNG, WebP nor PDF")]
    WrongType,
    #[error("the end of the file is missing")]
    Cut,
    #[error("the file begins like a picture or PDF and goes on like neither")]
    Broken,
    #[error("the picture measures nothing, or more than any camera takes")]
    Measures,
    #[error("the same file is there already")]
    Twice,
    #[error("there are {FILES_MAX} files of this kind already")]
    TooMany,
    #[error("the case was sent already")]
    Sent,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for AttachError {
    fn explain(&self) -> Problem {
        match self {
            Self::Empty => Problem::theirs("problem-file-empty"),
            Self::TooLarge => Problem::of(Fault::TooLarge, "problem-file-large"),
            Self::WrongType => Problem::theirs("problem-file-type"),
            Self::Cut => Problem::theirs("problem-file-cut"),
            Self::Broken => Problem::theirs("problem-file-broken"),
            Self::Measures => Problem::theirs("problem-file-measures"),
            Self::Twice => Problem::theirs("problem-file-twice"),
            Self::TooMany => Problem::theirs("problem-file-many"),
            Self::Sent => Problem::theirs("problem-already-sent"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Tries against others who move the same case at the same moment.
const TRIES_MAX: u32 = 4;

/// Adds a file to a draft.
pub async fn attach(
    app: &App,
    resident: Resident,
    case: CaseId,
    (kind, name, content): (&str, &str, &[u8]),
    now: Timestamp,
) -> Result<(), AttachError> {
    // Whose case it is comes first: a stranger is told nothing, not even about their own file.
    open(app, resident, case).await?;
    let media_type = file::media_type(content)?;
    let content = file::without_position(media_type, content);
    let name: String = name
        .chars()
        .filter(|c| !c.is_control())
        .take(LINE_MAX)
        .collect();
    for _ in 0..TRIES_MAX {
        let stored = open(app, resident, case).await?;
        takes(app, &stored, kind, &content).await?;
        let mut unit = Unit::of(stored.owner.bucket());
        // A case that is sent at this very moment takes no file any more: the rules spoke without it.
        cases::touch(&mut unit, &stored, now);
        let file = (kind, name.as_str(), media_type, content.as_slice());
        evidence::insert(&mut unit, app, &stored, file, now)?;
        match app.store.commit("attach", unit).await {
            Ok(_) => return Ok(()),
            Err(CommitError::Conflict { .. }) => {}
            Err(error) => return Err(AppError::from(error).into()),
        }
    }
    Err(AppError::Conflict.into())
}

/// A case of theirs that still takes answers and files.
async fn open(app: &App, resident: Resident, case: CaseId) -> Result<Stored, AttachError> {
    let stored = cases::load_for(app, case, resident).await?;
    if !stored.body.case.stage.takes_answers() {
        return Err(AttachError::Sent);
    }
    Ok(stored)
}

/// Whether the case wants another file of this kind, and this one is not there yet.
async fn takes(app: &App, stored: &Stored, kind: &str, content: &[u8]) -> Result<(), AttachError> {
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    if !service.form.evidence.iter().any(|need| need.kind == kind) {
        return Err(AppError::NotFound.into());
    }
    let digests = evidence::digests(app, stored, kind).await?;
    if digests.contains(&evidence::digest(content)) {
        return Err(AttachError::Twice);
    }
    if digests.len() >= FILES_MAX {
        return Err(AttachError::TooMany);
    }
    Ok(())
}

/// Takes a file out of a draft.
pub async fn detach(
    app: &App,
    resident: Resident,
    case: CaseId,
    file: RowId,
    now: Timestamp,
) -> Result<(), AttachError> {
    let stored = open(app, resident, case).await?;
    let mut unit = Unit::of(stored.owner.bucket());
    cases::touch(&mut unit, &stored, now);
    evidence::remove(&mut unit, &stored, file);
    app.store
        .commit("detach", unit)
        .await
        .map_err(AppError::from)?;
    Ok(())
}
