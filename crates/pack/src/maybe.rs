//! "May I?": what would become of an application, told to somebody who is not signed in.
//!
//! Nobody reads a register for a visitor, so they tell what a register would: whether there is a record, then only
//! those fields of it that a rule can still look at; for two people only whether they are the same; and for what is
//! in a list only whether what the rule speaks of is so. Questions and documents are those of the form. One thing is
//! asked at a time, nothing that cannot change an outcome any more, and "I do not know" is an answer: then the outcome
//! says what it depends on.
//!
//! Nothing is kept between two steps: what was said is played from the beginning each time, in the order of the rules.
//! So what was said and is not asked any more does not count.

mod next;
mod possible;
mod thing;
mod told;
mod world;

#[cfg(test)]
mod tests;

pub use possible::possible;
pub use thing::Thing;
pub use told::{Cost, Likely, Open, Told};

use crate::decide::DecideError;
use crate::model::{Pack, Service};
use base::{Date, Value};
use next::Turn;
use std::collections::BTreeMap;

/// What somebody said to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Yes and no are a truth value.
    Value(Value),
    /// "I do not know."
    Unsure,
}

/// Everything that was said, whether it is still asked or not.
pub type Said = BTreeMap<Thing, Reply>;

/// How much a visitor wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What becomes of it.
    Outcome,
    /// Every reason for it as well, as a decision would tell.
    Reasons,
}

/// Where a conversation stands.
#[derive(Clone, Debug)]
pub struct Maybe<'s> {
    /// What was asked and answered so far, in its order.
    pub said: Vec<(Thing, Reply)>,
    pub step: Step<'s>,
}

/// What comes now.
#[derive(Clone, Debug)]
pub enum Step<'s> {
    Ask {
        thing: Thing,
        /// How many things can still change the outcome, this one with them.
        left: usize,
    },
    Told(Told<'s>),
}

/// What comes after all that was said: the next thing to ask, or the outcome.
pub fn maybe<'s>(
    pack: &Pack,
    service: &'s Service,
    said: &Said,
    depth: Depth,
    today: Date,
) -> Result<Maybe<'s>, DecideError> {
    talk(pack, service, (depth, today), |thing| {
        said.get(thing).cloned()
    })
}

/// Asks one thing after the other for as long as there is a reply.
fn talk<'s>(
    pack: &Pack,
    service: &'s Service,
    (depth, today): (Depth, Date),
    mut says: impl FnMut(&Thing) -> Option<Reply>,
) -> Result<Maybe<'s>, DecideError> {
    let mut heard: Vec<(Thing, Reply)> = Vec::new();
    // Each turn hears one thing more, and there are only so many.
    loop {
        let turn = Turn::new(pack, service, &heard, today)?;
        let open = turn.open(depth)?;
        let Some(thing) = open.first() else {
            let told = turn.told()?;
            return Ok(Maybe {
                said: heard,
                step: Step::Told(told),
            });
        };
        let reply = says(thing).and_then(|reply| thing.fitting(pack, service, &reply));
        let Some(reply) = reply else {
            let step = Step::Ask {
                left: open.len(),
                thing: thing.clone(),
            };
            return Ok(Maybe { said: heard, step });
        };
        heard.push((thing.clone(), reply));
    }
}
