//! What must not stand in a log: the log of every program that a test starts is looked through when the test ends.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Signs of the shortest token: 32 random bytes, or a sealed value of any length.
const TOKEN_SIGNS: usize = 43;
/// Digits of a population number, and of a family card.
const NUMBER_DIGITS: usize = 16;

/// Words of a log that look like the number of a person, a token, a signature or a key.
pub(crate) fn secrets(log: &str) -> Vec<String> {
    // A time has as many digits as the number of a person.
    let mut parts = log.split("Timestamp(");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.trim_start_matches(|sign: char| sign.is_ascii_digit()));
    let log: String = std::iter::once(first).chain(rest).collect();
    let words =
        log.split(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')));
    let mut found: Vec<String> = words
        .filter(|word| is_number(word) || is_token(word) || is_jose(word))
        .map(str::to_owned)
        .collect();
    found.extend(log.contains("PRIVATE KEY").then(|| "a key".to_owned()));
    found
}

fn is_number(word: &str) -> bool {
    let digits = word.split(|sign: char| !sign.is_ascii_digit());
    digits.into_iter().any(|run| run.len() == NUMBER_DIGITS)
}

/// A digest in hex is no secret, and a word of a sentence has no digits.
fn is_token(word: &str) -> bool {
    let has = |kind: fn(&char) -> bool| word.chars().any(|sign| kind(&sign));
    word.len() >= TOKEN_SIGNS
        && has(char::is_ascii_uppercase)
        && has(char::is_ascii_lowercase)
        && has(char::is_ascii_digit)
}

/// The head of a JWS: base64url of JSON that names an algorithm.
fn is_jose(word: &str) -> bool {
    let head = URL_SAFE_NO_PAD.decode(word).unwrap_or_default();
    head.starts_with(b"{") && String::from_utf8_lossy(&head).contains("\"alg\"")
}

#[test]
fn a_number_a_token_and_a_key_are_found_in_a_log_and_ordinary_lines_are_not() {
    let token = URL_SAFE_NO_PAD.encode([7_u8, 211].repeat(20));
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"ES256"}"#);
    for bad in [
        "WARN no such person nik=1271036104919001",
        &format!("DEBUG cookie sigap={token}; Path=/"),
        &format!("DEBUG token {head}.e30.c2ln"),
        "-----BEGIN PRIVATE KEY-----",
    ] {
        assert_ne!(secrets(bad), Vec::<String>::new(), "{bad}");
    }
    let good = "2026-11-29T21:00:00.123456Z  WARN app::outbox: a message waits kind=\"effect\" attempts=3 \
                fate=Waits(Timestamp(1795991699010650)) \
                law=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    assert_eq!(secrets(good), Vec::<String>::new());
}
