//! An identity as its holder sees it. Reads only.

use super::STEPS_MAX;
use crate::audit::Placed;
use crate::tables::did::{self, Stands, Step, Turn};
use crate::view::identity::{IdentityFile, IdentityStepView, IdentityView, StepTurn};
use crate::{App, AppError, Resident};

/// All steps of all identities somebody had, as far as they are shown, newest first.
pub async fn show(app: &App, resident: Resident) -> Result<IdentityView, AppError> {
    let steps = did::newest(app, resident.subject, STEPS_MAX).await?;
    let audit = app.audit.as_deref();
    let Some(last) = steps.first() else {
        return Ok(IdentityView {
            is_recorded: audit.is_some(),
            ..IdentityView::default()
        });
    };
    let identity = last.content.identity;
    let of_this = |step: &&Step| step.content.identity == identity;
    let mut of_it = steps.iter().filter(of_this);
    let is_in =
        |step: &Step| audit.is_some_and(|audit| step.placed_in(audit.ledger.origin()).is_some());
    let is_whole = of_it.clone().all(is_in)
        && of_it
            .next_back()
            .is_some_and(|first| first.content.sequence == 0);
    Ok(IdentityView {
        is_recorded: audit.is_some(),
        ledger: audit.map(|audit| audit.ledger.origin().to_string()),
        subject: Some(identity.line()),
        keys: last.content.thumbprints.clone(),
        has_ended: last.content.turn == Turn::Ended,
        file: if is_whole {
            IdentityFile::Ready
        } else if steps.len() >= STEPS_MAX && steps.iter().all(|step| of_this(&step)) {
            IdentityFile::TooLong
        } else if steps
            .first()
            .is_some_and(|last| last.stands == Stands::Waits)
        {
            IdentityFile::Soon
        } else {
            IdentityFile::Elsewhere
        },
        steps: steps
            .into_iter()
            .map(|step| {
                let placed = audit.and_then(|audit| step.placed_in(audit.ledger.origin()));
                shown(step, placed)
            })
            .collect(),
    })
}

fn shown(step: Step, placed: Option<Placed>) -> IdentityStepView {
    let Step {
        at,
        content,
        stands,
        ..
    } = step;
    IdentityStepView {
        turn: match content.turn {
            Turn::Began => StepTurn::Began,
            Turn::Changed => StepTurn::Changed,
            Turn::Ended => StepTurn::Ended,
        },
        because: content.because,
        at,
        keys: content.thumbprints.len(),
        place: placed.map(|placed| (placed.block, placed.index)),
        waits: stands == Stands::Waits,
    }
}
