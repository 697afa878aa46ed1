//! How many people a figure is about, counted no further than it matters.

use std::collections::BTreeSet;

/// A figure is told if it is about at least so many people.
pub const PEOPLE_MIN: usize = 10;

/// Somebody, by an id that means nothing outside.
pub type Person = [u8; 16];

/// The people a figure is about: each of them up to [`PEOPLE_MIN`], after that only that they are enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Crowd(BTreeSet<Person>);

impl Crowd {
    pub(crate) fn add(&mut self, person: Person) {
        if self.0.len() < PEOPLE_MIN {
            self.0.insert(person);
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        for person in &other.0 {
            self.add(*person);
        }
    }

    pub(crate) fn is_enough(&self) -> bool {
        self.0.len() >= PEOPLE_MIN
    }

    /// Somebody, and not enough of them.
    pub(crate) fn is_few(&self) -> bool {
        !self.0.is_empty() && !self.is_enough()
    }
}
