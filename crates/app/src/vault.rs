//! Sealing: personal content is AES-256-GCM under its subject's key, which is wrapped by the instance key.
//!
//! Deleting one wrapped key makes everything about that subject unreadable, also in backups of the tables.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::{constant_time, digest, hkdf, hmac};
use base::SubjectId;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Chance, handed in, so that a test can repeat it.
pub struct Dice(Box<Fill>);

/// Fills bytes with chance.
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

impl Dice {
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Box::new(fill))
    }

    /// `N` fresh random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    pub fn fill(&self, bytes: &mut [u8]) {
        (self.0)(bytes);
    }
}

impl rand::TryRng for &Dice {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(u32::from_le_bytes(self.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from_le_bytes(self.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        self.fill(bytes);
        Ok(())
    }
}

/// The keys of this instance.
pub struct Vault {
    wrap: LessSafeKey,
    cookie: LessSafeKey,
    lookup: hmac::Key,
    seen: hmac::Key,
    mark: [u8; 32],
    unwrapped: Mutex<HashMap<SubjectId, Arc<SubjectKey>>>,
}

/// One subject's key, unwrapped.
pub(crate) struct SubjectKey(LessSafeKey);

/// Sealed bytes that do not open: another key, another place, or a changed byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sealed content does not open")]
pub struct Unsealable;

/// How many unwrapped keys stay in memory: about 2 MB.
const KEYS_CACHED_MAX: usize = 8_192;

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

impl Vault {
    /// Derives every key of the instance from one secret of 32 random bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, b"sigap instance").extract(secret);
        let key = |name: &str| {
            let mut bytes = [0_u8; 32];
            let info = [name.as_bytes()];
            let filled = root
                .expand(&info, Length(32))
                .and_then(|okm| okm.fill(&mut bytes));
            assert!(filled.is_ok(), "HKDF gives 32 bytes for any name");
            bytes
        };
        Self {
            wrap: aead(&key("wrap subject keys")),
            cookie: aead(&key("seal cookies")),
            lookup: hmac::Key::new(hmac::HMAC_SHA256, &key("look up by value")),
            seen: hmac::Key::new(hmac::HMAC_SHA256, &key("digest of values shown")),
            mark: key("tie a database to its keys"),
            unwrapped: Mutex::new(HashMap::new()),
        }
    }

    /// Tells these keys from others, and nothing about them: a database remembers whose it is.
    pub fn mark(&self) -> [u8; 32] {
        self.mark
    }

    /// A fresh key for a subject, and the same key wrapped for its table.
    pub(crate) fn forge(&self, subject: SubjectId, dice: &Dice) -> (Arc<SubjectKey>, Vec<u8>) {
        let raw: [u8; 32] = dice.bytes();
        let wrapped = seal(&self.wrap, &subject.0, &raw, dice);
        let key = Arc::new(SubjectKey(aead(&raw)));
        self.remember(subject, &key);
        (key, wrapped)
    }

    pub(crate) fn unwrap(
        &self,
        subject: SubjectId,
        wrapped: &[u8],
    ) -> Result<Arc<SubjectKey>, Unsealable> {
        let raw = open(&self.wrap, &subject.0, wrapped)?;
        let raw: [u8; 32] = raw.try_into().map_err(|_| Unsealable)?;
        let key = Arc::new(SubjectKey(aead(&raw)));
        self.remember(subject, &key);
        Ok(key)
    }

    pub(crate) fn remembered(&self, subject: SubjectId) -> Option<Arc<SubjectKey>> {
        self.keys().get(&subject).cloned()
    }

    /// The blind index of a value: equal values find each other, nobody reads them back.
    pub(crate) fn blind(&self, kind: &str, value: &str) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.lookup);
        context.update(kind.as_bytes());
        context.update(&[0]);
        context.update(value.as_bytes());
        context.sign().as_ref().to_vec()
    }

    /// A keyed digest of what a person was shown, in hex.
    pub(crate) fn seen(&self, bytes: &[u8]) -> String {
        hex(hmac::sign(&self.seen, bytes).as_ref())
    }

    /// A keyed tag of a value, in hex; `what` keeps one kind from passing as another.
    pub fn mac(&self, what: &str, value: &str) -> String {
        self.seen(format!("{what}\n{value}").as_bytes())
    }

    /// Seals a cookie or a token of the portal; `what` keeps one kind from passing as another.
    pub fn seal_cookie(&self, what: &str, plain: &[u8], dice: &Dice) -> Vec<u8> {
        seal(&self.cookie, what.as_bytes(), plain, dice)
    }

    pub fn open_cookie(&self, what: &str, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        open(&self.cookie, what.as_bytes(), sealed)
    }

    /// The same as text, for a cookie, an address or the field of a form.
    pub fn seal_text(&self, what: &str, plain: &[u8], dice: &Dice) -> String {
        URL_SAFE_NO_PAD.encode(self.seal_cookie(what, plain, dice))
    }

    pub fn open_text(&self, what: &str, sealed: &str) -> Result<Vec<u8>, Unsealable> {
        let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| Unsealable)?;
        self.open_cookie(what, &sealed)
    }

    fn remember(&self, subject: SubjectId, key: &Arc<SubjectKey>) {
        let mut keys = self.keys();
        if keys.len() >= KEYS_CACHED_MAX {
            keys.clear();
        }
        keys.insert(subject, Arc::clone(key));
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, HashMap<SubjectId, Arc<SubjectKey>>> {
        self.unwrapped
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl SubjectKey {
    /// Seals `plain` for one place, so that a row cannot be moved into another table.
    pub(crate) fn seal(&self, place: &str, plain: &[u8], dice: &Dice) -> Vec<u8> {
        seal(&self.0, place.as_bytes(), plain, dice)
    }

    pub(crate) fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        open(&self.0, place.as_bytes(), sealed)
    }
}

/// Equal without telling how far, for tokens and digests.
pub fn same(a: &str, b: &str) -> bool {
    constant_time::verify_slices_are_equal(a.as_bytes(), b.as_bytes()).is_ok()
}

pub(crate) fn sha256(parts: &[&[u8]]) -> Vec<u8> {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(part);
    }
    context.finish().as_ref().to_vec()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn aead(key: &[u8; 32]) -> LessSafeKey {
    // The key has the length the algorithm asks for, which is all that `new` checks.
    let key = UnboundKey::new(&AES_256_GCM, key).unwrap_or_else(|_| unreachable!("32 bytes"));
    LessSafeKey::new(key)
}

/// Nonce, ciphertext, tag. Random nonces are safe for 2^32 messages under one key; a subject has far fewer.
fn seal(key: &LessSafeKey, place: &[u8], plain: &[u8], dice: &Dice) -> Vec<u8> {
    let nonce: [u8; NONCE_LEN] = dice.bytes();
    let mut out = Vec::with_capacity(NONCE_LEN + plain.len() + 16);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(plain);
    let (head, body) = out.split_at_mut(NONCE_LEN);
    let _ = head;
    let tag =
        key.seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), body);
    let tag = tag.unwrap_or_else(|_| unreachable!("AES-GCM seals anything under 64 GiB"));
    out.extend_from_slice(tag.as_ref());
    out
}

fn open(key: &LessSafeKey, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
    let (nonce, body) = sealed.split_at_checked(NONCE_LEN).ok_or(Unsealable)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unsealable)?;
    let mut body = body.to_vec();
    let plain = key
        .open_in_place(nonce, Aad::from(place), &mut body)
        .map_err(|_| Unsealable)?
        .len();
    body.truncate(plain);
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU8, Ordering};

    fn dice() -> Dice {
        let count = AtomicU8::new(1);
        Dice::new(move |bytes| bytes.fill_with(|| count.fetch_add(1, Ordering::Relaxed)))
    }

    #[test]
    fn what_is_sealed_for_one_subject_and_place_opens_nowhere_else() {
        let (vault, dice) = (Vault::new(&[7; 32]), dice());
        let (mine, wrapped) = vault.forge(SubjectId([1; 16]), &dice);
        let (other, _) = vault.forge(SubjectId([2; 16]), &dice);
        let sealed = mine.seal("record", b"Sri", &dice);
        assert_eq!(mine.open("record", &sealed), Ok(b"Sri".to_vec()));
        assert_eq!(mine.open("history", &sealed), Err(Unsealable));
        assert_eq!(other.open("record", &sealed), Err(Unsealable));
        assert!(vault.unwrap(SubjectId([2; 16]), &wrapped).is_err());
        let again = vault.unwrap(SubjectId([1; 16]), &wrapped).unwrap();
        assert_eq!(again.open("record", &sealed), Ok(b"Sri".to_vec()));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (vault, dice) = (Vault::new(&[7; 32]), dice());
        let sealed = vault.seal_cookie("session", b"someone", &dice);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(vault.open_cookie("session", &changed), Err(Unsealable));
        }
    }

    #[test]
    fn the_same_value_under_another_kind_has_another_blind_index() {
        let vault = Vault::new(&[7; 32]);
        assert_eq!(vault.blind("nik", "1"), vault.blind("nik", "1"));
        assert_ne!(vault.blind("nik", "1"), vault.blind("card", "1"));
    }
}
