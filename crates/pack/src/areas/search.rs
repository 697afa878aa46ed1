//! Looking an area up by what a person types.

use super::{Area, Areas, Row};

/// Words of a query beyond this are ignored.
const WORDS_MAX: usize = 6;

/// How well a name fits; the lower, the better. Then the larger area comes first, then the code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Same,
    Starts,
    AllWords,
    WithAbove,
}

pub(super) fn search<'a>(areas: &'a Areas, query: &str, n: usize) -> Vec<Area<'a>> {
    let lower = query.to_lowercase();
    let words: Vec<&str> = lower
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(WORDS_MAX)
        .collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut fits: Vec<(Fit, u64, Row)> = areas
        .rows
        .iter()
        .filter_map(|row| Some((fit(areas, *row, &words, lower.trim())?, row.code, *row)))
        .collect();
    fits.sort_by_key(|(fit, code, _)| (*fit, *code));
    fits.truncate(n);
    fits.into_iter()
        .map(|(_, _, row)| areas.area(row))
        .collect()
}

fn fit(areas: &Areas, row: Row, words: &[&str], whole: &str) -> Option<Fit> {
    let name = areas.name_of(row);
    if name.eq_ignore_ascii_case(whole) {
        return Some(Fit::Same);
    }
    let missing = words.iter().filter(|word| !has_word(name, word)).count();
    if missing == 0 {
        let starts = name
            .get(..whole.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(whole));
        return Some(if starts { Fit::Starts } else { Fit::AllWords });
    }
    // The first word names the area; the others may name what it lies in.
    if words.len() == missing || !has_word(name, words[0]) {
        return None;
    }
    let all = words.iter().all(|word| {
        has_word(name, word) || above(areas, row.code).any(|name| has_word(name, word))
    });
    all.then_some(Fit::WithAbove)
}

fn above(areas: &Areas, code: u64) -> impl Iterator<Item = &str> {
    let up = |code: u64| match code {
        1_000_000_000.. => Some(code / 10_000),
        1_000..1_000_000 => Some(code / 100),
        _ => None,
    };
    std::iter::successors(up(code), move |code| up(*code))
        .filter_map(|code| areas.by_number(code))
        .map(|row| areas.name_of(row))
}

/// Whether a word of `name` starts with `word`, whatever the case.
fn has_word(name: &str, word: &str) -> bool {
    let (name, word) = (name.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else {
        return true;
    };
    let mut before = b' ';
    for (at, sign) in name.iter().enumerate() {
        // Most signs end here: nearly every word of the country starts with another letter.
        if sign.eq_ignore_ascii_case(first) && !before.is_ascii_alphanumeric() {
            let rest = name.get(at..at + word.len());
            if rest.is_some_and(|rest| rest.eq_ignore_ascii_case(word)) {
                return true;
            }
        }
        before = *sign;
    }
    false
}
