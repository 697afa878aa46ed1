//! A synthetic country: the same seed, the same people. Nobody in it exists.
//!
//! Families are grown one after the other, so that a country of any size takes little memory, and a larger country
//! with the same seed begins with the same families.

mod family;
pub(crate) mod files;
mod grow;
mod names;
pub(crate) mod people;
mod places;
mod records;
mod serials;
mod settle;
#[cfg(test)]
mod tests;
mod truth;

pub(crate) use family::shifted;
pub(crate) use names::Names;
pub(crate) use places::Places;
pub(crate) use serials::Exhausted;
pub(crate) use truth::Truth;

use crate::facility::Entry;
use app::registry::seed::SeedSubject;
use base::Date;
use grow::Soil;
use rand::RngExt;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use serde::{Deserialize, Serialize};
use serials::Serials;

/// What country to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    /// Families are whole: the last one may bring a few residents more.
    pub(crate) residents: usize,
    /// The day on which it is looked at: nobody is born later.
    pub(crate) today: Date,
    /// How many of a thousand couples have a newborn that civil registration does not know yet.
    pub(crate) newborn_per_mille: u32,
    /// How many of a thousand families have an error planted.
    pub(crate) errors_per_mille: u32,
}

impl Plan {
    pub(crate) const NEWBORN_PER_MILLE: u32 = 120;
    pub(crate) const ERRORS_PER_MILLE: u32 = 20;
}

/// A family as the registers hold it.
#[derive(Debug)]
pub(crate) struct Filled {
    pub(crate) subjects: Vec<SeedSubject>,
    /// Living residents among them.
    pub(crate) residents: usize,
    pub(crate) births: Vec<Entry>,
    pub(crate) error: Option<Truth>,
    /// Set for an ordinary couple with one newborn and no error, on a card that shows no other woman who could be the
    /// mother: nothing stands against a certificate, and nothing but a name is asked.
    pub(crate) ready: Option<Ready>,
}

/// Parents who may apply at once and get everything granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ready {
    pub(crate) mother: String,
    pub(crate) father: String,
    pub(crate) birth: String,
}

/// Families, one after the other.
pub(crate) struct Country<'a> {
    plan: Plan,
    places: &'a Places,
    names: Names,
    serials: Serials,
    dice: ChaCha8Rng,
    deliveries: u64,
    residents: usize,
}

impl<'a> Country<'a> {
    /// `taken` are numbers that named people hold already; they are not given out again.
    pub(crate) fn new<'n>(
        plan: Plan,
        places: &'a Places,
        taken: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let mut serials = Serials::default();
        taken.into_iter().for_each(|number| serials.reserve(number));
        Self {
            plan,
            places,
            names: Names::new(),
            serials,
            dice: ChaCha8Rng::seed_from_u64(plan.seed),
            deliveries: 0,
            residents: 0,
        }
    }

    fn family(&mut self) -> Result<Filled, Exhausted> {
        let mut soil = Soil {
            dice: &mut self.dice,
            names: &self.names,
            places: self.places,
            serials: &mut self.serials,
            today: self.plan.today,
            newborn_per_mille: self.plan.newborn_per_mille,
            deliveries: &mut self.deliveries,
        };
        let family = grow::grow(&mut soil)?;
        let mut subjects = records::written_down(&family);
        let wrong = soil.dice.random_range(0..1000) < self.plan.errors_per_mille;
        let error = wrong
            .then(|| truth::plant(&mut soil, &family, &mut subjects))
            .transpose()?;
        let births: Vec<_> = family
            .births
            .iter()
            .map(|birth| records::birth(&family, birth))
            .collect();
        let ready = births
            .first()
            .filter(|_| {
                family.ordinary && error.is_none() && family.has_one_mother(self.plan.today)
            })
            .map(|birth| Ready {
                mother: family.people[0].nik.clone(),
                father: family.people[1].nik.clone(),
                birth: birth.key.clone(),
            });
        let residents = family.people.iter().filter(|p| p.died.is_none()).count();
        self.residents += residents;
        Ok(Filled {
            subjects,
            residents,
            births,
            error,
            ready,
        })
    }
}

impl Iterator for Country<'_> {
    type Item = Result<Filled, Exhausted>;

    fn next(&mut self) -> Option<Self::Item> {
        (self.residents < self.plan.residents).then(|| self.family())
    }
}
