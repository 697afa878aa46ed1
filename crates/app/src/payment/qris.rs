//! The text in a payment QR: `EMVCo`, QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1, as QRIS
//! fills it in.
//!
//! Every field is two digits of name, two of length and the value; the last is a checksum over all before it.
//! The national merchant id stands in template 51 under the name `ID.CO.QRIS.WWW` (Bank Indonesia, PADG
//! 21/18/PADG/2019); a payment by QRIS is at most Rp10.000.000 (PADG 24/1/PADG/2022, from 1 March 2022).

mod fields;

use base::{PaymentReference, Rupiah};
use fields::Fields;
use serde::{Deserialize, Serialize};

/// The most one payment by QRIS may be; above it the virtual account remains.
pub const AMOUNT_RUPIAH_MAX: i64 = 10_000_000;

/// A code of ours takes about 200 characters.
const CODE_CHARS_MAX: usize = 512;
const NAME_CHARS_MAX: usize = 25;
const CITY_CHARS_MAX: usize = 15;
/// ISO 18245: tax payments.
const CATEGORY: &str = "9311";
/// ISO 4217: rupiah.
const CURRENCY: &str = "360";
const COUNTRY: &str = "ID";
/// Who issues national merchant ids.
const SCHEME: &str = "ID.CO.QRIS.WWW";

/// Whom the money goes to, as the bank and the national directory of merchants know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merchant {
    /// `ID` and 13 digits.
    pub national_id: String,
    /// The size class of the merchant: three capital letters.
    pub criteria: String,
    pub name: String,
    pub city: String,
    pub postal_code: Option<String>,
    /// The code under which the bank knows the agency: the first four digits of its virtual accounts.
    pub company: String,
}

/// What a payment QR of ours says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qris {
    pub national_id: String,
    pub name: String,
    pub city: String,
    pub amount: Rupiah,
    pub reference: PaymentReference,
}

/// A merchant that no code can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the merchant has no sound `{0}`")]
pub struct BadMerchant(&'static str);

/// Why a text is no payment QR of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadQris {
    #[error("a payment QR has at most {CODE_CHARS_MAX} characters")]
    TooLong,
    #[error("the fields of a payment QR have names and lengths")]
    Malformed,
    #[error("the checksum of the payment QR is wrong: a character was changed or lost")]
    Checksum,
    #[error("the payment QR has no sound field {0}")]
    Field(&'static str),
}

impl Merchant {
    /// Refuses what does not fit into a code: lengths in characters, letters that every reader knows.
    pub fn check(&self) -> Result<(), BadMerchant> {
        let digits = |text: &str, count: usize| {
            text.len() == count && text.bytes().all(|sign| sign.is_ascii_digit())
        };
        let number = self.national_id.strip_prefix(COUNTRY);
        let criteria = &self.criteria;
        let checks = [
            (
                "national_id",
                number.is_some_and(|number| digits(number, 13)),
            ),
            (
                "criteria",
                criteria.len() == 3 && criteria.bytes().all(|sign| sign.is_ascii_uppercase()),
            ),
            ("name", is_plain(&self.name, NAME_CHARS_MAX)),
            ("city", is_plain(&self.city, CITY_CHARS_MAX)),
            (
                "postal_code",
                self.postal_code
                    .as_deref()
                    .is_none_or(|code| digits(code, 5)),
            ),
            ("company", digits(&self.company, super::COMPANY_DIGITS)),
        ];
        match checks.into_iter().find(|(_, sound)| !sound) {
            Some((field, _)) => Err(BadMerchant(field)),
            None => Ok(()),
        }
    }
}

/// Printable ASCII without spaces at the ends: what every reader of codes can show.
fn is_plain(text: &str, chars_max: usize) -> bool {
    let printable = text.bytes().all(|sign| (b' '..=b'~').contains(&sign));
    (1..=chars_max).contains(&text.len()) && printable && text.trim() == text
}

/// The text of a QR that asks for `amount` once; `None` where QRIS does not carry such an amount.
///
/// # Panics
///
/// When the merchant was never checked.
pub fn code(merchant: &Merchant, amount: Rupiah, reference: &PaymentReference) -> Option<String> {
    assert!(
        merchant.check().is_ok(),
        "a merchant is checked at the start"
    );
    if !(1..=AMOUNT_RUPIAH_MAX).contains(&amount.0) {
        return None;
    }
    let scheme = fields::write(&[
        ("00", SCHEME),
        ("02", &merchant.national_id),
        ("03", &merchant.criteria),
    ]);
    let bill = fields::write(&[("01", &reference.to_string()), ("07", "SIGAP")]);
    let amount = amount.0.to_string();
    let mut all = vec![
        ("00", "01"),
        // 12: this code is for one payment; 11 would be a sticker on a counter.
        ("01", "12"),
        ("51", &scheme),
        ("52", CATEGORY),
        ("53", CURRENCY),
        ("54", &amount),
        ("58", COUNTRY),
        ("59", &merchant.name),
        ("60", &merchant.city),
    ];
    if let Some(code) = &merchant.postal_code {
        all.push(("61", code));
    }
    all.push(("62", &bill));
    let text = format!("{}6304", fields::write(&all));
    let checksum = crc(text.as_bytes());
    Some(format!("{text}{checksum:04X}"))
}

/// Reads a code that [`code`] made, such as one that a person pasted.
pub fn read(raw: &str) -> Result<Qris, BadQris> {
    let raw = raw.trim();
    if raw.len() > CODE_CHARS_MAX {
        return Err(BadQris::TooLong);
    }
    let (text, checksum) = raw
        .split_at_checked(raw.len().saturating_sub(4))
        .ok_or(BadQris::Malformed)?;
    if !text.ends_with("6304") {
        return Err(BadQris::Malformed);
    }
    if format!("{:04X}", crc(text.as_bytes())) != checksum {
        return Err(BadQris::Checksum);
    }
    let all = Fields::read(raw)?;
    for (name, value) in [
        ("00", "01"),
        ("01", "12"),
        ("53", CURRENCY),
        ("58", COUNTRY),
    ] {
        if all.get(name) != Some(value) {
            return Err(BadQris::Field(name));
        }
    }
    let scheme = Fields::read(all.need("51")?)?;
    if scheme.get("00") != Some(SCHEME) {
        return Err(BadQris::Field("51.00"));
    }
    let bill = Fields::read(all.need("62")?)?;
    let reference = bill.get("01").map(PaymentReference::parse);
    Ok(Qris {
        national_id: scheme.get("02").ok_or(BadQris::Field("51.02"))?.to_owned(),
        name: all.need("59")?.to_owned(),
        city: all.need("60")?.to_owned(),
        amount: amount(all.need("54")?)?,
        reference: reference
            .and_then(Result::ok)
            .ok_or(BadQris::Field("62.01"))?,
    })
}

fn amount(raw: &str) -> Result<Rupiah, BadQris> {
    let number = raw.parse().map_err(|_| BadQris::Field("54"))?;
    let known = (1..=AMOUNT_RUPIAH_MAX).contains(&number) && number.to_string() == raw;
    known.then_some(Rupiah(number)).ok_or(BadQris::Field("54"))
}

/// CRC-16 with polynomial 0x1021 from 0xFFFF, highest bit first: what the specification names.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc, &byte| {
        (0..8).fold(crc ^ (u16::from(byte) << 8), |crc, _| {
            let shifted = crc << 1;
            if crc & 0x8000 == 0 {
                shifted
            } else {
                shifted ^ 0x1021
            }
        })
    })
}

#[cfg(test)]
mod tests;
