//! `form.toml`: facts to read, questions to ask, evidence to show.

use crate::Citation;
use crate::areas::Level;
use crate::model::{Field, FieldKind, Register, Table};
use crate::rules::{Condition, Formula, RowCondition};
use base::{Record, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything a decision needs and where it comes from. Questions and evidence keep the order of the file; facts
/// have names, and their lines tell the order in which they were written.
#[derive(Debug)]
pub struct Form {
    pub facts: BTreeMap<String, FactNeed>,
    /// Names of facts in the order in which they can be read: whom a fact of one round is about is known once the
    /// rounds before it are read.
    pub rounds: Vec<Vec<String>>,
    pub questions: Vec<Question>,
    pub evidence: Vec<EvidenceNeed>,
    /// What is worked out of all this, in the order of `values.toml`: one may name those above it.
    pub values: Vec<Derived>,
    /// What may be asked several times over.
    pub groups: Vec<Group>,
}

/// Questions that are asked several times over, such as those about each activity of a business. Words: `<id>-title`,
/// with `$n`, and `<id>-each`. All that repeats with it is written out when the pack is read; see [`Each`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: String,
    /// The question whose answer says how many there are.
    pub count: String,
    /// Line of `form.toml`.
    pub line: usize,
}

/// Which of a group a written-out piece is. Its id ends in `_<n>`; its words are those of the id without that ending,
/// with `$n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Each {
    pub group: String,
    /// From 1.
    pub n: u8,
    /// Line at which the pieces begin that are written out together.
    pub line: usize,
}

/// A value the state already holds: read, never asked.
#[derive(Clone, Debug, Default)]
pub struct FactNeed {
    pub name: String,
    pub register: String,
    /// A fact, and relations walked from whom it is about: `applicant`, `applicant.family_card`, `card.father`.
    pub by: Vec<String>,
    /// Where it is a row of a list that another fact reads, and no record of its own: nothing is read for it.
    pub row: Option<RowOf>,
    /// Where it is a row of a reference table: nothing is read for it, it follows from what is known.
    pub lookup: Option<Lookup>,
    /// Read only where this holds; elsewhere it is absent, and nobody looks.
    pub read_when: Option<Condition>,
    /// Facts that must be settled before this one can be: those it starts at and those `read_when` looks at.
    pub after: Vec<String>,
    /// The only fields that are read.
    pub fields: Vec<String>,
    /// Words: `purpose-<purpose>` of the service.
    pub purpose: String,
    pub law: Citation,
    /// Who it is about: a role of the pack.
    pub about: String,
    /// When several records fit, the question whose answer is a record's `key`.
    pub pick: Option<String>,
    /// One candidate alone counts without being asked about only where this fact is known.
    pub proven_by: Option<String>,
    /// One candidate alone counts without being asked about only where this holds of it.
    pub alone_when: Option<RowCondition>,
    /// The key field of the register or list, if it has one: what tells several records apart.
    pub key: Option<String>,
    /// Line of `form.toml`.
    pub line: usize,
}

/// Rows of a list that can be meant.
#[derive(Clone, Debug)]
pub struct RowOf {
    /// The fact that reads the list.
    pub fact: String,
    pub list: String,
    pub which: RowCondition,
}

/// A row of a reference table, found by values of the case.
#[derive(Clone, Debug)]
pub struct Lookup {
    pub table: Arc<Table>,
    /// A formula for each column of the table's key, in its order.
    pub key: Vec<Formula>,
}

/// A value that a service works out, such as a tax: never asked, read or kept.
#[derive(Clone, Debug)]
pub struct Derived {
    pub id: String,
    pub kind: FieldKind,
    pub law: Citation,
    /// The first case that holds says what it is; where none does it is absent.
    pub cases: Vec<Case>,
    /// Line of `values.toml`.
    pub line: usize,
}

/// One way a value comes about.
#[derive(Clone, Debug)]
pub struct Case {
    pub when: Option<Condition>,
    pub is: Formula,
}

impl Derived {
    /// Whether no case may hold.
    pub fn is_optional(&self) -> bool {
        self.cases.last().is_none_or(|case| case.when.is_some())
    }
}

impl FactNeed {
    /// Whether a register is read for it: it is neither a row of what another fact read, nor looked up in a table.
    pub fn is_read(&self) -> bool {
        self.row.is_none() && self.lookup.is_none()
    }

    /// The fields a record of this fact can have: those of its register, of the rows of a list, or a table's columns.
    pub fn declared<'p>(
        &'p self,
        registers: &'p BTreeMap<String, Register>,
    ) -> Option<&'p BTreeMap<String, Field>> {
        if let Some(lookup) = &self.lookup {
            return Some(&lookup.table.columns);
        }
        let register = registers.get(&self.register)?;
        match &self.row {
            None => Some(&register.fields),
            Some(row) => register.fields.get(&row.list).map(|list| &list.fields),
        }
    }

    /// Whether the question may be put where there is one candidate only.
    pub fn may_ask_of_one(&self) -> bool {
        self.proven_by.is_some() || self.alone_when.is_some()
    }

    /// The fact whose subject this one starts from; whoever applies for the fact about them.
    pub fn start(&self) -> &str {
        self.by.first().map_or("", String::as_str)
    }
}

/// Something no register holds. Words: `<id>-label`, `<id>-hint`, and for a choice `<id>-<option>`.
#[derive(Clone, Debug)]
pub struct Question {
    pub id: String,
    pub kind: Kind,
    pub law: Citation,
    pub meaning: String,
    pub about: String,
    pub asked_of: AskedOf,
    /// A fact's field that holds the answer when it is known: then nothing is asked and the value is used.
    pub held_by: Option<(String, String)>,
    /// Asked only where this holds.
    pub asked_when: Option<Condition>,
    /// Options of a choice, in order.
    pub options: Vec<String>,
    /// For [`Kind::Number`] and [`Kind::Money`]: the least and the most.
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// For [`Kind::Area`]: how large an area is asked for.
    pub level: Option<Level>,
    /// For [`Kind::Pick`]: the fact whose candidates are shown, and the fields shown of each.
    pub pick: Option<(String, Vec<String>)>,
    /// For [`Kind::Code`]: the table whose rows are offered.
    pub table: Option<Arc<Table>>,
    /// Which of a group it is, if it is asked several times over.
    pub each: Option<Each>,
    /// Line of `form.toml`.
    pub line: usize,
}

impl Question {
    /// Whether a number is within what is asked for.
    pub fn fits_number(&self, number: i64) -> bool {
        self.min.is_none_or(|min| number >= min) && self.max.is_none_or(|max| number <= max)
    }

    /// The row of this code, on whichever days it is in force.
    pub fn row(&self, code: &str) -> Option<&Record> {
        let row = self.table.as_ref()?.any(&[Value::text(code)])?;
        Some(&row.row.record)
    }

    /// Whether an area's code is of the level that is asked for.
    pub fn fits_area(&self, code: &str) -> bool {
        self.level.is_none_or(|level| code.len() == level.digits())
    }
}

/// Who answers a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedOf {
    #[default]
    Applicant,
    /// The officer to whom the rules refer a case: of what they have seen, and may leave out. An applicant is never
    /// asked it; until an officer answers, it is absent.
    Officer,
}

/// A kind knows its control, its checks and its words for an error (`kind-<kind>-…` of the pack).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One line, up to 200 characters. Names outside the law are a matter of rules, not of the kind.
    PersonName,
    Date,
    /// Time of day, "HH:MM".
    Time,
    /// One line, up to 200 characters.
    Line,
    /// Several lines, up to 2,000 characters.
    Paragraph,
    Number,
    YesNo,
    Choice,
    /// One of the records a fact offers.
    Pick,
    Nik,
    /// A code of the area table, of the level the question asks for.
    Area,
    /// The key of a row of a reference table, searched for by words.
    Code,
    /// Whole rupiah.
    Money,
    Sex,
}

impl Kind {
    /// As files spell it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::PersonName => "person-name",
            Self::Date => "date",
            Self::Time => "time",
            Self::Line => "line",
            Self::Paragraph => "paragraph",
            Self::Number => "number",
            Self::YesNo => "yes-no",
            Self::Choice => "choice",
            Self::Pick => "pick",
            Self::Nik => "nik",
            Self::Area => "area",
            Self::Code => "code",
            Self::Money => "money",
            Self::Sex => "sex",
        }
    }
}

/// A document a person must show. Words: `evidence-<kind>`, `evidence-<kind>-hint`, and where only some must show it
/// `evidence-<kind>-when`.
#[derive(Clone, Debug)]
pub struct EvidenceNeed {
    pub kind: String,
    pub law: Citation,
    pub waived_when: Option<Condition>,
    /// Demanded only where this holds.
    pub needed_when: Option<Condition>,
    /// Which of a group it is, if it is demanded several times over.
    pub each: Option<Each>,
    /// Line of `form.toml`.
    pub line: usize,
}

impl EvidenceNeed {
    /// Only some are asked for it.
    pub fn is_conditional(&self) -> bool {
        self.waived_when.is_some() || self.needed_when.is_some()
    }
}

/// One thing `needs` lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// A fact nobody has read yet, or whose register is down.
    Fact(String),
    Question(String),
    Evidence(String),
}
