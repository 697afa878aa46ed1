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
    /// The register says that whoever carries the number has died.
    #[error("whoever carries the number has died")]
    Died,
    /// The visit was begun by a way in that is younger than the recovery: whoever started it may have made it.
    #[error("the way in is younger than the recovery")]
    Younger,
    /// It was started again soon after its owner stopped one: at a counter it can be stopped, and nowhere else.
    #[error("the recovery can be stopped at a counter alone")]
    Held,
    /// Nobody has the number, or no account, or another mother: an officer is told no more.
    #[error("no account fits the number and the mother's name")]
    Unfit,
    /// So many codes for another device within an hour, or people that an officer looked at within a day; none for so many
    /// seconds.
    #[error("that was often enough")]
    TooOften(i64),
    /// One is waiting already.
    #[error("a recovery was started already")]
    Started,
    /// One that this officer started was stopped a short while ago: another officer may start one.
    #[error("one that this officer started was stopped a short while ago")]
    Again,
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
            Self::Died => Problem::theirs("account-problem-died"),
            Self::Younger => {
                Problem::of(Fault::Forbidden, "recovery-problem-younger").next("/masuk")
            }
            Self::Held => Problem::of(Fault::Forbidden, "recovery-problem-held").next("/akun"),
            Self::Unfit => Problem::theirs("restore-unfit"),
            Self::TooOften(_) => Problem::of(Fault::TooOften, "problem-too-often"),
            Self::Started => Problem::of(Fault::Conflict, "recovery-problem-started"),
            Self::Again => Problem::of(Fault::Forbidden, "recovery-problem-again"),
            Self::App(error) => error.explain(),
        }
    }
}
