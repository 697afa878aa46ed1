//! `output.toml`: what a grant yields: numbers, credentials, a document, changes of registers.

use crate::Citation;
use crate::model::Each;
use crate::rules::{Condition, Truth, View};
use base::Clock;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One result of a service. Words: `product-<id>`.
#[derive(Clone, Debug)]
pub struct Product {
    pub id: String,
    pub law: Citation,
    /// Numbers to allot before signing, by name: `number.<name>` in templates.
    pub numbers: BTreeMap<String, NumberKind>,
    /// Type of the credential (SD-JWT VC `vct`), if one is issued.
    pub vct: Option<String>,
    /// Claims: name to template. Those in `always` are disclosed to everyone, the rest selectively.
    pub claims: BTreeMap<String, String>,
    pub always: Vec<String>,
    pub document: Option<Document>,
    pub effects: Vec<EffectTemplate>,
    /// Part of a case only where this holds; of every case where it says nothing.
    pub needed_when: Option<Condition>,
    pub granted_by: GrantedBy,
    /// Which of a group it belongs to, if there is one for each.
    pub each: Option<Each>,
    /// How long an officer may take for it, where that is not what the service says.
    pub officer: Option<Clock>,
    /// What the law makes of it where nobody decides in time, where that is not what the service says.
    pub deemed: Option<Deemed>,
    /// A product of the same service whose document this one takes the place of.
    pub supersedes: Option<String>,
    /// Line of `output.toml`.
    pub line: usize,
}

/// Who can grant a product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrantedBy {
    #[default]
    Rules,
    /// Only an officer: the rules refer it or refuse it.
    Officer,
}

/// What becomes of a product when its time is over and nobody decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deemed {
    pub approval: bool,
    /// By which law it is approved.
    pub law: Option<Citation>,
}

/// How a number is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum NumberKind {
    /// A population number: templates for the district code, birth date and sex.
    Nik {
        area: String,
        born: String,
        sex: String,
    },
    /// A serial inside a prefix, written `<prefix>-<serial, width digits>`; as a certificate's number.
    Serial { prefix: String, width: u8 },
    /// Bucket and 68 random bits: the number by which anyone can check the document.
    Public,
    /// Random digits that nothing else of this kind has, the first of them not nought; as a business number.
    Random { digits: u8 },
}

/// The printed page. Words: `document-<product>-title`, `document-<product>-<line>`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub lines: Vec<Line>,
}

/// One labelled line of a document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Text key after `document-<product>-`.
    pub label: String,
    /// A claim of the product.
    pub claim: String,
}

/// A change of a register that a grant brings about; its own unit, tried after the home commit.
#[derive(Clone, Debug)]
pub struct EffectTemplate {
    pub register: String,
    pub on: Target,
    pub what: EffectKind,
    /// Comes about only where this holds.
    pub when: Option<Condition>,
    /// Field name to template.
    pub fields: BTreeMap<String, String>,
}

impl EffectTemplate {
    /// Whether it comes about, by what is known: only where its condition holds for certain.
    pub fn applies(&self, view: &View<'_>) -> bool {
        let when = self.when.as_ref();
        when.is_none_or(|when| matches!(when.truth(view), Ok(Truth::True)))
    }
}

/// Whose record changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A person who did not exist before: a new subject, the same for all effects of the case.
    NewSubject,
    /// The subject of a fact.
    Fact(String),
}

/// How it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EffectKind {
    /// A first record, of a new subject or of one that is there.
    Create,
    /// A new version with these fields changed.
    Amend,
    /// A new version with one row more in a list field; `fields` are the row's. Also links the new subject to the
    /// target by the relation named `link`, and back by `back`.
    Append {
        list: String,
        link: Option<String>,
        back: Option<String>,
    },
    /// Tells a remote register.
    Notify,
}
