//! What the pages show: plain data, already decided, nothing left to look up. One struct per page.

mod asked;
mod bill;
pub mod catalog;
mod document;
mod held;
pub mod identity;
mod ledger;
mod moment;
pub mod own;
pub mod try_out;

pub use asked::{AskedView, AskingView};
pub use bill::{BillView, Charges, RefundRow, RefundsView, SendingView, Ways};
pub use document::{DocumentState, DocumentView, KnownDocument, VerifyView};
pub use held::{Held, HeldState, Shown};
pub use ledger::{BlockView, EntryView, LedgerView, OwnLog, Standing, ValidatorView};
pub use moment::{ActorView, AgentView, Moment};

use base::{CaseId, Clock, Due, Evidence, PublicNumber, RowId, SubjectId, Text, Timestamp, Zone};
use pack::Citation;
use pack::model::{Kind, Outcome};
use std::collections::BTreeMap;

/// The form at one question, or at none when nothing is left to ask.
#[derive(Clone, Debug)]
pub struct FormView {
    pub case: CaseId,
    pub service: String,
    pub held: Vec<Held>,
    pub ask: Ask,
    /// This page is step `step` of `steps`; the last is check-and-send.
    pub step: usize,
    pub steps: usize,
    /// Where "back" leads within the case: `isi/<question>` or `bukti/<kind>`, if there is anything before.
    pub back: Option<String>,
    pub saved_at: Timestamp,
    /// The rules changed since this draft was begun; what was answered is kept, the rest is asked anew.
    pub rules_changed: bool,
}

/// Everything that can still change what becomes of an application.
#[derive(Clone, Debug)]
pub struct NeedsView {
    pub service: String,
    /// The draft it is asked for; none where nothing was begun, and nothing read.
    pub case: Option<CaseId>,
    pub ask: Vec<Ask>,
    /// Registers that were not asked yet, or did not answer.
    pub unread: Vec<Text>,
}

/// What the form asks on this page.
#[derive(Clone, Debug)]
pub enum Ask {
    Question(QuestionView),
    Evidence(EvidenceView),
    /// Nothing left: go to check.
    Nothing,
}

/// One question.
#[derive(Clone, Debug)]
pub struct QuestionView {
    pub id: String,
    pub kind: Kind,
    pub law: Citation,
    /// Of a number: the least and the most.
    pub bounds: Option<(i64, i64)>,
    /// Option id and words; for a pick, the record's key and what tells it apart.
    pub options: Vec<(String, Vec<Shown>)>,
    /// Why the application would be refused for the answer that is kept; the remedies are those of the field.
    pub refused: Vec<ReasonView>,
    /// What the person typed, as they typed it.
    pub typed: BTreeMap<String, String>,
    /// Words of what is wrong with it.
    pub error: Option<Text>,
}

/// One document to show.
#[derive(Clone, Debug)]
pub struct EvidenceView {
    pub kind: String,
    pub law: Citation,
    pub files: Vec<EvidenceFile>,
    pub error: Option<Text>,
}

/// A file a person gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFile {
    pub id: String,
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    pub at: Timestamp,
}

/// The files of one kind that were sent, and what an officer found of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceGroup {
    pub kind: String,
    pub files: Vec<EvidenceFile>,
    pub state: Evidence,
    /// The officer's own words.
    pub words: Option<String>,
}

/// Everything, once more, before it is sent.
#[derive(Clone, Debug)]
pub struct CheckView {
    pub case: CaseId,
    pub service: String,
    pub held: Vec<Held>,
    pub answers: Vec<AnswerRow>,
    pub evidence: Vec<(String, Vec<EvidenceFile>)>,
    /// What it would cost today, where it costs something.
    pub charges: Option<Charges>,
    /// Keyed digest of every value shown; comes back with the form.
    pub digest: String,
    /// Facts that changed since the person last looked: label, before, now.
    pub changed: Vec<(Text, Option<Shown>, Option<Shown>)>,
    /// Answers for which the application would be refused: the question, and why.
    pub refused: Vec<(String, ReasonView)>,
    /// Registers that are down: the case will wait for them.
    pub down: Vec<Text>,
    /// A warning that wants a second confirmation, such as a name of one word.
    pub confirm: Vec<Text>,
}

/// One answer with its label.
#[derive(Clone, Debug)]
pub struct AnswerRow {
    pub question: String,
    pub label: Text,
    pub value: Shown,
    /// Taken from a register rather than typed; cannot be changed here.
    pub held: bool,
}

/// One case: where it is, what happened, what comes next.
#[derive(Clone, Debug)]
pub struct CaseView {
    pub case: CaseId,
    pub service: String,
    pub zone: Zone,
    pub stage: StageView,
    pub seq: i64,
    pub promise: Clock,
    pub due: Option<Due>,
    pub office: OfficeView,
    pub products: Vec<ProductView>,
    /// What an officer asked the applicant and nobody answered.
    pub asked: Option<AskedView>,
    /// What is owed, or was paid.
    pub bill: Option<BillView>,
    pub evidence: Vec<EvidenceGroup>,
    /// What an officer stated, because no register shows it: label and value.
    pub stated: Vec<(Text, Shown)>,
    /// Oldest first.
    pub timeline: Vec<Moment>,
    pub related: Vec<String>,
    pub can_withdraw: bool,
    pub can_object: bool,
    pub access: Vec<AccessRow>,
    pub receipt: bool,
    /// How far the record of its last step is; nothing where none is kept.
    pub standing: Option<Standing>,
}

/// The stage in the words of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StageView {
    Draft,
    WaitingRegister {
        registers: Vec<Text>,
    },
    WaitingOfficer,
    WaitingApplicant,
    /// An officer asked something; the clock stands until the applicant answers.
    WaitingClarification,
    WaitingObjection,
    /// The bill is open, or its day is over and a new one can be had.
    WaitingPayment {
        expired: bool,
    },
    /// With what came of every product alike; none where some were granted and some were not.
    Decided(Option<Outcome>),
    Withdrawn,
}

/// Who has the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeView {
    pub id: String,
    /// Name of the agency with its area: "Dinas Dukcapil" + "Kota Bandung".
    pub agency: Text,
    pub area: Option<String>,
    pub contact: Text,
}

/// One product of a decided case.
#[derive(Clone, Debug)]
pub struct ProductView {
    pub product: String,
    pub outcome: Outcome,
    /// Of a product that a person decides: until when. Of one whose clock stands: when it would have been.
    pub due: Option<Due>,
    /// Its clock stands.
    pub stands: bool,
    /// It is granted and made once the bill is paid.
    pub unpaid: bool,
    pub reasons: Vec<ReasonView>,
    /// Why an officer decided so, in their own words.
    pub officer_words: Option<String>,
    /// Numbers to show: label and value.
    pub numbers: Vec<(Text, String)>,
    /// The document, if there is one, and whether it counts; the outcome stands either way.
    pub document: Option<(PublicNumber, DocumentState)>,
}

/// One reason, its law, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonView {
    pub rule: String,
    pub text: Text,
    pub remedy: Text,
    pub law: Citation,
    pub outcome: Outcome,
}

/// One line of the resident's own list of cases.
#[derive(Clone, Debug)]
pub struct CaseRow {
    pub case: CaseId,
    pub service: String,
    pub stage: StageView,
    pub updated: Timestamp,
    pub due: Option<Due>,
    pub zone: Zone,
}

/// Who read which of my fields, why, by which law, for which case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    pub row: RowId,
    pub at: Timestamp,
    pub agency: Text,
    pub register: Text,
    pub fields: Vec<Text>,
    pub purpose: Text,
    pub law: Citation,
    pub case: CaseOf,
    pub by: ReaderView,
    /// Whose record it is, where it is not the person's own: their household's, their vehicle's.
    pub whose: Option<Text>,
}

/// Whose case something was read for. Another person's case has no number here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseOf {
    Mine(CaseId),
    Another,
    None,
}

/// Who was behind a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderView {
    Myself,
    /// A program that acted for the person.
    Client {
        id: String,
    },
    /// Somebody who acted for the person, with their name where a case of the person's knows it.
    Agent {
        subject: SubjectId,
        known: Option<Box<AgentView>>,
    },
    /// A site that the person signed in to and let know, in as many words as can still be told.
    Site {
        said: Text,
    },
    /// Somebody else, for an application of theirs.
    Another,
    /// The person, for their own account.
    Owner,
    /// Somebody who was about to show that they are the person; nobody knows whether they were.
    Unproven,
    /// An officer, with name and office where the portal knows them.
    Officer {
        id: String,
        known: Option<Box<(String, OfficeView)>>,
    },
    Job,
    System,
}

/// The officer's queue.
#[derive(Clone, Debug)]
pub struct QueueView {
    pub office: OfficeView,
    pub zone: Zone,
    pub rows: Vec<QueueRow>,
    pub waiting: usize,
    pub overdue: usize,
    /// The agency takes money, so some of it may be due back.
    pub is_payee: bool,
    /// Whether people are proofed at this office's counter.
    pub is_counter: bool,
    /// Its officers help people who stand there.
    pub helps: bool,
}

/// One case in a queue: ids, times and codes only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    pub case: CaseId,
    pub service: String,
    pub stage: StageView,
    pub reasons: Vec<Text>,
    pub since: Timestamp,
    pub due: Due,
    pub overdue: bool,
}

/// A question that is asked of officers. Words: `<id>-label` and `<id>-hint` of the service.
#[derive(Clone, Debug)]
pub struct Statable {
    pub id: String,
    pub kind: Kind,
    pub law: Citation,
    /// For a choice: option and words.
    pub options: Vec<(String, Text)>,
    /// As it stands.
    pub typed: String,
}

/// One case as an officer sees it.
#[derive(Clone, Debug)]
pub struct OfficerCaseView {
    pub case: CaseView,
    pub applicant: String,
    pub held: Vec<Held>,
    pub answers: Vec<AnswerRow>,
    /// Documents can be accepted or rejected now; upon an objection the products are decided instead.
    pub can_examine: bool,
    /// What an officer may state.
    pub statable: Vec<Statable>,
    /// Products an officer must decide.
    pub open: Vec<ProductView>,
    /// None where the applicant cannot be asked: no law lets the clock stand, or they were asked already.
    pub asking: Option<AskingView>,
    pub objection: Option<String>,
}
