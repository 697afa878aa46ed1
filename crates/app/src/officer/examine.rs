//! Examining: an officer looks at the documents of one kind and says whether they count, and why. The rules go on
//! from there at once.

use super::decide::{DecideError, carry_out, cut, ready};
use crate::{App, Officer};
use base::{CaseId, Timestamp};
use case::{Command, Finding};

/// What an officer found.
#[derive(Clone, Debug)]
pub struct Examining {
    /// The kind of document.
    pub kind: String,
    pub finding: Finding,
    /// The applicant reads it.
    pub reason: String,
}

/// Takes an officer's finding about a document, and says whether anything is left for an officer. `seq` is that of the
/// page on which it was made.
pub async fn examine(
    app: &App,
    officer: &Officer,
    (case, seq): (CaseId, Option<i64>),
    examining: Examining,
    now: Timestamp,
) -> Result<bool, DecideError> {
    let desk = ready(app, officer, (case, seq), now).await?;
    let command = Command::OfficerExamines {
        facts: desk.dossier.facts.clone(),
        kind: examining.kind,
        finding: examining.finding,
        reason: cut(&examining.reason),
    };
    carry_out(app, officer, desk, command, now).await
}
