//! How sure the state is of who somebody is: the levels of Regulation (EU) 910/2014 (eIDAS), art. 8, by name.

use serde::{Deserialize, Serialize};

/// A level of assurance. A service states the one it needs; an account and a session have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assurance {
    /// They knew what registers know of them: somebody close may know it too.
    Low,
    /// Their face was matched with that of the register, alive.
    Substantial,
    /// An officer had them and their papers in front of them.
    High,
}

impl Assurance {
    pub const ALL: [Self; 3] = [Self::Low, Self::Substantial, Self::High];

    /// The word in tables, files and keys of text.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Substantial => "substantial",
            Self::High => "high",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}
