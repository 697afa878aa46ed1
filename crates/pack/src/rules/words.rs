//! What conditions ask of texts. Nothing here allocates: it runs once per rule and case.

use std::cmp::Ordering;

/// Words a rule may look for, sorted as they are compared: without dots and commas, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordList {
    entries: Vec<String>,
    /// The most words any entry has.
    longest: usize,
}

impl WordList {
    pub(crate) fn new(entries: &[String]) -> Self {
        let mut entries: Vec<String> = entries
            .iter()
            .map(|entry| signs(entry, 0, usize::MAX).collect())
            .filter(|entry: &String| !entry.is_empty())
            .collect();
        entries.sort();
        let longest = entries.iter().map(|entry| words(entry)).max().unwrap_or(0);
        Self { entries, longest }
    }

    /// Whether any word of `text`, or any run of words an entry consists of, is in the list.
    pub(crate) fn has_word_of(&self, text: &str) -> bool {
        (0..words(text)).any(|from| (1..=self.longest).any(|count| self.has(text, from, count)))
    }

    fn has(&self, text: &str, from: usize, count: usize) -> bool {
        self.entries
            .binary_search_by(|entry| entry.chars().cmp(signs(text, from, count)))
            .is_ok()
    }
}

/// The signs of `count` words from the word `from` on, as lists and names are compared.
fn signs(text: &str, from: usize, count: usize) -> impl Iterator<Item = char> + '_ {
    text.split_whitespace()
        .skip(from)
        .take(count)
        .enumerate()
        .flat_map(|(at, word)| {
            let gap = (at > 0).then_some(' ');
            let kept = word.chars().filter(|sign| !matches!(sign, '.' | ','));
            gap.into_iter().chain(kept.flat_map(char::to_lowercase))
        })
}

/// Letters, with the spaces between them.
pub(crate) fn letters(text: &str) -> usize {
    text.trim().chars().count()
}

pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

pub(crate) fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// Whether a sign stands in `text` that is no letter, digit or space. Also an apostrophe, a dash and a dot are: the
/// law on names forbids every one of them.
pub(crate) fn has_sign(text: &str) -> bool {
    text.chars().any(|sign| {
        let accent = matches!(sign, '\u{300}'..='\u{36f}');
        !(sign.is_alphanumeric() || sign.is_whitespace() || accent)
    })
}

/// Whether every letter of `text` is of the Latin script as Europe and Indonesia write it: A to Z, and those with
/// marks that have a sign of their own (é, ñ, ș). A mark that stands alone belongs to no such letter. What is no letter
/// at all is for [`has_digit`] and [`has_sign`] to find.
pub(crate) fn latin(text: &str) -> bool {
    text.chars().all(|sign| match sign {
        'A'..='Z' | 'a'..='z' => true,
        '\u{c0}'..='\u{17e}' | '\u{218}'..='\u{21b}' => !matches!(sign, '×' | '÷' | 'ŉ' | 'ĸ'),
        '\u{300}'..='\u{36f}' => false,
        other => !other.is_alphabetic(),
    })
}

/// Whether a word of three letters or more has no vowel, and so is the short form of another (Mhd, Ngr). Shorter
/// ones are names, too (Ng).
pub(crate) fn vowelless(text: &str) -> bool {
    let vowel = |sign: char| !sign.is_ascii() || "aeiouyAEIOUY".contains(sign);
    text.split_whitespace()
        .any(|word| word.chars().nth(2).is_some() && !word.chars().any(vowel))
}

/// Whether two names differ at most in case and spacing.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    spelled(a).cmp(spelled(b)) == Ordering::Equal
}

fn spelled(name: &str) -> impl Iterator<Item = char> + '_ {
    name.split_whitespace().enumerate().flat_map(|(at, word)| {
        let gap = (at > 0).then_some(' ');
        gap.into_iter()
            .chain(word.chars().flat_map(char::to_lowercase))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles() -> WordList {
        WordList::new(&["S.Kom".into(), "Dr.".into(), "Haji Besar".into()])
    }

    #[test]
    fn a_title_is_found_however_it_is_dotted() {
        assert!(titles().has_word_of("Wayan Putra, s.kom."));
        assert!(titles().has_word_of("dr Sari"));
        assert!(!titles().has_word_of("Drajat Sari"));
    }

    #[test]
    fn an_entry_of_several_words_is_found_as_a_whole() {
        assert!(titles().has_word_of("Umar Haji Besar"));
        assert!(!titles().has_word_of("Umar Haji"));
    }

    #[test]
    fn an_empty_list_finds_nothing() {
        assert!(!WordList::new(&[]).has_word_of("Dr. Sari"));
    }

    #[test]
    fn letters_count_spaces_but_not_at_the_ends() {
        assert_eq!(letters(" Bima Wahyudi "), 12);
        assert_eq!(words(" Bima  Wahyudi "), 2);
    }

    #[test]
    fn only_letters_and_spaces_are_no_signs() {
        assert!(!has_sign("Saadah Nur Aini Žofie"));
        for name in ["Bima@", "Sa'adah", "Nur-Aini", "M. Bima"] {
            assert!(has_sign(name), "{name}");
        }
        assert!(has_digit("Bima 2"));
    }

    #[test]
    fn letters_of_europe_are_latin_and_those_of_other_scripts_are_not() {
        for name in [
            "Bima Wahyudi",
            "José Núñez",
            "Žofie",
            "Łukasz",
            "Ștefan",
            "Bima 2",
            "M. Bima",
        ] {
            assert!(latin(name), "{name}");
        }
        for name in [
            "محمد علي",
            "Дмитрий",
            "王小明",
            "Bimа",
            "Ｂima",
            "Đặng",
            "e\u{301}a",
            "ʻAna",
            "ŉa",
        ] {
            assert!(!latin(name), "{name}");
        }
    }

    #[test]
    fn a_word_without_a_vowel_is_a_short_form_but_ng_is_a_name() {
        for name in ["Mhd Bima", "Gusti Ngr Rai", "BMBNG"] {
            assert!(vowelless(name), "{name}");
        }
        for name in [
            "I Made Rai",
            "Ni Luh Sari",
            "Ng Mei",
            "Kyr Bima",
            "Žđš Bima",
        ] {
            assert!(!vowelless(name), "{name}");
        }
    }

    #[test]
    fn a_name_is_the_same_in_any_case_and_spacing() {
        assert!(same_name("SRI  wahyuni ", "Sri Wahyuni"));
        assert!(!same_name("Sri", "Sri Wahyuni"));
    }
}
