//! The secret an instance shares with a program of another house, such as its bank: who signs with it is one of the two.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;

/// 32 random bytes that the bank and the instance both hold.
#[derive(Clone)]
pub struct Secret(hmac::Key);

/// Text that is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the secret of the bank is 32 bytes, written as 64 hexadecimal digits")]
pub struct BadSecret;

/// First line of what is signed of a request, so that no signature of one thing is one of another.
const REQUEST: &str = "sigap-payment-request";

impl Secret {
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, bytes))
    }

    /// Reads 64 hexadecimal digits, as the file with the secret holds them.
    pub fn parse(raw: &str) -> Result<Self, BadSecret> {
        let digits = raw.trim().as_bytes();
        if digits.len() != 64 {
            return Err(BadSecret);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| BadSecret)?;
            // `from_str_radix` would also take a sign.
            let is_hex = pair.bytes().all(|digit| digit.is_ascii_hexdigit());
            *byte = u8::from_str_radix(pair, 16)
                .ok()
                .filter(|_| is_hex)
                .ok_or(BadSecret)?;
        }
        Ok(Self::new(&bytes))
    }

    /// What a request to the bank carries, so that strangers register nothing and read nothing.
    pub fn sign_request(&self, method: &str, path: &str, body: &[u8]) -> String {
        self.sign(&request(method, path, body))
    }

    /// Whether a request was made by somebody who holds the secret.
    pub fn made_request(&self, method: &str, path: &str, body: &[u8], signature: &str) -> bool {
        self.signed(&request(method, path, body), signature)
    }

    pub(crate) fn sign(&self, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(hmac::sign(&self.0, text.as_bytes()))
    }

    /// Compares without telling by the time how much of it was right.
    pub(crate) fn signed(&self, text: &str, signature: &str) -> bool {
        URL_SAFE_NO_PAD
            .decode(signature)
            .is_ok_and(|tag| hmac::verify(&self.0, text.as_bytes(), &tag).is_ok())
    }
}

/// A request as text: no part but the last can hold the end of a line, and the body stands there by its hash.
fn request(method: &str, path: &str, body: &[u8]) -> String {
    let hash = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, body));
    format!("{REQUEST}\n1\n{method}\n{path}\n{hash}\n")
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_from_hexadecimal_digits_and_never_shown() {
        let text = "0123456789abcdef".repeat(4);
        let secret = Secret::parse(&format!("{text}\n")).unwrap();
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        for bad in [
            &text[1..],
            "",
            &text.replace('0', "+"),
            &text.replace('a', "g"),
        ] {
            assert!(Secret::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_request_is_signed_with_all_that_it_says() {
        let secret = Secret::new(&[7; 32]);
        let tag = secret.sign_request("POST", "/v1/bills", b"{}");
        assert!(secret.made_request("POST", "/v1/bills", b"{}", &tag));
        assert!(!secret.made_request("GET", "/v1/bills", b"{}", &tag));
        assert!(!secret.made_request("POST", "/v1/bills/", b"{}", &tag));
        assert!(!secret.made_request("POST", "/v1/bills", b"{ }", &tag));
        assert!(!secret.made_request("POST", "/v1/bills", b"{}", ""));
        assert!(!Secret::new(&[8; 32]).made_request("POST", "/v1/bills", b"{}", &tag));
    }
}
