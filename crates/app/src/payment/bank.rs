//! The bank over the wire: told what is owed, asked what was paid. Little patience, no trust in what comes back.

use super::qris::BadMerchant;
use super::{Bill, Merchant, Notice, Secret, virtual_account};
use crate::wire::{Unavailable, Wire};
use base::PaymentReference;
use hyper::Method;
use hyper::body::Bytes;
use hyper::header::HeaderValue;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Why the bank gave no answer that can be used.
pub type BankError = Unavailable;

/// How a request says that it is signed.
pub const SCHEME: &str = "Sigap-HMAC-SHA256";
/// Where bills are registered; one bill has its reference after it.
pub const BILLS_PATH: &str = "/v1/bills";
/// More payments of one bill than these are a mix-up.
pub const NOTICES_MAX: usize = 50;

/// Who takes money for this instance.
#[derive(Debug)]
pub struct Bank {
    wire: Wire,
    secret: Secret,
    merchant: Merchant,
    page: Option<String>,
}

/// A bank that no bill can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBank {
    #[error("the address of the bank is not http:// and a host")]
    Address,
    #[error(transparent)]
    Merchant(#[from] BadMerchant),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Payments<'a> {
    #[serde(borrow)]
    notices: Vec<&'a RawValue>,
}

impl Bank {
    /// Connects to nothing yet. `base` is scheme and authority without a path; `page` is the same as browsers reach it,
    /// for a simulated bank where one pays on a page.
    pub fn new(
        base: &str,
        secret: Secret,
        merchant: Merchant,
        page: Option<String>,
    ) -> Result<Self, BadBank> {
        merchant.check()?;
        Ok(Self {
            wire: Wire::new(base).map_err(|_| BadBank::Address)?,
            secret,
            merchant,
            page,
        })
    }

    /// Whom the money goes to.
    pub fn merchant(&self) -> &Merchant {
        &self.merchant
    }

    /// What the bank signs with.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The number to pay to.
    pub fn account(&self, reference: &PaymentReference) -> String {
        virtual_account(&self.merchant.company, reference)
    }

    /// Where this can be paid in a browser: a simulated bank only.
    pub fn page(&self, reference: &PaymentReference) -> Option<String> {
        let page = self.page.as_ref()?;
        Some(format!("{page}/bayar?va={}", self.account(reference)))
    }

    /// Tells the bank what is owed. The same bill may be told any number of times.
    pub async fn register(&self, bill: &Bill) -> Result<(), BankError> {
        // The bank would say the same of a bill that is out of bounds.
        let body = bill.write().map_err(|_| Unavailable::Refused(422))?;
        self.wire
            .guarded(async {
                self.send(Method::POST, BILLS_PATH, body).await?;
                Ok(())
            })
            .await
    }

    /// What was paid under a reference, each payment signed by the bank; none is an answer too.
    pub async fn payments(&self, reference: &PaymentReference) -> Result<Vec<Notice>, BankError> {
        let path = format!("{BILLS_PATH}/{reference}");
        self.wire
            .guarded(async {
                let body = self.send(Method::GET, &path, String::new()).await?;
                read(&body, *reference, &self.secret).map_err(Unavailable::Lied)
            })
            .await
    }

    async fn send(&self, method: Method, path: &str, body: String) -> Result<Bytes, Unavailable> {
        let signature = self
            .secret
            .sign_request(method.as_str(), path, body.as_bytes());
        let mut shown = HeaderValue::from_str(&format!("{SCHEME} {signature}"))
            .map_err(|_| Unavailable::Refused(400))?;
        shown.set_sensitive(true);
        self.wire.send(method, path, Some(shown), body.into()).await
    }
}

/// Reads an answer about `reference`. The reasons for a refusal name rules, never values.
fn read(
    body: &[u8],
    reference: PaymentReference,
    secret: &Secret,
) -> Result<Vec<Notice>, &'static str> {
    let payments: Payments<'_> =
        serde_json::from_slice(body).map_err(|_| "the answer is not of the agreed form")?;
    if payments.notices.len() > NOTICES_MAX {
        return Err("too many payments of one bill");
    }
    let mut notices: Vec<Notice> = Vec::new();
    for raw in payments.notices {
        let notice = Notice::read(raw.get().as_bytes(), secret);
        let notice = notice.map_err(|_| "a notice that does not count")?;
        if notice.reference != reference {
            return Err("a payment of another bill");
        }
        if notices.iter().any(|known| known.bank_id == notice.bank_id) {
            return Err("a payment that is told twice");
        }
        notices.push(notice);
    }
    Ok(notices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Rupiah, Timestamp};

    fn secret() -> Secret {
        Secret::new(&[7; 32])
    }

    fn reference(last: u8) -> PaymentReference {
        PaymentReference::parse(&format!("0123144680345{last}")).unwrap()
    }

    fn notice(id: &str, of: u8, secret: &Secret) -> String {
        let notice = Notice {
            bank_id: id.to_owned(),
            reference: reference(of),
            amount: Rupiah(350_000),
            paid_at: Timestamp::from_micros(1_795_000_000_123_456),
            nonce: "3q2-7wAAAAAAAAAAAAAAAA".to_owned(),
        };
        notice.sign(secret).unwrap()
    }

    fn said(notices: &[String]) -> Result<usize, &'static str> {
        let body = format!("{{\"notices\":[{}]}}", notices.join(","));
        read(body.as_bytes(), reference(7), &secret()).map(|notices| notices.len())
    }

    #[test]
    fn every_payment_of_a_bill_is_told_with_its_signature() {
        assert_eq!(said(&[]), Ok(0));
        let two = [notice("A-1", 7, &secret()), notice("A-2", 7, &secret())];
        assert_eq!(said(&two), Ok(2));
    }

    #[test]
    fn an_answer_with_one_notice_that_does_not_count_is_no_answer() {
        let good = notice("A-1", 7, &secret());
        let stranger = Secret::new(&[8; 32]);
        for (bad, why) in [
            (notice("A-2", 7, &stranger), "a notice that does not count"),
            (notice("A-2", 8, &secret()), "a payment of another bill"),
            (good.clone(), "a payment that is told twice"),
        ] {
            assert_eq!(said(&[good.clone(), bad]), Err(why));
        }
        let many: Vec<String> = (0..=NOTICES_MAX)
            .map(|n| notice(&format!("A-{n}"), 7, &secret()))
            .collect();
        assert_eq!(said(&many), Err("too many payments of one bill"));
        let garbage = read(b"<html>[[{", reference(7), &secret());
        assert_eq!(garbage, Err("the answer is not of the agreed form"));
    }
}
