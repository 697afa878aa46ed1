//! A receipt under the issuer's signature: its digest and what it is about, as a compact JWS beside the file. Whoever
//! is handed the file sees that the facts in it are the issuer's word, and that nobody changed them since.

use crate::jose::{self, SignError, VerifyError};
use crate::keys::{Keys, Trust};
use aws_lc_rs::digest;
use base::Timestamp;
use serde::{Deserialize, Serialize};

const TYPE: &str = "receipt+jwt";

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    /// The number of the case.
    sub: String,
    iat: i64,
    /// SHA-256 of the receipt's bytes in canonical form.
    digest: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    demo: bool,
}

/// A signature that holds, over this very receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub key_id: String,
    pub issuer: String,
    pub demo: bool,
    pub case: String,
    pub at: Timestamp,
}

/// Signs the canonical bytes of a receipt.
pub fn sign(
    receipt: &[u8],
    case: &str,
    keys: &dyn Keys,
    now: Timestamp,
) -> Result<String, SignError> {
    let claims = Claims {
        iss: keys.issuer().to_owned(),
        sub: case.to_owned(),
        iat: now.seconds(),
        digest: digest_of(receipt),
        demo: keys.is_demo(),
    };
    jose::sign(TYPE, &claims, keys)
}

/// Believes a signature only of a trusted key, and only over these bytes.
pub fn verify(receipt: &[u8], token: &str, trust: &Trust) -> Result<Signed, VerifyError> {
    let (payload, by) = jose::open(token, TYPE, trust)?;
    let claims: Claims = serde_json::from_slice(&payload).map_err(|_| VerifyError::Malformed)?;
    by.vouches_for(&claims.iss, claims.demo)?;
    if claims.digest != digest_of(receipt) {
        return Err(VerifyError::Signature);
    }
    Ok(Signed {
        key_id: by.key_id.clone(),
        issuer: claims.iss,
        demo: claims.demo,
        case: claims.sub,
        at: Timestamp::from_micros(claims.iat.saturating_mul(1_000_000)),
    })
}

fn digest_of(receipt: &[u8]) -> String {
    jose::encode(digest::digest(&digest::SHA256, receipt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileKeys;
    use proptest::prelude::*;

    const RECEIPT: &[u8] = br#"{"facts":{},"service":"akta-lahir"}"#;
    const CASE: &str = "01KAVSR5R0D6JTXHQWZ8F4C2NM";

    fn noon() -> Timestamp {
        Timestamp::from_micros(1_790_000_000_000_000)
    }

    fn keys(demo: bool) -> FileKeys {
        FileKeys::unsaved("https://issuer.example", demo).unwrap()
    }

    #[test]
    fn a_signature_says_who_signed_what_and_when() {
        for demo in [false, true] {
            let keys = keys(demo);
            let token = sign(RECEIPT, CASE, &keys, noon()).unwrap();
            let signed = verify(RECEIPT, &token, &Trust::of(&keys).unwrap()).unwrap();
            assert_eq!(signed.issuer, "https://issuer.example");
            assert_eq!((signed.case.as_str(), signed.demo), (CASE, demo));
            assert_eq!((signed.at, signed.key_id.as_str()), (noon(), keys.key_id()));
        }
    }

    #[test]
    fn a_receipt_under_a_strange_key_is_not_believed() {
        let token = sign(RECEIPT, CASE, &keys(false), noon()).unwrap();
        let trust = Trust::of(&keys(false)).unwrap();
        let refused = verify(RECEIPT, &token, &trust);
        assert_eq!(refused.err(), Some(VerifyError::UnknownKey));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_changed_byte_anywhere_is_noticed(at in 0..RECEIPT.len(), to in any::<u8>()) {
            let keys = keys(false);
            let trust = Trust::of(&keys).unwrap();
            let token = sign(RECEIPT, CASE, &keys, noon()).unwrap();
            let mut changed = RECEIPT.to_vec();
            prop_assume!(changed[at] != to);
            changed[at] = to;
            prop_assert_eq!(verify(&changed, &token, &trust).err(), Some(VerifyError::Signature));
        }
    }
}
