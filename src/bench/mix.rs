//! What people come for: of ten applications six register a birth, four open a business.

use super::country::People;
use super::journey::{self, Applicant, Errand};
use super::wire::Wire;
use crate::country::Names;
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use std::sync::Mutex;

/// Of a hundred applications so many register a birth, unless the command says otherwise.
pub(super) const BIRTHS_OF_HUNDRED: u32 = 60;

/// Those who are signed in and did not apply yet.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    parents: Mutex<Vec<Applicant>>,
    founders: Mutex<Vec<Applicant>>,
}

/// Signs the next two people in; `false` where nobody is left.
pub(super) async fn sign_in(
    wire: &mut Wire,
    people: &People,
    (waiting, births): (&Waiting, u32),
) -> anyhow::Result<bool> {
    let Some((parent, founder)) = people.next() else {
        return Ok(false);
    };
    let parent = journey::sign_in(wire, parent).await?;
    put(&waiting.parents, parent);
    // Of each couple one registers a child; the other is needed only where businesses are.
    if births < 100 {
        let founder = journey::sign_in(wire, founder).await?;
        put(&waiting.founders, founder);
    }
    Ok(true)
}

/// Who applies next, and for what.
pub(super) struct Mix {
    names: Names,
    dice: SmallRng,
    births: u32,
}

impl Mix {
    pub(super) fn new(births: u32, seed: usize) -> anyhow::Result<Self> {
        let salt = crate::now::now().micros().unsigned_abs();
        let seed = salt.wrapping_add(u64::try_from(seed)?);
        Ok(Self {
            names: Names::new(),
            dice: SmallRng::seed_from_u64(seed),
            births,
        })
    }

    /// Nothing where nobody is left for what comes next.
    pub(super) fn next(&mut self, waiting: &Waiting) -> Option<(Applicant, Errand)> {
        if self.dice.random_range(0..100) < self.births {
            let name = journey::child_name(&self.names, &mut self.dice);
            Some((take(&waiting.parents)?, Errand::Birth { name }))
        } else {
            Some((take(&waiting.founders)?, Errand::Business))
        }
    }
}

impl Waiting {
    /// Somebody who was turned away comes again.
    pub(super) fn back(&self, who: Applicant, errand: &Errand) {
        match errand {
            Errand::Birth { .. } => put(&self.parents, who),
            Errand::Business => put(&self.founders, who),
        }
    }
}

fn put(of: &Mutex<Vec<Applicant>>, who: Applicant) {
    if let Ok(mut all) = of.lock() {
        all.push(who);
    }
}

fn take(of: &Mutex<Vec<Applicant>>) -> Option<Applicant> {
    of.lock().ok()?.pop()
}
