//! People and how they belong together, before any register writes them down.

use base::{Date, Sex, SubjectId};
use std::time::Duration;

/// People who share a past: one or two households and the marriages between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Family {
    pub(crate) people: Vec<Person>,
    pub(crate) households: Vec<Household>,
    pub(crate) marriages: Vec<Marriage>,
    /// Children born in a facility whom civil registration does not know yet.
    pub(crate) births: Vec<Birth>,
    /// Parents of an ordinary family: nothing stands against a certificate for their newborn.
    pub(crate) ordinary: bool,
}

/// Full years from which a woman on a card may be somebody's mother, as the service of birth certificates has it.
const MOTHER_YEARS_MIN: i16 = 10;

impl Family {
    /// Whether the first card shows just one woman old enough to be a mother: then nobody is asked who gave birth.
    pub(crate) fn has_one_mother(&self, today: Date) -> bool {
        let members = self
            .households
            .first()
            .map_or(&[][..], |home| &home.members);
        let old_enough = |person: &Person| {
            let birthday = (person.born.month(), person.born.day());
            let before = (today.month(), today.day()) < birthday;
            today.year() - person.born.year() - i16::from(before) >= MOTHER_YEARS_MIN
        };
        let women = members
            .iter()
            .map(|(at, _)| &self.people[*at])
            .filter(|person| person.sex == Sex::Female && old_enough(person));
        women.count() == 1
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: SubjectId,
    pub(crate) nik: String,
    pub(crate) name: String,
    pub(crate) sex: Sex,
    pub(crate) born: Date,
    /// Four digits.
    pub(crate) birth_regency: String,
    pub(crate) died: Option<Date>,
    pub(crate) foreign: bool,
    pub(crate) status: Status,
    /// Parents inside this family, by position.
    pub(crate) mother: Option<usize>,
    pub(crate) father: Option<usize>,
}

/// Marital status as civil registration keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Single,
    Married,
    /// Living as a couple without a marriage that a register knows.
    Unregistered,
    Divorced,
    Widowed,
}

#[derive(Clone, Debug)]
pub(crate) struct Household {
    pub(crate) id: SubjectId,
    /// The family-card number, 16 digits.
    pub(crate) number: String,
    pub(crate) since: Date,
    pub(crate) district: String,
    pub(crate) village: String,
    pub(crate) address: String,
    /// Position in the family and place on the card; the head comes first.
    pub(crate) members: Vec<(usize, Relation)>,
    /// The couple, or the one parent, at the heart of the household.
    pub(crate) mother: Option<usize>,
    pub(crate) father: Option<usize>,
}

/// What a member is to the head of the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Head,
    Spouse,
    Child,
    Parent,
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Marriage {
    pub(crate) husband: usize,
    pub(crate) wife: usize,
    pub(crate) on: Date,
    pub(crate) number: String,
    pub(crate) ended: Option<Ended>,
}

/// How a marriage ended, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Death(Date),
    Divorce(Date),
}

impl Ended {
    pub(crate) fn on(self) -> Date {
        match self {
            Self::Death(day) | Self::Divorce(day) => day,
        }
    }
}

/// A child born in a facility.
#[derive(Clone, Debug)]
pub(crate) struct Birth {
    pub(crate) key: String,
    pub(crate) mother: usize,
    pub(crate) born: Date,
    /// Minutes after midnight.
    pub(crate) minute: u16,
    pub(crate) sex: Sex,
    pub(crate) weight_gram: u16,
    /// Which child of the mother this is: 1 for her first.
    pub(crate) order: u8,
    /// Children of this delivery.
    pub(crate) multiple: u8,
    /// Four digits.
    pub(crate) regency: String,
    pub(crate) facility: String,
    pub(crate) doctor: bool,
}

const DAY: u64 = 86_400;

/// The date `days` later, or earlier when negative.
pub(crate) fn shifted(date: Date, days: i64) -> Date {
    let span = Duration::from_secs(days.unsigned_abs() * DAY);
    if days < 0 {
        date.saturating_sub(span)
    } else {
        date.saturating_add(span)
    }
}

/// Days from `a` to `b`; negative when `b` is earlier.
pub(crate) fn days_between(a: Date, b: Date) -> i64 {
    b.duration_since(a).as_hours() / 24
}

/// So many years in days; leap days do not matter where ages are drawn by chance.
pub(crate) fn years(years: i64) -> i64 {
    years * 1461 / 4
}
