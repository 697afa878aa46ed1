//! Why a command is not carried out.

use super::Command;
use crate::event::waiting;
use crate::{On, Stage};
use pack::DecideError;
use pack::model::Asked;

/// Why a command is not carried out. The case stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the case was sent already")]
    AlreadySubmitted,
    #[error("the case is closed")]
    AlreadyClosed,
    #[error("the case is still a draft")]
    NotSubmitted,
    #[error("something is still to be answered: {0:?}")]
    Incomplete(Vec<Asked>),
    #[error("nothing here waits for an officer")]
    NothingOpen,
    #[error("an open product wants an outcome, grant or refuse, and no other does")]
    NotTheOpenProducts,
    #[error("the document would name a number of {0}, which is not decided")]
    DecideFirst(String),
    #[error("no law lets the clock stand on that ground")]
    NoGround,
    #[error("the applicant was asked something already")]
    AlreadyAsked,
    #[error("nothing is asked")]
    NoQuestion,
    #[error("nobody asked the applicant anything")]
    NothingAsked,
    #[error("nothing is answered")]
    NoAnswer,
    #[error("a reason is missing")]
    NoReason,
    #[error("no document of that kind was given")]
    NotGiven,
    #[error("that was found of the document before")]
    AlreadyExamined,
    #[error("nobody asks an officer that here")]
    NotAsked,
    #[error("that was stated before")]
    AlreadyStated,
    #[error("nothing was refused, so there is nothing to object to")]
    NothingRefused,
    #[error("the time to object has passed")]
    TooLate,
    #[error("an objection was answered already; the next way is the superior and the court")]
    AlreadyObjected,
    #[error("a document cannot be made of what is not known: {0:?}")]
    Lacking(Vec<Asked>),
    #[error("no fact says which office is in charge of the document")]
    OfficeUnknown,
    #[error("there is no document of that product, or it was revoked before")]
    NotRevocable,
    #[error("that money was received before")]
    AlreadyReceived,
    #[error("no bill of this case has that reference")]
    NotBilled,
    #[error("no money of that number is due back")]
    NothingDueBack,
    #[error("that money was sent back before")]
    AlreadySentBack,
    #[error("the bill can still be paid")]
    StillPayable,
    #[error("what it costs cannot be worked out")]
    Unbillable,
    #[error("nothing waits for a register")]
    NotWaiting,
    #[error("the clock has not run out")]
    NotDue,
    #[error("that the time ran out was said before")]
    AlreadyLate,
    #[error("the rules failed: {0}")]
    Rules(DecideError),
}

/// Why a command that has no place in a stage is refused.
pub(super) fn of(command: &Command, stage: &Stage) -> Refusal {
    match (command, stage) {
        (Command::Submit { .. }, Stage::Waiting { .. } | Stage::Decided { .. }) => {
            Refusal::AlreadySubmitted
        }
        (Command::FactsArrived { .. }, _) => Refusal::NotWaiting,
        (Command::Paid { .. } | Command::Rebill { .. }, _) => Refusal::NotBilled,
        (Command::SendBack { .. }, _) => Refusal::NothingDueBack,
        (Command::Withdraw, waiting!(On::Payment)) => Refusal::StillPayable,
        (
            Command::OfficerOpens
            | Command::OfficerDecides { .. }
            | Command::OfficerExamines { .. }
            | Command::OfficerStates { .. }
            | Command::OfficerAsks { .. }
            | Command::Object { .. },
            Stage::Draft,
        ) => Refusal::NotSubmitted,
        (
            Command::OfficerOpens
            | Command::OfficerDecides { .. }
            | Command::OfficerExamines { .. }
            | Command::OfficerStates { .. }
            | Command::OfficerAsks { .. },
            _,
        ) => Refusal::NothingOpen,
        (Command::Object { .. }, Stage::Waiting { .. }) => Refusal::NothingRefused,
        (Command::Clarifies { .. }, _) => Refusal::NothingAsked,
        (Command::DeadlinePassed { .. }, _) => Refusal::NotDue,
        (Command::Revoke { .. }, _) => Refusal::NotRevocable,
        (Command::Submit { .. } | Command::Object { .. } | Command::Withdraw, _) => {
            Refusal::AlreadyClosed
        }
    }
}
