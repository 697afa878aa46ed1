//! The clock of each product that an officer decides, and the question for which clocks stand.

use crate::event::waiting;
use crate::{Case, On, Stage};
use base::{Due, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The clock of one product. It runs, but where an unanswered question names the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    pub since: Timestamp,
    /// Of a clock that stands: when it would have run out.
    pub due: Due,
    /// It ran out and that was said; it is said once.
    pub late: bool,
}

/// What an officer asked the applicant, by which law the clocks stand for it, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clarification {
    pub products: Vec<String>,
    pub question: String,
    pub ground: String,
    pub law: String,
    pub asked: Timestamp,
    pub until: Due,
    /// The time to answer is over and the clocks run again. An answer is still read, and stops nothing.
    pub lapsed: bool,
}

impl Clarification {
    /// The first second that comes too late for an answer.
    pub(crate) fn runs_again(&self) -> Timestamp {
        self.until.at.plus_seconds(1)
    }
}

impl Case {
    /// The clock of a product that a person decides now.
    pub fn clock(&self, product: &str) -> Option<Running> {
        if let Some(own) = self.clocks.get(product) {
            return Some(*own);
        }
        match self.stage {
            Stage::Waiting {
                on: On::Officer | On::Objection,
                since,
                due,
                late,
            } => Some(Running { since, due, late }),
            Stage::Draft
            | Stage::Waiting { .. }
            | Stage::Decided { .. }
            | Stage::Withdrawn { .. } => None,
        }
    }

    /// What the applicant was asked and has not answered, while any product it is about is open.
    pub fn asked(&self) -> Option<&Clarification> {
        let open = self.open();
        let about_open = |asked: &&Clarification| {
            let mut products = asked.products.iter();
            products.any(|product| open.contains(&product.as_str()))
        };
        self.clarification.as_ref().filter(about_open)
    }

    /// Open products whose clock stands, in the order of their names.
    pub fn standing_still(&self) -> Vec<String> {
        let Some(asked) = self.asked().filter(|asked| !asked.lapsed) else {
            return Vec::new();
        };
        let named = |product: &&str| asked.products.iter().any(|one| one == product);
        let open = self.open().into_iter();
        open.filter(named).map(str::to_owned).collect()
    }

    /// Whether the clock of every open product stands: then nobody waits for the officer.
    pub fn waits_for_answer(&self) -> bool {
        let still = self.standing_still();
        !still.is_empty() && self.open() == still
    }

    /// Instants at which a clock of this case has something to do.
    pub fn wakes(&self) -> BTreeSet<Timestamp> {
        let Stage::Waiting { due, late, .. } = &self.stage else {
            return BTreeSet::new();
        };
        if self.clocks.is_empty() {
            let wakes = (!late).then_some(due.at);
            return wakes.into_iter().collect();
        }
        let open = self.open().into_iter();
        let runs = open.filter(|product| !self.is_late(product));
        runs.filter_map(|product| Some(self.next(product)?.at))
            .collect()
    }

    pub(crate) fn is_late(&self, product: &str) -> bool {
        self.clock(product).is_some_and(|clock| clock.late)
    }

    /// When something must be done about a product: its clock ends, or the time for the answer that it stands for.
    fn next(&self, product: &str) -> Option<Due> {
        let clock = self.clock(product)?;
        let asked = self.asked().filter(|asked| {
            let mut products = asked.products.iter();
            !asked.lapsed && products.any(|one| one == product)
        });
        Some(asked.map_or(clock.due, |asked| asked.until))
    }

    /// The clock of the case is the earliest of its open products.
    pub(crate) fn wind(&mut self) {
        if self.clocks.is_empty() || !matches!(self.stage, waiting!(On::Officer)) {
            return;
        }
        let open = self.open();
        let all_late = open.iter().all(|product| self.is_late(product));
        let next = open.iter().filter_map(|product| self.next(product));
        let Some(earliest) = next.min_by_key(|due| due.at) else {
            return;
        };
        if let Stage::Waiting { due, late, .. } = &mut self.stage {
            *due = earliest;
            *late = all_late;
        }
    }
}
