//! Words of the pack in every language: looked up by owner and key, with no fall-back between owners.

mod dates;
mod repeated;
mod words;

#[cfg(test)]
mod tests;

use crate::finding::Finding;
use base::{Arg, Date, Lang, Owner, Text, Timestamp, Zone};
use dates::CalendarWords;
use fluent_bundle::{FluentArgs, FluentValue};
pub use repeated::said_once;
pub(crate) use repeated::{is_numbered, repeated};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use words::Words;

/// A text put into a text put into a text … ends here; deeper is a mistake, not a sentence.
const NESTED_MAX: u8 = 4;
/// Which of a group is meant where a page speaks of all of them at once.
const EACH: &str = "1, 2, …";

/// Every message of every owner, in every language. Shared by all threads; reading takes no lock for plain messages.
#[derive(Default)]
pub struct Texts {
    id: HashMap<Owner, Words>,
    en: HashMap<Owner, Words>,
    id_calendar: CalendarWords,
    en_calendar: CalendarWords,
}

impl Texts {
    /// Takes in one `.ftl` file. An owner may have several; a key that comes twice is a finding.
    pub fn add(
        &mut self,
        lang: Lang,
        owner: Owner,
        path: &str,
        source: &str,
    ) -> Result<(), Vec<Finding>> {
        let names_days = owner == Owner::Pack;
        let words = self.owners_mut(lang).entry(owner).or_default();
        let added = words.add(lang, path, source);
        if names_days {
            let calendar = CalendarWords::read(words);
            match lang {
                Lang::Id => self.id_calendar = calendar,
                Lang::En => self.en_calendar = calendar,
            }
        }
        added
    }

    /// The sentence in `lang`. A plain message is borrowed; a missing one is its key in ⟦⟧, so that a page with a
    /// mistake still shows everything else. Times are written in the western zone; see [`Texts::say_in`].
    pub fn say<'a>(&'a self, lang: Lang, text: &Text) -> Cow<'a, str> {
        self.say_in(lang, text, Zone::Wib)
    }

    /// The sentence in `lang` with times as an office in `zone` writes them.
    pub fn say_in<'a>(&'a self, lang: Lang, text: &Text, zone: Zone) -> Cow<'a, str> {
        self.nested(lang, text, zone, NESTED_MAX)
    }

    /// The plain words of a key, where it has no placeholders.
    pub fn plain(&self, lang: Lang, owner: &Owner, key: &str) -> Option<&str> {
        self.owners(lang).get(owner)?.plain(key)
    }

    /// Whether an owner has words under a key; those of a piece of a group are those of the group.
    pub fn has(&self, lang: Lang, owner: &Owner, key: &str) -> bool {
        let Some(words) = self.owners(lang).get(owner) else {
            return false;
        };
        words.has(key) || repeated(key).is_some_and(|(key, _)| words.has(&key))
    }

    /// Every key of an owner, sorted.
    pub fn keys(&self, lang: Lang, owner: &Owner) -> impl Iterator<Item = &str> {
        self.owners(lang)
            .get(owner)
            .into_iter()
            .flat_map(Words::keys)
    }

    /// Everyone who has words in `lang`, sorted.
    pub fn owners_of(&self, lang: Lang) -> BTreeSet<&Owner> {
        self.owners(lang).keys().collect()
    }

    /// The placeholders of a message, also those of messages it refers to.
    pub fn placeholders(&self, lang: Lang, owner: &Owner, key: &str) -> BTreeSet<String> {
        self.owners(lang)
            .get(owner)
            .map(|words| words.placeholders(key))
            .unwrap_or_default()
    }

    /// File and line of a message, for findings.
    pub fn place(&self, lang: Lang, owner: &Owner, key: &str) -> Option<(&str, usize)> {
        self.owners(lang).get(owner)?.place(key)
    }

    /// "Kamis, 26 November 2026".
    pub fn date(&self, lang: Lang, date: Date) -> String {
        self.calendar(lang).long(date)
    }

    /// "26 November 2026".
    pub fn short_date(&self, lang: Lang, date: Date) -> String {
        self.calendar(lang).short(date)
    }

    /// "20.41 WIB"; in English "20:41 WIB".
    pub fn time(&self, lang: Lang, at: Timestamp, zone: Zone) -> String {
        dates::time(lang, at, zone)
    }

    /// "20.41"; in English "20:41", as it is kept.
    pub fn time_of_day(&self, lang: Lang, kept: &str) -> String {
        dates::time_of_day(lang, kept)
    }

    /// "Kamis, 26 November 2026, 20.41 WIB".
    pub fn long_time(&self, lang: Lang, at: Timestamp, zone: Zone) -> String {
        let day = self.date(lang, at.date(zone));
        format!("{day}, {}", dates::time(lang, at, zone))
    }

    /// Keys of month and weekday names that the pack's words lack in `lang`.
    pub fn missing_calendar_keys(&self, lang: Lang) -> Vec<String> {
        dates::keys()
            .filter(|key| !self.has(lang, &Owner::Pack, key))
            .collect()
    }

    fn nested<'a>(&'a self, lang: Lang, text: &Text, zone: Zone, left: u8) -> Cow<'a, str> {
        let Some(words) = self.owners(lang).get(&text.owner) else {
            return missing(&text.key);
        };
        if let Some(plain) = words.plain(&text.key) {
            return Cow::Borrowed(plain);
        }
        if left == 0 {
            return missing(&text.key);
        }
        let piece = if words.has(&text.key) {
            None
        } else {
            repeated(&text.key)
        };
        let key = piece.as_ref().map_or(text.key.as_str(), |(key, _)| key);
        let mut args = FluentArgs::with_capacity(text.args.len() + 1);
        match &piece {
            Some((_, 0)) => args.set("n", FluentValue::from(EACH)),
            Some((_, n)) => args.set("n", FluentValue::from(*n)),
            None => {}
        }
        for (name, arg) in &text.args {
            args.set(name.as_str(), self.argument(lang, arg, zone, left - 1));
        }
        words
            .format(key, &args)
            .map_or_else(|| missing(&text.key), Cow::Owned)
    }

    fn argument<'a>(&'a self, lang: Lang, arg: &'a Arg, zone: Zone, left: u8) -> FluentValue<'a> {
        match arg {
            Arg::Str(text) => FluentValue::from(text.as_str()),
            Arg::Int(number) => FluentValue::from(*number),
            Arg::Date(date) => FluentValue::from(self.date(lang, *date)),
            Arg::Time(at) => FluentValue::from(self.time(lang, *at, zone)),
            Arg::Money(amount) => FluentValue::from(amount.to_string()),
            Arg::Text(text) => FluentValue::from(self.nested(lang, text, zone, left)),
        }
    }

    fn owners(&self, lang: Lang) -> &HashMap<Owner, Words> {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }

    fn owners_mut(&mut self, lang: Lang) -> &mut HashMap<Owner, Words> {
        match lang {
            Lang::Id => &mut self.id,
            Lang::En => &mut self.en,
        }
    }

    fn calendar(&self, lang: Lang) -> &CalendarWords {
        match lang {
            Lang::Id => &self.id_calendar,
            Lang::En => &self.en_calendar,
        }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Texts({} + {} owners)", self.id.len(), self.en.len())
    }
}

fn missing(key: &str) -> Cow<'static, str> {
    Cow::Owned(format!("⟦{key}⟧"))
}
