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

    /// When this clock runs out after it stood from `stood.0` until `stood.1`. It ran since `since`, and would have run
    /// out at `due`.
    ///
    /// Hours go on to the second: `due + (stood.1 − stood.0)`. Days are whole: a day of the clock is used when the clock
    /// runs at the end of that day, so `due` moves by as many of its days as it stood at the end of. Of a clock of L days
    /// that leaves, by construction, exactly L days at whose end it ran, however often it stood; a stop that does not
    /// last over the end of a day moves nothing, and a day free of work is no day of a clock of working days.
    pub fn resumed(
        self,
        (since, due): (Timestamp, Due),
        stood: (Timestamp, Timestamp),
        zone: Zone,
        calendar: &Calendar,
    ) -> Due {
        let counts = |day: Date| match self.unit {
            Unit::Hours | Unit::CalendarDays => true,
            Unit::WorkingDays => calendar.works(day),
        };
        if self.unit == Unit::Hours {
            let micros = (stood.1.micros() - stood.0.micros()).max(0);
            let at = Timestamp::from_micros(due.at.micros() + micros);
            let date = at.date(zone);
            return Due { at, date, ..due };
        }
        let first = match self.starts {
            Starts::AtOnce => since.date(zone),
            Starts::NextDay => since.date(zone).tomorrow().unwrap_or(Date::MAX),
        };
        let (from, until) = (stood.0.date(zone).max(first), stood.1.date(zone));
        let days = std::iter::successors(Some(from), |day| day.tomorrow().ok());
        let days = days.take(DAYS_COUNTED_MAX as usize);
        let days = days
            .take_while(|day| *day < until)
            .filter(|day| counts(*day));
        let moved = Self {
            length: u16::try_from(days.count()).unwrap_or(u16::MAX),
            starts: Starts::NextDay,
            ..self
        };
        if moved.length == 0 {
            return due;
        }
        let date = moved.last_day(due.date, counts);
        let past = self.unit == Unit::WorkingDays && date > calendar.sourced_until;
        Due {
            at: Timestamp::end_of(date, zone),
            date,
            provisional: due.provisional || past,
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
        fn a_clock_that_stood_runs_for_its_own_length_and_no_day_more(length in 1_u16..30, from in 0_i64..700, at_once: bool, working: bool, stops in prop::collection::vec((0_i64..100, 0_i64..200), 0..6)) {
            let starts = if at_once { Starts::AtOnce } else { Starts::NextDay };
            let unit = if working { Unit::WorkingDays } else { Unit::CalendarDays };
            let clock = Clock { length, unit, starts };
            let since = noon(date(2025, 1, 1).checked_add(jiff::Span::new().days(from)).unwrap());
            let mut due = clock.due(since, Zone::Wib, &calendar());
            let (mut now, mut stood) = (since, Vec::new());
            for (runs, stands) in stops {
                let stop = now.plus_hours(runs);
                if stop >= due.at {
                    break;
                }
                now = stop.plus_hours(stands);
                let after = clock.resumed((since, due), (stop, now), Zone::Wib, &calendar());
                prop_assert!(after.at >= due.at);
                prop_assert!(stands > 0 || after == due);
                due = after;
                stood.push((stop, now));
            }
            let first = since.date(Zone::Wib);
            let first = if at_once { first } else { first.tomorrow().unwrap() };
            let runs_at_end = |day: &Date| {
                let end = Timestamp::end_of(*day, Zone::Wib);
                !stood.iter().any(|(from, until)| *from <= end && end < *until)
            };
            let all = std::iter::successors(Some(first), |day| day.tomorrow().ok());
            let days = all.take_while(|day| *day <= due.date);
            let days = days.filter(|day| !working || calendar().works(*day)).filter(runs_at_end);
            prop_assert_eq!(days.count(), usize::from(length));
        }

        #[test]
        fn an_hour_that_a_clock_stood_is_an_hour_later(hours in 1_u16..200, stop in 0_i64..3_600_000, stands in 0_i64..9_000_000) {
            let clock = Clock { length: hours, unit: Unit::Hours, starts: Starts::AtOnce };
            let since = noon(date(2026, 3, 17));
            let due = clock.due(since, Zone::Wib, &calendar());
            let stood = (since.plus_seconds(stop), since.plus_seconds(stop + stands));
            let after = clock.resumed((since, due), stood, Zone::Wib, &calendar());
            prop_assert_eq!(after.at, due.at.plus_seconds(stands));
            prop_assert_eq!(after.date, after.at.date(Zone::Wib));
        }

        #[test]
        fn a_working_day_clock_ends_on_a_working_day(length in 1_u16..60, from in 0_i64..3_000) {
            let start = noon(date(2024, 1, 1).checked_add(jiff::Span::new().days(from)).unwrap());
            let due = days(length, Unit::WorkingDays).due(start, Zone::Wib, &calendar());
            prop_assert!(calendar().works(due.date));
        }
    }
}
