//! Answering an officer: in the applicant's own words; the clocks that stood for it run on.

use super::kind::PARAGRAPH_MAX;
use super::withdraw::{MoveError, act};
use crate::{App, Resident};
use base::{CaseId, Timestamp};
use case::Command;

/// Answers what an officer asked. What goes beyond the bound of a paragraph is cut off.
pub async fn clarify(
    app: &App,
    resident: Resident,
    case: CaseId,
    text: &str,
    now: Timestamp,
) -> Result<(), MoveError> {
    let text: String = text.trim().chars().take(PARAGRAPH_MAX).collect();
    act(app, resident, case, Command::Clarifies { text }, now).await
}
