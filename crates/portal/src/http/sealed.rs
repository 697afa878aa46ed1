//! Cookies that only this instance reads and writes: state of a browser that belongs into no table.

use app::{App, Vault};
use axum::http::{HeaderMap, HeaderValue, header};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Stands before the name of a cookie where browsers come by TLS: no other host and no plain connection can set such a
/// one (RFC 6265bis, 4.1.3.2).
pub(super) const PREFIX: &str = "__Host-";

/// What the cookie of this name holds. One that is not ours holds nothing; its name keeps it from passing as another.
pub(super) fn read<T: DeserializeOwned>(app: &App, headers: &HeaderMap, name: &str) -> Option<T> {
    values(app, headers, name).find_map(|sealed| open(&app.vault, name, sealed))
}

/// What a value of a cookie of this name holds.
pub(super) fn open<T: DeserializeOwned>(vault: &Vault, name: &str, sealed: &str) -> Option<T> {
    serde_json::from_slice(&vault.open_text(name, sealed).ok()?).ok()
}

/// The values of the cookies of this name, as far as they are text.
pub(super) fn values<'h>(
    app: &App,
    headers: &'h HeaderMap,
    name: &'h str,
) -> impl Iterator<Item = &'h str> {
    named(headers, (prefix(app), name))
}

/// The same where names begin with `prefix`.
pub(super) fn named<'h>(
    headers: &'h HeaderMap,
    (prefix, name): (&'static str, &'h str),
) -> impl Iterator<Item = &'h str> {
    let lines = headers.get_all(header::COOKIE).iter();
    let lines = lines.filter_map(|value| value.to_str().ok());
    let cookies = lines.flat_map(|value| value.split(';'));
    cookies.filter_map(move |cookie| {
        let named = cookie.trim().strip_prefix(prefix)?;
        named.strip_prefix(name)?.strip_prefix('=')
    })
}

/// The header that hands it to a browser for so many seconds.
pub(super) fn cookie<T: Serialize>(app: &App, name: &str, held: &T, seconds: i64) -> HeaderValue {
    let plain = serde_json::to_vec(held).unwrap_or_default();
    let sealed = app.vault.seal_text(name, &plain, &app.dice);
    line(app, name, &sealed, seconds)
}

/// The header that takes it back.
pub(super) fn ended(app: &App, name: &str) -> HeaderValue {
    line(app, name, "", 0)
}

/// The header that hands a browser a cookie for so many seconds.
pub(super) fn line(app: &App, name: &str, value: &str, seconds: i64) -> HeaderValue {
    let (prefix, secure) = match prefix(app) {
        "" => ("", ""),
        prefix => (prefix, "; Secure"),
    };
    let text = format!(
        "{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}"
    );
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

fn prefix(app: &App) -> &'static str {
    if app.origin.starts_with("https://") {
        PREFIX
    } else {
        ""
    }
}
