//! Deciding: an officer grants or refuses each open product, with a reason for each.

use super::open::reader;
use super::{OnDesk, is_opened, on_desk};
use crate::tables::history::By;
use crate::{App, AppError, Channel, Officer, Origin, settle};
use base::{Arg, CaseId, Explain, Fault, Problem, Text, Timestamp};
use case::{Command, Refusal};
use pack::model::{Asked, Outcome, Service};
use std::collections::BTreeMap;

/// Letters of a reason.
const REASON_MAX: usize = 2_000;
/// Missing things that are named; the officer looks for the first ones first.
const LACKING_SAID_MAX: usize = 3;

/// Why a decision is not taken.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What the documents would be made of and nobody knows, by its names.
    #[error("{} things that the documents need are not known", .0.len())]
    Lacking(Vec<Text>),
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for DecideError {
    fn explain(&self) -> Problem {
        match self {
            Self::Refused(Refusal::NoReason) => Problem::theirs("problem-no-reason"),
            Self::Refused(Refusal::NotTheOpenProducts) => Problem::theirs("problem-every-product"),
            Self::Refused(_) => Problem::of(Fault::Conflict, "problem-already-decided"),
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

/// Takes an officer's decision on every open product.
pub async fn decide(
    app: &App,
    officer: &Officer,
    case: CaseId,
    decisions: BTreeMap<String, (Outcome, String)>,
    now: Timestamp,
) -> Result<(), DecideError> {
    let desk = on_desk(app, officer, case, now).await?;
    // Nobody decides what the log does not say they looked at.
    if !is_opened(app, officer, &desk).await? {
        return Err(AppError::Forbidden.into());
    }
    let OnDesk {
        stored,
        service,
        dossier,
    } = desk;
    let cut = |reason: String| reason.trim().chars().take(REASON_MAX).collect::<String>();
    let decisions = decisions.into_iter();
    let decisions = decisions.map(|(product, (outcome, reason))| (product, (outcome, cut(reason))));
    let command = Command::OfficerDecides {
        facts: dossier.facts.clone(),
        decisions: decisions.collect(),
    };
    let setting = settle::setting(app, service, &dossier);
    let step = match case::advance(&setting, &stored.body.case, command, now) {
        Err(Refusal::Lacking(lacking)) => {
            let lacking = lacking.iter().map(|asked| words(service, asked)).collect();
            return Err(DecideError::Lacking(lacking));
        }
        step => step?,
    };
    let by = By {
        actor: officer.into(),
        channel: Channel::Office,
        origin: Origin::Resident,
    };
    let what = (step, &dossier.facts, dossier.office);
    settle::settle(app, stored, service, what, (&by, &reader(officer)), now).await?;
    Ok(())
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
    let mut last_first = once.into_iter().rev().cloned();
    let last = last_first.next()?;
    Some(last_first.fold(last, |more, one| {
        let text = Text::portal("list-more");
        let text = text.with("one", Arg::Text(Box::new(one)));
        text.with("more", Arg::Text(Box::new(more)))
    }))
}
