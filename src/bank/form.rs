//! What a person typed at the bank, read once.

use super::books::{Books, How};
use app::payment::{AMOUNT_RUPIAH_MAX, BadQris, Bill, Merchant, qris, read_virtual_account};
use axum::http::StatusCode;
use base::{Date, Lang, Rupiah, Timestamp, Zone};
use serde::Deserialize;

/// The longest a test may hold a notice back: a day.
const LATE_SECONDS_MAX: u32 = 24 * 3600;
/// Years a payment can be dated in.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2099;

/// Which bill somebody wants to see.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) va: String,
    pub(super) qr: String,
    lang: String,
}

/// A form to pay with. The fields after the token are for tests.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Paying {
    pub(super) va: String,
    lang: String,
    /// The one-time token: a form pays once.
    pub(super) form: String,
    pub(super) uji: String,
    pub(super) amount: String,
    pub(super) paid_at: String,
    pub(super) how: String,
    pub(super) late: String,
}

/// A form that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) amount: i64,
    pub(super) paid_at: Timestamp,
    pub(super) how: Option<How>,
    pub(super) is_test: bool,
}

/// Why no bill is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoBill {
    Nothing,
    NoAccount,
    NoCode,
    Checksum,
    Unknown(&'static str),
    /// The code is sound and asks for something else than the bill.
    Differs,
}

impl NoBill {
    /// The field that is wrong, and the words for it.
    pub(super) fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::Nothing => ("va", "wrong-nothing"),
            Self::NoAccount => ("va", "wrong-account"),
            Self::NoCode => ("qr", "wrong-code"),
            Self::Checksum => ("qr", "wrong-checksum"),
            Self::Unknown(field) => (field, "wrong-unknown"),
            Self::Differs => ("qr", "wrong-differs"),
        }
    }

    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Unknown(_) => StatusCode::NOT_FOUND,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

/// The bill that is meant, by its account or else by its code.
pub(super) fn find<'b>(
    asked: &Asked,
    books: &'b Books,
    merchant: &Merchant,
) -> Result<&'b Bill, NoBill> {
    if !asked.va.trim().is_empty() {
        let account = read_virtual_account(&merchant.company, &asked.va);
        let reference = account.map_err(|_| NoBill::NoAccount)?;
        return books.bill(reference).ok_or(NoBill::Unknown("va"));
    }
    if asked.qr.trim().is_empty() {
        return Err(NoBill::Nothing);
    }
    let code = qris::read(&asked.qr).map_err(|why| match why {
        BadQris::Checksum => NoBill::Checksum,
        _ => NoBill::NoCode,
    })?;
    let bill = books.bill(code.reference).ok_or(NoBill::Unknown("qr"))?;
    if code.national_id != merchant.national_id || code.amount != bill.amount {
        return Err(NoBill::Differs);
    }
    Ok(bill)
}

impl Asked {
    pub(super) fn lang(&self) -> Lang {
        match self.lang.as_str() {
            "en" => Lang::En,
            _ => Lang::Id,
        }
    }

    /// The address of what was asked for. What was pasted is not carried on: it would not fit, and it was read.
    pub(super) fn address(&self) -> String {
        let is_sign = |sign: &char| sign.is_ascii_digit();
        let digits: String = self.va.chars().filter(is_sign).take(20).collect();
        if digits.is_empty() {
            return "/".to_owned();
        }
        format!("/bayar?va={digits}")
    }
}

impl Paying {
    pub(super) fn asked(&self) -> Asked {
        Asked {
            va: self.va.clone(),
            qr: String::new(),
            lang: self.lang.clone(),
        }
    }

    /// Reads the form: fields and the words for what is wrong with each.
    pub(super) fn read(
        &self,
        owed: Rupiah,
        now: Timestamp,
    ) -> Result<Told, Vec<(&'static str, &'static str)>> {
        let is_token = |sign: u8| sign.is_ascii_digit() || (b'a'..=b'f').contains(&sign);
        if self.form.len() != 32 || !self.form.bytes().all(is_token) {
            return Err(vec![("bayar", "wrong-form")]);
        }
        if self.uji.is_empty() {
            return Ok(Told {
                amount: owed.0,
                paid_at: now,
                how: None,
                is_test: false,
            });
        }
        let amount = if self.amount.trim().is_empty() {
            Some(owed.0)
        } else {
            rupiah(&self.amount)
        };
        let paid_at = if self.paid_at.trim().is_empty() {
            Some(now)
        } else {
            wall(&self.paid_at)
        };
        match (amount, paid_at, how(&self.how, &self.late)) {
            (Some(amount), Some(paid_at), Some(how)) => Ok(Told {
                amount,
                paid_at,
                how: Some(how),
                is_test: true,
            }),
            (amount, paid_at, how) => Err([
                ("amount", "wrong-amount", amount.is_none()),
                ("paid_at", "wrong-time", paid_at.is_none()),
                ("late", "wrong-late", how.is_none()),
            ]
            .into_iter()
            .filter_map(|(field, words, wrong)| wrong.then_some((field, words)))
            .collect()),
        }
    }
}

/// "250.000", "Rp250000".
fn rupiah(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("Rp").unwrap_or(typed);
    let digits: String = typed
        .chars()
        .filter(|sign| !matches!(sign, '.' | ' '))
        .collect();
    let all_digits = digits.bytes().all(|sign| sign.is_ascii_digit());
    let amount: i64 = digits.parse().ok().filter(|_| all_digits)?;
    (1..=AMOUNT_RUPIAH_MAX).contains(&amount).then_some(amount)
}

/// "2026-11-24T20:41" or with seconds, on a wall in Jakarta.
fn wall(typed: &str) -> Option<Timestamp> {
    let (date, time) = typed.trim().split_once(['T', ' '])?;
    let date: Date = date.parse().ok()?;
    let mut parts = time.split([':', '.']);
    let mut next = |max: i64| {
        let part = parts.next()?;
        let number: i64 = part.parse().ok()?;
        (part.len() == 2 && (0..max).contains(&number)).then_some(number)
    };
    let (hour, minute) = (next(24)?, next(60)?);
    let second = if time.len() > 5 { next(60)? } else { 0 };
    if !YEARS.contains(&date.year()) || parts.next().is_some() {
        return None;
    }
    let midnight = Timestamp::midnight(date, Zone::Wib);
    Some(midnight.plus_seconds((hour * 60 + minute) * 60 + second))
}

fn how(typed: &str, late: &str) -> Option<How> {
    Some(match typed {
        "" | "at-once" => How::AtOnce,
        "never" => How::Never,
        "twice" => How::Twice,
        "garbled" => How::Garbled,
        "late" => {
            let seconds = late.trim().parse().ok()?;
            How::Late {
                seconds: (1..=LATE_SECONDS_MAX)
                    .contains(&seconds)
                    .then_some(seconds)?,
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        assert_eq!(rupiah(" Rp 1.250.000 "), Some(1_250_000));
        assert_eq!(rupiah("5000"), Some(5_000));
        for typed in ["0", "-5", "1,5", "", "Rp", "+7", "99999999999999999999"] {
            assert_eq!(rupiah(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_time_is_read_as_it_stands_on_a_wall_in_the_west() {
        let at = wall("2026-11-24T20:41").unwrap();
        assert_eq!(at.rfc3339(), "2026-11-24T13:41:00Z");
        let at = wall("2026-11-24 20.41.07").unwrap();
        assert_eq!(at.rfc3339(), "2026-11-24T13:41:07Z");
        for typed in [
            "2026-11-24",
            "2026-02-30T20:41",
            "2026-11-24T24:00",
            "2026-11-24T9:41",
            "1026-11-24T20:41",
            "2026-11-24T20:41:00:00",
            "besok",
        ] {
            assert_eq!(wall(typed), None, "{typed}");
        }
    }

    #[test]
    fn without_the_options_for_tests_the_bill_is_paid_as_it_stands() {
        let now = Timestamp::from_micros(5);
        let typed = Paying {
            form: "0123456789abcdef".repeat(2),
            amount: "1".to_owned(),
            how: "never".to_owned(),
            ..Paying::default()
        };
        let told = typed.read(Rupiah(350_000), now).unwrap();
        assert_eq!((told.amount, told.paid_at, told.how), (350_000, now, None));
    }
}
