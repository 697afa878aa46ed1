//! Asking: an officer must know something from the applicant first, and the law lets the clock stand meanwhile.

use super::decide::{DecideError, carry_out, cut, ready};
use crate::{App, Officer};
use base::{CaseId, Timestamp};
use case::Command;
use std::collections::BTreeSet;

/// What an officer wants to know, about which products, and on which ground of the service.
#[derive(Clone, Debug)]
pub struct Asking {
    pub products: BTreeSet<String>,
    pub question: String,
    pub ground: String,
}

/// Asks the applicant. `seq` is that of the page on which the question was written.
pub async fn ask(
    app: &App,
    officer: &Officer,
    (case, seq): (CaseId, Option<i64>),
    asking: Asking,
    now: Timestamp,
) -> Result<(), DecideError> {
    let desk = ready(app, officer, (case, seq), now).await?;
    let command = Command::OfficerAsks {
        products: asking.products,
        question: cut(&asking.question),
        ground: asking.ground,
    };
    carry_out(app, officer, desk, command, now).await?;
    Ok(())
}
