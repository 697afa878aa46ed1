//! The legal basis of a rule, a question or a fee. The files cite it once, in one notation that lawyers of any language
//! read; pages say it in the words of theirs.
//!
//! `UU 24/2013 art. 27(1)(b) and 68; Permendagri 109/2019, form F-2.01` cites two sources. An act without a number is a
//! code, such as `KUHPerdata art. 255`. `UU 23/2006, amended by UU 24/2013` names what changed it since.

mod read;
mod say;

#[cfg(test)]
mod tests;

pub use read::BadCitation;

use serde::{Deserialize, Deserializer};

/// A legal basis as written, and as read.
///
/// The files of an earlier day and the rows of the access log may hold what the notation of today does not know. Such a
/// citation has no sources and is said as it was written; the checker refuses it in a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    written: String,
    sources: Vec<Source>,
}

/// One act, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub act: Act,
    pub articles: Vec<Article>,
    /// Forms it sets, such as "F-2.01".
    pub forms: Vec<String>,
    pub amended_by: Vec<Act>,
}

/// A statute, a regulation or a code. Words: `act-<kind>` of the pack; its name: `act-<kind>-<number>-<year>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Act {
    /// As the files write it, such as "UU" or "Permendagri".
    pub kind: String,
    pub edition: Option<Edition>,
}

/// What tells an act from others of its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition {
    pub number: String,
    pub year: u16,
}

/// A place in an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// "27" or "79A".
    pub number: String,
    pub paragraph: Option<String>,
    pub letter: Option<char>,
}

impl Citation {
    /// Reads a citation, or says what in it nobody can read.
    pub fn parse(written: &str) -> Result<Self, BadCitation> {
        Ok(Self {
            sources: read::sources(written)?,
            written: written.to_owned(),
        })
    }

    /// As the files have it; what receipts and machines get.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Nothing is cited.
    pub fn is_empty(&self) -> bool {
        self.written.trim().is_empty()
    }
}

impl Act {
    /// Key of the words for this kind of act.
    pub fn kind_key(&self) -> String {
        format!("act-{}", self.kind.to_lowercase())
    }

    /// Key of the name of this very act.
    pub fn name_key(&self) -> String {
        let kind = self.kind_key();
        match &self.edition {
            Some(Edition { number, year }) => format!("{kind}-{}-{year}", number.to_lowercase()),
            None => format!("{kind}-name"),
        }
    }
}

impl From<String> for Citation {
    fn from(written: String) -> Self {
        let sources = read::sources(&written).unwrap_or_default();
        Self { written, sources }
    }
}

impl From<&str> for Citation {
    fn from(written: &str) -> Self {
        Self::from(written.to_owned())
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::from)
    }
}
