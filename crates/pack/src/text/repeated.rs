//! Words of what is asked or made for each of a group: said once, with `$n` for which one it is.

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

#[cfg(test)]
mod tests {
    use super::repeated;

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
}
