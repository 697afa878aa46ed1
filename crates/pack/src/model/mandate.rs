//! Who may act for another without being asked: what a register says of parents and of directors; and whose officers help.

use crate::Citation;
use serde::Deserialize;

/// `[mandate]` of `pack.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mandates {
    #[serde(default)]
    pub parent: Option<Parent>,
    #[serde(default)]
    pub director: Option<Director>,
    #[serde(default)]
    pub counter: Option<Helping>,
}

/// Officers help people at the counter: where nothing is said, none does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helping {
    /// Whose officers.
    pub agencies: Vec<String>,
    pub law: Citation,
}

/// Where a register lists people, and what each of them is in it.
#[derive(Clone, Debug, Deserialize)]
pub struct Listed {
    /// The link that leads from a person to such a record.
    pub relation: String,
    pub register: String,
    /// The field that lists them.
    pub list: String,
    /// The field of a row that holds their number; also the kind of number that people are found by.
    pub number: String,
    /// The field of a row that holds their name.
    pub name: String,
    /// The field of a row that says what they are.
    pub position: String,
    /// Which of it gives the right to act.
    pub holders: Vec<String>,
    pub law: Citation,
}

/// Parents act for their children, as long as these are children.
#[derive(Clone, Debug, Deserialize)]
pub struct Parent {
    #[serde(flatten)]
    pub listed: Listed,
    /// Positions of those whom somebody may act for.
    pub wards: Vec<String>,
    /// The fields of a ward's row that name their parents: whoever else heads the family is none.
    pub named: Vec<String>,
    /// The field of a ward's row that says when they were born.
    pub born: String,
    /// With this birthday it ends.
    pub until_age: u8,
}

/// Directors act for their companies.
#[derive(Clone, Debug, Deserialize)]
pub struct Director {
    #[serde(flatten)]
    pub listed: Listed,
    /// The field that holds the name of the company.
    pub company: String,
    /// The field that says whether there still is one, and what it says then.
    pub status: String,
    pub active: String,
}
