//! Parameters of a request: a query or a form body (RFC 6749 appendix B), bounded, each name once.

use std::collections::BTreeMap;

/// Longest query or body that is read.
pub const FORM_BYTES_MAX: usize = 24 * 1024;
/// Longest value of one parameter.
pub const VALUE_BYTES_MAX: usize = 8 * 1024;
/// How many parameters a request may have.
pub const PARAMETERS_MAX: usize = 64;

/// Parameters that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(BTreeMap<String, String>);

/// Why parameters cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadForm {
    #[error("too long")]
    TooLong,
    #[error("not a form")]
    Malformed,
    #[error("a parameter stands twice (RFC 6749 §3.1)")]
    Twice,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded`. A parameter without a value counts as left out (RFC 6749 §3.1).
    pub fn read(raw: &str) -> Result<Self, BadForm> {
        if raw.len() > FORM_BYTES_MAX {
            return Err(BadForm::TooLong);
        }
        let pairs: Vec<(String, String)> =
            serde_urlencoded::from_str(raw).map_err(|_| BadForm::Malformed)?;
        if pairs.len() > PARAMETERS_MAX {
            return Err(BadForm::TooLong);
        }
        let mut form = BTreeMap::new();
        for (name, value) in pairs {
            // The decoder writes U+FFFD for bytes that are no text.
            let bad = |c: char| c.is_control() || c == '\u{fffd}';
            if name.contains(bad) || value.contains(bad) {
                return Err(BadForm::Malformed);
            }
            if value.len() > VALUE_BYTES_MAX {
                return Err(BadForm::TooLong);
            }
            if form.insert(name, value).is_some() {
                return Err(BadForm::Twice);
            }
        }
        form.retain(|_, value| !value.is_empty());
        Ok(Self(form))
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Words between blanks, as `scope`, `prompt`, `acr_values` and `ui_locales` have them.
    pub fn words(&self, name: &str) -> Vec<&str> {
        self.get(name)
            .map(|value| value.split(' ').filter(|word| !word.is_empty()).collect())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_parameter_that_stands_twice_is_refused() {
        assert_eq!(Form::read("a=1&b=2&a=1"), Err(BadForm::Twice));
        assert_eq!(Form::read("a=1&%61=2"), Err(BadForm::Twice));
        assert_eq!(Form::read("a=&a=2"), Err(BadForm::Twice));
    }

    #[test]
    fn an_empty_parameter_counts_as_left_out() {
        assert!(!Form::read("state=&a=1").unwrap().has("state"));
    }

    #[test]
    fn what_is_too_long_or_no_text_is_refused() {
        let long = format!("a={}", "x".repeat(VALUE_BYTES_MAX + 1));
        assert_eq!(Form::read(&long), Err(BadForm::TooLong));
        let many: Vec<String> = (0..=PARAMETERS_MAX).map(|n| format!("a{n}=1")).collect();
        let many = many.join("&");
        assert_eq!(Form::read(&many), Err(BadForm::TooLong));
        assert_eq!(Form::read("a=%ff"), Err(BadForm::Malformed));
        assert_eq!(Form::read("a=%0d%0aSet-Cookie"), Err(BadForm::Malformed));
        assert_eq!(Form::read("a=%00"), Err(BadForm::Malformed));
    }

    #[test]
    fn words_stand_between_blanks() {
        let form = Form::read("scope=openid++profile+nik").unwrap();
        assert_eq!(form.words("scope"), ["openid", "profile", "nik"]);
        assert!(form.words("prompt").is_empty());
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(state in "[ -~]{1,80}") {
            let raw = serde_urlencoded::to_string([("state", &state)]).unwrap();
            let form = Form::read(&raw).unwrap();
            prop_assert_eq!(form.get("state"), Some(state.as_str()));
        }
    }
}
