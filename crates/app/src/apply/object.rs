//! Objecting: a refusal goes to a human, with the applicant's own words.

use super::kind::PARAGRAPH_MAX;
use super::withdraw::{MoveError, act};
use crate::{App, Resident};
use base::{CaseId, Timestamp};
use case::Command;

/// Objects to what was refused. `grounds` beyond the bound of a paragraph are cut off by the form, refused here.
pub async fn object(
    app: &App,
    resident: Resident,
    case: CaseId,
    grounds: &str,
    now: Timestamp,
) -> Result<(), MoveError> {
    let grounds: String = grounds.trim().chars().take(PARAGRAPH_MAX).collect();
    act(app, resident, case, Command::Object { grounds }, now).await
}
