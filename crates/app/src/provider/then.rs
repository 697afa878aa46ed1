//! A site as it was when a person allowed it something, or when it read. Its words are those of today; where it is another by
//! now, or gone, they are not told as if they were of then.

use super::Site;
use crate::tables::access::Access;
use crate::{App, show};
use base::{Arg, Text};

/// What can still be told of a site.
pub(crate) struct Then<'a> {
    client: &'a str,
    became: Became<'a>,
}

enum Became<'a> {
    Same(&'a Site),
    /// Its terms are others by now, or it was registered anew.
    Another,
    Gone,
}

impl<'a> Then<'a> {
    /// A site that read.
    pub(crate) fn of(app: &'a App, client: &'a str, read: &Access) -> Self {
        let since = app.pack.clients.get(client).and_then(|file| file.since);
        let is_older = since.is_some_and(|since| read.at.micros() < since);
        Self::when(app, client, |site| {
            site.owner == read.reader && site.law == read.law && !is_older
        })
    }

    /// A site that was allowed something under these terms.
    pub(super) fn allowed(app: &'a App, client: &'a str, terms: &str) -> Self {
        Self::when(app, client, |site| site.terms == terms)
    }

    fn when(app: &'a App, client: &'a str, is_same: impl Fn(&Site) -> bool) -> Self {
        let became = match super::clients::find(app, client) {
            Some(site) if is_same(site) => Became::Same(site),
            Some(_) => Became::Another,
            None => Became::Gone,
        };
        Self { client, became }
    }

    pub(super) fn name(&self) -> Text {
        match self.became {
            Became::Same(_) => Text::client(self.client, "name"),
            Became::Another => self.id("sites-before"),
            Became::Gone => self.id("sites-gone"),
        }
    }

    /// The number by which it knows people: its own, or one for the sites of its sector.
    pub(super) fn number(&self, app: &App) -> Text {
        Text::portal(match self.became {
            Became::Same(site) if super::clients::shares(app, site) => "consent-number-shared",
            Became::Same(_) => "consent-number",
            Became::Another | Became::Gone => "sites-number-then",
        })
    }

    pub(crate) fn purpose(&self) -> Text {
        match self.became {
            Became::Same(_) => Text::client(self.client, "purpose"),
            Became::Another | Became::Gone => Text::portal("purpose-site-then"),
        }
    }

    /// Who answers for it, where that is known.
    pub(super) fn agency(&self) -> Option<Text> {
        match self.became {
            Became::Same(site) => Some(show::agency(&site.owner)),
            Became::Another | Became::Gone => None,
        }
    }

    /// For whom an agency read, in the access log.
    pub(crate) fn reader(&self) -> Text {
        match self.became {
            Became::Same(_) => {
                let name = Text::client(self.client, "name");
                Text::portal("access-site").with("name", Arg::Text(Box::new(name)))
            }
            Became::Another => self.id("access-site-before"),
            Became::Gone => self.id("access-site-gone"),
        }
    }

    fn id(&self, key: &str) -> Text {
        Text::portal(key).with("id", Arg::Str(self.client.to_owned()))
    }
}
