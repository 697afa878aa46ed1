//! A whole status list as a signed token (IETF Token Status List, `statuslist+jwt`): one bit a slot, compressed. Who
//! checks a credential fetches the list and not the entry, so nobody learns which credential was looked at.

use super::{STATUS_LIST_ENTRIES, StatusSlot};
use crate::jose::{self, SignError, VerifyError};
use crate::keys::{Keys, Trust};
use base::Timestamp;
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use serde::{Deserialize, Serialize};
use std::io::Read;

/// The media type under which a list is served.
pub const STATUS_LIST_MEDIA_TYPE: &str = "application/statuslist+jwt";

/// So long a copy may be used before it is fetched again. It may have lain as long on its way, and a minute with whoever
/// serves it: a revocation is known everywhere after five minutes.
pub const STATUS_LIST_TTL_SECONDS: i64 = 2 * 60;

/// So long a copy is believed at all, for those who are offline.
const LIFE_SECONDS: i64 = 24 * 60 * 60;

const TYPE: &str = "statuslist+jwt";
const LIST_BYTES: usize = STATUS_LIST_ENTRIES as usize / 8;

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    /// Where the list is served: the `uri` that credentials name.
    sub: String,
    iat: i64,
    exp: i64,
    ttl: i64,
    status_list: Packed,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    demo: bool,
}

#[derive(Serialize, Deserialize)]
struct Packed {
    bits: u8,
    lst: String,
}

/// A list whose signature holds.
pub struct StatusList {
    bytes: Vec<u8>,
    exp: i64,
}

impl StatusList {
    /// Whether the credential of this slot was taken back.
    pub fn is_revoked(&self, slot: StatusSlot) -> bool {
        let (byte, bit) = place(slot);
        self.bytes.get(byte).is_none_or(|byte| byte & bit != 0)
    }

    /// Whether the copy is still young enough to be believed.
    pub fn is_valid_at(&self, now: Timestamp) -> bool {
        now.seconds() < self.exp
    }
}

/// The bits of a list with these slots taken back, before anything packs them.
pub fn bits(revoked: &[StatusSlot]) -> Vec<u8> {
    let mut bytes = vec![0; LIST_BYTES];
    for slot in revoked {
        let (byte, bit) = place(*slot);
        bytes[byte] |= bit;
    }
    bytes
}

/// Signs the list that is served at `uri`, with these slots taken back.
pub fn sign(
    revoked: &[StatusSlot],
    uri: &str,
    keys: &dyn Keys,
    now: Timestamp,
) -> Result<String, SignError> {
    let claims = Claims {
        iss: keys.issuer().to_owned(),
        sub: uri.to_owned(),
        iat: now.seconds(),
        exp: now.seconds() + LIFE_SECONDS,
        ttl: STATUS_LIST_TTL_SECONDS,
        status_list: Packed {
            bits: 1,
            lst: pack(&bits(revoked)),
        },
        demo: keys.is_demo(),
    };
    jose::sign(TYPE, &claims, keys)
}

/// Reads a list and believes it only if a trusted key signed it for this very address.
pub fn verify(token: &str, uri: &str, trust: &Trust) -> Result<StatusList, VerifyError> {
    let (payload, by) = jose::open(token, TYPE, trust)?;
    let claims: Claims = serde_json::from_slice(&payload).map_err(|_| VerifyError::Malformed)?;
    by.vouches_for(&claims.iss, claims.demo)?;
    if claims.sub != uri || claims.status_list.bits != 1 {
        return Err(VerifyError::Malformed);
    }
    let bytes = unpack(&claims.status_list.lst).ok_or(VerifyError::Malformed)?;
    Ok(StatusList {
        bytes,
        exp: claims.exp,
    })
}

/// The lowest bit of a byte is its first slot.
fn place(slot: StatusSlot) -> (usize, u8) {
    (slot.index() as usize / 8, 1 << (slot.index() % 8))
}

fn pack(bytes: &[u8]) -> String {
    let mut packed = Vec::new();
    // Reading from memory into memory cannot fail.
    let _ = ZlibEncoder::new(bytes, Compression::best()).read_to_end(&mut packed);
    jose::encode(packed)
}

/// No more than a list of ours has is ever unpacked.
fn unpack(text: &str) -> Option<Vec<u8>> {
    let packed = jose::decode(text)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(LIST_BYTES).ok()?;
    let mut unpacked = ZlibDecoder::new(packed.as_slice()).take(most);
    unpacked.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileKeys;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const URI: &str = "https://sigap.example/status/7";

    fn keys(demo: bool) -> FileKeys {
        FileKeys::unsaved("https://issuer.example", demo).unwrap()
    }

    fn slot(index: u32) -> StatusSlot {
        StatusSlot::at(index).unwrap()
    }

    fn noon() -> Timestamp {
        Timestamp::from_micros(1_790_000_000_000_000)
    }

    #[test]
    fn the_example_of_the_draft_reads_bit_by_bit() {
        // draft-ietf-oauth-status-list, section 4.1: bits 1, bytes B9 A3.
        let bytes = unpack("eNrbuRgAAhcBXQ").unwrap();
        assert_eq!(bytes, [0xb9, 0xa3]);
        let list = StatusList { bytes, exp: 0 };
        let revoked = (0..16).map(|index| u8::from(list.is_revoked(slot(index))));
        assert!(revoked.eq([1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]));
        assert!(
            list.is_revoked(slot(16)),
            "what a list does not hold is not vouched for"
        );
    }

    #[test]
    fn a_list_is_believed_for_its_own_address_only() {
        let keys = keys(false);
        let trust = Trust::of(&keys).unwrap();
        let token = sign(&[], URI, &keys, noon()).unwrap();
        assert!(verify(&token, URI, &trust).is_ok());
        let other = verify(&token, "https://sigap.example/status/8", &trust);
        assert_eq!(other.err(), Some(VerifyError::Malformed));
    }

    #[test]
    fn a_list_of_a_stranger_or_of_the_other_world_is_refused() {
        let (ours, demo) = (keys(false), keys(true));
        let token = sign(&[], URI, &demo, noon()).unwrap();
        let trust = Trust::of(&ours).unwrap();
        let stranger = verify(&token, URI, &trust);
        assert_eq!(stranger.err(), Some(VerifyError::UnknownKey));
        let mut live = Trust::default();
        live.add(&demo.jwk(), demo.issuer(), false).unwrap();
        assert_eq!(verify(&token, URI, &live).err(), Some(VerifyError::Demo));
    }

    #[test]
    fn a_copy_is_believed_for_a_day() {
        let keys = keys(false);
        let token = sign(&[], URI, &keys, noon()).unwrap();
        let list = verify(&token, URI, &Trust::of(&keys).unwrap()).unwrap();
        assert!(list.is_valid_at(noon().plus_seconds(LIFE_SECONDS - 1)));
        assert!(!list.is_valid_at(noon().plus_seconds(LIFE_SECONDS)));
        assert!(token.len() < 600, "an empty list is small: {}", token.len());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn exactly_the_slots_that_were_taken_back_are_marked(
            revoked in prop::collection::btree_set(0..STATUS_LIST_ENTRIES, 0..200),
        ) {
            let keys = keys(true);
            let slots: Vec<StatusSlot> = revoked.iter().map(|index| slot(*index)).collect();
            let token = sign(&slots, URI, &keys, noon()).unwrap();
            let list = verify(&token, URI, &Trust::of(&keys).unwrap()).unwrap();
            let marked: BTreeSet<u32> = (0..STATUS_LIST_ENTRIES)
                .filter(|index| list.is_revoked(slot(*index)))
                .collect();
            prop_assert_eq!(marked, revoked);
        }
    }
}
