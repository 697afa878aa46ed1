//! Instants and the three zones of the country. Indonesia has no summer time, so a zone is an offset.

use crate::Date;
use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Microseconds since 1970-01-01 UTC. The database, the receipts and the wire all use this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// A zone of the country: UTC+7, +8 or +9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Zone {
    #[default]
    Wib,
    Wita,
    Wit,
}

impl Zone {
    /// From west to east.
    pub const ALL: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];
}

const MICROS_PER_HOUR: i64 = 3_600_000_000;
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

impl Timestamp {
    /// An instant, held inside the years 1 to 9999 so that it always has a date.
    pub fn from_micros(micros: i64) -> Self {
        Self(micros.clamp(-62_135_500_000_000_000, 253_402_200_000_000_000))
    }

    pub fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds, as JWT claims count them.
    pub fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    #[must_use]
    pub fn plus_hours(self, hours: i64) -> Self {
        Self::from_micros(self.0.saturating_add(hours.saturating_mul(MICROS_PER_HOUR)))
    }

    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Date and time of day on the wall of an office in `zone`.
    pub fn wall(self, zone: Zone) -> DateTime {
        let micros = self.0 + zone.hours() * MICROS_PER_HOUR;
        EPOCH
            .checked_add(jiff::Span::new().microseconds(micros))
            .unwrap_or(DateTime::MAX)
    }

    /// The date at an office in `zone`.
    pub fn date(self, zone: Zone) -> Date {
        self.wall(zone).date()
    }

    /// The instant at which `date` begins in `zone`.
    pub fn midnight(date: Date, zone: Zone) -> Self {
        let days = i64::from((date - EPOCH.date()).get_days());
        Self::from_micros((days * 24 - zone.hours()) * MICROS_PER_HOUR)
    }

    /// The last second of `date` in `zone`: a promise made for a day is kept until it ends.
    pub fn end_of(date: Date, zone: Zone) -> Self {
        Self::midnight(date, zone).plus_seconds(24 * 3600 - 1)
    }

    /// RFC 3339 in UTC, with seconds.
    pub fn rfc3339(self) -> String {
        let wall = self.utc();
        let t: Time = wall.time();
        format!(
            "{}T{:02}:{:02}:{:02}Z",
            wall.date(),
            t.hour(),
            t.minute(),
            t.second()
        )
    }

    /// RFC 3339 in UTC, with microseconds: one spelling for each instant, so that it can be signed.
    pub fn rfc3339_micros(self) -> String {
        let seconds = self.rfc3339();
        let micros = self.0.rem_euclid(1_000_000);
        format!("{}.{micros:06}Z", seconds.trim_end_matches('Z'))
    }

    /// Reads what [`Timestamp::rfc3339_micros`] writes, and nothing else.
    pub fn parse_rfc3339_micros(raw: &str) -> Option<Self> {
        let wall: DateTime = raw.strip_suffix('Z')?.parse().ok()?;
        let days = i64::from((wall.date() - EPOCH.date()).get_days());
        let time = wall.time();
        let hours = days * 24 + i64::from(time.hour());
        let seconds = (hours * 60 + i64::from(time.minute())) * 60 + i64::from(time.second());
        let micros = seconds * 1_000_000 + i64::from(time.subsec_nanosecond()) / 1_000;
        let read = Self::from_micros(micros);
        (read.rfc3339_micros() == raw).then_some(read)
    }

    fn utc(self) -> DateTime {
        EPOCH
            .checked_add(jiff::Span::new().microseconds(self.0))
            .unwrap_or(DateTime::MAX)
    }
}

impl Zone {
    /// Hours ahead of UTC.
    pub fn hours(self) -> i64 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_same_instant_is_another_day_further_east() {
        let late = Timestamp::midnight(date(2026, 3, 10), Zone::Wib).plus_hours(23);
        assert_eq!(late.date(Zone::Wib), date(2026, 3, 10));
        assert_eq!(late.date(Zone::Wit), date(2026, 3, 11));
    }

    #[test]
    fn an_instant_is_written_as_rfc_3339() {
        assert_eq!(Timestamp::from_micros(0).rfc3339(), "1970-01-01T00:00:00Z");
        let early = Timestamp::from_micros(-1);
        assert_eq!(early.rfc3339_micros(), "1969-12-31T23:59:59.999999Z");
    }

    #[test]
    fn an_instant_has_one_spelling_and_others_are_not_read() {
        let read = Timestamp::parse_rfc3339_micros;
        assert!(read("2026-11-24T20:41:00.000000Z").is_some());
        for raw in [
            "2026-11-24T20:41:00Z",
            "2026-11-24T20:41:00.0Z",
            "2026-11-24 20:41:00.000000Z",
            "2026-11-24T20:41:00.000000+00:00",
            "2026-11-24T20:41:00.000000z",
            "2026-02-30T20:41:00.000000Z",
            "2026-11-24T20:41:60.000000Z",
            "",
        ] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn midnight_belongs_to_its_own_day(days in -20_000_i64..40_000) {
            let day = date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            for zone in [Zone::Wib, Zone::Wita, Zone::Wit] {
                prop_assert_eq!(Timestamp::midnight(day, zone).date(zone), day);
                prop_assert_eq!(Timestamp::end_of(day, zone).date(zone), day);
            }
        }

        #[test]
        fn an_instant_reads_back_from_its_own_text(micros in -62_135_500_000_000_000_i64..253_402_200_000_000_000) {
            let at = Timestamp::from_micros(micros);
            prop_assert_eq!(Timestamp::parse_rfc3339_micros(&at.rfc3339_micros()), Some(at));
        }

        #[test]
        fn every_instant_has_a_date(micros: i64) {
            let _ = Timestamp::from_micros(micros).wall(Zone::Wit);
        }
    }
}
