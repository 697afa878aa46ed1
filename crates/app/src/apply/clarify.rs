//! Answering an officer: in the applicant's own words; the clocks that stood for it run on.

use super::kind::PARAGRAPH_MAX;
use super::withdraw::{MoveError, act};
use crate::tables::{cases, history};
use crate::{App, AppError, Resident};
use base::{CaseId, Timestamp};
use case::{Command, Event};

/// Answers what an officer asked. What goes beyond the bound of a paragraph is cut off.
pub async fn clarify(
    app: &App,
    resident: Resident,
    case: CaseId,
    text: &str,
    now: Timestamp,
) -> Result<(), MoveError> {
    let text = bounded(text);
    act(app, resident, case, Command::Clarifies { text }, now).await
}

/// Whether the last thing that happened to a case is this answer, as after a second tap on sending it.
pub async fn is_taken(
    app: &App,
    resident: Resident,
    case: CaseId,
    answer: &str,
) -> Result<bool, AppError> {
    let stored = cases::load_for(app, case, resident).await?;
    let last = history::load(app, &stored, stored.seq - 1).await?.pop();
    let last = last.map(|entry| entry.content.event);
    Ok(matches!(last, Some(Event::Clarified { text, .. }) if text == bounded(answer)))
}

fn bounded(text: &str) -> String {
    text.trim().chars().take(PARAGRAPH_MAX).collect()
}
