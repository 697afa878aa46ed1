//! Reading a citation. The notation is small on purpose: whatever it does not know is refused, not guessed.

use super::{Act, Article, Edition, Source};

/// Sources of one citation, and places in one source.
const PLACES_MAX: usize = 20;

/// Why a citation cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCitation {
    #[error("it cites nothing")]
    Empty,
    #[error("\"{0}\" names no act")]
    Act(String),
    #[error("\"{0}\" is no article")]
    Article(String),
    #[error("\"{0}\" is no form")]
    Form(String),
    #[error("\"{0}\" follows an act and is neither an article nor a form nor what amended it")]
    Rest(String),
    #[error("it cites more than {PLACES_MAX} places")]
    TooMany,
}

pub(super) fn sources(written: &str) -> Result<Vec<Source>, BadCitation> {
    if written.trim().is_empty() {
        return Err(BadCitation::Empty);
    }
    many(written.split(';'), source)
}

fn many<'a, T>(
    parts: impl Iterator<Item = &'a str>,
    read: impl Fn(&'a str) -> Result<T, BadCitation>,
) -> Result<Vec<T>, BadCitation> {
    let mut all = Vec::new();
    for part in parts {
        if all.len() == PLACES_MAX {
            return Err(BadCitation::TooMany);
        }
        all.push(read(part.trim())?);
    }
    Ok(all)
}

/// "a, b and c" in parts.
fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(", ").flat_map(|part| part.split(" and "))
}

fn source(text: &str) -> Result<Source, BadCitation> {
    let (text, amended_by) = match text.split_once(", amended by ") {
        Some((text, acts)) => (text, many(listed(acts), act)?),
        None => (text, Vec::new()),
    };
    let (text, forms) = match text.split_once(", form ") {
        Some((text, forms)) => (text, many(listed(forms), form)?),
        None => (text, Vec::new()),
    };
    let (text, articles) = match text.split_once(" art. ") {
        Some((text, articles)) => (text, many(listed(articles), article)?),
        None => (text, Vec::new()),
    };
    if let Some((_, rest)) = text.split_once(',') {
        return Err(BadCitation::Rest(rest.trim().to_owned()));
    }
    Ok(Source {
        act: act(text)?,
        articles,
        forms,
        amended_by,
    })
}

/// "UU 24/2013", or a code by its name alone.
fn act(text: &str) -> Result<Act, BadCitation> {
    let bad = || BadCitation::Act(text.to_owned());
    let (kind, edition) = match text.split_once(' ') {
        Some((kind, edition)) => (kind, Some(self::edition(edition).ok_or_else(bad)?)),
        None => (text, None),
    };
    let named = kind.starts_with(|sign: char| sign.is_ascii_uppercase())
        && kind.chars().all(|sign| sign.is_ascii_alphabetic());
    if !named {
        return Err(bad());
    }
    Ok(Act {
        kind: kind.to_owned(),
        edition,
    })
}

fn edition(text: &str) -> Option<Edition> {
    let (number, year) = text.split_once('/')?;
    let counted = is_number(number) && year.len() == 4;
    let year = year.parse().ok()?;
    counted.then(|| Edition {
        number: number.to_owned(),
        year,
    })
}

/// "27", "79A", "27(1)", "27(1)(b)" or "4(b)".
fn article(text: &str) -> Result<Article, BadCitation> {
    let bad = || BadCitation::Article(text.to_owned());
    let (number, places) = match text.split_once('(') {
        Some((number, places)) => (number, places.strip_suffix(')').ok_or_else(bad)?),
        None => (text, ""),
    };
    let mut places = places.split(")(").filter(|place| !place.is_empty());
    let (paragraph, letter) = match (places.next(), places.next(), places.next()) {
        (None, None, None) => (None, None),
        (Some(one), None, None) => match as_letter(one) {
            Some(letter) => (None, Some(letter)),
            None => (Some(one), None),
        },
        (Some(one), Some(two), None) => (Some(one), Some(as_letter(two).ok_or_else(bad)?)),
        _ => return Err(bad()),
    };
    if !is_number(number) || !paragraph.is_none_or(is_number) {
        return Err(bad());
    }
    Ok(Article {
        number: number.to_owned(),
        paragraph: paragraph.map(str::to_owned),
        letter,
    })
}

fn form(text: &str) -> Result<String, BadCitation> {
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "-./".contains(sign);
    let coded = text.contains(|sign: char| sign.is_ascii_digit()) && text.chars().all(sign);
    if coded {
        Ok(text.to_owned())
    } else {
        Err(BadCitation::Form(text.to_owned()))
    }
}

fn as_letter(text: &str) -> Option<char> {
    let mut letters = text.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none().then_some(letter)
}

/// Digits, and a letter where the number was put in later: "27", "79A", "1a".
fn is_number(text: &str) -> bool {
    let digits = text.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let added = text.len() - digits.len();
    !digits.is_empty() && added <= 1 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
