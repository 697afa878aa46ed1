//! A value the state holds, and how any value is shown.

use base::{Lang, Text, Timestamp, Value};
use std::collections::BTreeMap;

/// A value the state holds, as the panel "data we already hold" shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The fact's name in form.toml.
    pub fact: String,
    /// `register-name` words: which register.
    pub register: Text,
    /// Whom it is about: `role-<role>` of the pack.
    pub about: Text,
    /// Which agency keeps it.
    pub agency: Text,
    /// Since when the register has had this version.
    pub known_from: Timestamp,
    pub state: HeldState,
    /// Label and value, in the order of form.toml.
    pub fields: Vec<(Text, Shown)>,
}

/// Whether there is a value to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldState {
    Known,
    /// The register says there is none.
    Absent,
    /// The register did not answer.
    Down,
    /// Several records fit; a question picks one.
    Several,
}

/// A value ready for a sentence: an area code has become a name, a coded value its words.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Value(Value),
    Words(Text),
    /// A time of day as it is kept, "20:41".
    Time(String),
    /// A name as it is signed, in the language of the state.
    Official(String),
    /// A code with what it stands for, in each language.
    Titled(String, BTreeMap<Lang, String>),
    /// What tells a picked record from the others, part by part.
    Picked(Vec<Shown>),
}
