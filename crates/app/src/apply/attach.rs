//! Attaching: a document is taken in, told apart by its first bytes, not by its name.

use super::kind::LINE_MAX;
use crate::tables::{cases, evidence};
use crate::{App, AppError, Resident};
use base::{CaseId, Explain, Fault, Problem, RowId, Timestamp};
use store::Unit;

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
            Self::TooLarge => Problem::of(Fault::Limit, "problem-file-large"),
            Self::WrongType => Problem::theirs("problem-file-type"),
            Self::Twice => Problem::theirs("problem-file-twice"),
            Self::TooMany => Problem::theirs("problem-file-many"),
            Self::Sent => Problem::theirs("problem-already-sent"),
            Self::App(error) => error.explain(),
        }
    }
}

/// Adds a file to a draft.
pub async fn attach(
    app: &App,
    resident: Resident,
    case: CaseId,
    (kind, name, content): (&str, &str, &[u8]),
    now: Timestamp,
) -> Result<(), AttachError> {
    let stored = cases::load(app, case, resident.subject).await?;
    if !stored.body.case.stage.takes_answers() {
        return Err(AttachError::Sent);
    }
    let service = app
        .pack
        .services
        .get(&stored.service)
        .ok_or(AppError::NotFound)?;
    if !service.form.evidence.iter().any(|need| need.kind == kind) {
        return Err(AppError::NotFound.into());
    }
    let media_type = media_type(content)?;
    let content = without_position(media_type, content);
    let files = evidence::list(app, &stored).await?;
    let same = |bytes: u64, other: &str| bytes == content.len() as u64 && other == name;
    let (mine, _): (Vec<_>, Vec<_>) = files.iter().partition(|(other, _)| other == kind);
    if mine.iter().any(|(_, file)| same(file.bytes, &file.name)) {
        return Err(AttachError::Twice);
    }
    if mine.len() >= FILES_MAX {
        return Err(AttachError::TooMany);
    }
    let name: String = name
        .chars()
        .filter(|c| !c.is_control())
        .take(LINE_MAX)
        .collect();
    let mut unit = Unit::new();
    evidence::insert(
        &mut unit,
        app,
        &stored,
        (kind, &name, media_type, &content),
        now,
    )?;
    app.store
        .commit("attach", unit)
        .await
        .map_err(AppError::from)?;
    Ok(())
}

/// Takes a file out of a draft.
pub async fn detach(
    app: &App,
    resident: Resident,
    case: CaseId,
    file: RowId,
) -> Result<(), AttachError> {
    let stored = cases::load(app, case, resident.subject).await?;
    if !stored.body.case.stage.takes_answers() {
        return Err(AttachError::Sent);
    }
    let mut unit = Unit::new();
    evidence::remove(&mut unit, &stored, file);
    app.store
        .commit("detach", unit)
        .await
        .map_err(AppError::from)?;
    Ok(())
}

fn media_type(content: &[u8]) -> Result<&'static str, AttachError> {
    if content.is_empty() {
        return Err(AttachError::Empty);
    }
    if content.len() > FILE_BYTES_MAX {
        return Err(AttachError::TooLarge);
    }
    match content {
        [0xFF, 0xD8, 0xFF, ..] => Ok("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok("image/png"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Ok("image/webp"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok("application/pdf"),
        _ => Err(AttachError::WrongType),
    }
}

/// A photograph says where it was taken; nobody here needs to know. Drops the APP1 segments (Exif, XMP) of a JPEG.
fn without_position(media_type: &str, content: &[u8]) -> Vec<u8> {
    if media_type != "image/jpeg" {
        return content.to_vec();
    }
    let mut kept = content[..2].to_vec();
    let mut rest = &content[2..];
    while let [0xFF, marker, high, low, ..] = *rest {
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        // From the start of the scan on there are no more segments to look at.
        if marker == 0xDA || length < 4 || length > rest.len() {
            break;
        }
        if marker != 0xE1 {
            kept.extend_from_slice(&rest[..length]);
        }
        rest = &rest[length..];
    }
    kept.extend_from_slice(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_a_photo_was_taken_at_is_dropped() {
        let jpeg = [
            &[0xFF, 0xD8][..],
            &[0xFF, 0xE0, 0, 4, 1, 2],
            &[0xFF, 0xE1, 0, 6, b'E', b'x', b'i', b'f'],
            &[0xFF, 0xDA, 0, 3, 9, 7, 7],
        ]
        .concat();
        let kept = without_position("image/jpeg", &jpeg);
        assert!(!kept.windows(4).any(|four| four == b"Exif"));
        assert_eq!(kept.len(), jpeg.len() - 8);
    }

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert!(matches!(
            media_type(b"MZ\x90\0program"),
            Err(AttachError::WrongType)
        ));
        assert!(matches!(media_type(b""), Err(AttachError::Empty)));
        assert_eq!(media_type(b"%PDF-1.7 ...").unwrap(), "application/pdf");
    }
}
