//! The virtual account number: the agency's code at the bank, then the payment reference.

use base::PaymentReference;

/// How long the code is under which a bank knows an agency.
pub const COMPANY_DIGITS: usize = 4;

/// Text that is not a virtual account of this company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a virtual account number")]
pub struct BadAccount;

/// The number a person types at an automated teller: 18 digits.
pub fn virtual_account(company: &str, reference: &PaymentReference) -> String {
    format!("{company}{reference}")
}

/// Reads what a person typed, with or without spaces and dashes.
pub fn read_virtual_account(company: &str, raw: &str) -> Result<PaymentReference, BadAccount> {
    let digits: String = raw
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '-'))
        .take(COMPANY_DIGITS + PaymentReference::DIGITS + 1)
        .collect();
    let reference = digits.strip_prefix(company).ok_or(BadAccount)?;
    PaymentReference::parse(reference).map_err(|_| BadAccount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Bucket;

    #[test]
    fn a_virtual_account_reads_back_however_it_is_spaced() {
        let reference = PaymentReference::new(Bucket(123), 4_567_890_123_u64.to_be_bytes());
        let account = virtual_account("8808", &reference);
        assert_eq!(account, "880801234567890123");
        for typed in [&account, "8808 0123 4567 8901 23", " 8808-01234567890123 "] {
            assert_eq!(
                read_virtual_account("8808", typed),
                Ok(reference),
                "{typed}"
            );
        }
    }

    #[test]
    fn another_company_or_another_length_is_refused() {
        for typed in [
            "",
            "880901234567890123",
            "88080123456789012",
            "8808012345678901234",
            "88089999567890123",
            "8808O1234567890123",
        ] {
            assert_eq!(
                read_virtual_account("8808", typed),
                Err(BadAccount),
                "{typed}"
            );
        }
    }
}
