//! What a right to act covers, and when it ends. Pure: a request, the terms and the time in, yes or no out.

use super::ZONE;
use crate::Basis;
use base::{Assurance, CaseId, Date, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// For what, from when and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) services: Services,
    /// What was begun before is none of the agent's business.
    pub(crate) from: Timestamp,
    /// The right is over at this moment.
    pub(crate) until: Timestamp,
    /// How sure the state was of whoever gave it: what is done by it counts for no more.
    pub(crate) worth: Assurance,
}

/// The services that somebody may use for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Services {
    All,
    These(BTreeSet<String>),
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked<'a> {
    Begin {
        service: &'a str,
    },
    Case {
        service: &'a str,
        case: CaseId,
    },
    /// The list of cases; it holds only those that are covered.
    Cases,
    /// What is about the person and not about one case: who read their data.
    Whole,
    /// To see, give and take back mandates in their name.
    Mandates,
}

/// Whether it is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    Yes,
    /// The right is over.
    Ended,
    NotThis,
}

/// The longest time for which a person may give a mandate.
pub(crate) const DAYS_MAX: i64 = 366;
/// How long an officer may help somebody at the counter.
pub(crate) const COUNTER_HOURS: i64 = 1;

impl Terms {
    /// Everything, as a parent or a director may: a register says it, so the visit of whoever acts counts alone.
    pub(crate) fn whole(until: Timestamp) -> Self {
        Self {
            services: Services::All,
            from: Timestamp::from_micros(0),
            until,
            worth: Assurance::High,
        }
    }
}

impl Services {
    pub(crate) fn has(&self, service: &str) -> bool {
        match self {
            Self::All => true,
            Self::These(these) => these.contains(service),
        }
    }
}

/// Whether a right covers what is asked.
pub(crate) fn covers(basis: Basis, terms: &Terms, asked: Asked<'_>, now: Timestamp) -> Cover {
    if now >= terms.until {
        return Cover::Ended;
    }
    let covered = match asked {
        Asked::Begin { service } => terms.services.has(service),
        Asked::Case { service, case } => terms.services.has(service) && began(case) >= terms.from,
        Asked::Cases => true,
        Asked::Whole => matches!(basis, Basis::Parent | Basis::Director),
        Asked::Mandates => may_grant(Some(basis)),
    };
    if covered { Cover::Yes } else { Cover::NotThis }
}

/// The number of a case begins with the time at which it was begun, in milliseconds; terms count the same.
fn began(case: CaseId) -> Timestamp {
    let mut bytes = [0; 8];
    bytes[2..].copy_from_slice(&case.0[..6]);
    Timestamp::from_micros(i64::from_be_bytes(bytes).saturating_mul(1_000))
}

/// The day of a birthday. Who was born on 29 February has it on the 28th where there is no other.
pub(crate) fn birthday(born: Date, age: u8) -> Date {
    let year = born.year().saturating_add(i16::from(age));
    let day = Date::new(year, born.month(), born.day());
    let day = day.or_else(|_| Date::new(year, born.month(), 28));
    day.unwrap_or(Date::MAX)
}

/// Whether a mandate may be given until the end of that day.
pub(crate) fn is_lawful_end(last: Date, today: Date) -> bool {
    let begins = |day| Timestamp::midnight(day, ZONE);
    last >= today && begins(last) < begins(today).plus_hours(24 * DAYS_MAX)
}

/// Whether somebody may give a mandate of that kind: only whose right it is, or who directs whose it is. Whoever holds a
/// mandate gives none on.
pub(crate) fn may_grant(acting: Option<Basis>) -> bool {
    match acting {
        None | Some(Basis::Director) => true,
        Some(
            Basis::Parent | Basis::Mandate { .. } | Basis::Staff { .. } | Basis::Counter { .. },
        ) => false,
    }
}

/// A name as people compare it: without regard to case, signs and double spaces.
pub(crate) fn plain_name(name: &str) -> String {
    let letters = name.chars().map(|sign| match sign {
        sign if sign.is_alphanumeric() => sign,
        _ => ' ',
    });
    let words: String = letters.flat_map(char::to_lowercase).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
