//! Proof key for code exchange (RFC 7636), `S256` alone: who redeems a code is who asked for it.

use aws_lc_rs::{constant_time, digest};
use credential::jose;
use serde::{Deserialize, Serialize};

/// A challenge of 43 signs: the SHA-256 of a verifier in base64url (§4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Challenge(String);

impl Challenge {
    pub fn read(raw: &str) -> Option<Self> {
        let bytes = (raw.len() == 43).then(|| jose::decode(raw))??;
        (bytes.len() == 32).then(|| Self(raw.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The challenge of a verifier of 43 to 128 unreserved signs (§4.1); none of another text.
    pub fn of(verifier: &str) -> Option<Self> {
        let unreserved = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
        let fits = (43..=128).contains(&verifier.len()) && verifier.bytes().all(unreserved);
        let hash = || digest::digest(&digest::SHA256, verifier.as_bytes());
        fits.then(|| Self(jose::encode(hash())))
    }

    /// Whether `verifier` is the one this challenge was made of (§4.6).
    pub fn fits(&self, verifier: &str) -> bool {
        Self::of(verifier).is_some_and(|made| {
            constant_time::verify_slices_are_equal(made.0.as_bytes(), self.0.as_bytes()).is_ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_example_of_rfc_7636_appendix_b_fits() {
        let challenge = Challenge::read("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").unwrap();
        assert!(challenge.fits("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        assert!(!challenge.fits("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl"));
        assert!(!challenge.fits("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    #[test]
    fn a_verifier_has_43_to_128_unreserved_signs() {
        let of = |text: &str| Challenge::of(text).is_some();
        assert!(of(&"a".repeat(43)) && of(&"~".repeat(128)));
        assert!(!of(&"a".repeat(42)) && !of(&"a".repeat(129)));
        assert!(!of(&"+".repeat(43)) && !of(&"é".repeat(43)));
    }

    #[test]
    fn a_challenge_is_a_sha_256_in_one_spelling() {
        for raw in [
            "",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN",
            &"=".repeat(43),
        ] {
            assert_eq!(Challenge::read(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn only_the_own_verifier_fits(a in "[A-Za-z0-9._~-]{43,128}", b in "[A-Za-z0-9._~-]{43,128}") {
            let challenge = Challenge::of(&a).unwrap();
            prop_assert!(challenge.fits(&a));
            prop_assert_eq!(challenge.fits(&b), a == b);
        }
    }
}
