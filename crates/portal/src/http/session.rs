//! Who is asking: a sealed cookie, readable and writable by this instance alone.

use app::{App, Officer};
use axum::http::{HeaderMap, HeaderValue, header};
use base::{SubjectId, Timestamp};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// A session as the cookie holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Session {
    /// Random; the forms of this session carry a token made from it.
    pub(crate) id: String,
    pub(crate) who: Who,
    pub(crate) until: Timestamp,
}

/// Somebody, or nobody yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Who {
    Nobody,
    Resident { subject: SubjectId, name: String },
    Officer(Officer),
}

const COOKIE: &str = "sigap";
/// A working day.
const SECONDS: i64 = 8 * 3600;

impl Session {
    pub(crate) fn nobody() -> Self {
        Self {
            id: String::new(),
            who: Who::Nobody,
            until: Timestamp::from_micros(0),
        }
    }

    pub(crate) fn of(app: &App, who: Who, now: Timestamp) -> Self {
        let id: [u8; 16] = app.dice.bytes();
        Self {
            id: URL_SAFE_NO_PAD.encode(id),
            who,
            until: now.plus_seconds(SECONDS),
        }
    }

    /// The session of a request. A cookie that is old or not ours is no session.
    pub(crate) fn read(app: &App, headers: &HeaderMap, now: Timestamp) -> Self {
        let sessions = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let cookies = sessions.flat_map(|value| value.split(';'));
        let mut ours =
            cookies.filter_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='));
        let session = ours.find_map(|sealed| open(app, sealed));
        session
            .filter(|session| now < session.until)
            .unwrap_or_else(Self::nobody)
    }

    /// The header that hands the session to a browser.
    pub(crate) fn cookie(&self, app: &App) -> HeaderValue {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        let sealed = URL_SAFE_NO_PAD.encode(app.vault.seal_cookie("session", &plain, &app.dice));
        let secure = if app.origin.starts_with("https://") {
            "; Secure"
        } else {
            ""
        };
        let text =
            format!("{COOKIE}={sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age={SECONDS}{secure}");
        HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
    }

    /// The header that takes it back.
    pub(crate) fn ended() -> HeaderValue {
        HeaderValue::from_static("sigap=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
    }

    /// The token that forms of this session carry.
    pub(crate) fn token(&self, app: &App) -> String {
        app.vault.mac("csrf", &self.id)
    }
}

fn open(app: &App, sealed: &str) -> Option<Session> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    serde_json::from_slice(&app.vault.open_cookie("session", &sealed).ok()?).ok()
}
