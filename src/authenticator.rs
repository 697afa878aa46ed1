//! A passkey device in memory, for tests and for measuring: it makes passkeys and shows them as a browser with a fingerprint
//! reader would. Nothing of a person is kept by it.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// One device, at one site.
pub(crate) struct Authenticator {
    /// What the browser says where it is.
    pub(crate) origin: String,
    /// Whether it made sure who holds it.
    pub(crate) verifies: bool,
    /// Whether what it makes may be copied to other devices of its owner.
    pub(crate) copies: bool,
    /// What its counter says next; one that always says 0 has none.
    pub(crate) counter: u32,
    held: Vec<Held>,
}

/// One passkey.
struct Held {
    id: [u8; 32],
    owner: String,
    key: EcdsaKeyPair,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MAY_BE_COPIED: u8 = 0x08;
const WITH_KEY: u8 = 0x40;

impl Authenticator {
    pub(crate) fn new(origin: &str) -> Self {
        Self {
            origin: origin.to_owned(),
            verifies: true,
            copies: false,
            counter: 1,
            held: Vec::new(),
        }
    }

    /// Makes a passkey, as `navigator.credentials.create` would; gives its answer as JSON.
    pub(crate) fn make(&mut self, options: &Value) -> Option<Value> {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(algorithm, &random).ok()?;
        let key = EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref()).ok()?;
        let mut id = [0; 32];
        aws_lc_rs::rand::fill(&mut id).ok()?;
        let client = self.client_data("webauthn.create", options)?;
        let mut data = self.head(options["rp"]["id"].as_str()?, WITH_KEY);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(id);
        data.extend(cose(key.public_key().as_ref())?);
        let written = URL_SAFE_NO_PAD.encode(id);
        let owner = options["user"]["id"].as_str()?.to_owned();
        self.held.push(Held { id, owner, key });
        Some(json!({
            "id": written,
            "rawId": written,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
                "attestationObject": URL_SAFE_NO_PAD.encode(unattested(&data)?),
            },
        }))
    }

    /// Shows the passkey it made last, as `navigator.credentials.get` would; gives its answer as JSON.
    pub(crate) fn show(&mut self, options: &Value) -> Option<Value> {
        let client = self.client_data("webauthn.get", options)?;
        let data = self.head(options["rpId"].as_str()?, 0);
        let held = self.held.last()?;
        let signed = [&data[..], digest(&SHA256, &client).as_ref()].concat();
        let signature = held.key.sign(&SystemRandom::new(), &signed).ok()?;
        let written = URL_SAFE_NO_PAD.encode(held.id);
        Some(json!({
            "id": written,
            "rawId": written,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
                "authenticatorData": URL_SAFE_NO_PAD.encode(data),
                "signature": URL_SAFE_NO_PAD.encode(signature.as_ref()),
                "userHandle": held.owner,
            },
        }))
    }

    fn client_data(&self, kind: &str, options: &Value) -> Option<Vec<u8>> {
        let data = json!({
            "type": kind,
            "challenge": options["challenge"].as_str()?,
            "origin": self.origin,
            "crossOrigin": false,
        });
        serde_json::to_vec(&data).ok()
    }

    /// Site, flags and counter: what every answer begins with.
    fn head(&mut self, site: &str, more: u8) -> Vec<u8> {
        let mut flags = PRESENT | more;
        if self.verifies {
            flags |= VERIFIED;
        }
        if self.copies {
            flags |= MAY_BE_COPIED;
        }
        let mut head = digest(&SHA256, site.as_bytes()).as_ref().to_vec();
        head.push(flags);
        head.extend(self.counter.to_be_bytes());
        if self.counter > 0 {
            self.counter += 1;
        }
        head
    }
}

/// A public key of curve P-256 as COSE writes it: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`.
fn cose(point: &[u8]) -> Option<Vec<u8>> {
    let (x, y) = point.strip_prefix(&[4])?.split_at_checked(32)?;
    let mut key = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
    key.extend(x);
    key.extend([0x22, 0x58, 0x20]);
    key.extend(y);
    Some(key)
}

/// `{"fmt": "none", "attStmt": {}, "authData": data}` as CBOR.
fn unattested(data: &[u8]) -> Option<Vec<u8>> {
    let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
    object.push(u8::try_from(data.len()).ok()?);
    object.extend(data);
    Some(object)
}
