//! Why a file with proofs shows nothing, as people are told it.

use super::Checked;
use crate::Ctx;
use crate::components::notice;
use ledger::{
    BadOperation, BadStep, Distrust, NoIdentity, NotAnchored, NotCurrent, NotRecorded, NotShown,
};
use maud::{Markup, html};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No file of this kind.
    Form,
    /// Of another ledger.
    Ledger,
    /// A proof cannot be read.
    Damaged,
    /// The document and its proof do not fit.
    Altered,
    Signature,
    /// Too few of the validators that are known here.
    Quorum,
    /// A proof about another log.
    Foreign,
    /// The proof of a step cannot be read.
    StepDamaged,
    /// A step does not fit its proof, or its keys or its cause do not fit the step.
    StepAltered,
    /// A step of another identity.
    StepForeign,
    /// A step does not follow the one before.
    Turn,
    /// There is a later step than the last one here.
    Cut,
    /// What should show that there is no later step does not.
    Present,
}

/// What it is about, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Document(usize),
    Step(usize),
}

impl Why {
    const ALL: [Self; 13] = [
        Self::Form,
        Self::Ledger,
        Self::Damaged,
        Self::Altered,
        Self::Signature,
        Self::Quorum,
        Self::Foreign,
        Self::StepDamaged,
        Self::StepAltered,
        Self::StepForeign,
        Self::Turn,
        Self::Cut,
        Self::Present,
    ];

    /// For the script, which shows one of them.
    fn word(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Ledger => "ledger",
            Self::Damaged => "damaged",
            Self::Altered => "altered",
            Self::Signature => "signature",
            Self::Quorum => "quorum",
            Self::Foreign => "foreign",
            Self::StepDamaged => "step-damaged",
            Self::StepAltered => "step-altered",
            Self::StepForeign => "step-foreign",
            Self::Turn => "turn",
            Self::Cut => "cut",
            Self::Present => "present",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Form => "exhibit-why-form",
            Self::Ledger => "exhibit-why-ledger",
            Self::Damaged => "exhibit-why-damaged",
            Self::Altered => "exhibit-why-altered",
            Self::Signature => "exhibit-why-signature",
            Self::Quorum => "exhibit-why-quorum",
            Self::Foreign => "exhibit-why-foreign",
            Self::StepDamaged => "exhibit-identity-why-damaged",
            Self::StepAltered => "exhibit-identity-why-altered",
            Self::StepForeign => "exhibit-identity-why-foreign",
            Self::Turn => "exhibit-identity-why-turn",
            Self::Cut => "exhibit-identity-why-cut",
            Self::Present => "exhibit-identity-why-present",
        }
    }

    /// The same of a step, where it was said of a document.
    fn of_step(self) -> Self {
        match self {
            Self::Damaged => Self::StepDamaged,
            Self::Altered => Self::StepAltered,
            Self::Foreign => Self::StepForeign,
            other => other,
        }
    }

    /// The same of the last word about an identity.
    fn of_present(self) -> Self {
        if matches!(self, Self::Signature | Self::Quorum) {
            self
        } else {
            Self::Present
        }
    }
}

impl Checked {
    pub(super) fn no_exhibit(why: &NotShown) -> Self {
        match why {
            NotShown::Form => refuse(Why::Form, None),
            NotShown::ForeignLedger { .. } => refuse(Why::Ledger, None),
            NotShown::Document { at, why } => refuse(anchored(why), Some(At::Document(*at))),
        }
    }

    pub(super) fn no_identity(why: &NoIdentity) -> Self {
        match why {
            NoIdentity::Form => refuse(Why::Form, None),
            NoIdentity::ForeignLedger { .. } => refuse(Why::Ledger, None),
            NoIdentity::Step { at, why } => refuse(step(why), Some(At::Step(*at))),
            NoIdentity::Present(NotCurrent::Old) => Self::Old,
            NoIdentity::Present(NotCurrent::Block(why)) => refuse(recorded(why).of_present(), None),
            NoIdentity::Present(_) => refuse(Why::Present, None),
            NoIdentity::Cut => refuse(Why::Cut, None),
        }
    }
}

fn refuse(why: Why, at: Option<At>) -> Checked {
    Checked::Refused { why, at }
}

fn anchored(why: &NotAnchored) -> Why {
    match why {
        NotAnchored::Form => Why::Damaged,
        NotAnchored::Operation(_) => Why::Signature,
        NotAnchored::ForeignLog => Why::Foreign,
        NotAnchored::Entry(_) => Why::Altered,
        NotAnchored::Recorded(why) => recorded(why),
    }
}

fn step(why: &BadStep) -> Why {
    match why {
        BadStep::Recorded(why) => recorded(why).of_step(),
        BadStep::Operation(BadOperation::Signature) => Why::Signature,
        BadStep::Operation(_) => Why::StepDamaged,
        BadStep::Foreign => Why::StepForeign,
        BadStep::Turn => Why::Turn,
        BadStep::Keys | BadStep::Cause => Why::StepAltered,
    }
}

fn recorded(why: &NotRecorded) -> Why {
    match why {
        NotRecorded::Proof(_) => Why::Damaged,
        NotRecorded::Entry(_) => Why::Altered,
        NotRecorded::Checkpoint(distrust) => match distrust {
            Distrust::Note(_) | Distrust::Checkpoint(_) => Why::Damaged,
            Distrust::ForeignLog => Why::Foreign,
            Distrust::Log | Distrust::Signature | Distrust::Twice => Why::Signature,
            Distrust::Quorum { .. } => Why::Quorum,
        },
    }
}

/// With every reason where none is chosen yet.
pub(super) fn refused(ctx: &Ctx, chosen: Option<(Why, Option<At>)>) -> Markup {
    let is_blank = chosen.is_none();
    let reasons = Why::ALL
        .into_iter()
        .filter(|one| chosen.is_none_or(|(why, _)| why == *one));
    let (document, step) = match chosen.and_then(|(_, at)| at) {
        Some(At::Document(at)) => (Some(at + 1), None),
        Some(At::Step(at)) => (None, Some(at + 1)),
        None => (None, None),
    };
    let which = |word: &str, key: &str, at: Option<usize>| {
        html! {
            @if is_blank || at.is_some() {
                p data-which=(word) hidden[is_blank] { (ctx.t(key)) " " strong data-field="at" { @if let Some(at) = at { (at) } } }
            }
        }
    };
    notice::notice(
        notice::Tone::Stop,
        &ctx.t("exhibit-refused"),
        &html! {
            @for one in reasons { p data-why=(one.word()) hidden[is_blank] { (ctx.t(one.key())) } }
            (which("document", "exhibit-which", document))
            (which("step", "exhibit-identity-which", step))
            p { (ctx.t("exhibit-refused-next")) }
        },
    )
}

/// Nothing is wrong with it, but much may have happened since.
pub(super) fn old(ctx: &Ctx) -> Markup {
    notice::notice(
        notice::Tone::Warning,
        &ctx.t("exhibit-identity-old"),
        &html! { p { (ctx.t("exhibit-identity-old-text")) } },
    )
}
