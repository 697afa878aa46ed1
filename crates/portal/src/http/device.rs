//! What a browser says it is, in two words: enough to know one's own phone again, too little to follow anybody.

use app::account::session::Device;
use axum::http::{HeaderMap, header};

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

/// The device of a request, as far as it says so.
pub(crate) fn device(headers: &HeaderMap) -> Device {
    let said = headers.get(header::USER_AGENT);
    let said = said.and_then(|value| value.to_str().ok()).unwrap_or("");
    Device {
        browser: word(said, &BROWSERS),
        system: word(said, &SYSTEMS),
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
        let known = device(&headers);
        assert_eq!(known.browser, "Samsung Internet");
        assert_eq!(known.system, "Android");
        headers.insert(header::USER_AGENT, HeaderValue::from_static("curl/8"));
        assert_eq!(device(&headers), Device::default());
    }
}
