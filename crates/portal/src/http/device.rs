//! What a browser says it is, in two words for its owner to read, and what it is known again by: a sealed cookie with something
//! random in it, given when somebody signs in. It says nothing about anybody, and each person's rows hold another digest of it.

use super::{Asked, sealed};
use app::App;
use app::account::session::Device;
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub(super) const COOKIE: &str = "sigap-perangkat";
/// As long as browsers keep a cookie; each sign-in begins it anew.
const SECONDS: i64 = 400 * 86_400;

/// Sign in the header, and the word for it; the first that is there counts, for many name others as well.
const BROWSERS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// The device of a request: known by its cookie, or new.
pub(crate) fn device(asked: &Asked) -> Device {
    let app = &asked.portal.app;
    let mark = sealed::read(app, &asked.headers, COOKIE);
    Device {
        mark: mark.unwrap_or_else(|| URL_SAFE_NO_PAD.encode(app.dice.bytes::<16>())),
        ..said(&asked.headers)
    }
}

/// The header by which a browser is known again.
pub(crate) fn device_cookie(app: &App, device: &Device) -> HeaderValue {
    sealed::cookie(app, COOKIE, &device.mark, SECONDS)
}

/// What a browser says it is, as far as it says so.
pub(crate) fn said(headers: &HeaderMap) -> Device {
    let said = headers.get(header::USER_AGENT);
    let said = said.and_then(|value| value.to_str().ok()).unwrap_or("");
    Device {
        browser: word(said, &BROWSERS),
        system: word(said, &SYSTEMS),
        mark: String::new(),
    }
}

fn word(said: &str, words: &[(&str, &str)]) -> String {
    let mut known = words.iter().filter(|(sign, _)| said.contains(sign));
    known.next().map_or("", |(_, word)| word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_phone_is_known_by_two_words_and_a_strange_program_by_none() {
        let said = "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) \
                    SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36";
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, HeaderValue::from_static(said));
        let known = super::said(&headers);
        assert_eq!(known.browser, "Samsung Internet");
        assert_eq!(known.system, "Android");
        headers.insert(header::USER_AGENT, HeaderValue::from_static("curl/8"));
        assert_eq!(super::said(&headers), Device::default());
    }
}
