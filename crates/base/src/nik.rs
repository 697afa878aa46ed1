//! The population number (NIK): 16 digits PPRRDD DDMMYY NNNN (PP 37/2007 art. 37, PP 40/2019 art. 30).

use crate::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A population number. Holding one proves that it was checked. It has no check digit, and a birth date
/// that differs from it is no error: a NIK is never changed, not even when a birth date is corrected.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Nik(String);

/// Sex as civil registration writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    #[serde(rename = "L")]
    Male,
    #[serde(rename = "P")]
    Female,
}

impl Sex {
    /// "L" or "P", as registers write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Male => "L",
            Self::Female => "P",
        }
    }
}

/// Why a text is not a NIK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNik {
    #[error("a NIK has 16 digits")]
    Length,
    #[error("a NIK has digits only")]
    NotDigits,
    #[error("the area part of the NIK cannot be zero")]
    Area,
    #[error("the date part of the NIK is no date")]
    Date,
    #[error("the serial part of the NIK cannot be zero")]
    Serial,
}

impl Nik {
    /// Reads a NIK, forgiving white space, dots and dashes between the digits.
    pub fn parse(raw: &str) -> Result<Self, BadNik> {
        let digits: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
            .take(17)
            .collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadNik::NotDigits);
        }
        if digits.len() != 16 {
            return Err(BadNik::Length);
        }
        check_parts(&digits)?;
        Ok(Self(digits))
    }

    /// The first 12 digits of a new number: area of first registration, then the date, +40 for a girl.
    /// `area` is a district code of six digits.
    pub fn prefix(area: &str, born: Date, sex: Sex) -> String {
        let day = match sex {
            Sex::Male => born.day(),
            Sex::Female => born.day() + 40,
        };
        format!(
            "{area}{day:02}{:02}{:02}",
            born.month(),
            born.year().rem_euclid(100)
        )
    }

    /// The number made of [`Nik::prefix`] and a serial from 1 to 9999.
    pub fn from_prefix(prefix: &str, serial: u32) -> Result<Self, BadNik> {
        Self::parse(&format!("{prefix}{serial:04}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Province, regency and district: the area of first registration, six digits.
    pub fn area(&self) -> &str {
        &self.0[..6]
    }

    pub fn sex(&self) -> Sex {
        if self.two(6) > 40 {
            Sex::Female
        } else {
            Sex::Male
        }
    }

    /// "3201…0001": enough to tell people of one family apart, too little to use.
    pub fn masked(&self) -> String {
        format!("{}…{}", &self.0[..4], &self.0[12..])
    }

    fn two(&self, at: usize) -> u8 {
        self.0[at..at + 2].parse().unwrap_or(0)
    }
}

fn check_parts(digits: &str) -> Result<(), BadNik> {
    let two = |at: usize| digits[at..at + 2].parse::<i8>().unwrap_or(0);
    if two(0) == 0 || two(2) == 0 || two(4) == 0 {
        return Err(BadNik::Area);
    }
    let day = if two(6) > 40 { two(6) - 40 } else { two(6) };
    // The century is not encoded; a leap year lets 29 February pass in either.
    let leap = two(10) % 4 == 0;
    Date::new(if leap { 2000 } else { 2001 }, two(8), day).map_err(|_| BadNik::Date)?;
    if &digits[12..] == "0000" {
        return Err(BadNik::Serial);
    }
    Ok(())
}

impl TryFrom<String> for Nik {
    type Error = BadNik;
    fn try_from(raw: String) -> Result<Self, BadNik> {
        Self::parse(&raw)
    }
}

impl From<Nik> for String {
    fn from(nik: Nik) -> Self {
        nik.0
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nik(…{})", &self.0[12..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_girl_has_forty_added_to_her_day() {
        assert_eq!(
            Nik::prefix("320101", date(2026, 3, 7), Sex::Female),
            "320101470326"
        );
    }

    #[test]
    fn a_log_line_never_shows_a_whole_number() {
        let nik = Nik::parse("3201014703260001").unwrap();
        assert_eq!(format!("{nik:?}"), "Nik(…0001)");
    }

    #[test]
    fn what_is_wrong_with_a_number_is_said() {
        assert_eq!(Nik::parse("32010147032600"), Err(BadNik::Length));
        assert_eq!(Nik::parse("32010147032600AB"), Err(BadNik::NotDigits));
        assert_eq!(Nik::parse("0001014703260001"), Err(BadNik::Area));
        assert_eq!(Nik::parse("3201013202260001"), Err(BadNik::Date));
        assert_eq!(Nik::parse("3201014703260000"), Err(BadNik::Serial));
    }

    proptest! {
        #[test]
        fn every_allotted_number_parses_and_tells_its_sex(
            area in "[1-9][1-9][1-9][1-9][1-9][1-9]", days in 0_i64..30_000, girl: bool, serial in 1_u32..=9999
        ) {
            let born = date(1950, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            let sex = if girl { Sex::Female } else { Sex::Male };
            let nik = Nik::from_prefix(&Nik::prefix(&area, born, sex), serial).unwrap();
            prop_assert_eq!(nik.sex(), sex);
            prop_assert_eq!(nik.area(), area);
        }

        #[test]
        fn no_text_makes_the_reader_panic(raw in ".*") {
            let _ = Nik::parse(&raw);
        }
    }
}
