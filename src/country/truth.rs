//! Errors as real registers have them, planted at a known share, and the list of what would be right.

use super::family::{Ended, Family, shifted};
use super::grow::Soil;
use super::names::misspelled;
use super::records::{CARDS, MARRIAGES, RESIDENTS, resident};
use super::serials::Exhausted;
use app::registry::seed::SeedSubject;
use base::{Date, SubjectId, Value};
use rand::RngExt;
use serde::Serialize;

/// One planted error and what would be right: a line of the truth file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Truth {
    pub(crate) kind: Kind,
    /// Whose record is wrong.
    pub(crate) subject: SubjectId,
    pub(crate) register: &'static str,
    /// The field; a row of a list is counted from 0.
    pub(crate) field: String,
    /// What the register holds; nothing where a value is missing.
    pub(crate) holds: Option<String>,
    pub(crate) right: String,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The birth date of a resident is not the one in their number.
    BirthDate,
    /// One person was taken in twice, under two numbers.
    Duplicate,
    /// The family card spells a name differently.
    NameOnCard,
    /// The marriage register spells the husband's name differently.
    NameOfHusband,
    /// A marriage that a death ended is still open.
    MarriageNotEnded,
}

impl Kind {
    pub(crate) const ALL: [Self; 5] = [
        Self::BirthDate,
        Self::Duplicate,
        Self::NameOnCard,
        Self::NameOfHusband,
        Self::MarriageNotEnded,
    ];
}

/// Plants exactly one error into what was written down about a family.
pub(crate) fn plant(
    soil: &mut Soil<'_>,
    family: &Family,
    subjects: &mut Vec<SeedSubject>,
) -> Result<Truth, Exhausted> {
    let first = soil.dice.random_range(0..Kind::ALL.len());
    // Not every family can have every error; the next kind that fits is taken, and a birth date always fits.
    for n in 0..Kind::ALL.len() {
        let kind = Kind::ALL[(first + n) % Kind::ALL.len()];
        let truth = match kind {
            Kind::BirthDate => Some(birth_date(soil, family, subjects)),
            Kind::Duplicate => Some(duplicate(soil, family, subjects)?),
            Kind::NameOnCard => name_on_card(soil, family, subjects),
            Kind::NameOfHusband => name_of_husband(family, subjects),
            Kind::MarriageNotEnded => marriage_not_ended(family, subjects),
        };
        if let Some(truth) = truth {
            return Ok(truth);
        }
    }
    Ok(birth_date(soil, family, subjects))
}

fn birth_date(soil: &mut Soil<'_>, family: &Family, subjects: &mut [SeedSubject]) -> Truth {
    let at = soil.dice.random_range(0..family.people.len());
    let born = family.people[at].born;
    // Day and month change places, or else the day is off by some.
    let wrong = Date::new(born.year(), born.day(), born.month())
        .ok()
        .filter(|wrong| *wrong != born && *wrong < soil.today)
        .unwrap_or_else(|| shifted(born, -soil.dice.random_range(1..9)));
    set(
        &mut subjects[at],
        RESIDENTS,
        "birth_date",
        Value::Date(wrong),
    );
    Truth {
        kind: Kind::BirthDate,
        subject: family.people[at].id,
        register: RESIDENTS,
        field: "birth_date".to_owned(),
        holds: Some(wrong.to_string()),
        right: born.to_string(),
    }
}

fn duplicate(
    soil: &mut Soil<'_>,
    family: &Family,
    subjects: &mut Vec<SeedSubject>,
) -> Result<Truth, Exhausted> {
    let at = soil.dice.random_range(0..family.people.len());
    let places = soil.places;
    let away = places.district(soil.dice);
    let mut twin = family.people[at].clone();
    let right = twin.nik;
    twin.id = soil.subject();
    twin.nik = soil.serials.nik(&away.code, twin.born, twin.sex)?;
    if let Some(other) = misspelled(&twin.name) {
        twin.name = other;
    }
    let address = family.households.first().map_or("", |h| &h.address);
    subjects.push(resident(&twin, &away.code, address));
    Ok(Truth {
        kind: Kind::Duplicate,
        subject: twin.id,
        register: RESIDENTS,
        field: "nik".to_owned(),
        holds: Some(twin.nik),
        right,
    })
}

fn name_on_card(
    soil: &mut Soil<'_>,
    family: &Family,
    subjects: &mut [SeedSubject],
) -> Option<Truth> {
    let household = family.households.first()?;
    let row = soil.dice.random_range(0..household.members.len());
    let right = &family.people[household.members[row].0].name;
    let wrong = misspelled(right)?;
    let card = subjects.iter_mut().find(|s| s.subject == household.id)?;
    let record = &mut card
        .records
        .iter_mut()
        .find(|r| r.register == CARDS)?
        .record;
    if let Some(Value::List(rows)) = record.0.get_mut("members") {
        rows.get_mut(row)?.set("name", Value::text(&wrong));
    }
    Some(Truth {
        kind: Kind::NameOnCard,
        subject: household.id,
        register: CARDS,
        field: format!("members.{row}.name"),
        holds: Some(wrong),
        right: right.clone(),
    })
}

fn name_of_husband(family: &Family, subjects: &mut [SeedSubject]) -> Option<Truth> {
    let marriage = family.marriages.first()?;
    let right = &family.people[marriage.husband].name;
    let wrong = misspelled(right)?;
    set(
        &mut subjects[marriage.wife],
        MARRIAGES,
        "spouse_name",
        Value::text(&wrong),
    );
    Some(Truth {
        kind: Kind::NameOfHusband,
        subject: family.people[marriage.wife].id,
        register: MARRIAGES,
        field: "spouse_name".to_owned(),
        holds: Some(wrong),
        right: right.clone(),
    })
}

fn marriage_not_ended(family: &Family, subjects: &mut [SeedSubject]) -> Option<Truth> {
    let marriage = family.marriages.first()?;
    let Some(Ended::Death(day)) = marriage.ended else {
        return None;
    };
    let records = &mut subjects[marriage.wife].records;
    let record = records.iter_mut().find(|r| r.register == MARRIAGES)?;
    record.record.0.remove("ended_on");
    Some(Truth {
        kind: Kind::MarriageNotEnded,
        subject: family.people[marriage.wife].id,
        register: MARRIAGES,
        field: "ended_on".to_owned(),
        holds: None,
        right: day.to_string(),
    })
}

fn set(subject: &mut SeedSubject, register: &str, field: &str, value: Value) {
    let mut records = subject.records.iter_mut();
    if let Some(record) = records.find(|record| record.register == register) {
        record.record.set(field, value);
    }
}
