//! An address for mail, parsed: what stands here can stand in an envelope and in a head.

use serde::{Deserialize, Serialize};
use std::fmt;
use webauthn_rs::prelude::Url;

/// An address such as `sri@contoh.example`. Its domain is written in small letters, one of another script as browsers and
/// servers of names write it (`xn--…`).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

/// It is no address that mail can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no address for mail")]
pub struct BadAddress;

/// RFC 5321 §4.5.3.1.
const LOCAL_MAX: usize = 64;
const ADDRESS_MAX: usize = 254;
/// Signs of a local part that need no quotation marks, beside letters, digits and dots.
const SIGNS: &[u8] = b"!#$%&'*+-/=?^_`{|}~";

impl Address {
    /// Reads what somebody typed. Room around it does not count. A local part in quotation marks or of another script, a comment,
    /// an address of numbers and a host without a dot are refused: hardly anybody has one, and each opens a door.
    pub fn parse(typed: &str) -> Result<Self, BadAddress> {
        let typed = typed.trim();
        let (local, domain) = typed.rsplit_once('@').ok_or(BadAddress)?;
        if typed.len() > ADDRESS_MAX * 2 || !is_local(local) {
            return Err(BadAddress);
        }
        let address = format!("{local}@{}", host(domain)?);
        if address.len() > ADDRESS_MAX {
            return Err(BadAddress);
        }
        // The library that writes envelopes must take it as well.
        let taken = address.parse::<lettre::Address>();
        taken.map(|_| Self(address)).map_err(|_| BadAddress)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Enough to tell one's own addresses apart: `s***@contoh.example`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let first = local.get(..1).unwrap_or_default();
        format!("{first}***@{domain}")
    }

    /// The same for two that lead to one mailbox as good as everywhere.
    pub(crate) fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

/// RFC 5322 §3.2.3: a dot-atom.
fn is_local(local: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || SIGNS.contains(&byte);
    let is_atom = |part: &str| !part.is_empty() && part.bytes().all(fits);
    local.len() <= LOCAL_MAX && local.split('.').all(is_atom)
}

/// A domain with at least two names, as servers of names know it.
fn host(domain: &str) -> Result<String, BadAddress> {
    let plain = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '.';
    // Marks of Indic scripts are no letters of their own; whoever needs one writes the domain as `xn--…`.
    if domain.is_empty() || !domain.chars().all(plain) {
        return Err(BadAddress);
    }
    let url = Url::parse(&format!("https://{domain}/")).map_err(|_| BadAddress)?;
    let host = url.domain().ok_or(BadAddress)?;
    let names: Vec<&str> = host.split('.').collect();
    let is_name = |name: &&str| {
        let inside = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (1..=63).contains(&name.len()) && inside && !name.starts_with('-') && !name.ends_with('-')
    };
    let last_is_word = names
        .last()
        .is_some_and(|name| !name.bytes().all(|b| b.is_ascii_digit()));
    if names.len() < 2 || !names.iter().all(is_name) || !last_is_word {
        return Err(BadAddress);
    }
    Ok(host.to_owned())
}

/// A log line never shows whose mail it is.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

impl TryFrom<String> for Address {
    type Error = BadAddress;

    fn try_from(text: String) -> Result<Self, BadAddress> {
        Self::parse(&text)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        for (typed, kept) in [
            (" sri.wahyuni@contoh.example ", "sri.wahyuni@contoh.example"),
            ("Sri+kantor@Contoh.EXAMPLE", "Sri+kantor@contoh.example"),
            ("o'neil@a-b.co.id", "o'neil@a-b.co.id"),
            ("sri@bücher.example", "sri@xn--bcher-kva.example"),
            ("sri@例え.テスト", "sri@xn--r8jz45g.xn--zckzah"),
        ] {
            let read = Address::parse(typed).unwrap();
            assert_eq!(read.as_str(), kept);
            assert_eq!(Address::parse(kept).as_ref(), Ok(&read), "it stays itself");
        }
        let one = Address::parse("Sri@contoh.example").unwrap();
        assert_eq!(one.masked(), "S***@contoh.example");
        assert_eq!(format!("{one:?}"), "Address(…)");
    }

    #[test]
    fn what_is_no_address_or_would_say_more_than_one_is_refused() {
        let long = format!("{}@contoh.example", "a".repeat(65));
        let longer = format!("a@{}.example", "b.".repeat(140));
        for bad in [
            "",
            "@",
            "sri",
            "sri@",
            "@contoh.example",
            "sri@localhost",
            "sri@127.0.0.1",
            "sri@[127.0.0.1]",
            "sri@2130706433",
            "sri@a..example",
            "sri@-a.example",
            "sri@contoh.example.",
            ".sri@contoh.example",
            "sri..w@contoh.example",
            "\"sri wahyuni\"@contoh.example",
            "sri wahyuni@contoh.example",
            "sri(nama)@contoh.example",
            "Sri <sri@contoh.example>",
            "sri@contoh.example, budi@contoh.example",
            "sri@contoh.example\r\nBcc: budi@contoh.example",
            "sri\r\nRCPT TO:<budi@contoh.example>@contoh.example",
            "sri\0@contoh.example",
            "sri@con\u{0}toh.example",
            "sri@con toh.example",
            "sri@contoh.example/path",
            "sri@user:pass@contoh.example",
            "śri@contoh.example",
            "sri@contoh\u{202e}.example",
            "sri@contoh.example\u{a0}x",
            &long,
            &longer,
        ] {
            assert_eq!(Address::parse(bad), Err(BadAddress), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_gives_one_plain_address_or_none(typed in "\\PC{0,40}@?\\PC{0,40}") {
            if let Ok(address) = Address::parse(&typed) {
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(address.as_str().matches('@').count(), 1);
                prop_assert!(!address.as_str().contains(['<', '>', ',', ';', ':', '"', '\\', '(', ')']));
            }
        }
    }
}
