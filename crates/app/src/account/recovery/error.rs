//! Why a recovery came to nothing. A wrong number and a wrong code are told alike: nobody learns who has an account.

use crate::AppError;
use base::{Arg, Explain, Fault, Problem, Timestamp, Zone};

#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    #[error("no such code lets anybody in now")]
    Wrong,
    /// The code is right; the days in which its owner can stop it are not over.
    #[error("the code works later")]
    Early(Timestamp),
    /// Nobody has the number, or no account, or another mother: an officer is told no more.
    #[error("no account fits the number and the mother's name")]
    Unfit,
    /// An officer looked at so many people today; at none for so many seconds.
    #[error("this officer looked at too many people")]
    TooOften(i64),
    /// One is waiting already.
    #[error("a recovery was started already")]
    Started,
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for RecoveryError {
    fn explain(&self) -> Problem {
        match self {
            Self::Wrong => Problem::theirs("recovery-problem-wrong"),
            Self::Early(from) => {
                let mut problem = Problem::theirs("recovery-problem-early");
                let day = from.date(Zone::default());
                let words = problem.text.with("day", Arg::Date(day));
                problem.text = words.with("at", Arg::Time(*from));
                problem
            }
            Self::Unfit => Problem::theirs("restore-unfit"),
            Self::TooOften(_) => Problem::of(Fault::TooOften, "problem-too-often"),
            Self::Started => Problem::of(Fault::Conflict, "recovery-problem-started"),
            Self::App(error) => error.explain(),
        }
    }
}
