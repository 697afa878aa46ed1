//! The signs of a code: no letter that looks like a digit, in groups that can be read aloud.

use crate::App;

/// Thirty-two signs, five bits each.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code: fifty bits. Nobody guesses that before the tries of a minute are used up.
pub(super) const SIGNS_OF_CODE: usize = 10;
const SIGNS_OF_GROUP: usize = 5;

/// A fresh code, as it is kept and as it is shown.
pub(super) fn fresh(app: &App) -> (String, String) {
    let bytes: [u8; SIGNS_OF_CODE] = app.dice.bytes();
    let signs = bytes.map(|byte| char::from(SIGNS[usize::from(byte & 31)]));
    let shown: Vec<String> = signs
        .chunks(SIGNS_OF_GROUP)
        .map(|group| group.iter().collect())
        .collect();
    (signs.iter().collect(), shown.join("-"))
}

/// What was typed, as it is kept: forgiving small letters, spaces, dashes, and what people mix up.
pub(super) fn read(typed: &str) -> Option<String> {
    let signs = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .take(SIGNS_OF_CODE + 1)
        .map(|sign| match sign.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        });
    let code: String = signs.collect();
    let known = |byte: u8| SIGNS.contains(&byte);
    (code.len() == SIGNS_OF_CODE && code.bytes().all(known)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        assert_eq!(read("7k3m9-xq0rt").as_deref(), Some("7K3M9XQ0RT"));
        assert_eq!(read(" 7K3M9 XQORT ").as_deref(), Some("7K3M9XQ0RT"));
        assert_eq!(read("lI3M9-XQ0RT").as_deref(), Some("113M9XQ0RT"));
        for bad in [
            "",
            "7K3M9",
            "7K3M9-XQ0RT-1",
            "7K3M9-XQ0RU",
            "7K3M9-XQ0R\u{e9}",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
