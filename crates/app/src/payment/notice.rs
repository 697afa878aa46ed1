//! A notice: what the bank says when money has come, signed, whether it calls or is asked.

use super::{AMOUNT_RUPIAH_MAX, Secret};
use base::{PaymentReference, Rupiah, Timestamp};
use serde::{Deserialize, Serialize};

/// A notice takes about 300 bytes.
pub const NOTICE_BYTES_MAX: usize = 4 * 1024;
/// First line of what is signed, so that no signature of one thing is one of another.
const NOTICE: &str = "sigap-payment-notice";
const BANK_ID_CHARS_MAX: usize = 64;
/// A shorter nonce could come twice by chance.
const NONCE_CHARS_MIN: usize = 16;
const NONCE_CHARS_MAX: usize = 64;

/// One payment as the bank tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The bank's own number of this payment: the same id is the same payment, however often it is told.
    pub bank_id: String,
    pub reference: PaymentReference,
    pub amount: Rupiah,
    /// When the bank had the money. This decides, not the arrival of the notice.
    pub paid_at: Timestamp,
    /// Chance, so that no two notices have the same signature.
    pub nonce: String,
}

/// Why a notice does not count. Never says anything about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNotice {
    #[error("a notice is longer than {NOTICE_BYTES_MAX} bytes")]
    TooLong,
    #[error("a notice is not of the agreed form")]
    Malformed,
    #[error("a notice has no sound `{0}`")]
    Field(&'static str),
    #[error("a notice is not signed by the bank")]
    Signature,
}

/// The notice on the wire.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    bank_id: String,
    reference: PaymentReference,
    amount: i64,
    paid_at: String,
    nonce: String,
    signature: String,
}

impl Notice {
    /// Reads a notice and believes it only if the bank signed it.
    pub fn read(bytes: &[u8], secret: &Secret) -> Result<Self, BadNotice> {
        if bytes.len() > NOTICE_BYTES_MAX {
            return Err(BadNotice::TooLong);
        }
        let wire: Wire = serde_json::from_slice(bytes).map_err(|_| BadNotice::Malformed)?;
        let paid_at = Timestamp::parse_rfc3339_micros(&wire.paid_at);
        let notice = Self {
            bank_id: wire.bank_id,
            reference: wire.reference,
            amount: Rupiah(wire.amount),
            paid_at: paid_at.ok_or(BadNotice::Field("paid_at"))?,
            nonce: wire.nonce,
        };
        notice.sound()?;
        if secret.signed(&notice.signed_text(), &wire.signature) {
            Ok(notice)
        } else {
            Err(BadNotice::Signature)
        }
    }

    /// The notice as the bank sends it.
    pub fn sign(&self, secret: &Secret) -> Result<String, BadNotice> {
        self.sound()?;
        let wire = Wire {
            bank_id: self.bank_id.clone(),
            reference: self.reference,
            amount: self.amount.0,
            paid_at: self.paid_at.rfc3339_micros(),
            nonce: self.nonce.clone(),
            signature: secret.sign(&self.signed_text()),
        };
        serde_json::to_string(&wire).map_err(|_| BadNotice::Malformed)
    }

    fn sound(&self) -> Result<(), BadNotice> {
        let is_id = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
        let is_chance = |sign: u8| is_id(sign) || sign == b'_';
        if !(1..=BANK_ID_CHARS_MAX).contains(&self.bank_id.len())
            || !self.bank_id.bytes().all(is_id)
        {
            return Err(BadNotice::Field("bank_id"));
        }
        if !(1..=AMOUNT_RUPIAH_MAX).contains(&self.amount.0) {
            return Err(BadNotice::Field("amount"));
        }
        if !(NONCE_CHARS_MIN..=NONCE_CHARS_MAX).contains(&self.nonce.len())
            || !self.nonce.bytes().all(is_chance)
        {
            return Err(BadNotice::Field("nonce"));
        }
        Ok(())
    }

    /// Lines in a fixed order. No field of a sound notice can hold the end of a line, so no two notices share a text.
    fn signed_text(&self) -> String {
        format!(
            "{NOTICE}\n1\n{}\n{}\n{}\n{}\n{}\n",
            self.reference,
            self.amount.0,
            self.paid_at.rfc3339_micros(),
            self.nonce,
            self.bank_id,
        )
    }
}

#[cfg(test)]
mod tests;
