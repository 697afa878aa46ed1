//! Sites: who a person let know something about them, what each received and when. Reads only.

use crate::tables::{access, consent, site_grant};
use crate::{App, AppError};
use base::{CaseId, SubjectId, Text, Timestamp};

/// What is told of one site.
#[derive(Clone, Debug)]
pub struct SiteView {
    pub client: String,
    pub name: Text,
    pub purpose: Text,
    pub agency: Text,
    /// What it may see, in the words of the registers.
    pub fields: Vec<Text>,
    pub given: Timestamp,
    /// Until when it may, if it still may.
    pub until: Option<Timestamp>,
    pub last_used: Option<Timestamp>,
    /// What it was told and when, newest first.
    pub received: Vec<(Timestamp, Vec<Text>)>,
}

/// Sites, sign-ins and readings that are looked through.
const CONSENTS_MAX: i64 = 100;
const GRANTS_MAX: i64 = 500;
const READINGS_MAX: i64 = 2_000;
/// Readings of one site that are shown.
const RECEIVED_MAX: usize = 10;

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
    let grants = site_grant::list(app, subject, GRANTS_MAX).await?;
    let readings = access::list(app, subject, None, (0, READINGS_MAX)).await?;
    let mut sites: Vec<SiteView> = consents
        .iter()
        .map(|consent| {
            let of_site = grants.iter().filter(|grant| grant.client == consent.client);
            let of_site: Vec<_> = of_site.collect();
            let cases: Vec<_> = of_site.iter().map(|grant| CaseId(grant.id.0)).collect();
            let received = readings
                .iter()
                .filter(|row| row.case.is_some_and(|case| cases.contains(&case)))
                .take(RECEIVED_MAX)
                .map(|row| (row.at, fields(&row.register, &row.fields)));
            let known = app.pack.clients.get(&consent.client);
            SiteView {
                client: consent.client.clone(),
                name: name(app, &consent.client),
                purpose: Text::client(&consent.client, "purpose"),
                agency: crate::show::agency(known.map_or("", |client| client.owner.as_str())),
                fields: super::facts::said(app, &consent.content.claims),
                given: consent.given,
                until: consent.counts(now).then_some(consent.until),
                last_used: of_site.iter().map(|grant| grant.used).max(),
                received: received.collect(),
            }
        })
        .collect();
    // The order among those that still may, and among the others, stays: newest first.
    sites.sort_by_key(|site| site.until.is_none());
    Ok(sites)
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
