//! Fields in a row: two digits of name, two digits of length, the value.

use super::BadQris;
use std::fmt::Write as _;

/// A template with more fields than there are names is none of ours.
const FIELDS_MAX: usize = 100;

/// Fields as they stand in a text.
pub(super) struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Fields<'a> {
    /// Reads the whole text: nothing may be left over, no name may stand twice.
    pub(super) fn read(text: &'a str) -> Result<Self, BadQris> {
        if !text.is_ascii() {
            return Err(BadQris::Malformed);
        }
        let mut fields: Vec<(&str, &str)> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (name, length) = (digits(rest, 0)?, digits(rest, 2)?);
            let length: usize = length.parse().map_err(|_| BadQris::Malformed)?;
            let value = rest.get(4..4 + length).ok_or(BadQris::Malformed)?;
            let twice = fields.iter().any(|(known, _)| *known == name);
            if length == 0 || twice || fields.len() == FIELDS_MAX {
                return Err(BadQris::Malformed);
            }
            fields.push((name, value));
            rest = &rest[4 + length..];
        }
        Ok(Self(fields))
    }

    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.0
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| *value)
    }

    pub(super) fn need(&self, name: &'static str) -> Result<&'a str, BadQris> {
        self.get(name).ok_or(BadQris::Field(name))
    }
}

fn digits(text: &str, at: usize) -> Result<&str, BadQris> {
    text.get(at..at + 2)
        .filter(|pair| pair.bytes().all(|sign| sign.is_ascii_digit()))
        .ok_or(BadQris::Malformed)
}

/// Writes fields in the order given.
pub(super) fn write(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        assert!(value.len() < 100, "a length has two digits");
        // Writing into a string cannot fail.
        let _ = write!(text, "{name}{:02}{value}", value.len());
    }
    text
}
