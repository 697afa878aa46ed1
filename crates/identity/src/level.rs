//! How sure a sign-in is, as a token says it: `acr` and `amr` (OpenID Connect Core §2, RFC 8176).

use base::Assurance;
use serde::{Deserialize, Serialize};

/// The URN of a level.
pub fn acr(level: Assurance) -> &'static str {
    match level {
        Assurance::Low => "urn:sigap:assurance:low",
        Assurance::Substantial => "urn:sigap:assurance:substantial",
        Assurance::High => "urn:sigap:assurance:high",
    }
}

/// The level that a URN names.
pub fn of_acr(urn: &str) -> Option<Assurance> {
    Assurance::ALL.into_iter().find(|level| acr(*level) == urn)
}

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// With a passkey, and unlocked it: two factors in one gesture.
    Passkey,
    /// With a code kept for the day the passkey is lost.
    RecoveryCode,
    /// Their face was matched with the register's.
    Face,
    /// With answers that registers can check.
    Quiz,
    /// At a counter, with papers.
    Counter,
    /// From the list of invented people of a demo: nothing was proved.
    Picked,
}

/// The methods of a way (RFC 8176 §2).
pub fn amr(way: Way) -> &'static [&'static str] {
    match way {
        Way::Passkey => &["pop", "user", "mfa"],
        Way::RecoveryCode => &["otp"],
        Way::Face => &["face"],
        Way::Quiz => &["kba"],
        Way::Counter => &["user"],
        Way::Picked => &["demo"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_reads_back_from_its_urn() {
        for level in Assurance::ALL {
            assert_eq!(of_acr(acr(level)), Some(level));
        }
        assert_eq!(of_acr("urn:sigap:assurance:HIGH"), None);
    }
}
