//! Deciding: an officer grants or refuses open products, with a reason for each; what they leave open waits on.

use super::open::reader;
use super::{OnDesk, is_fresh, is_opened, on_desk};
use crate::tables::history::By;
use crate::{App, AppError, Channel, Officer, settle, show};
use base::{Arg, CaseId, Explain, Fault, Problem, Text, Timestamp};
use case::{Command, Refusal};
use pack::model::{Asked, Outcome, Service};
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a reason.
const REASON_MAX: usize = 2_000;
/// Missing things that are named; the officer looks for the first ones first.
const LACKING_SAID_MAX: usize = 3;

/// Why a decision is not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The case moved on since the officer looked.
    #[error("the case is not what the officer saw")]
    Moved(CaseId),
    /// What an officer stated does not read: which question, and why.
    #[error("{} statements do not read", .0.len())]
    Wrong(Vec<(String, Text)>),
    /// What the documents would be made of and nobody knows, by its names.
    #[error("{} things that the documents need are not known", .0.len())]
    Lacking(Vec<Text>),
    /// A document would name its office, and nobody knows which that is.
    #[error("no fact says which office is in charge")]
    OfficeUnknown(CaseId),
    /// A document would name a number of another product: that one is decided first, or with it.
    #[error("another product is decided first")]
    First(Text),
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for DecideError {
    fn explain(&self) -> Problem {
        match self {
            Self::Refused(Refusal::NoReason) => Problem::theirs("problem-no-reason"),
            Self::Refused(Refusal::NotTheOpenProducts) => Problem::theirs("problem-every-product"),
            Self::Refused(Refusal::NotGiven) => Problem::not_found(),
            Self::Refused(Refusal::NoQuestion) => Problem::theirs("problem-no-question"),
            Self::Refused(Refusal::NoGround) => Problem::theirs("problem-no-ground"),
            Self::Refused(Refusal::AlreadyAsked) => Problem::theirs("problem-already-asked"),
            Self::Refused(Refusal::AlreadyLate) => Problem::theirs("problem-clock-over"),
            Self::First(what) => {
                let mut problem = Problem::theirs("problem-decide-first");
                problem.text = problem.text.with("what", Arg::Text(Box::new(what.clone())));
                problem
            }
            Self::Refused(Refusal::Unbillable) => Problem::theirs("problem-no-bill"),
            Self::Refused(_) => Problem::of(Fault::Conflict, "problem-already-decided"),
            Self::Wrong(_) => Problem::theirs("problem-answer"),
            Self::Moved(case) => {
                let problem = Problem::of(Fault::Conflict, "problem-case-moved");
                problem.next(format!("/petugas/{case}"))
            }
            Self::OfficeUnknown(case) => {
                Problem::theirs("problem-office-unknown").next(format!("/petugas/{case}"))
            }
            Self::Lacking(names) => {
                let mut problem = Problem::theirs("problem-facts-missing");
                let what = listed(names).unwrap_or_else(|| Text::portal("list-more"));
                problem.text = problem.text.with("what", Arg::Text(Box::new(what)));
                problem
            }
            Self::App(error) => error.explain(),
        }
    }
}

/// What an officer says of the open products: of each either how they decide it, or that they leave it for later.
#[derive(Clone, Debug, Default)]
pub struct Deciding {
    pub decisions: BTreeMap<String, (Outcome, String)>,
    pub later: BTreeSet<String>,
}

/// Takes an officer's decision on open products, one at least. `seq` is that of the page on which it was taken.
pub async fn decide(
    app: &App,
    officer: &Officer,
    (case, seq): (CaseId, Option<i64>),
    Deciding { decisions, later }: Deciding,
    now: Timestamp,
) -> Result<(), DecideError> {
    let desk = ready(app, officer, (case, seq), now).await?;
    let is_said = |product: &&str| decisions.contains_key(*product) || later.contains(*product);
    // Nothing is left open because somebody overlooked it.
    if !desk.stored.body.case.open().iter().all(is_said) {
        return Err(Refusal::NotTheOpenProducts.into());
    }
    let decisions = decisions.into_iter();
    let decisions =
        decisions.map(|(product, (outcome, reason))| (product, (outcome, cut(&reason))));
    let command = Command::OfficerDecides {
        facts: desk.dossier.facts.clone(),
        decisions: decisions.collect(),
    };
    carry_out(app, officer, desk, command, now).await?;
    Ok(())
}

/// The case on the desk of an officer who opened it and saw it as it is.
pub(super) async fn ready<'a>(
    app: &'a App,
    officer: &Officer,
    (case, seq): (CaseId, Option<i64>),
    now: Timestamp,
) -> Result<OnDesk<'a>, DecideError> {
    let desk = on_desk(app, officer, case, now).await?;
    // Nobody decides what the log does not say they looked at.
    if !is_opened(app, officer, &desk).await? {
        return Err(AppError::Forbidden.into());
    }
    if !is_fresh(app, &desk, seq).await? {
        return Err(DecideError::Moved(case));
    }
    Ok(desk)
}

/// Carries out what an officer wants done, and makes it true; says whether anything is left for an officer.
pub(super) async fn carry_out(
    app: &App,
    officer: &Officer,
    desk: OnDesk<'_>,
    command: Command,
    now: Timestamp,
) -> Result<bool, DecideError> {
    let OnDesk {
        stored,
        service,
        dossier,
    } = desk;
    let case = stored.id;
    let setting = settle::setting(app, service, &dossier);
    let step = match case::advance(&setting, &stored.body.case, command, now) {
        Err(Refusal::Lacking(lacking)) => {
            let lacking = lacking.iter().map(|asked| words(service, asked)).collect();
            return Err(DecideError::Lacking(lacking));
        }
        Err(Refusal::DecideFirst(product)) => {
            let what = Text::service(&service.id, format!("product-{product}"));
            return Err(DecideError::First(what));
        }
        Err(Refusal::OfficeUnknown) => return Err(DecideError::OfficeUnknown(case)),
        step => step?,
    };
    let by = By {
        actor: officer.into(),
        channel: Channel::Office,
        origin: stored.body.origin,
        once: None,
    };
    let waits_on = !step.case.open().is_empty();
    let what = (step, &dossier.facts, dossier.office);
    match settle::settle(app, stored, service, what, (&by, &reader(officer)), now).await {
        Err(AppError::Conflict) => Err(DecideError::Moved(case)),
        settled => Ok(settled.map(|()| waits_on)?),
    }
}

/// A reason as it is kept.
pub(super) fn cut(reason: &str) -> String {
    reason.trim().chars().take(REASON_MAX).collect()
}

/// What a thing that is missing is called: its register, its question or its document.
fn words(service: &Service, asked: &Asked) -> Text {
    match asked {
        Asked::Fact(name) => match service.form.facts.get(name) {
            Some(need) => Text::register(&need.register, "name"),
            None => Text::service(&service.id, "name"),
        },
        Asked::Question(id) => Text::service(&service.id, format!("{id}-label")),
        Asked::Evidence(kind) => Text::service(&service.id, format!("evidence-{kind}")),
    }
}

/// "a; b; c" as one text; each name once.
fn listed(names: &[Text]) -> Option<Text> {
    let mut once: Vec<&Text> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once.truncate(LACKING_SAID_MAX);
    show::listed(&once.into_iter().cloned().collect::<Vec<Text>>())
}
