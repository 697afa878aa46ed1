//! What a pack is once it has been parsed. Plain data: any value of these types was checked by `parse`.

mod client;
mod form;
mod mandate;
mod output;
mod payment;
mod proofing;
mod rule;
mod table;

pub use client::{Claim, Client, ClientWords, Profile, Proof, PublicKey};
pub use form::{
    Asked, AskedOf, Case, Derived, Each, EvidenceNeed, FactNeed, Form, Group, Kind, Lookup,
    Question, RowOf,
};
pub use mandate::{Director, Helping, Listed, Mandates, Parent};
pub use output::{
    Deemed, Document, EffectKind, EffectTemplate, GrantedBy, Line, NumberKind, Product, Target,
};
pub use payment::{BillLine, Payment};
pub use proofing::{Counter, FaceMatch, Proofing, QuizFact};
pub use rule::{Outcome, Rule};
pub use table::{Table, TableRow};

use crate::{Citation, areas::Areas, areas::Level, text::Texts};
use base::{Assurance, Calendar, Clock, Rupiah, Zone};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A country as data.
#[derive(Debug)]
pub struct Pack {
    pub id: String,
    /// Life events in the order in which the portal shows them; words are `event-<id>` of the pack.
    pub life_events: Vec<String>,
    /// Who a question can be about, and where the state already knows such a person.
    pub roles: BTreeMap<String, Role>,
    /// Who may act for another because a register says so.
    pub mandates: Box<Mandates>,
    pub agencies: BTreeMap<String, Agency>,
    pub registers: BTreeMap<String, Register>,
    /// How people prove who they are; none where no account can be opened.
    pub proofing: Option<Proofing>,
    pub services: BTreeMap<String, Service>,
    /// Sites and systems of others, by id.
    pub clients: BTreeMap<String, Client>,
    /// Where what these may be told about a person stands, by claim.
    pub claims: BTreeMap<String, Claim>,
    /// The national calendar under "nasional", and one per agency that extends it.
    pub calendars: BTreeMap<String, Calendar>,
    /// The national holidays with their sources.
    pub holidays: crate::calendar::Holidays,
    pub areas: Areas,
    pub texts: Texts,
    /// Finds services by what people type.
    pub finder: crate::find::Finder,
    /// Word lists that rules may look into with `in_list`, by file name: `reference/lists/<name>.txt`.
    pub lists: BTreeMap<String, Vec<String>>,
    /// Tables that facts can be looked up in, by name: `reference/tables/<name>`.
    pub tables: BTreeMap<String, Arc<Table>>,
    /// Every file of the pack as read, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A person in relation to the applicant, and the registers that hold something about them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    #[serde(default)]
    pub registers: Vec<String>,
}

/// A ministry, office or local government. Words: `agency-<id>` of the pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    #[serde(skip)]
    pub id: String,
    /// Days on which it does not work beside the national holidays.
    #[serde(default)]
    pub closed: Vec<base::Date>,
    pub law: Citation,
    /// One office per regency or city, named by its four-digit area code; an empty list is one national office.
    #[serde(default)]
    pub offices: Offices,
}

/// Where an agency has offices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offices {
    /// One for the whole country.
    #[default]
    National,
    /// One per regency or city; the office id is `<agency>-<four digits>`.
    Regency,
}

/// A base register of one agency. Words: `name`, and `field-<name>` for each field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    #[serde(skip)]
    pub id: String,
    pub owner: String,
    /// What a record is about: "person" or "household".
    pub subject: String,
    pub law: Citation,
    pub retention: String,
    /// A register that another program holds; it is asked over the wire and may be down.
    #[serde(default)]
    pub remote: bool,
    pub fields: BTreeMap<String, Field>,
    /// The field by which a person tells several records of one subject apart; what a pick answers with.
    #[serde(default)]
    pub key: Option<String>,
    /// Named links from a subject of this register to other subjects.
    #[serde(default)]
    pub relations: BTreeMap<String, Relation>,
    #[serde(default)]
    pub quality: Vec<Quality>,
}

/// One field of a register, or of a row in a list field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub kind: FieldKind,
    /// What it means across registers, such as "person.name"; the once-only check compares these.
    pub meaning: String,
    /// Who it is about if not the record's own subject: a role.
    #[serde(default)]
    pub about: Option<String>,
    /// A reference table the value comes from, such as "areas".
    #[serde(default)]
    pub reference: Option<String>,
    /// Of an area: how large one it is.
    #[serde(default)]
    pub level: Option<Level>,
    /// For a list: the fields of its rows.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
    /// For a list: the field by which its rows are told apart, and the kind of number their subjects are found by.
    #[serde(default)]
    pub key: Option<String>,
    #[serde(default)]
    pub optional: bool,
    /// Shown to the applicant in the panel of what the state holds. Ids and codes are not.
    #[serde(default = "yes")]
    pub shown: bool,
}

fn yes() -> bool {
    true
}

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    Text,
    Date,
    Bool,
    Int,
    Money,
    List,
}

/// A link over which a fact's `by` path walks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The register whose subject the link leads to.
    pub to: String,
}

/// A rule every record should satisfy; used by generators and by quality reports.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quality {
    pub name: String,
    /// A condition over `record.<field>` and `today`.
    pub rule: String,
}

/// Something a resident can apply for. Words: `name`, `summary`, `for-whom`, and more by the keys the files name.
#[derive(Debug)]
pub struct Service {
    pub id: String,
    pub about: About,
    pub form: Form,
    pub rules: Vec<Rule>,
    pub products: Vec<Product>,
    /// What must be paid before they are made.
    pub payment: Option<Payment>,
    pub scenarios: Vec<crate::scenario::Scenario>,
    /// Markdown by language.
    pub guides: BTreeMap<base::Lang, String>,
    /// Hash of everything a decision of this service depends on; see `law_hash`.
    pub law_hash: String,
}

/// `service.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The agency that decides.
    pub owner: String,
    pub life_events: Vec<String>,
    /// Everyday words by which people look for it, per language.
    pub synonyms: BTreeMap<base::Lang, Vec<String>>,
    pub fee: Rupiah,
    pub fee_law: Citation,
    /// The promise: how long until a decision.
    pub promise: Clock,
    /// How long an officer may take for what the rules refer.
    pub officer: Clock,
    /// How long a person may take to object, and the office to answer.
    pub objection: Clock,
    pub objection_law: Citation,
    pub objection_answer: Clock,
    /// The law by which an officer reads what registers hold about the people of a case; empty in laws of an earlier day.
    #[serde(default)]
    pub review_law: Citation,
    /// How long a register may stay silent before a person takes over.
    pub register_wait: Clock,
    /// The grounds on which an officer may ask the applicant something while the clock stands; none where no law gives
    /// any.
    #[serde(default, rename = "clarification")]
    pub clarifications: Vec<Clarification>,
    /// How long the applicant may take to answer before the clock runs on without them; where it is not said, as long as
    /// an officer may take.
    #[serde(default)]
    pub clarification_wait: Option<Clock>,
    /// How sure the state must be of who is applying.
    pub assurance: Assurance,
    /// The law by which nobody may apply for another; none where anybody may with a mandate.
    #[serde(default)]
    pub in_person: Option<Citation>,
    pub deemed_approval: bool,
    /// The acts it rests on, with what amended them.
    pub laws: Vec<Citation>,
    pub survey: String,
    /// Services offered next, by id or by a text key `next-<id>` when not in the pack yet.
    #[serde(default)]
    pub related: Vec<String>,
    /// Minutes a person needs, by estimate; printed with the burden.
    pub minutes: u16,
    /// The fact whose area decides which office handles the case: `<fact>.<field>` with an area code.
    pub office_by: String,
    /// What one could not source: keys of the words `assumption-<key>`.
    #[serde(default)]
    pub assumptions: Vec<String>,
}

/// A ground on which a legal clock may stop. Words: `clarification-<id>`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clarification {
    pub id: String,
    pub law: Citation,
}

impl Service {
    pub fn product(&self, id: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.id == id)
    }

    /// How long an officer may take for a product.
    pub fn officer_clock(&self, product: &str) -> Clock {
        let own = self.product(product).and_then(|product| product.officer);
        own.unwrap_or(self.about.officer)
    }

    /// Whether the law grants a product that nobody decided in time.
    pub fn deems(&self, product: &str) -> bool {
        let own = self.product(product).and_then(|one| one.deemed.as_ref());
        own.map_or(self.about.deemed_approval, |deemed| deemed.approval)
    }

    /// How long an applicant may take to answer an officer.
    pub fn clarification_clock(&self) -> Clock {
        self.about.clarification_wait.unwrap_or(self.about.officer)
    }
}

impl About {
    /// The act it rests on first of all, as written: the law by which an office reads and changes records for it.
    pub fn first_law(&self) -> String {
        self.laws
            .first()
            .map_or_else(String::new, |law| law.written().to_owned())
    }
}

/// The office that handles a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// `<agency>` or `<agency>-<four digits of the area>`.
    pub id: String,
    pub agency: String,
    pub area: Option<String>,
    pub zone: Zone,
}
