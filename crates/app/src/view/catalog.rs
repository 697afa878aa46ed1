//! What the public pages show: services, how they decide, and who keeps what. No personal data.

use super::{CaseRow, OfficeView, Shown};
use base::{CaseId, Clock, Date, Rupiah, Text};
use pack::Citation;
use pack::model::Outcome;

/// A service in a list: what it costs and how long it takes is seen before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCard {
    pub service: String,
    pub agency: String,
    pub fee: Rupiah,
    /// More than the fee is billed, such as a tax: how much, each case says.
    pub billed: bool,
    pub promise: Clock,
    /// Kinds of documents that everybody is asked for.
    pub evidence: Vec<String>,
}

/// The first page.
#[derive(Clone, Debug, Default)]
pub struct HomeView {
    pub events: Vec<String>,
    pub services: Vec<ServiceCard>,
    /// Open cases of the person signed in, newest first.
    pub cases: Vec<CaseRow>,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct SearchView {
    pub query: String,
    pub hits: Vec<ServiceCard>,
    pub events: Vec<String>,
}

/// All services, and the agencies that own them.
#[derive(Clone, Debug, Default)]
pub struct CatalogView {
    pub services: Vec<ServiceCard>,
    pub agencies: Vec<String>,
}

/// One life event.
#[derive(Clone, Debug)]
pub struct EventView {
    pub event: String,
    pub services: Vec<ServiceCard>,
}

/// One agency.
#[derive(Clone, Debug)]
pub struct AgencyView {
    pub agency: String,
    pub contact: Text,
    pub law: Citation,
    /// One office per regency or city rather than one for the country.
    pub regional: bool,
    pub services: Vec<ServiceCard>,
    pub registers: Vec<Text>,
}

/// Everything a person wants to know before starting.
#[derive(Clone, Debug)]
pub struct ServiceView {
    /// How sure the state must be of whoever applies.
    pub assurance: base::Assurance,
    pub service: String,
    pub agency: String,
    pub contact: Text,
    pub fee: Rupiah,
    /// More than the fee is billed, such as a tax: how much, each case says.
    pub billed: bool,
    pub fee_law: Citation,
    pub promise: Clock,
    /// How long an officer may take for what the rules refer.
    pub officer: Clock,
    pub objection: Clock,
    pub objection_law: Citation,
    pub products: Vec<String>,
    /// What is asked: label and law.
    pub questions: Vec<(Text, Citation)>,
    pub evidence: Vec<EvidenceRow>,
    pub facts: Vec<FactRow>,
    pub laws: Vec<Citation>,
    pub burden: BurdenView,
    /// What could not be sourced.
    pub assumptions: Vec<Text>,
    /// Services offered next: address, if it is in the pack, and words.
    pub related: Vec<(Option<String>, Text)>,
    /// A draft the person began and did not send.
    pub draft: Option<CaseId>,
}

/// A document that may be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRow {
    pub kind: String,
    pub law: Citation,
    /// In which situation it is asked for; `None` where everybody gives it.
    pub when: Option<Text>,
}

/// What the state reads instead of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    pub register: Text,
    pub agency: Text,
    pub fields: Vec<Text>,
    pub purpose: Text,
    pub law: Citation,
}

/// What a service costs a person beside money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BurdenView {
    /// Questions everybody is asked, and those that some are asked beside them.
    pub questions: usize,
    pub questions_max: usize,
    /// Fields a paper form would ask and registers answer.
    pub saved: usize,
    pub documents: usize,
    pub minutes: u16,
}

/// The guide of a service, as Markdown in the page's language.
#[derive(Clone, Debug)]
pub struct GuideView {
    pub service: String,
    pub markdown: String,
}

/// The decision table as it is executed.
#[derive(Clone, Debug)]
pub struct RulesView {
    pub service: String,
    pub law_hash: String,
    pub rules: Vec<RuleRow>,
    pub scenarios: Vec<ScenarioRow>,
}

/// One rule; the order is the order of the file.
#[derive(Clone, Debug)]
pub struct RuleRow {
    pub name: String,
    /// The condition as written.
    pub when: String,
    /// Where it is written for each of a group: for each of what.
    pub each: Option<Text>,
    /// Empty means all products.
    pub products: Vec<String>,
    pub then: Outcome,
    pub reason: Text,
    pub remedy: Text,
    pub law: Citation,
    /// Which scenarios exercise it, as places in [`RulesView::scenarios`].
    pub scenarios: Vec<usize>,
}

/// One worked example.
#[derive(Clone, Debug)]
pub struct ScenarioRow {
    /// What it shows, in a sentence.
    pub name: Text,
    pub today: Date,
    /// Who applies, and what sets this example apart from others of the same family.
    pub given: Vec<GivenRow>,
    pub answers: Vec<(Text, Shown)>,
    /// What becomes of each product.
    pub expect: Vec<(String, Outcome)>,
    /// Reasons of everything that is not granted.
    pub because: Vec<Text>,
    /// Registers the case waits for instead of deciding.
    pub waits_for: Vec<Text>,
}

/// What an example starts from: a document, a fact that differs, a register that is silent.
#[derive(Clone, Debug)]
pub struct GivenRow {
    /// The name of the person it is about, where it is about one.
    pub of: Option<String>,
    /// The register that holds it, where the label is one of its fields: a birth has a date in more than one.
    pub register: Option<Text>,
    pub label: Text,
    pub value: Shown,
}

/// Who one can be in the demonstration.
#[derive(Clone, Debug, Default)]
pub struct PickerView {
    pub residents: Vec<PersonaView>,
    pub officers: Vec<OfficerPersona>,
}

/// A resident to try.
#[derive(Clone, Debug)]
pub struct PersonaView {
    pub nik: String,
    pub name: String,
    pub service: String,
    /// What to try, in a sentence.
    pub words: Text,
    /// `grant`, `provisional`, `refer`, `refuse` or `waits`: `expect-<…>` of the portal.
    pub expect: String,
}

/// An officer to try.
#[derive(Clone, Debug)]
pub struct OfficerPersona {
    pub id: String,
    pub name: String,
    pub office: OfficeView,
    pub waiting: usize,
}
