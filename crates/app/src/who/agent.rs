//! Who acts for another, and by what right.

use base::{RowId, SubjectId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Somebody who acts for another. Holding one proves that the right was looked at for this very request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The person who acts.
    pub subject: SubjectId,
    pub name: Name,
    pub basis: Basis,
}

/// By what right somebody acts for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Basis {
    /// A parent, as the family card shows.
    Parent,
    /// A mandate that the person gave.
    Mandate { mandate: RowId },
    /// A director, as the register of companies shows.
    Director,
    /// Staff whom a director appointed.
    Staff { mandate: RowId },
    /// An officer, for somebody who stands at the counter.
    Counter { mandate: RowId },
}

impl Basis {
    pub fn word(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Mandate { .. } => "mandate",
            Self::Director => "director",
            Self::Staff { .. } => "staff",
            Self::Counter { .. } => "counter",
        }
    }

    /// The stored mandate; none where a register says it.
    pub fn mandate(self) -> Option<RowId> {
        match self {
            Self::Parent | Self::Director => None,
            Self::Mandate { mandate } | Self::Staff { mandate } | Self::Counter { mandate } => {
                Some(mandate)
            }
        }
    }
}

/// A name as a history keeps it. It travels with every call, so it has a fixed length: a name in the register has sixty
/// letters at most (Permendagri 73/2022 art. 4). A longer one is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Name {
    letters: [u8; Self::BYTES_MAX],
    length: u8,
}

impl Name {
    const BYTES_MAX: usize = 80;

    pub fn of(raw: &str) -> Self {
        let fits = |end: &usize| *end <= Self::BYTES_MAX;
        let ends = raw.char_indices().map(|(at, sign)| at + sign.len_utf8());
        let end = ends.take_while(fits).last().unwrap_or(0);
        let mut letters = [0; Self::BYTES_MAX];
        letters[..end].copy_from_slice(&raw.as_bytes()[..end]);
        Self {
            letters,
            length: u8::try_from(end).unwrap_or(0),
        }
    }

    pub fn as_str(&self) -> &str {
        let letters = &self.letters[..usize::from(self.length)];
        std::str::from_utf8(letters).unwrap_or_default()
    }
}

/// A log line never shows a name.
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_name_is_kept_as_far_as_it_fits_and_never_within_a_letter(raw in ".{0,120}") {
            let name = Name::of(&raw);
            prop_assert!(raw.starts_with(name.as_str()));
            let cut = raw[name.as_str().len()..].chars().next();
            prop_assert!(cut.is_none_or(|sign| name.as_str().len() + sign.len_utf8() > Name::BYTES_MAX));
        }
    }
}
