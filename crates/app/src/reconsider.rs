//! Reconsidering: every past decision once more under another pack, from its sealed facts. Reads only, writes nothing, and
//! tells no figure about few people.

use crate::tables::cases::{self, Stored};
use crate::tables::history;
use crate::{App, AppError, law};
use base::{CaseId, Value};
use case::Receipt;
use insight::{Table, Tally};
use pack::model::{Outcome, Pack, Service};
use pack::rules::{Seen, View};
use pack::{CannotSay, Decision, Verdict};
use std::collections::{BTreeMap, BTreeSet};

mod by;

pub use by::{BadBy, By};

/// What the other pack makes of the past.
#[derive(Debug, Default)]
pub struct Reconsidered {
    pub services: BTreeMap<String, ServiceAgain>,
    /// Some cases do not read; `sigap audit` says which.
    pub unreadable: bool,
}

/// One service.
#[derive(Debug)]
pub enum ServiceAgain {
    /// The other pack does not have it; so many decisions were made, where they are about enough people.
    Gone(Option<u64>),
    /// By product; none where it is about too few people.
    Products(BTreeMap<String, Option<Told>>),
}

/// What may be told of a product. A group is none where the facts do not say which.
pub type Told = Table<Becomes, Option<String>>;

/// What becomes of a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    /// The same outcome for the same reasons.
    Unchanged,
    Changed {
        /// None where the product is not one of the service.
        from: Option<Outcome>,
        to: Option<Outcome>,
        /// Reasons that no longer apply, with their law as the pack in force has it.
        lost: BTreeSet<Because>,
        /// Those that apply now, with their law as the other pack has it.
        gained: BTreeSet<Because>,
    },
    /// Nobody can say from what was known then.
    CannotSay(CannotSay),
    /// The law of its day was not kept, so nobody knows what was read.
    LawLost,
}

/// A reason and the law it rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Because {
    pub reason: String,
    pub law: String,
}

/// What becomes of a whole verdict: of each product. They are counted together, for whoever reads what becomes of two
/// products of the same people can subtract one from the other.
type Whole = Vec<(String, Becomes)>;
type Counted = Tally<Whole, Option<String>>;

/// Cases in memory at a time.
const PAGE: i64 = 256;

/// What is counted while the cases go by.
#[derive(Default)]
struct Counting {
    verdicts: BTreeMap<String, Counted>,
    gone: BTreeMap<String, Tally<(), ()>>,
    unreadable: bool,
    /// Laws found so far, by hash and service; none that was not kept.
    laws: BTreeMap<(String, String), Option<Service>>,
}

/// Decides every stored receipt again under `other`; `tell` hears how many cases were looked at.
pub async fn reconsider(
    app: &App,
    other: &Pack,
    by: Option<&By>,
    mut tell: impl FnMut(usize),
) -> Result<Reconsidered, AppError> {
    let mut counting = Counting::default();
    let mut looked_at = 0;
    let mut page = cases::page(app, CaseId([0; 16]), PAGE).await?;
    while let Some((last, _)) = page.last() {
        let last = *last;
        looked_at += page.len();
        for (_, stored) in page {
            let read = match stored {
                Ok(stored) => one(app, &mut counting, (other, by), &stored).await,
                Err(error) => Err(error),
            };
            if let Err(error) = read {
                tracing::warn!(%error, "a case does not read");
                counting.unreadable = true;
            }
        }
        tell(looked_at);
        page = cases::page(app, last, PAGE).await?;
    }
    Ok(told(counting, [&app.pack, other]))
}

async fn one(
    app: &App,
    counting: &mut Counting,
    (other, by): (&Pack, Option<&By>),
    stored: &Stored,
) -> Result<(), AppError> {
    for entry in history::load(app, stored, 0).await? {
        let Some(receipt) = entry.content.receipt()? else {
            continue;
        };
        let Some(now) = other.services.get(&receipt.service) else {
            let gone = counting.gone.entry(receipt.service).or_default();
            gone.count((), (), stored.owner.0);
            continue;
        };
        let then = law_of(app, &mut counting.laws, &receipt).await;
        let group = then.and_then(|then| group(then, &receipt, by));
        let whole = again(then, now, &receipt);
        let verdicts = counting.verdicts.entry(receipt.service).or_default();
        verdicts.count(whole, group, stored.owner.0);
    }
    Ok(())
}

/// The law a decision was made under, if it is at hand.
async fn law_of<'a>(
    app: &'a App,
    laws: &'a mut BTreeMap<(String, String), Option<Service>>,
    receipt: &Receipt,
) -> Option<&'a Service> {
    let today = app.pack.services.get(&receipt.service);
    if let Some(service) = today.filter(|service| service.law_hash == receipt.law_hash) {
        return Some(service);
    }
    let key = (receipt.law_hash.clone(), receipt.service.clone());
    if !laws.contains_key(&key) {
        let found = law::recall(app, &receipt.law_hash, &receipt.service).await;
        let found = found.inspect_err(|error| tracing::warn!(%error, "a law is not at hand"));
        laws.insert(key.clone(), found.ok());
    }
    laws.get(&key)?.as_ref()
}

/// The group of a decision, by what its facts held.
fn group(then: &Service, receipt: &Receipt, by: Option<&By>) -> Option<String> {
    let (fact, field, signs) = by?.path(then)?;
    let view = View::new(&then.form, &receipt.facts);
    let Ok(Seen::Known(value)) = view.field(fact, field) else {
        return None;
    };
    let whole = match value {
        Value::Text(text) => text.clone(),
        Value::Bool(yes) => yes.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Money(_) | Value::List(_) => return None,
    };
    Some(match signs {
        Some(signs) => whole.chars().take(signs).collect(),
        None => whole,
    })
}

/// What becomes of each product of a decision.
fn again(then: Option<&Service>, now: &Service, receipt: &Receipt) -> Whole {
    let before = &receipt.verdict;
    let all = |becomes: &Becomes| {
        let decisions = before.decisions.iter();
        let each = decisions.map(|decision| (decision.product.clone(), becomes.clone()));
        each.collect()
    };
    let Some(then) = then else {
        return all(&Becomes::LawLost);
    };
    match pack::reconsider(then, now, &receipt.facts) {
        Ok(after) => compared(before, &after),
        Err(why) => all(&Becomes::CannotSay(why)),
    }
}

fn compared(before: &Verdict, after: &Verdict) -> Whole {
    let all = before.decisions.iter().chain(&after.decisions);
    let products: BTreeSet<&str> = all.map(|decision| decision.product.as_str()).collect();
    let becomes = |product: &str| {
        let (from, to) = (before.of(product), after.of(product));
        let outcome = |decision: Option<&Decision>| decision.map(|decision| decision.outcome);
        let (lost, gained) = (besides(from, to), besides(to, from));
        if outcome(from) == outcome(to) && lost.is_empty() && gained.is_empty() {
            return Becomes::Unchanged;
        }
        Becomes::Changed {
            from: outcome(from),
            to: outcome(to),
            lost,
            gained,
        }
    };
    let pairs = products.into_iter();
    pairs
        .map(|product| (product.to_owned(), becomes(product)))
        .collect()
}

/// Reasons of one decision that the other does not have.
fn besides(one: Option<&Decision>, other: Option<&Decision>) -> BTreeSet<Because> {
    let has = |decision: Option<&Decision>, reason: &str| {
        decision.is_some_and(|decision| decision.reasons.iter().any(|one| one.reason == reason))
    };
    let reasons = one.into_iter().flat_map(|decision| &decision.reasons);
    let alone = reasons.filter(|reason| !has(other, &reason.reason));
    alone
        .map(|reason| Because {
            reason: reason.reason.clone(),
            law: reason.law.clone(),
        })
        .collect()
}

fn told(counting: Counting, packs: [&Pack; 2]) -> Reconsidered {
    let mut services = BTreeMap::new();
    for (service, tally) in counting.gone {
        let total = tally.told().map(|table| table.total);
        services.insert(service, ServiceAgain::Gone(total));
    }
    for (service, tally) in counting.verdicts {
        let table = tally.told();
        let of_packs = packs.iter().filter_map(|pack| pack.services.get(&service));
        let products = of_packs.flat_map(|service| &service.products);
        let products: BTreeSet<&str> = products.map(|product| product.id.as_str()).collect();
        let told = |product: &str| {
            let table = table.as_ref();
            table.map(|table| table.seen_as(|whole| of_product(whole, product)))
        };
        let products = products.into_iter();
        let products = products.map(|product| (product.to_owned(), told(product)));
        services.insert(service, ServiceAgain::Products(products.collect()));
    }
    Reconsidered {
        services,
        unreadable: counting.unreadable,
    }
}

fn of_product(whole: &[(String, Becomes)], product: &str) -> Option<Becomes> {
    let mut of_each = whole.iter();
    let found = of_each.find(|(id, _)| id == product);
    found.map(|(_, becomes)| becomes.clone())
}
