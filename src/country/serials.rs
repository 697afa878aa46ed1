//! Numbers that are given out once: a serial after each prefix of area and date.

use base::{Date, Nik, Sex};
use std::collections::{HashMap, HashSet};

/// What was given out so far. Population and family-card numbers share it, so no two of them are ever equal.
#[derive(Debug, Default)]
pub(crate) struct Serials {
    last: HashMap<u64, u16>,
    /// Numbers that named people of the pack hold already.
    taken: HashSet<u64>,
}

/// More people of one sex born on one day in one district than the number can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the serials of one area and day are used up")]
pub(crate) struct Exhausted;

impl Serials {
    /// Never gives out `number` afterwards.
    pub(crate) fn reserve(&mut self, number: &str) {
        if let Ok(number) = number.parse() {
            self.taken.insert(number);
        }
    }

    /// The next population number for a person first registered in `district`.
    pub(crate) fn nik(
        &mut self,
        district: &str,
        born: Date,
        sex: Sex,
    ) -> Result<String, Exhausted> {
        self.next(&Nik::prefix(district, born, sex))
    }

    /// The next family-card number: district, day of issue, serial (nothing is added for a woman).
    pub(crate) fn card(&mut self, district: &str, issued: Date) -> Result<String, Exhausted> {
        self.next(&Nik::prefix(district, issued, Sex::Male))
    }

    fn next(&mut self, prefix: &str) -> Result<String, Exhausted> {
        let key: u64 = prefix.parse().unwrap_or(0);
        let last = self.last.entry(key).or_insert(0);
        while *last < 9999 {
            *last += 1;
            if !self.taken.contains(&(key * 10_000 + u64::from(*last))) {
                return Ok(format!("{prefix}{last:04}"));
            }
        }
        Err(Exhausted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_given_out_once_and_never_when_reserved() {
        let born = Date::constant(1994, 5, 1);
        let mut serials = Serials::default();
        serials.reserve("3273014105940002");
        let niks: Vec<_> = (0..3)
            .map(|_| serials.nik("327301", born, Sex::Female).unwrap())
            .collect();
        assert_eq!(
            niks,
            ["3273014105940001", "3273014105940003", "3273014105940004"]
        );
    }

    #[test]
    fn a_card_and_a_boy_of_the_same_day_never_share_a_number() {
        let day = Date::constant(2020, 1, 2);
        let mut serials = Serials::default();
        let card = serials.card("327301", day).unwrap();
        assert_ne!(serials.nik("327301", day, Sex::Male).unwrap(), card);
    }

    #[test]
    fn a_day_with_too_many_births_is_an_error_and_no_repeat() {
        let day = Date::constant(2020, 1, 2);
        let mut serials = Serials::default();
        let all: HashSet<_> = (0..9999)
            .map(|_| serials.nik("327301", day, Sex::Male).unwrap())
            .collect();
        assert_eq!(all.len(), 9999);
        assert_eq!(serials.nik("327301", day, Sex::Male), Err(Exhausted));
    }
}
