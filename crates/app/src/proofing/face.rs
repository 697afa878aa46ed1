//! The face match: somebody else, who holds the biometric register, looks at a face and says whether it is alive and whose it
//! is. Little patience with it, and no trust in what a browser brings back: only a signed answer counts, once, about the very
//! session that this browser began. The contract is `docs/face-match.md`.

mod receive;
mod result;
mod send;

pub use receive::{Seen, receive};
pub use result::{BadResult, FaceResult, Liveness, SCORE_MIN, State};
pub use send::{Going, Pending, send};

use crate::AppError;
use crate::payment::Secret;
use crate::wire::{BadAddress, Unavailable, Wire};
use aws_lc_rs::digest;
use base::{Explain, Fault, Problem};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::Method;
use hyper::body::Bytes;
use hyper::header::HeaderValue;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How a request says that it is signed.
pub const SCHEME: &str = "Sigap-Face-HMAC-SHA256";
/// Where sessions are begun; one session has its id after it.
pub const SESSIONS_PATH: &str = "/sessions";
/// First line of what is signed of a request, so that no signature of one thing is one of another.
const REQUEST: &str = "sigap-face-request";
/// A result is told once: one that comes a little late must not be lost.
const WAIT: Duration = Duration::from_secs(3);
/// How long a session may take; a result is no older.
pub const SESSION_SECONDS: i64 = 15 * 60;

/// The way to whoever compares faces for this instance.
#[derive(Debug)]
pub struct FaceMatch {
    wire: Wire,
    secret: Secret,
}

/// A session that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Chosen here, by chance: what the result must name.
    pub reference: String,
    pub nik: String,
    /// Where the browser is sent afterwards, with `?kode=` and the return code.
    pub return_url: String,
    /// The language of its pages: "id" or "en".
    pub lang: String,
}

/// A session that was begun.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begun {
    pub id: String,
    /// Where the browser goes.
    pub url: String,
}

/// Why a proofing by face went nowhere. Nothing of it is the person's fault.
#[derive(Debug, thiserror::Error)]
pub enum FaceError {
    #[error("the face match {0}")]
    Away(#[from] Unavailable),
    #[error(transparent)]
    App(#[from] AppError),
}

impl Explain for FaceError {
    fn explain(&self) -> Problem {
        match self {
            Self::Away(_) => Problem::of(Fault::Busy, "problem-face-away"),
            Self::App(error) => error.explain(),
        }
    }
}

impl FaceMatch {
    /// Connects to nothing yet. `base` is scheme and authority without a path.
    pub fn new(base: &str, secret: Secret) -> Result<Self, BadAddress> {
        Ok(Self {
            wire: Wire::new(base)?.waiting(WAIT),
            secret,
        })
    }

    async fn begin(&self, wanted: &Wanted) -> Result<Begun, Unavailable> {
        let body = serde_json::to_string(wanted).map_err(|_| Unavailable::Refused(422))?;
        self.wire
            .guarded(async {
                let told = self.ask(Method::POST, SESSIONS_PATH, body).await?;
                let begun = serde_json::from_slice(&told);
                let begun: Begun = begun.map_err(|_| Unavailable::Lied("no session"))?;
                if is_id(&begun.id) && is_address(&begun.url) {
                    Ok(begun)
                } else {
                    Err(Unavailable::Lied("a session that nobody can go to"))
                }
            })
            .await
    }

    async fn result(&self, id: &str) -> Result<FaceResult, Unavailable> {
        let path = format!("{SESSIONS_PATH}/{id}");
        self.wire
            .guarded(async {
                let told = self.ask(Method::GET, &path, String::new()).await?;
                FaceResult::read(&told, &self.secret).map_err(|bad| {
                    tracing::error!(%bad, "the face match said what does not count");
                    Unavailable::Lied("a result that does not count")
                })
            })
            .await
    }

    async fn ask(&self, method: Method, path: &str, body: String) -> Result<Bytes, Unavailable> {
        let signature = sign_request(&self.secret, method.as_str(), path, body.as_bytes());
        let mut shown = HeaderValue::from_str(&format!("{SCHEME} {signature}"))
            .map_err(|_| Unavailable::Refused(400))?;
        shown.set_sensitive(true);
        self.wire.send(method, path, Some(shown), body.into()).await
    }
}

/// What a request carries, so that strangers begin nothing and read nothing.
pub fn sign_request(secret: &Secret, method: &str, path: &str, body: &[u8]) -> String {
    secret.sign(&request(method, path, body))
}

/// Whether a request was made by somebody who holds the secret.
pub fn made_request(
    secret: &Secret,
    (method, path, body): (&str, &str, &[u8]),
    signature: &str,
) -> bool {
    secret.signed(&request(method, path, body), signature)
}

fn request(method: &str, path: &str, body: &[u8]) -> String {
    let hash = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, body));
    format!("{REQUEST}\n1\n{method}\n{path}\n{hash}\n")
}

/// An id or a code of the service: it becomes a part of an address.
fn is_id(text: &str) -> bool {
    let fits = |sign: u8| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_');
    (16..=64).contains(&text.len()) && text.bytes().all(fits)
}

/// An address a browser can be sent to, which can stand in a header.
fn is_address(url: &str) -> bool {
    let known = url.starts_with("https://") || url.starts_with("http://");
    let plain = url
        .bytes()
        .all(|sign| sign.is_ascii_graphic() && !b"\"'<>;,".contains(&sign));
    known && plain && url.len() <= 500
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_signed_with_all_that_it_says() {
        let secret = Secret::new(&[7; 32]);
        let tag = sign_request(&secret, "POST", "/sessions", b"{}");
        assert!(made_request(&secret, ("POST", "/sessions", b"{}"), &tag));
        for other in [
            ("GET", "/sessions", &b"{}"[..]),
            ("POST", "/sessions/", b"{}"),
            ("POST", "/sessions", b"{ }"),
        ] {
            assert!(!made_request(&secret, other, &tag));
        }
        let payment = secret.sign_request("POST", "/sessions", b"{}");
        assert!(!made_request(
            &secret,
            ("POST", "/sessions", b"{}"),
            &payment
        ));
    }

    #[test]
    fn a_browser_is_sent_to_nothing_that_is_no_plain_address() {
        assert!(is_address("http://127.0.0.1:9000/periksa?sesi=abc"));
        for bad in [
            "javascript:alert(1)",
            "http://x/;script-src *",
            "http://x/ y",
            "//x",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
