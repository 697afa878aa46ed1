//! What the registers write down about a family: the field names of `registers/*/register.toml` stand here only.

use super::family::{Birth, Family, Household, Marriage, Person, Relation, Status};
use crate::facility::Entry;
use app::registry::seed::{SeedRecord, SeedSubject};
use base::{Date, Record, Sex, Timestamp, Value, Zone};

pub(crate) const RESIDENTS: &str = "penduduk";
pub(crate) const CARDS: &str = "keluarga";
pub(crate) const MARRIAGES: &str = "perkawinan";
pub(crate) const PERSON: &str = "person";
pub(crate) const HOUSEHOLD: &str = "household";
pub(crate) const BY_NIK: &str = "nik";
pub(crate) const BY_CARD: &str = "no-kk";

/// Everybody of the family, in its order, then its households.
pub(crate) fn written_down(family: &Family) -> Vec<SeedSubject> {
    let mut subjects: Vec<_> = (0..family.people.len())
        .map(|at| person(family, at))
        .collect();
    for marriage in &family.marriages {
        subjects[marriage.wife]
            .records
            .push(marriage_of(family, marriage));
    }
    for household in &family.households {
        let card = card(family, household);
        for (at, _) in &household.members {
            subjects[*at]
                .links
                .push(("family_card".to_owned(), household.id));
        }
        subjects.push(card);
    }
    subjects
}

/// A person who stands alone: as when somebody was taken in twice.
pub(crate) fn resident(person: &Person, district: &str, address: &str) -> SeedSubject {
    let mut record = Record::from([
        ("nik", Value::text(&person.nik)),
        ("name", Value::text(&person.name)),
        ("birth_date", Value::Date(person.born)),
        ("birth_place", Value::text(&person.birth_regency)),
        ("sex", sex(person.sex)),
        (
            "nationality",
            Value::text(if person.foreign { "foreign" } else { "ID" }),
        ),
        ("district", Value::text(district)),
        ("address", Value::text(address)),
        ("marital_status", Value::text(status(person.status))),
    ]);
    if let Some(day) = person.died {
        record.set("deceased_on", Value::Date(day));
    }
    SeedSubject {
        subject: person.id,
        kind: PERSON.to_owned(),
        lookups: vec![(BY_NIK.to_owned(), person.nik.clone())],
        // The entry as it stands is as old as the last thing it says.
        records: vec![entered(
            RESIDENTS,
            person.died.unwrap_or(person.born),
            record,
        )],
        links: Vec::new(),
    }
}

fn person(family: &Family, at: usize) -> SeedSubject {
    let person = &family.people[at];
    // The dead stand on no card any more; they were last at home with the family.
    let home = family
        .households
        .iter()
        .find(|household| household.members.iter().any(|(member, _)| *member == at))
        .or(family.households.first());
    let (district, address) = home.map_or(("", ""), |h| (&h.district, &h.address));
    let mut subject = resident(person, district, address);
    let record = &mut subject.records[0].record;
    if let Some(mother) = person.mother {
        record.set("mother_name", Value::text(&family.people[mother].name));
    }
    if let Some(father) = person.father {
        record.set("father_name", Value::text(&family.people[father].name));
    }
    subject
}

fn marriage_of(family: &Family, marriage: &Marriage) -> SeedRecord {
    let husband = &family.people[marriage.husband];
    let mut record = Record::from([
        ("certificate_number", Value::text(&marriage.number)),
        ("spouse_nik", Value::text(&husband.nik)),
        ("spouse_name", Value::text(&husband.name)),
        ("married_on", Value::Date(marriage.on)),
    ]);
    if let Some(ended) = marriage.ended {
        record.set("ended_on", Value::Date(ended.on()));
    }
    entered(MARRIAGES, marriage.on, record)
}

fn card(family: &Family, household: &Household) -> SeedSubject {
    let people = &family.people;
    let members = household
        .members
        .iter()
        .map(|(at, relation)| member(family, *at, *relation))
        .collect();
    let head = household
        .members
        .first()
        .map_or("", |(at, _)| &people[*at].name);
    let record = Record::from([
        ("card_number", Value::text(&household.number)),
        ("head_name", Value::text(head)),
        ("address", Value::text(&household.address)),
        ("district", Value::text(&household.district)),
        ("village", Value::text(&household.village)),
        ("members", Value::List(members)),
    ]);
    let mut links = Vec::new();
    let couple = [("mother", household.mother), ("father", household.father)];
    for (relation, who) in couple {
        links.extend(who.map(|at| (relation.to_owned(), people[at].id)));
    }
    for (at, _) in &household.members {
        links.push(("members".to_owned(), people[*at].id));
    }
    SeedSubject {
        subject: household.id,
        kind: HOUSEHOLD.to_owned(),
        lookups: vec![(BY_CARD.to_owned(), household.number.clone())],
        records: vec![entered(CARDS, household.since, record)],
        links,
    }
}

fn member(family: &Family, at: usize, relation: Relation) -> Record {
    let person = &family.people[at];
    let mut row = Record::from([
        ("nik", Value::text(&person.nik)),
        ("name", Value::text(&person.name)),
        ("sex", sex(person.sex)),
        ("birth_date", Value::Date(person.born)),
        ("relation", Value::text(place_on_card(relation))),
    ]);
    if let Some(mother) = person.mother {
        row.set("mother_name", Value::text(&family.people[mother].name));
    }
    if let Some(father) = person.father {
        row.set("father_name", Value::text(&family.people[father].name));
    }
    row
}

/// A record of the facility-birth register, found by the mother.
pub(crate) fn birth(family: &Family, birth: &Birth) -> Entry {
    let mother = &family.people[birth.mother].nik;
    let time = format!("{:02}:{:02}", birth.minute / 60, birth.minute % 60);
    let recorded = Timestamp::midnight(birth.born, Zone::Wib).plus_hours(26);
    let record = serde_json::json!({
        "birth_id": birth.key,
        "mother_nik": mother,
        "facility": birth.facility,
        "facility_area": birth.regency,
        "birth_date": birth.born.to_string(),
        "birth_time": time,
        "sex": birth.sex.code(),
        "birth_order": birth.order,
        "multiple": birth.multiple,
        "weight_gram": birth.weight_gram,
        "attendant": if birth.doctor { "doctor" } else { "midwife" },
    });
    Entry {
        subject: mother.clone(),
        key: birth.key.clone(),
        version: 1,
        known_from: recorded.micros(),
        record: record.as_object().cloned().unwrap_or_default(),
    }
}

fn entered(register: &str, on: Date, record: Record) -> SeedRecord {
    SeedRecord {
        register: register.to_owned(),
        valid_from: Timestamp::midnight(on, Zone::Wib),
        record,
    }
}

fn sex(sex: Sex) -> Value {
    Value::text(sex.code())
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Single => "single",
        Status::Married => "married",
        Status::Unregistered => "married-unregistered",
        Status::Divorced => "divorced",
        Status::Widowed => "widowed",
    }
}

fn place_on_card(relation: Relation) -> &'static str {
    match relation {
        Relation::Head => "head",
        Relation::Spouse => "wife",
        Relation::Child => "child",
        Relation::Parent => "parent",
        Relation::Other => "other",
    }
}
