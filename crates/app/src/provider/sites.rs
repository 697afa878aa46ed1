//! Sites: who a person let know something about them, what each received and when. Reads only.

use super::then::Then;
use crate::tables::consent::{self, Consent};
use crate::tables::{access, site_grant};
use crate::{App, AppError};
use base::{SubjectId, Text, Timestamp};

/// What is told of one site.
#[derive(Clone, Debug)]
pub struct SiteView {
    pub client: String,
    pub name: Text,
    pub purpose: Text,
    /// Who answers for it, where it still is what it was.
    pub agency: Option<Text>,
    /// The number by which it knows the person.
    pub number: Text,
    /// What it may see, in the words of the registers.
    pub fields: Vec<Text>,
    pub given: Timestamp,
    /// Until when it may, if it still may.
    pub until: Option<Timestamp>,
    pub last_used: Option<Timestamp>,
    /// What it was told and when, newest first.
    pub received: Vec<(Timestamp, Vec<Text>)>,
}

/// Sites that are looked through.
const CONSENTS_MAX: i64 = 100;
/// Readings of one site that are shown.
const RECEIVED_MAX: i64 = 10;

/// The sites of a person, those that may still see something first.
pub async fn sites(
    app: &App,
    subject: SubjectId,
    now: Timestamp,
) -> Result<Vec<SiteView>, AppError> {
    let consents = consent::list(app, subject, CONSENTS_MAX).await?;
    if consents.is_empty() {
        return Ok(Vec::new());
    }
    let used = site_grant::last_used(app, subject).await?;
    let mut sites = Vec::new();
    for consent in &consents {
        let received = match super::facts::channel(&consent.client) {
            Some(channel) => access::of_channel(app, subject, channel, RECEIVED_MAX).await?,
            None => Vec::new(),
        };
        let received = received
            .iter()
            .map(|row| (row.at, fields(&row.register, &row.fields)));
        sites.push(SiteView {
            received: received.collect(),
            last_used: used.get(&consent.client).copied(),
            ..view(app, consent, now)
        });
    }
    // The order among those that still may, and among the others, stays: newest first.
    sites.sort_by_key(|site| site.until.is_none());
    Ok(sites)
}

fn view(app: &App, consent: &Consent, now: Timestamp) -> SiteView {
    let site = super::clients::find(app, &consent.client);
    let counts = site.is_some_and(|site| consent.counts(&site.terms, now));
    let then = Then::allowed(app, &consent.client, &consent.terms);
    SiteView {
        client: consent.client.clone(),
        name: then.name(),
        purpose: then.purpose(),
        agency: then.agency(),
        number: then.number(app),
        fields: super::facts::said(app, &consent.content.claims),
        given: consent.given,
        until: counts.then_some(consent.until),
        last_used: None,
        received: Vec::new(),
    }
}

/// The name of a site; one that is no longer registered keeps its id.
pub(crate) fn name(app: &App, client: &str) -> Text {
    if app.pack.clients.contains_key(client) {
        Text::client(client, "name")
    } else {
        Text::portal("sites-gone").with("id", base::Arg::Str(client.to_owned()))
    }
}

fn fields(register: &str, names: &[String]) -> Vec<Text> {
    let words = names
        .iter()
        .map(|name| Text::register(register, format!("field-{name}")));
    words.collect()
}
