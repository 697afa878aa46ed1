//! A bill: what the bank is told to take, for whom, and until when.

use super::AMOUNT_RUPIAH_MAX;
use base::{PaymentReference, Rupiah, Timestamp};
use serde::{Deserialize, Serialize};

const PAYEE_CHARS_MAX: usize = 100;
const DESCRIPTION_CHARS_MAX: usize = 200;

/// What is owed for one case. Names no person: the bank learns who pays from whoever pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    pub reference: PaymentReference,
    pub amount: Rupiah,
    /// The bank takes nothing after this instant.
    pub payable_until: Timestamp,
    /// The agency, as a payer reads it.
    pub payee: String,
    pub description: String,
}

/// Why a bill is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBill {
    #[error("a bill is not of the agreed form")]
    Malformed,
    #[error("a bill has no sound `{0}`")]
    Field(&'static str),
}

/// The bill on the wire.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    reference: PaymentReference,
    amount: i64,
    payable_until: String,
    payee: String,
    description: String,
}

impl Bill {
    /// Reads a bill as the bank receives it.
    pub fn read(bytes: &[u8]) -> Result<Self, BadBill> {
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| BadBill::Malformed)?;
        let until = Timestamp::parse_rfc3339_micros(&wire.payable_until);
        let bill = Self {
            reference: wire.reference,
            amount: Rupiah(wire.amount),
            payable_until: until.ok_or(BadBill::Field("payable_until"))?,
            payee: wire.payee,
            description: wire.description,
        };
        bill.sound()?;
        Ok(bill)
    }

    /// The bill as the bank is sent it.
    pub fn write(&self) -> Result<String, BadBill> {
        self.sound()?;
        let wire = Wire {
            reference: self.reference,
            amount: self.amount.0,
            payable_until: self.payable_until.rfc3339_micros(),
            payee: self.payee.clone(),
            description: self.description.clone(),
        };
        serde_json::to_string(&wire).map_err(|_| BadBill::Malformed)
    }

    fn sound(&self) -> Result<(), BadBill> {
        if !(1..=AMOUNT_RUPIAH_MAX).contains(&self.amount.0) {
            return Err(BadBill::Field("amount"));
        }
        if !is_line(&self.payee, PAYEE_CHARS_MAX) {
            return Err(BadBill::Field("payee"));
        }
        if !is_line(&self.description, DESCRIPTION_CHARS_MAX) {
            return Err(BadBill::Field("description"));
        }
        Ok(())
    }
}

fn is_line(text: &str, chars_max: usize) -> bool {
    !text.trim().is_empty()
        && text.chars().count() <= chars_max
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill() -> Bill {
        Bill {
            reference: PaymentReference::parse("01231446803457").unwrap(),
            amount: Rupiah(350_000),
            payable_until: Timestamp::from_micros(1_795_000_000_123_456),
            payee: "Samsat Kota Bandung".to_owned(),
            description: "Pajak kendaraan bermotor".to_owned(),
        }
    }

    #[test]
    fn a_bill_reads_back_as_it_was_written() {
        let wire = bill().write().unwrap();
        assert_eq!(Bill::read(wire.as_bytes()), Ok(bill()));
    }

    #[test]
    fn a_bill_out_of_bounds_is_neither_written_nor_read() {
        type Change = fn(&mut Bill);
        let changes: [(&str, Change); 6] = [
            ("amount", |bill| bill.amount = Rupiah(0)),
            ("amount", |bill| bill.amount = Rupiah(AMOUNT_RUPIAH_MAX + 1)),
            ("payee", |bill| bill.payee = " ".to_owned()),
            ("payee", |bill| bill.payee = "A".repeat(101)),
            ("description", |bill| bill.description = "A\nB".to_owned()),
            ("description", |bill| bill.description = "é".repeat(201)),
        ];
        for (field, change) in changes {
            let mut bill = bill();
            change(&mut bill);
            assert_eq!(bill.write(), Err(BadBill::Field(field)));
        }
        let wire = bill().write().unwrap();
        for (from, to, why) in [
            ("350000", "-1", BadBill::Field("amount")),
            (".123456Z", "Z", BadBill::Field("payable_until")),
            ("350000", "\"350000\"", BadBill::Malformed),
            ("\"payee\"", "\"more\"", BadBill::Malformed),
        ] {
            let wire = wire.replacen(from, to, 1);
            assert_eq!(Bill::read(wire.as_bytes()), Err(why), "{to}");
        }
    }
}
