//! Words of what is asked or made for each of a group: said once, with `$n` for which one it is.

use std::borrow::Cow;

/// `kbli_2-label` as `kbli-label` and 2: an ending `_<number>` of a name, at the end of the key or before a dash.
pub(crate) fn repeated(key: &str) -> Option<(String, i64)> {
    let mut from = 0;
    loop {
        let at = from + key.get(from..)?.find('_')?;
        let rest = &key[at + 1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let ends = rest[digits..].is_empty() || rest[digits..].starts_with('-');
        if digits > 0 && ends {
            let n = rest[..digits].parse().ok()?;
            return Some(([&key[..at], &rest[digits..]].concat(), n));
        }
        from = at + 1;
    }
}

/// The id by which a page speaks of all of a group at once: `izin_0` for `izin_1`, nothing for the rest of it, and any
/// other id as it is. Words that say which one they mean say "1, 2, …" then. In a pack that was checked, whatever is
/// numbered is one of a group.
pub fn said_once(id: &str) -> Option<Cow<'_, str>> {
    match numbered(id) {
        None => Some(Cow::Borrowed(id)),
        Some((stem, "1")) => Some(Cow::Owned([stem, "_0"].concat())),
        Some(_) => None,
    }
}

/// Whether a name says by its ending that it is one of a group.
pub(crate) fn is_numbered(id: &str) -> bool {
    numbered(id).is_some()
}

fn numbered(id: &str) -> Option<(&str, &str)> {
    let (stem, digits) = id.rsplit_once('_')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some((stem, digits))
}

#[cfg(test)]
mod tests {
    use super::{repeated, said_once};

    #[test]
    fn a_number_at_the_end_of_a_name_is_no_part_of_its_key() {
        let said = |key: &str| repeated(key).map(|(key, n)| format!("{key} {n}"));
        assert_eq!(said("kbli_2-label").unwrap(), "kbli-label 2");
        assert_eq!(said("product-izin_3").unwrap(), "product-izin 3");
        assert_eq!(
            said("document-nib-place_1-x").unwrap(),
            "document-nib-place-x 1"
        );
        assert_eq!(said("birth_date-label"), None);
        assert_eq!(said("act-uu-24-2013"), None);
        assert_eq!(said("a_2b-label"), None);
        assert_eq!(said("_"), None);
    }

    #[test]
    fn of_a_group_a_page_speaks_once() {
        let said = ["nib", "izin_1", "izin_2", "birth_date"].map(said_once);
        let said: Vec<_> = said.into_iter().flatten().collect();
        assert_eq!(said, ["nib", "izin_0", "birth_date"]);
    }
}
