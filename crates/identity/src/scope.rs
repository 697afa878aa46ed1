//! What a site may ask for, and which facts each word of `scope` gives (OpenID Connect Core §5.4).

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A word of `scope` (RFC 6749 §3.3). Words of others are passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A sign-in: who it is, by a number made for this sector alone.
    Openid,
    /// Name, date of birth and sex.
    Profile,
    /// The address in the register.
    Address,
    /// The population number.
    Nik,
    /// Goes on reading after the person has left (OpenID Connect Core §11).
    OfflineAccess,
}

impl Scope {
    pub const ALL: [Self; 5] = [
        Self::Openid,
        Self::Profile,
        Self::Address,
        Self::Nik,
        Self::OfflineAccess,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Openid => "openid",
            Self::Profile => "profile",
            Self::Address => "address",
            Self::Nik => "nik",
            Self::OfflineAccess => "offline_access",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// The facts a scope stands for.
    pub fn claims(self) -> &'static [Claim] {
        match self {
            Self::Openid | Self::OfflineAccess => &[],
            Self::Profile => &[Claim::Name, Claim::Birthdate, Claim::Gender],
            Self::Address => &[Claim::Address],
            Self::Nik => &[Claim::Nik],
        }
    }
}

/// A fact about a person that a site may be given (OpenID Connect Core §5.1; `nik` is ours).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    Name,
    Birthdate,
    Gender,
    Address,
    Nik,
}

impl Claim {
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Birthdate,
        Self::Gender,
        Self::Address,
        Self::Nik,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Birthdate => "birthdate",
            Self::Gender => "gender",
            Self::Address => "address",
            Self::Nik => "nik",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|claim| claim.word() == word)
    }

    /// The key of the words a person reads on the consent page.
    pub fn text_key(self) -> String {
        format!("site-claim-{}", self.word())
    }
}

/// Scopes as one string (RFC 6749 §3.3).
pub fn joined(scopes: &BTreeSet<Scope>) -> String {
    let words: Vec<&str> = scopes.iter().map(|scope| scope.word()).collect();
    words.join(" ")
}

/// The scopes among `words` that `allowed` names; the others are left out, and the answer says which were given.
pub fn narrowed(words: &[&str], allowed: &BTreeSet<Scope>) -> BTreeSet<Scope> {
    let known = words.iter().filter_map(|word| Scope::of_word(word));
    known.filter(|scope| allowed.contains(scope)).collect()
}

/// The facts that `scopes` give.
pub fn claims_of(scopes: &BTreeSet<Scope>) -> BTreeSet<Claim> {
    let each = scopes.iter().flat_map(|scope| scope.claims());
    each.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_that_is_unknown_or_not_allowed_is_left_out() {
        let allowed = BTreeSet::from([Scope::Openid, Scope::Profile]);
        let given = narrowed(&["openid", "nik", "email", "profile", "OPENID"], &allowed);
        assert_eq!(joined(&given), "openid profile");
    }

    #[test]
    fn each_word_reads_back_as_what_it_stands_for() {
        for scope in Scope::ALL {
            assert_eq!(Scope::of_word(scope.word()), Some(scope));
            assert_eq!(serde_json::to_value(scope).unwrap(), scope.word());
        }
        for claim in Claim::ALL {
            assert_eq!(Claim::of_word(claim.word()), Some(claim));
            assert_eq!(serde_json::to_value(claim).unwrap(), claim.word());
        }
    }

    #[test]
    fn every_fact_is_given_by_a_scope() {
        let all = claims_of(&Scope::ALL.into_iter().collect());
        assert_eq!(all.len(), Claim::ALL.len());
    }
}
