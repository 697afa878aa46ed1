//! What a person is told when something did not work: whose fault, which words, what to do next.

use crate::Text;

/// Where the cause lies; it decides the status code and the tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The person can mend it (4xx).
    Theirs,
    /// What was asked for does not exist, or is not theirs to see (404).
    NotFound,
    /// Who they are is not known, or no longer (401 with a way back in).
    SignIn,
    /// They may not do it (403).
    Forbidden,
    /// The form is not from a page this person has open now (403).
    Stale,
    /// Someone else changed it meanwhile; look again (409).
    Conflict,
    /// Too much at once (413).
    TooLarge,
    /// Too often; a while later it works again (429).
    TooOften,
    /// Ours; we say sorry and give a reference number (500).
    Ours,
    /// Ours, and it will pass (503).
    Busy,
}

/// The face of an error that a person sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub fault: Fault,
    pub text: Text,
    /// Where the next step leads: a path of the portal.
    pub next: Option<String>,
}

impl Problem {
    /// The person can mend it; `key` names words of the portal.
    pub fn theirs(key: &str) -> Self {
        Self::of(Fault::Theirs, key)
    }

    /// Ours; the cause goes to the log only.
    pub fn ours() -> Self {
        Self::of(Fault::Ours, "problem-ours")
    }

    pub fn not_found() -> Self {
        Self::of(Fault::NotFound, "problem-not-found")
    }

    pub fn of(fault: Fault, key: &str) -> Self {
        Self {
            fault,
            text: Text::portal(key),
            next: None,
        }
    }

    #[must_use]
    pub fn next(mut self, path: impl Into<String>) -> Self {
        self.next = Some(path.into());
        self
    }
}

/// An error with two faces: `Display` for the log, [`Explain::explain`] for the person.
pub trait Explain: std::error::Error {
    fn explain(&self) -> Problem;
}
