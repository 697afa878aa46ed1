//! Named people: the small families of a pack, written down like everybody else, and the officers to try.

use super::family::shifted;
use super::records::{BY_CARD, BY_NIK};
use crate::facility::Entry;
use anyhow::Context;
use app::registry::remote::plain;
use app::registry::seed::{SeedRecord, SeedSubject};
use app::view::catalog::PersonaView;
use base::{Date, Record, Text, Timestamp, Value, Zone};
use pack::model::{Outcome, Pack, Register};
use pack::people::{People, PersonSeed};
use serde::{Deserialize, Serialize};

const OFFICERS_FILE: &str = "demo/officers.toml";
/// A record that bears no date was taken in a year ago.
const UNDATED_DAYS: i64 = 365;

/// The people of a pack's folder `people/`.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) subjects: Vec<SeedSubject>,
    pub(crate) births: Vec<Entry>,
    /// Whom to sign in as, what to try and what happens then.
    pub(crate) personas: Vec<PersonaView>,
}

/// A civil servant to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficerSeed {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) office: String,
    /// The officer as a resident: nobody handles a case of their own family.
    pub(crate) nik: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficersFile {
    officer: Vec<OfficerSeed>,
}

/// Everybody in `people/`, as they are on `today`.
pub(crate) fn named(pack: &Pack, today: Date) -> Named {
    let mut named = Named::default();
    for people in pack
        .people_names()
        .filter_map(|name| pack.people(name, today))
    {
        for seed in people.subjects.values() {
            let subject = subject(pack, &people, seed, today, &mut named.births);
            named.subjects.push(subject);
        }
        named.personas.extend(persona(&people));
    }
    named
}

/// The officers of the demo; none where the pack has no such file.
pub(crate) fn officers(pack: &Pack) -> anyhow::Result<Vec<OfficerSeed>> {
    let Some(bytes) = pack.files.get(OFFICERS_FILE) else {
        return Ok(Vec::new());
    };
    let file: OfficersFile = toml::from_slice(bytes).context(OFFICERS_FILE)?;
    for officer in &file.officer {
        let agency = officer.office.split('-').next().unwrap_or_default();
        let offices = pack.offices(agency);
        let mut offices = offices.into_iter().chain(pack.head_office(agency));
        let known = offices.any(|office| office.id == officer.office);
        anyhow::ensure!(
            known,
            "{OFFICERS_FILE}: there is no office {}",
            officer.office
        );
    }
    Ok(file.officer)
}

impl Named {
    /// Numbers that are given out already.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = &str> {
        let lookups = self.subjects.iter().flat_map(|subject| &subject.lookups);
        lookups.map(|(_, number)| number.as_str())
    }
}

fn subject(
    pack: &Pack,
    people: &People,
    seed: &PersonSeed,
    today: Date,
    births: &mut Vec<Entry>,
) -> SeedSubject {
    let mut subject = SeedSubject {
        subject: seed.id,
        kind: seed.kind.clone(),
        lookups: Vec::new(),
        records: Vec::new(),
        links: Vec::new(),
    };
    for (id, records) in &seed.records {
        let Some(register) = pack.registers.get(id) else {
            continue;
        };
        for record in records {
            let since = since(record, today);
            if register.remote {
                births.extend(entry(register, record, since));
                continue;
            }
            subject.lookups.extend(lookups(register, record));
            subject.records.push(SeedRecord {
                register: id.clone(),
                valid_from: since,
                record: record.clone(),
            });
        }
    }
    for (relation, names) in &seed.links {
        let targets = names.iter().filter_map(|name| people.subjects.get(name));
        subject
            .links
            .extend(targets.map(|target| (relation.clone(), target.id)));
    }
    subject
}

/// The earliest date a record bears is the day since which it can be true.
fn since(record: &Record, today: Date) -> Timestamp {
    let dates = record.0.values().filter_map(|value| match value {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    let earliest = dates.min().unwrap_or(shifted(today, -UNDATED_DAYS));
    Timestamp::midnight(earliest.min(today), Zone::Wib)
}

/// Numbers by which a subject is found, told by what the fields mean and not by their names.
fn lookups(register: &Register, record: &Record) -> Vec<(String, String)> {
    let kinds = [("person.nik", BY_NIK), ("household.number", BY_CARD)];
    let mut found = Vec::new();
    for (meaning, kind) in kinds {
        let number = by_meaning(register, record, meaning);
        found.extend(number.map(|number| (kind.to_owned(), number.to_owned())));
    }
    found
}

fn entry(register: &Register, record: &Record, since: Timestamp) -> Option<Entry> {
    let key = register.key.as_deref().and_then(|key| record.text(key))?;
    Some(Entry {
        subject: by_meaning(register, record, "person.nik")?.to_owned(),
        key: key.to_owned(),
        version: 1,
        known_from: since.micros(),
        record: plain(record).as_object().cloned()?,
    })
}

fn by_meaning<'r>(register: &Register, record: &'r Record, meaning: &str) -> Option<&'r str> {
    let field = register
        .fields
        .iter()
        .find(|(_, field)| field.meaning == meaning);
    field.and_then(|(name, _)| record.text(name))
}

fn persona(people: &People) -> Option<PersonaView> {
    let persona = people.persona.as_ref()?;
    let applicant = people.subjects.get(&people.applicant)?;
    let record = applicant.records.get(super::records::RESIDENTS)?.first()?;
    let expect = match persona.expect {
        Outcome::Grant => "grant",
        Outcome::Provisional => "provisional",
        Outcome::Refer => "refer",
        Outcome::Refuse => "refuse",
    };
    Some(PersonaView {
        nik: record.text("nik")?.to_owned(),
        name: record.text("name")?.to_owned(),
        service: persona.service.clone(),
        words: Text::pack(format!("persona-{}", people.name)),
        expect: expect.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use pack::model::Offices;
    use std::collections::HashSet;
    use std::path::Path;

    fn pack() -> Pack {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/indonesia");
        crate::folder::pack(&folder).unwrap().unwrap()
    }

    #[test]
    fn every_persona_is_someone_the_registers_know() {
        let named = named(&pack(), Date::constant(2026, 11, 26));
        assert!(named.personas.len() >= 8, "{}", named.personas.len());
        let numbers: HashSet<_> = named.numbers().collect();
        assert_eq!(
            numbers.len(),
            named.numbers().count(),
            "a number stands twice"
        );
        for persona in &named.personas {
            assert!(numbers.contains(persona.nik.as_str()), "{}", persona.name);
        }
        assert!(
            named
                .births
                .iter()
                .all(|birth| numbers.contains(birth.subject.as_str()))
        );
    }

    #[test]
    fn there_are_officers_in_three_zones_and_each_is_a_resident_as_well() {
        let pack = pack();
        let officers = officers(&pack).unwrap();
        let zones: HashSet<_> = officers
            .iter()
            .filter_map(|officer| officer.office.split_once('-'))
            .map(|(_, area)| pack.areas.zone(area))
            .collect();
        assert_eq!(zones.len(), 3);
        let named = named(&pack, Date::constant(2026, 11, 26));
        let numbers: HashSet<_> = named.numbers().collect();
        assert!(
            officers
                .iter()
                .all(|officer| numbers.contains(officer.nik.as_str()))
        );
    }

    /// The district of a resident.
    fn lives_in(named: &Named, nik: &str) -> String {
        let number = (BY_NIK.to_owned(), nik.to_owned());
        let mut subjects = named.subjects.iter();
        let subject = subjects.find(|one| one.lookups.contains(&number)).unwrap();
        let mut records = subject.records.iter();
        let resident = records
            .find(|one| one.register == super::super::records::RESIDENTS)
            .unwrap();
        resident.record.text("district").unwrap().to_owned()
    }

    #[test]
    fn whoever_a_case_may_lead_to_an_officer_finds_one_at_their_office() {
        let pack = pack();
        let officers = officers(&pack).unwrap();
        let named = named(&pack, Date::constant(2026, 11, 26));
        for persona in &named.personas {
            let agency = &pack.services[&persona.service].about.owner;
            let office = match pack.agencies[agency].offices {
                Offices::National => agency.clone(),
                Offices::Regency => format!("{agency}-{}", &lives_in(&named, &persona.nik)[..4]),
            };
            let theirs = |officer: &&OfficerSeed| officer.office == office;
            // Nobody decides about themselves or their own family.
            let other = officers
                .iter()
                .filter(theirs)
                .any(|one| one.nik != persona.nik);
            assert!(other, "{} has no officer at {office}", persona.name);
        }
    }
}
