//! Dates and times as people write them. The names of months and days are words of the pack.

use super::words::Words;
use base::{Date, Lang, Timestamp, Zone};

/// Names of months and weekdays, read once.
#[derive(Default)]
pub(super) struct CalendarWords {
    months: Vec<String>,
    weekdays: Vec<String>,
}

impl CalendarWords {
    /// Reads `month-1` … `month-12` and `weekday-1` (Monday) … `weekday-7`.
    pub(super) fn read(words: &Words) -> Self {
        let names = |kind: &str, last: usize| -> Vec<String> {
            (1..=last)
                .filter_map(|number| words.plain(&format!("{kind}-{number}")))
                .map(str::to_owned)
                .collect()
        };
        Self {
            months: names("month", 12),
            weekdays: names("weekday", 7),
        }
    }

    pub(super) fn long(&self, date: Date) -> String {
        let number = date.weekday().to_monday_one_offset().unsigned_abs();
        match self.weekdays.get(usize::from(number) - 1) {
            Some(day) if self.weekdays.len() == 7 => format!("{day}, {}", self.short(date)),
            _ => self.short(date),
        }
    }

    pub(super) fn short(&self, date: Date) -> String {
        let number = usize::from(date.month().unsigned_abs());
        match self.months.get(number - 1) {
            Some(month) if self.months.len() == 12 => {
                format!("{} {month} {}", date.day(), date.year())
            }
            _ => date.to_string(),
        }
    }
}

pub(super) fn time(lang: Lang, at: Timestamp, zone: Zone) -> String {
    let wall = at.wall(zone);
    let kept = format!("{:02}:{:02}", wall.hour(), wall.minute());
    format!("{} {zone}", time_of_day(lang, &kept))
}

/// Hours and minutes, as they are parted in this language.
pub(super) fn time_of_day(lang: Lang, kept: &str) -> String {
    match lang {
        Lang::Id => kept.replace(':', "."),
        Lang::En => kept.to_owned(),
    }
}

/// The keys [`CalendarWords::read`] reads.
pub(super) fn keys() -> impl Iterator<Item = String> {
    let months = (1..=12).map(|number| format!("month-{number}"));
    months.chain((1..=7).map(|number| format!("weekday-{number}")))
}
