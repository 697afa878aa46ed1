//! What the page shows on which somebody tries a service out.

use super::{Charges, QuestionView, ReasonView, Shown};
use base::{Clock, Rupiah, Text};
use pack::Citation;
use pack::model::Outcome;

/// A conversation at one step.
#[derive(Clone, Debug)]
pub struct TryView {
    pub service: String,
    /// Everything that was said, as the next form sends it back: nothing of it is kept here.
    pub said: String,
    /// What was asked and answered, in its order.
    pub rows: Vec<SaidRow>,
    /// Every reason is looked for, and not only the outcome.
    pub whole: bool,
    pub step: TryStep,
}

/// What comes now.
#[derive(Clone, Debug)]
pub enum TryStep {
    Ask(Box<AskedThing>),
    Told(Box<ToldView>),
}

/// One answer that was given.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidRow {
    pub thing: String,
    pub label: Text,
    /// None where the person did not know.
    pub value: Option<Shown>,
    /// A register tells it of somebody who is signed in: they are not asked.
    pub held: bool,
}

/// One thing that is asked.
#[derive(Clone, Debug)]
pub struct AskedThing {
    pub thing: String,
    pub label: Text,
    pub hint: Option<Text>,
    pub question: QuestionView,
    /// It can be left open: a document is there or it is not.
    pub may_be_unsure: bool,
    /// How many things can still change the outcome.
    pub left: usize,
}

/// What would become of an application.
#[derive(Clone, Debug)]
pub struct ToldView {
    pub products: Vec<LikelyView>,
    /// Kinds of documents to show, and whether the person has them.
    pub papers: Vec<(String, bool)>,
    pub cost: CostView,
    pub promise: Clock,
    pub officer: Clock,
    /// There may be more reasons for the same outcome.
    pub more: bool,
}

/// What would become of one product.
#[derive(Clone, Debug)]
pub struct LikelyView {
    pub product: String,
    /// If nothing that is open applies.
    pub outcome: Outcome,
    pub reasons: Vec<ReasonView>,
    pub open: Vec<OpenView>,
    /// What the person did not know, and what says whether they would get it at all.
    pub whether: Vec<Text>,
}

/// What would change it, and what the person did not know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenView {
    pub on: Vec<Text>,
    pub reason: Text,
    pub law: Citation,
    pub outcome: Outcome,
}

/// What it would cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CostView {
    /// The fee and nothing else.
    Fee(Rupiah),
    Bill(Charges),
    /// It depends on this.
    Open(Vec<Text>),
    /// The office says.
    Unsaid,
    /// Nothing is granted, so nothing is paid.
    Nothing,
}
