//! Ed25519 keys as did:key writes them, and the port through which ours sign.

use affinidi_data_integrity::DataIntegrityError;
use didwebvh_rs::prelude::{KeyType, Multibase, Signer as Port, async_trait};
use ledger::{CannotSign, PublicKey, Signer};
use multibase::Base;

/// What stands before an Ed25519 key (multicodec `ed25519-pub`).
const ED25519: [u8; 2] = [0xed, 0x01];
/// What stands before a SHA-256 digest of 32 bytes (multihash).
const SHA256: [u8; 2] = [0x12, 0x20];

/// The key as a multibase text, `z6Mk…`.
pub fn multibase(key: PublicKey) -> String {
    multibase::encode(Base::Base58Btc, [&ED25519[..], &key.0].concat())
}

/// The key in such a text.
pub(crate) fn public(text: &str) -> Option<PublicKey> {
    let (base, bytes) = multibase::decode(text.strip_prefix("did:key:").unwrap_or(text)).ok()?;
    let key = bytes
        .strip_prefix(&ED25519)
        .filter(|_| base == Base::Base58Btc)?;
    Some(PublicKey(key.try_into().ok()?))
}

/// What an entry commits to the next keys by: the base58 multihash of the text of the key (did:webvh 1.0, Pre-Rotation).
pub(crate) fn commitment(key: PublicKey) -> Multibase {
    let digest = ledger::Hash::of(multibase(key).as_bytes());
    let text = multibase::encode(Base::Base58Btc, [&SHA256[..], &digest.0].concat());
    // Base58 without the letter that says so.
    Multibase::new(text.get(1..).unwrap_or_default())
}

/// The key as a verification method of did:key.
pub(crate) fn method(key: PublicKey) -> String {
    let key = multibase(key);
    format!("did:key:{key}#{key}")
}

/// A key of ours, behind the port of the library.
pub(crate) struct Pen<'a> {
    signer: &'a (dyn Signer + Send + Sync),
    method: String,
}

impl<'a> Pen<'a> {
    pub(crate) fn of(signer: &'a (dyn Signer + Send + Sync)) -> Self {
        let method = method(signer.public());
        Self { signer, method }
    }
}

#[async_trait]
impl Port for Pen<'_> {
    fn key_type(&self) -> KeyType {
        KeyType::Ed25519
    }

    fn verification_method(&self) -> &str {
        &self.method
    }

    async fn sign(&self, data: &[u8]) -> Result<Vec<u8>, DataIntegrityError> {
        let signed = self.signer.sign(data);
        let signature = signed.map_err(|error: CannotSign| DataIntegrityError::signing(error))?;
        Ok(signature.0.to_vec())
    }
}
