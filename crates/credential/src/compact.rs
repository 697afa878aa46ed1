//! What the QR code of a document carries: the printed lines themselves under one signature, as a compact JWS.
//!
//! It sits in the fragment of an address (`https://HOST/periksa#TOKEN`), which a browser never sends: a phone checks
//! the document against published keys, offline if it holds them, and no server learns who looked at what. The names
//! of the members are one letter long because every byte makes the modules of the code smaller.

use crate::jose::{self, SignError, VerifyError};
use crate::keys::{Keys, Trust};
use base::Date;
use serde::{Deserialize, Serialize};

/// What an ordinary document aims for: with the address around it a QR code of 101 modules at level M.
pub const TOKEN_BYTES_AIM: usize = 700;

/// What is signed at most: a QR code of 141 modules, 6 cm wide on paper and still readable by a phone.
pub const TOKEN_BYTES_MAX: usize = 1_400;

const TYPE: &str = "doc";

/// What the document says, as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// The document's own number.
    #[serde(rename = "n")]
    pub number: String,
    /// The kind of credential it goes with.
    #[serde(rename = "v")]
    pub vct: String,
    /// The product of the service, for instance the certificate of a birth.
    #[serde(rename = "p")]
    pub product: String,
    #[serde(rename = "d")]
    pub issued: Date,
    #[serde(rename = "o")]
    pub office: String,
    /// Label and value, in the language of the paper.
    #[serde(rename = "l")]
    pub lines: Vec<(String, String)>,
}

/// A slip whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub slip: Slip,
    pub demo: bool,
    pub key_id: String,
    pub issuer: String,
}

#[derive(Serialize, Deserialize)]
struct Signed<S> {
    #[serde(flatten)]
    slip: S,
    #[serde(rename = "x", default, skip_serializing_if = "std::ops::Not::not")]
    demo: bool,
}

/// Signs a slip; a demo issuer marks it. One that is too long costs no signature, so that whoever shortens it may try.
pub fn sign(slip: &Slip, keys: &dyn Keys) -> Result<String, SignError> {
    let demo = keys.is_demo();
    jose::sign_within(TYPE, &Signed { slip, demo }, keys, TOKEN_BYTES_MAX)
}

/// Reads a slip and believes it only if a trusted key signed exactly this.
pub fn verify(token: &str, trust: &Trust) -> Result<Checked, VerifyError> {
    if token.len() > TOKEN_BYTES_MAX {
        return Err(VerifyError::TooLong);
    }
    let (payload, by) = jose::open(token, TYPE, trust)?;
    let signed: Signed<Slip> =
        serde_json::from_slice(&payload).map_err(|_| VerifyError::Malformed)?;
    if signed.demo != by.demo {
        return Err(VerifyError::Demo);
    }
    Ok(Checked {
        slip: signed.slip,
        demo: signed.demo,
        key_id: by.key_id.clone(),
        issuer: by.issuer.clone(),
    })
}

/// The address the QR code holds. `origin` is scheme and host, without a slash at the end.
pub fn address(origin: &str, token: &str) -> String {
    format!("{origin}/periksa#{token}")
}

/// The token in what somebody scanned or pasted: an address of ours, or the token alone.
pub fn token_in(text: &str) -> &str {
    let text = text.trim();
    text.rsplit_once('#').map_or(text, |(_, token)| token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FileKeys, KeyError};
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Counts what it signs.
    struct Counting(FileKeys, AtomicUsize);

    impl Keys for Counting {
        fn sign(&self, message: &[u8]) -> Result<[u8; 64], KeyError> {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0.sign(message)
        }

        fn key_id(&self) -> &str {
            self.0.key_id()
        }

        fn jwk(&self) -> serde_json::Value {
            self.0.jwk()
        }

        fn issuer(&self) -> &str {
            self.0.issuer()
        }

        fn is_demo(&self) -> bool {
            self.0.is_demo()
        }
    }

    pub(super) fn slip() -> Slip {
        let line = |label: &str, value: &str| (label.to_owned(), value.to_owned());
        Slip {
            number: "3171-LU-24112026-0042".into(),
            vct: "urn:sigap:akta-lahir".into(),
            product: "akta".into(),
            issued: Date::constant(2026, 11, 24),
            office: "Disdukcapil Kota Jakarta Pusat".into(),
            lines: vec![
                line("Nama", "Bima Wahyudi"),
                line("NIK", "3171064111260001"),
                line("Lahir", "Jakarta Pusat, 1 November 2026"),
                line("Ibu", "Sri Wahyuni"),
                line("Ayah", "Budi Santoso"),
            ],
        }
    }

    fn keys(demo: bool) -> FileKeys {
        FileKeys::unsaved("https://sigap.example", demo).unwrap()
    }

    #[test]
    fn a_slip_comes_back_as_it_was_signed() {
        for demo in [false, true] {
            let keys = keys(demo);
            let token = sign(&slip(), &keys).unwrap();
            let checked = verify(&token, &Trust::of(&keys).unwrap()).unwrap();
            assert_eq!(checked.slip, slip());
            assert_eq!(checked.demo, demo);
            assert_eq!(checked.issuer, "https://sigap.example");
        }
    }

    #[test]
    fn an_ordinary_certificate_stays_within_the_aim() {
        let token = sign(&slip(), &keys(true)).unwrap();
        assert!(token.len() <= TOKEN_BYTES_AIM, "{} bytes", token.len());
    }

    #[test]
    fn a_slip_that_no_phone_could_read_is_refused() {
        let mut long = slip();
        long.lines = vec![("label".into(), "x".repeat(2_000))];
        let refused = sign(&long, &keys(false));
        assert!(matches!(refused, Err(SignError::TooLong { .. })));
    }

    #[test]
    fn who_shortens_a_slip_until_it_fits_signs_once() {
        let keys = Counting(keys(false), AtomicUsize::new(0));
        let mut long = slip();
        long.lines = vec![("label".into(), "x".repeat(40)); 60];
        let token = loop {
            match sign(&long, &keys) {
                Ok(token) => break token,
                Err(SignError::TooLong { bytes, max }) => assert!(bytes > max),
                Err(error) => panic!("{error}"),
            }
            long.lines.pop();
        };
        assert!(token.len() <= TOKEN_BYTES_MAX && long.lines.len() > 1);
        assert_eq!(keys.1.load(Ordering::Relaxed), 1);
        let trust = Trust::of(&keys.0).unwrap();
        assert_eq!(verify(&token, &trust).unwrap().slip, long);
    }

    #[test]
    fn a_demo_key_cannot_vouch_for_a_live_document() {
        let demo = keys(true);
        let token = sign(&slip(), &demo).unwrap();
        let mut live = Trust::default();
        live.add(&demo.jwk(), demo.issuer(), false).unwrap();
        assert_eq!(verify(&token, &live).err(), Some(VerifyError::Demo));
    }

    #[test]
    fn the_token_is_found_in_an_address_and_alone() {
        let address = address("https://sigap.example", "a.b.c");
        assert_eq!(token_in(&address), "a.b.c");
        assert_eq!(token_in(" a.b.c\n"), "a.b.c");
    }

    proptest! {
        #[test]
        fn a_changed_sign_anywhere_is_noticed(at in 0usize..600, to in "[A-Za-z0-9_.-]") {
            let keys = keys(false);
            let trust = Trust::of(&keys).unwrap();
            let mut token = sign(&slip(), &keys).unwrap();
            let at = at % token.len();
            prop_assume!(token[at..=at] != to);
            token.replace_range(at..=at, &to);
            prop_assert!(verify(&token, &trust).is_err());
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
            let trust = Trust::of(&keys(false)).unwrap();
            prop_assert!(verify(token_in(&text), &trust).is_err());
        }
    }
}
