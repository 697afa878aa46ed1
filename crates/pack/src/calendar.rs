//! Working days: the national holidays, and what an agency adds to them.

use crate::model::{Agency, Pack};
use base::{Calendar, Date};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the calendar that all others extend.
pub const NATIONAL: &str = "nasional";

/// `reference/holidays/nasional.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// The last day for which the days come from a published decree.
    pub sourced_until: Date,
    /// The last day for which days are listed at all, computed ones included.
    #[serde(default)]
    pub covered_until: Option<Date>,
    #[serde(default, rename = "holiday")]
    pub days: Vec<Holiday>,
}

/// One day on which offices are closed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    pub date: Date,
    pub name: String,
    pub source: String,
    /// Computed, and not yet decreed.
    #[serde(default)]
    pub provisional: bool,
}

impl Default for Holidays {
    /// No holidays, and no day sourced: every date counted in working days is provisional.
    fn default() -> Self {
        Self {
            sourced_until: Date::MIN,
            covered_until: None,
            days: Vec::new(),
        }
    }
}

impl Pack {
    /// The working days of an agency.
    pub fn calendar(&self, agency: &str) -> &Calendar {
        // `parse` always lays down the national calendar.
        self.calendars
            .get(agency)
            .unwrap_or_else(|| &self.calendars[NATIONAL])
    }
}

/// The national calendar and one per agency.
pub(crate) fn calendars(
    holidays: &Holidays,
    agencies: &BTreeMap<String, Agency>,
) -> BTreeMap<String, Calendar> {
    let national: BTreeSet<Date> = holidays.days.iter().map(|day| day.date).collect();
    let mut calendars = BTreeMap::new();
    for (id, agency) in agencies {
        let days = national.iter().chain(&agency.closed).copied().collect();
        calendars.insert(id.clone(), Calendar::weekdays(days, holidays.sourced_until));
    }
    let national = Calendar::weekdays(national, holidays.sourced_until);
    calendars.insert(NATIONAL.to_owned(), national);
    calendars
}
