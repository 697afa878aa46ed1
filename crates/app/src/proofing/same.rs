//! Whether what somebody typed is what a register says, written another way.

use base::{Date, Value};
use pack::areas::Areas;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Case, spaces, accents and punctuation make no difference; a place is known by its name, a list by how long it is.
pub(crate) fn same(areas: &Areas, typed: &str, held: &Value) -> bool {
    match held {
        Value::Text(text) => {
            let name = areas.name(text).unwrap_or(text);
            let typed = folded(typed);
            !typed.is_empty() && typed == folded(name)
        }
        Value::Date(date) => typed.trim().parse::<Date>().ok() == Some(*date),
        Value::Int(number) => typed.trim().parse().ok() == Some(*number),
        Value::List(rows) => typed.trim().parse().ok() == Some(rows.len()),
        Value::Bool(_) | Value::Money(_) => false,
    }
}

fn folded(text: &str) -> String {
    let plain = text.nfd().filter(|sign| !is_combining_mark(*sign));
    let kept = plain.filter(|sign| sign.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Record;

    fn is_same(typed: &str, held: &Value) -> bool {
        same(&Areas::default(), typed, held)
    }

    #[test]
    fn a_name_is_the_same_however_it_is_spaced_accented_and_cased() {
        for typed in [
            "Ni Made Rai",
            " ni  made RAI ",
            "Ni Madé Rai",
            "NiMadeRai",
            "Ni Made-Rai.",
        ] {
            assert!(is_same(typed, &Value::text("Ni Made Rai")), "{typed}");
        }
        for typed in ["", " ", ".", "Ni Made", "Ni Made Raka", "Rai"] {
            assert!(!is_same(typed, &Value::text("Ni Made Rai")), "{typed}");
        }
    }

    #[test]
    fn a_name_without_letters_of_ours_is_never_matched_by_nothing() {
        assert!(!is_same("", &Value::text("")));
        assert!(!is_same("-", &Value::text("-")));
    }

    #[test]
    fn a_list_is_known_by_how_long_it_is_and_a_date_by_its_day() {
        let two = Value::List(vec![Record::default(), Record::default()]);
        assert!(is_same(" 2 ", &two) && !is_same("3", &two) && !is_same("-2", &two));
        let day = Value::Date(Date::constant(1990, 9, 25));
        assert!(is_same("1990-09-25", &day) && !is_same("1990-09-26", &day));
    }
}
