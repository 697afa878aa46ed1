//! A path of the state tree, and its lines in a text.

use super::check::PATH_MAX;
use crate::Hash;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

/// What stands where the path ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Value(Vec<u8>),
    /// Nothing: no key begins like this one down to there.
    Nothing,
    /// Another key alone, with the digest of its value.
    Other {
        key: Hash,
        value: Hash,
    },
}

/// That a key has a value, or has none. The hashes are those of the siblings, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateProof {
    pub found: Found,
    pub path: Vec<Hash>,
}

impl StateProof {
    /// `value` and its base64, `nothing`, or `other` with key and digest; then a line for each hash.
    pub(crate) fn lines(&self) -> String {
        let mut text = match &self.found {
            Found::Value(value) => format!("value {}\n", STANDARD.encode(value)),
            Found::Nothing => "nothing\n".to_owned(),
            Found::Other { key, value } => format!("other {} {}\n", key.line(), value.line()),
        };
        for hash in &self.path {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{}", hash.line());
        }
        text
    }

    /// Reads what [`StateProof::lines`] writes, without its last newline.
    pub(crate) fn of_lines(text: &str) -> Option<Self> {
        let (first, rest) = match text.split_once('\n') {
            Some((first, rest)) => (first, Some(rest)),
            None => (text, None),
        };
        let found = match first.split(' ').collect::<Vec<_>>().as_slice() {
            ["value", value] => Found::Value(STANDARD.decode(value).ok()?),
            ["nothing"] => Found::Nothing,
            ["other", key, value] => Found::Other {
                key: Hash::of_line(key)?,
                value: Hash::of_line(value)?,
            },
            _ => return None,
        };
        let lines = rest.into_iter().flat_map(|rest| rest.split('\n'));
        let path: Vec<_> = lines
            .take(PATH_MAX + 1)
            .map(Hash::of_line)
            .collect::<Option<_>>()?;
        (path.len() <= PATH_MAX).then_some(Self { found, path })
    }
}
