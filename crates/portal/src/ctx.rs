//! What every page knows beside its own data: language, address, who is looking, the time.

use app::view::Shown;
use base::{Arg, Clock, Date, Lang, Owner, Rupiah, Text, Timestamp, Unit, Value, Zone};
use pack::Citation;
use pack::text::Texts;
use std::borrow::Cow;

/// The surroundings of a page. Borrowed from the request for as long as it takes to write the page.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    pub lang: Lang,
    /// The address without its language: "/layanan/akta-lahir". The language switch leads to the same page.
    pub path: &'a str,
    pub texts: &'a Texts,
    pub who: Option<Who<'a>>,
    /// The token every form carries.
    pub csrf: &'a str,
    /// Made-up data under a demo issuer: every page says so.
    pub demo: bool,
    pub now: Timestamp,
    /// The zone in which times without an office are written.
    pub zone: Zone,
    /// When the session ends; none where there is none.
    pub until: Option<Timestamp>,
}

/// How long before the end of a session its owner is warned.
const WARNED_SECONDS: i64 = 15 * 60;

/// The person signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who<'a> {
    pub name: &'a str,
    pub role: Role,
    /// The name of whoever they act for.
    pub for_whom: Option<&'a str>,
}

/// What they may do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Resident,
    Officer,
}

impl<'a> Ctx<'a> {
    /// What an address of this language begins with: nothing, or "/en".
    pub fn base(&self) -> &'static str {
        match self.lang {
            Lang::Id => "",
            Lang::En => "/en",
        }
    }

    /// The first page in this language.
    pub fn home(&self) -> &'static str {
        home(self.lang)
    }

    /// Whom the person acts for, if not for themselves.
    pub fn for_whom(&self) -> Option<&'a str> {
        self.who.and_then(|who| who.for_whom)
    }

    pub fn is_officer(&self) -> bool {
        self.who.is_some_and(|who| who.role == Role::Officer)
    }

    /// When the session ends, where that is soon.
    pub fn ends_soon(&self) -> Option<Timestamp> {
        self.until
            .filter(|until| *until < self.now.plus_seconds(WARNED_SECONDS))
    }

    /// The other language.
    pub fn other(&self) -> Lang {
        match self.lang {
            Lang::Id => Lang::En,
            Lang::En => Lang::Id,
        }
    }

    /// This page in `lang`.
    pub fn here_in(&self, lang: Lang) -> Cow<'a, str> {
        match (lang, self.path) {
            (_, "/" | "") => Cow::Borrowed(home(lang)),
            (Lang::Id, path) => Cow::Borrowed(path),
            (Lang::En, path) => Cow::Owned(format!("/en{path}")),
        }
    }

    /// Words of the portal without anything put in.
    pub fn t(&self, key: &str) -> Cow<'a, str> {
        self.plain(&Owner::Portal, key)
    }

    /// Words of the portal with values put in.
    pub fn t_with<const N: usize>(&self, key: &str, args: [(&str, Arg); N]) -> Cow<'a, str> {
        let mut text = Text::portal(key);
        text.args = args
            .into_iter()
            .map(|(name, arg)| (name.to_owned(), arg))
            .collect();
        self.say(&text)
    }

    /// Words of the pack, such as "agency-dukcapil".
    pub fn p(&self, key: &str) -> Cow<'a, str> {
        self.plain(&Owner::Pack, key)
    }

    /// One sentence more about something of the pack, where it has one: `<key>-hint`.
    pub fn pack_hint(&self, key: &str) -> Option<Cow<'a, str>> {
        let key = [key, "-hint"].concat();
        self.texts
            .has(self.lang, &Owner::Pack, &key)
            .then(|| self.p(&key))
    }

    /// Words of a service.
    pub fn s(&self, service: &str, key: &str) -> Cow<'a, str> {
        self.plain(&Owner::Service(service.to_owned()), key)
    }

    /// Any sentence; times in it are written in the context's zone.
    pub fn say(&self, text: &Text) -> Cow<'a, str> {
        self.texts.say_in(self.lang, text, self.zone)
    }

    /// Whether a service has words under a key; hints, for one, are optional.
    pub fn has(&self, service: &str, key: &str) -> bool {
        let owner = Owner::Service(service.to_owned());
        self.texts.has(self.lang, &owner, key)
    }

    /// "Kamis, 26 November 2026".
    pub fn date(&self, day: Date) -> String {
        self.texts.date(self.lang, day)
    }

    /// "26 November 2026".
    pub fn short_date(&self, day: Date) -> String {
        self.texts.short_date(self.lang, day)
    }

    /// "Kamis, 26 November 2026, 20.41 WIB", as an office in `zone` writes it.
    pub fn moment(&self, at: Timestamp, zone: Zone) -> String {
        self.texts.long_time(self.lang, at, zone)
    }

    /// "3 hari kerja".
    pub fn length(&self, clock: Clock) -> Cow<'a, str> {
        let key = match clock.unit {
            Unit::WorkingDays => "unit-working-days",
            Unit::CalendarDays => "unit-calendar-days",
            Unit::Hours => "unit-hours",
        };
        self.say(&Text::pack(key).with("n", Arg::Int(i64::from(clock.length))))
    }

    /// "Gratis", or the amount; or that a bill says how much.
    pub fn cost(&self, fee: Rupiah, billed: bool) -> Cow<'a, str> {
        match fee.0 {
            _ if billed => self.t("fee-billed"),
            0 => self.t("fee-none"),
            _ => Cow::Owned(fee.to_string()),
        }
    }

    /// A legal basis as lawyers of this language cite it.
    pub fn law(&self, law: &Citation) -> String {
        law.say(self.texts, self.lang)
    }

    /// The same, each act with its name.
    pub fn law_named(&self, law: &Citation) -> String {
        law.say_named(self.texts, self.lang)
    }

    /// A value as it stands in a sentence or a table.
    pub fn shown(&self, shown: &Shown) -> Cow<'a, str> {
        match shown {
            Shown::Words(text) => self.say(text),
            Shown::Time(kept) => Cow::Owned(self.texts.time_of_day(self.lang, kept)),
            Shown::Official(name) => Cow::Owned(name.clone()),
            Shown::Value(value) => self.value(value),
            Shown::Titled(code, titles) => match titles.get(&self.lang) {
                Some(title) => Cow::Owned(format!("{code} {title}")),
                None => Cow::Owned(code.clone()),
            },
            Shown::Picked(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.shown(part)).collect();
                Cow::Owned(parts.join(", "))
            }
        }
    }

    /// The language a value is in, where it is not that of the page.
    pub fn tongue(&self, shown: &Shown) -> Option<&'static str> {
        let official = matches!(shown, Shown::Official(_)) && self.lang != Lang::Id;
        official.then(|| Lang::Id.tag())
    }

    fn value(&self, value: &Value) -> Cow<'a, str> {
        match value {
            Value::Bool(true) => self.p("value-yes"),
            Value::Bool(false) => self.p("value-no"),
            Value::Int(n) => Cow::Owned(n.to_string()),
            Value::Text(text) => Cow::Owned(text.clone()),
            Value::Date(day) => Cow::Owned(self.short_date(*day)),
            Value::Money(amount) => Cow::Owned(amount.to_string()),
            Value::List(rows) => {
                let n = i64::try_from(rows.len()).unwrap_or(i64::MAX);
                self.t_with("rows", [("n", Arg::Int(n))])
            }
        }
    }

    fn plain(&self, owner: &Owner, key: &str) -> Cow<'a, str> {
        match self.texts.plain(self.lang, owner, key) {
            Some(words) => Cow::Borrowed(words),
            // Words that refer to other words are not plain; the general way says them, or shows what is missing.
            None => self.say(&Text {
                owner: owner.clone(),
                key: key.to_owned(),
                args: Vec::new(),
            }),
        }
    }
}

fn home(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "/",
        Lang::En => "/en",
    }
}
