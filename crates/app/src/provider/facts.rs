//! Facts: what a site may be told of a person, where in the registers it stands, and how it is written for the site.

use super::Site;
use crate::registry::{self, Query};
use crate::tables::access::Reader;
use crate::{App, AppError, Channel, ClientId, Origin};
use base::{CaseId, Record, RowId, SubjectId, Text, Timestamp, Value};
use identity::id_token::Facts;
use identity::scope::Claim;
use pack::model::Pack;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the purpose of a reading for a site begins with; the id of the site follows.
pub(crate) const PURPOSE: &str = "site";

/// Facts in the words of the registers, for people.
pub(super) fn said(app: &App, claims: &BTreeSet<Claim>) -> Vec<Text> {
    let known = claims
        .iter()
        .filter_map(|claim| app.pack.claims.get(claim.word()));
    known
        .map(|place| Text::register(&place.register, format!("field-{}", place.field)))
        .collect()
}

/// What is left of facts that were allowed, where the registration of a site was cut since.
pub(super) fn only_registered(site: &Site, claims: &mut BTreeSet<Claim>) {
    let registered = identity::scope::claims_of(&site.client.scopes);
    claims.retain(|claim| registered.contains(claim));
}

/// How finely readings of one grant are told apart in the log.
const READING_SECONDS: i64 = 60;

/// The occasion of a reading, as a case is elsewhere: the grant it was done with and the minute of it, so that a person sees
/// each and a site that reads without end, with however many tokens, fills nobody's list.
pub(super) fn occasion(app: &App, grant: RowId, now: Timestamp) -> CaseId {
    let minute = now.seconds() / READING_SECONDS;
    let named = format!("{grant} {minute}");
    let digest = app.vault.blind("site-reading", &named);
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    CaseId(id)
}

/// Reads facts of a person for a site, on one occasion. The log gets one row for each register, before anything is read.
pub(super) async fn read(
    app: &App,
    (site, occasion): (&Site, CaseId),
    subject: SubjectId,
    claims: &BTreeSet<Claim>,
    now: Timestamp,
) -> Result<Facts, AppError> {
    let queries = queries(&app.pack, site, subject, claims);
    let mut facts = Facts::new();
    if queries.is_empty() {
        return Ok(facts);
    }
    let channel = channel(&site.client.id);
    let channel = channel.ok_or(AppError::Invariant("the id of a client fits a column"))?;
    let reader = Reader {
        agency: site.owner.clone(),
        actor: None,
        channel,
        origin: Origin::Api,
    };
    for query in registry::write(app, (occasion, subject), queries, &reader, now).await? {
        let record = registry::record(app, &query).await.map_err(away)?;
        if let Some(record) = record {
            let register = query.query().register.as_str();
            tell(&app.pack, claims, (register, &record), &mut facts);
        }
    }
    Ok(facts)
}

/// A register that cannot be read is away, whatever it suffers from: the site is to ask again.
fn away(error: AppError) -> AppError {
    match error {
        AppError::Store(error) => {
            tracing::error!(%error, "a register cannot be read for a site");
            AppError::Away
        }
        other => other,
    }
}

/// What readings for a site go through.
pub(super) fn channel(client: &str) -> Option<Channel> {
    ClientId::parse(client).map(Channel::Site)
}

/// What must be read of a person: one query per register.
fn queries(pack: &Pack, site: &Site, subject: SubjectId, claims: &BTreeSet<Claim>) -> Vec<Query> {
    let mut fields: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let places = claims
        .iter()
        .filter_map(|claim| pack.claims.get(claim.word()));
    for place in places {
        fields
            .entry(&place.register)
            .or_default()
            .insert(&place.field);
    }
    let queries = fields.into_iter().map(|(register, fields)| Query {
        subject,
        register: register.to_owned(),
        purpose: format!("{PURPOSE}.{}", site.client.id),
        law: site.law.clone(),
        fields: fields.into_iter().map(str::to_owned).collect(),
    });
    queries.collect()
}

/// Writes what a register said as sites know it.
fn tell(
    pack: &Pack,
    claims: &BTreeSet<Claim>,
    (register, record): (&str, &Record),
    facts: &mut Facts,
) {
    for claim in claims {
        let place = pack.claims.get(claim.word());
        let Some(place) = place.filter(|place| place.register == register) else {
            continue;
        };
        let value = record.0.get(&place.field).and_then(plain);
        let value = match value {
            Some(Json::String(code)) if !place.values.is_empty() => {
                place.values.get(&code).map(|word| json!(word))
            }
            value => value,
        };
        let Some(value) = value else { continue };
        let value = match &place.part {
            Some(part) => json!({ part: value }),
            None => value,
        };
        facts.insert(*claim, value);
    }
}

fn plain(value: &Value) -> Option<Json> {
    match value {
        Value::Bool(yes) => Some((*yes).into()),
        Value::Int(number) => Some((*number).into()),
        Value::Text(text) => Some(text.as_str().into()),
        Value::Date(date) => Some(date.to_string().into()),
        Value::Money(rupiah) => Some(rupiah.0.into()),
        Value::List(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/indonesia");
        let mut files = BTreeMap::new();
        gather(std::path::Path::new(folder), "", &mut files);
        Pack::parse(files).unwrap()
    }

    fn gather(folder: &std::path::Path, at: &str, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{at}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                gather(&entry.path(), &format!("{name}/"), files);
            } else {
                files.insert(name, std::fs::read(entry.path()).unwrap());
            }
        }
    }

    #[test]
    fn every_fact_a_site_can_ask_for_has_a_place_in_the_registers() {
        let pack = pack();
        for claim in Claim::ALL {
            assert!(pack.claims.contains_key(claim.word()), "{}", claim.word());
        }
    }

    #[test]
    fn only_what_was_allowed_is_told_and_codes_become_words() {
        let pack = pack();
        let mut record = Record::default();
        for (field, value) in [("name", "Sri"), ("sex", "P"), ("address", "Jalan 1")] {
            record.set(field, Value::Text(value.to_owned()));
        }
        let mut facts = Facts::new();
        let claims = BTreeSet::from([Claim::Gender, Claim::Address]);
        tell(&pack, &claims, ("penduduk", &record), &mut facts);
        let expected = [
            (Claim::Gender, json!("female")),
            (Claim::Address, json!({ "formatted": "Jalan 1" })),
        ];
        assert_eq!(facts, Facts::from(expected));
    }
}
