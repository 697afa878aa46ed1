//! Names: how they are spelled, and whether what they name exists.

use super::input::Input;
use crate::Citation;
use crate::rules::nearest;
use crate::text::is_numbered;

/// No name is longer.
const NAME_BYTES_MAX: usize = 64;

impl Input<'_> {
    /// Services, registers, agencies, rules, reasons: `kebab-case`.
    pub(super) fn check_kebab(&mut self, file: &str, line: usize, name: &str) {
        if !spelled(name, b'-') {
            let told = format!("\"{name}\" is no name");
            let mend =
                "write small letters and digits with dashes between words, as in \"akta-lahir\"";
            self.report(file, line, "bad-name", told, mend);
        }
    }

    /// Facts, questions, evidence, products, fields, relations: `snake_case`, since conditions and templates name them.
    pub(super) fn check_snake(&mut self, file: &str, line: usize, name: &str) {
        if !spelled(name, b'_') {
            let told = format!("\"{name}\" is no name");
            let mend = "write small letters and digits with underscores between words, as in \"birth_date\"";
            self.report(file, line, "bad-name", told, mend);
        }
    }

    /// An ending such as `_2` says which of a group a piece is: pages speak of a whole group once, and its words have keys
    /// without it. So nothing else is named like that.
    pub(super) fn check_unnumbered(&mut self, file: &str, line: usize, name: &str) {
        if is_numbered(name) {
            let told = format!("\"{name}\" is named as one of a group, and is none");
            let mend =
                "end it with a letter, or write a piece of a [[group]] whose name ends in \"_n\"";
            self.report(file, line, "bad-name", told, mend);
        }
    }

    /// Reports `name` if none of `known` is the same, and says which ones there are.
    pub(super) fn check_known<'k>(
        &mut self,
        file: &str,
        line: usize,
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'k String>,
    ) -> bool {
        let known: Vec<&String> = known.into_iter().collect();
        if known.iter().any(|other| *other == name) {
            return true;
        }
        let told = format!("there is no {what} \"{name}\"");
        self.report(file, line, "unknown-name", told, mend(name, &known, what));
        false
    }

    /// A law that can be read, so that each language can say it in its own words.
    pub(super) fn check_law(&mut self, file: &str, line: usize, law: &Citation) {
        self.check_said(file, line, "the law", law.written());
        self.check_cited(file, line, law);
    }

    /// The same where no law need stand.
    pub(super) fn check_cited(&mut self, file: &str, line: usize, law: &Citation) {
        if let Some(bad) = Citation::parse(law.written())
            .err()
            .filter(|_| !law.is_empty())
        {
            let told = format!("the law \"{}\" cannot be read: {bad}", law.written());
            let mend = "write it like \"UU 24/2013 art. 27(1)(b) and 68; Permendagri 109/2019, form F-2.01\"";
            self.report(file, line, "bad-law", told, mend);
        }
    }

    /// A purpose or another text that must not be empty.
    pub(super) fn check_said(&mut self, file: &str, line: usize, what: &str, text: &str) {
        if text.trim().is_empty() {
            let told = format!("{what} is empty");
            self.report(file, line, "empty", told, format!("say {what}"));
        }
    }
}

fn spelled(name: &str, joint: u8) -> bool {
    let inner = name
        .bytes()
        .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == joint);
    let starts = name
        .bytes()
        .next()
        .is_some_and(|sign| sign.is_ascii_lowercase());
    inner && starts && name.len() <= NAME_BYTES_MAX && !name.ends_with(char::from(joint))
}

fn mend(name: &str, known: &[&String], what: &str) -> String {
    if let Some(near) = nearest(name, known.iter().map(|name| name.as_str())) {
        return format!("did you mean \"{near}\"?");
    }
    if known.is_empty() {
        return format!("declare a {what} of this name, or remove it");
    }
    let some: Vec<&str> = known.iter().take(8).map(|name| name.as_str()).collect();
    format!("use one of: {}", some.join(", "))
}
