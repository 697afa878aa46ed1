//! Codes that people read, write down and type: no letter that looks like a digit, and forgiving of how they are written.

use crate::App;

/// Thirty-two signs, five bits each.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A fresh code of so many signs, as it is kept.
pub(crate) fn fresh<const SIGNS_OF_CODE: usize>(app: &App) -> String {
    of(app.dice.bytes::<SIGNS_OF_CODE>())
}

fn of<const SIGNS_OF_CODE: usize>(dice: [u8; SIGNS_OF_CODE]) -> String {
    let sign = |byte: u8| char::from(SIGNS[usize::from(byte & 31)]);
    dice.into_iter().map(sign).collect()
}

/// A code in groups, as it is shown and read aloud.
pub(crate) fn grouped(code: &str, of_group: usize, between: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    let groups = signs.chunks(of_group);
    let groups: Vec<String> = groups.map(|group| group.iter().collect()).collect();
    groups.join(between)
}

/// What was typed, as a code of so many signs is kept: small letters, spaces and dashes do no harm, and signs that look alike
/// are one. One sign more than there may be is left in, so that a longer code is none.
pub(crate) fn tidy(typed: &str, signs: usize) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric);
    let kept = kept
        .take(signs + 1)
        .map(|sign| match sign.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        });
    kept.collect()
}

/// The same, where it can be a code at all.
pub(crate) fn read(typed: &str, signs: usize) -> Option<String> {
    let code = tidy(typed, signs);
    let known = |byte: u8| SIGNS.contains(&byte);
    (code.len() == signs && code.bytes().all(known)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_written() {
        let code = of([1, 0, 31, 20, 8, 9, 10, 11]);
        assert_eq!(code, "10ZM89AB");
        assert_eq!(grouped(&code, 4, " "), "10ZM 89AB");
        for typed in [
            "10zm-89ab",
            " 1 0 Z M 8 9 A B ",
            "lOZM 89AB",
            "i0zm\u{2013}89ab",
        ] {
            assert_eq!(read(typed, 8).as_ref(), Some(&code), "{typed}");
        }
        assert_eq!(read("7k3m9-xq0rt", 10).as_deref(), Some("7K3M9XQ0RT"));
    }

    #[test]
    fn what_can_be_no_code_is_none() {
        for bad in ["", "10ZM", "10ZM 89ABC", "10ZM 89AU", "10ZM 89A\u{e9}"] {
            assert_eq!(read(bad, 8), None, "{bad}");
        }
        assert_ne!(tidy("10ZM89ABC", 8), "10ZM89AB");
    }
}
