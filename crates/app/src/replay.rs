//! Replaying: every decision once more, from its receipt alone, under the law of its day; every history folded again;
//! every effect done or still to be done. Reads only.

use crate::law::{self, LawError};
use crate::tables::cases::{self, Stored};
use crate::tables::credential;
use crate::tables::history::{self, Entry};
use crate::tables::outbox;
use crate::{App, AppError, effects};
use base::{CaseId, Timestamp};
use case::{Broken, Event, Receipt};
use pack::model::Service;
use std::collections::{BTreeMap, BTreeSet};

/// What was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub cases: usize,
    pub receipts: usize,
    pub differences: usize,
}

/// Something that is not as it was. Says nothing about a person.
#[derive(Debug, thiserror::Error)]
pub enum Difference {
    #[error(transparent)]
    Receipt(#[from] case::Difference),
    #[error(transparent)]
    Law(#[from] LawError),
    #[error("the receipt and its history do not tell the same verdict")]
    Verdict,
    #[error("the history is broken: {0}")]
    History(#[from] Broken),
    #[error("the history does not add up to the stage that is stored")]
    Stage,
    #[error("the events are not numbered one after the other")]
    Numbers,
    #[error("the history and the document of {0} do not say the same of its revocation")]
    Revocation(String),
    #[error("effect {0} is neither done nor waiting to be done")]
    Lost(i64),
    #[error("the case does not read: {0}")]
    Unreadable(AppError),
}

/// Cases in memory at a time.
const PAGE: i64 = 256;

/// Laws found so far, by hash and service.
type Laws = BTreeMap<(String, String), Service>;

/// Replays one case, or all of them; `tell` hears of every difference as it is found.
pub async fn replay(
    app: &App,
    one: Option<CaseId>,
    mut tell: impl FnMut(CaseId, &Difference),
) -> Result<Counts, AppError> {
    let (mut counts, mut laws) = (Counts::default(), Laws::new());
    let waiting = outbox::effects_waiting(app).await?;
    let mut page = match one {
        Some(case) => vec![cases::of(app, case).await?.ok_or(AppError::NotFound)?],
        None => cases::page(app, CaseId([0; 16]), PAGE).await?,
    };
    while let Some((last, _)) = page.last() {
        let last = *last;
        for (case, stored) in page {
            counts.cases += 1;
            for difference in differences(app, stored, &waiting, &mut laws, &mut counts).await {
                counts.differences += 1;
                tell(case, &difference);
            }
        }
        page = match one {
            Some(_) => Vec::new(),
            None => cases::page(app, last, PAGE).await?,
        };
    }
    Ok(counts)
}

async fn differences(
    app: &App,
    stored: Result<Stored, AppError>,
    waiting: &BTreeSet<(CaseId, i64)>,
    laws: &mut Laws,
    counts: &mut Counts,
) -> Vec<Difference> {
    let stored = match stored {
        Ok(stored) => stored,
        Err(error) => return vec![Difference::Unreadable(error)],
    };
    let history = match history::load(app, &stored, 0).await {
        Ok(history) => history,
        Err(error) => return vec![Difference::Unreadable(error)],
    };
    let mut found: Vec<Difference> = fold(&stored, &history).err().into_iter().collect();
    for entry in &history {
        match entry.content.receipt() {
            Ok(None) => {}
            Ok(Some(receipt)) => {
                counts.receipts += 1;
                found.extend(again(app, laws, &entry.content.event, &receipt).await.err());
            }
            Err(error) => found.push(Difference::Unreadable(error)),
        }
    }
    match credential::revoked_of(app, stored.owner, stored.id).await {
        Ok(revoked) => found.extend(revoked_otherwise(&history, &revoked)),
        Err(error) => found.push(Difference::Unreadable(error)),
    }
    match effects::done(app, stored.id).await {
        Ok(done) => found.extend(lost(&stored, &done, waiting)),
        Err(error) => found.push(Difference::Unreadable(error)),
    }
    found
}

/// Documents that count by their history and not by what strangers are told, or the other way round.
fn revoked_otherwise(history: &[Entry], revoked: &BTreeMap<String, Timestamp>) -> Vec<Difference> {
    let told = history
        .iter()
        .filter_map(|entry| match &entry.content.event {
            Event::Revoked { product, .. } | Event::Replaced { product, .. } => {
                Some((product.clone(), entry.at))
            }
            _ => None,
        });
    let told: BTreeMap<String, Timestamp> = told.collect();
    let products: BTreeSet<&String> = told.keys().chain(revoked.keys()).collect();
    let differ = |product: &&String| told.get(*product) != revoked.get(*product);
    let differing = products.into_iter().filter(differ);
    differing.cloned().map(Difference::Revocation).collect()
}

/// Effects that were planned and of which nothing is left. A message of one that is done may still be there.
fn lost(
    stored: &Stored,
    done: &BTreeSet<i64>,
    waiting: &BTreeSet<(CaseId, i64)>,
) -> Vec<Difference> {
    let planned = 0..stored.body.effects;
    let gone = planned.filter(|n| !done.contains(n) && !waiting.contains(&(stored.id, *n)));
    gone.map(Difference::Lost).collect()
}

/// The history must add up to what is stored: the stage is only a cache of it.
fn fold(stored: &Stored, history: &[Entry]) -> Result<(), Difference> {
    let events = history.iter().map(|entry| (entry.at, &entry.content.event));
    if !history.iter().map(|entry| entry.seq).eq(1..=stored.seq) {
        return Err(Difference::Numbers);
    }
    if case::fold(events)? == stored.body.case {
        Ok(())
    } else {
        Err(Difference::Stage)
    }
}

async fn again(
    app: &App,
    laws: &mut Laws,
    event: &Event,
    receipt: &Receipt,
) -> Result<(), Difference> {
    if !matches!(event, Event::RulesDecided { verdict } if *verdict == receipt.verdict) {
        return Err(Difference::Verdict);
    }
    let today = app.pack.services.get(&receipt.service);
    if let Some(service) = today.filter(|service| service.law_hash == receipt.law_hash) {
        return Ok(case::replay(service, receipt)?);
    }
    let key = (receipt.law_hash.clone(), receipt.service.clone());
    if !laws.contains_key(&key) {
        let service = law::recall(app, &receipt.law_hash, &receipt.service).await?;
        laws.insert(key.clone(), service);
    }
    // It was put in two lines above, if it was not there.
    let service = laws.get(&key).ok_or(LawError::Unknown(key.0))?;
    Ok(case::replay(service, receipt)?)
}
