//! Legal clocks: how long something may take, counted the way the law counts it.

use crate::{Date, Timestamp, Zone};
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a clock counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    WorkingDays,
    CalendarDays,
    Hours,
}

/// When a clock starts to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Starts {
    NextDay,
    AtOnce,
}

/// A length of time as a law states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Clock {
    pub length: u16,
    pub unit: Unit,
    pub starts: Starts,
}

/// Which days an office works. An agency's calendar extends the national one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub working: BTreeSet<u8>,
    pub holidays: BTreeSet<Date>,
    /// The last day for which the holidays come from a published decree.
    pub sourced_until: Date,
}

/// When a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub at: Timestamp,
    pub date: Date,
    /// True when days past the sourced holiday table were counted: the date may still move.
    pub provisional: bool,
}

/// A clock longer than this is a mistake in the pack.
const DAYS_COUNTED_MAX: u32 = 4_000;

impl Clock {
    /// The end of the clock if it starts at `from` in an office in `zone`. Days end at midnight; hours to the second.
    pub fn due(self, from: Timestamp, zone: Zone, calendar: &Calendar) -> Due {
        let start = from.date(zone);
        match self.unit {
            Unit::Hours => {
                let at = from.plus_hours(i64::from(self.length));
                let date = at.date(zone);
                Due {
                    at,
                    date,
                    provisional: false,
                }
            }
            Unit::CalendarDays => {
                let date = self.last_day(start, |_| true);
                Due {
                    at: Timestamp::end_of(date, zone),
                    date,
                    provisional: false,
                }
            }
            Unit::WorkingDays => {
                let date = self.last_day(start, |day| calendar.works(day));
                let provisional = date > calendar.sourced_until;
                Due {
                    at: Timestamp::end_of(date, zone),
                    date,
                    provisional,
                }
            }
        }
    }

    fn last_day(self, start: Date, counts: impl Fn(Date) -> bool) -> Date {
        let mut left = u32::from(self.length);
        let mut day = start;
        if self.starts == Starts::AtOnce && counts(day) {
            left = left.saturating_sub(1);
        }
        for _ in 0..DAYS_COUNTED_MAX {
            if left == 0 {
                break;
            }
            day = day.tomorrow().unwrap_or(Date::MAX);
            if counts(day) {
                left -= 1;
            }
        }
        day
    }
}

impl Calendar {
    /// Monday to Friday, the days given being free.
    pub fn weekdays(holidays: BTreeSet<Date>, sourced_until: Date) -> Self {
        Self {
            working: (1..=5).collect(),
            holidays,
            sourced_until,
        }
    }

    /// Whether the office works on `day`. Weekdays are numbered from Monday = 1.
    pub fn works(&self, day: Date) -> bool {
        let weekday: Weekday = day.weekday();
        let number = weekday.to_monday_one_offset().unsigned_abs();
        self.working.contains(&number) && !self.holidays.contains(&day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn calendar() -> Calendar {
        Calendar::weekdays(
            [date(2026, 3, 19), date(2026, 3, 20)].into(),
            date(2026, 12, 31),
        )
    }

    fn days(length: u16, unit: Unit) -> Clock {
        Clock {
            length,
            unit,
            starts: Starts::NextDay,
        }
    }

    fn noon(day: Date) -> Timestamp {
        Timestamp::midnight(day, Zone::Wib).plus_hours(12)
    }

    #[test]
    fn working_days_step_over_weekends_and_holidays() {
        let due = days(3, Unit::WorkingDays).due(noon(date(2026, 3, 17)), Zone::Wib, &calendar());
        assert_eq!((due.date, due.provisional), (date(2026, 3, 24), false));
    }

    #[test]
    fn past_the_sourced_holidays_a_date_is_provisional() {
        let due = days(3, Unit::WorkingDays).due(noon(date(2026, 12, 31)), Zone::Wib, &calendar());
        assert!(due.provisional);
    }

    #[test]
    fn three_times_twenty_four_hours_are_hours() {
        let from = noon(date(2026, 3, 17));
        let due = days(72, Unit::Hours).due(from, Zone::Wib, &calendar());
        assert_eq!(due.at, from.plus_hours(72));
    }

    proptest! {
        #[test]
        fn a_longer_clock_never_ends_earlier(length in 0_u16..200, from in 0_i64..3_000, hours: bool) {
            let start = noon(date(2024, 1, 1).checked_add(jiff::Span::new().days(from)).unwrap());
            for unit in [Unit::WorkingDays, Unit::CalendarDays, if hours { Unit::Hours } else { Unit::WorkingDays }] {
                let short = days(length, unit).due(start, Zone::Wita, &calendar());
                let long = days(length + 1, unit).due(start, Zone::Wita, &calendar());
                prop_assert!(short.at < long.at);
                prop_assert_eq!(short.at.date(Zone::Wita), short.date);
            }
        }

        #[test]
        fn a_working_day_clock_ends_on_a_working_day(length in 1_u16..60, from in 0_i64..3_000) {
            let start = noon(date(2024, 1, 1).checked_add(jiff::Span::new().days(from)).unwrap());
            let due = days(length, Unit::WorkingDays).due(start, Zone::Wib, &calendar());
            prop_assert!(calendar().works(due.date));
        }
    }
}
