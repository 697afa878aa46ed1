//! Whom a number is about, and where what is noted under it lies: also for a number that nobody has.

use crate::tables::proofing_try::Under;
use crate::tables::{spent, subject};
use crate::{App, AppError};
use base::{Bucket, Nik, SubjectId};

/// A number, and whoever has it.
pub(super) struct Whom<'a> {
    pub(super) nik: &'a Nik,
    pub(super) subject: Option<SubjectId>,
    pub(super) bucket: Bucket,
}

pub(super) async fn find<'a>(app: &App, nik: &'a Nik) -> Result<Whom<'a>, AppError> {
    let subject = subject::find(app, "nik", nik.as_str()).await?;
    let nobodys = || spent::bucket_of(app, "proofing", nik.as_str());
    Ok(Whom {
        nik,
        subject,
        bucket: subject.map_or_else(nobodys, SubjectId::bucket),
    })
}

impl Whom<'_> {
    /// Where tries under this number are counted.
    pub(super) fn under(&self) -> Under<'_> {
        Under {
            value: self.nik.as_str(),
            bucket: self.bucket,
        }
    }
}
