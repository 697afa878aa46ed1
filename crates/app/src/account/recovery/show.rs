//! Showing: which ways back into an account there are, and whether somebody is on one.

use crate::tables::recovery_code::{self, Code, Kind};
use crate::view::OfficeView;
use crate::{App, AppError, show};
use base::{SubjectId, Timestamp};

#[derive(Clone, Debug, Default)]
pub struct RecoveryView {
    /// Kept codes that were not used.
    pub kept: usize,
    pub counter: Option<CounterView>,
}

/// A recovery that an officer started.
#[derive(Clone, Debug)]
pub struct CounterView {
    pub office: OfficeView,
    pub officer: String,
    pub started: Timestamp,
    /// From here on its code works.
    pub from: Timestamp,
}

pub async fn show(app: &App, subject: SubjectId, now: Timestamp) -> Result<RecoveryView, AppError> {
    let codes = recovery_code::unused(app, subject, now).await?;
    let counter = codes.iter().find(|code| code.kind == Kind::Counter);
    Ok(RecoveryView {
        kept: codes.iter().filter(|code| code.kind == Kind::Kept).count(),
        counter: counter.map(|code| view(app, code)),
    })
}

/// The code of a recovery at a counter that nobody used or stopped yet.
pub(crate) async fn waiting(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Option<Code>, AppError> {
    let codes = recovery_code::unused(app, subject, now).await?;
    Ok(codes.into_iter().find(|code| code.kind == Kind::Counter))
}

/// A recovery at a counter as people see it.
pub(super) fn view(app: &App, code: &Code) -> CounterView {
    CounterView {
        office: show::office_named(&app.pack, &code.content.office),
        officer: code.content.officer.clone(),
        started: code.made,
        from: code.from,
    }
}
