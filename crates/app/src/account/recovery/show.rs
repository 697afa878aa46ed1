//! Showing: which ways back into an account there are, and whether somebody is on one.

use crate::account::level;
use crate::tables::recovery_code::{self, Code, Kind};
use crate::view::OfficeView;
use crate::{App, AppError, show};
use base::{Assurance, SubjectId, Timestamp};

#[derive(Clone, Debug, Default)]
pub struct RecoveryView {
    /// Kept codes that were not used.
    pub kept: usize,
    /// How sure the state is of whoever comes by one of them.
    pub kept_level: Option<Assurance>,
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
    /// Whether its owner cannot stop it, but another officer.
    pub held: bool,
}

pub async fn show(app: &App, subject: SubjectId, now: Timestamp) -> Result<RecoveryView, AppError> {
    let codes = recovery_code::unused(app, subject, now).await?;
    let counter = codes.iter().find(|code| code.kind == Kind::Counter);
    let kept: Vec<&Code> = codes
        .iter()
        .filter(|code| code.kind == Kind::Kept)
        .collect();
    let kept_level = match kept.first() {
        Some(code) => Some(level::of_code(app, code).await?),
        None => None,
    };
    Ok(RecoveryView {
        kept: kept.len(),
        kept_level,
        counter: counter.map(|code| view(app, code)),
    })
}

pub(super) fn view(app: &App, code: &Code) -> CounterView {
    CounterView {
        office: show::office_named(&app.pack, &code.content.office),
        officer: code.content.officer.clone(),
        started: code.made,
        from: code.from,
        held: code.content.held,
    }
}
