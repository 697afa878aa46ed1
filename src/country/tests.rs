//! What holds for every synthetic country.

use super::truth::Kind;
use super::*;
use base::{Nik, Record, SubjectId, Value};
use std::collections::{HashMap, HashSet};

fn plan(residents: usize) -> Plan {
    Plan {
        seed: 7,
        residents,
        today: Date::constant(2026, 11, 26),
        newborn_per_mille: Plan::NEWBORN_PER_MILLE,
        errors_per_mille: Plan::ERRORS_PER_MILLE,
    }
}

fn country(plan: Plan) -> Vec<Filled> {
    let places = places::tests::places();
    Country::new(plan, &places, [])
        .collect::<Result<_, _>>()
        .unwrap()
}

fn record<'a>(subject: &'a SeedSubject, register: &str) -> Option<&'a Record> {
    let found = subject.records.iter().find(|r| r.register == register);
    found.map(|r| &r.record)
}

fn by_id(families: &[Filled]) -> HashMap<SubjectId, &SeedSubject> {
    let all = families.iter().flat_map(|f| &f.subjects);
    all.map(|s| (s.subject, s)).collect()
}

#[test]
fn the_same_seed_gives_the_same_people_and_another_seed_others() {
    let text = |plan| format!("{:?}", country(plan));
    assert_eq!(text(plan(500)), text(plan(500)));
    let other = Plan {
        seed: 8,
        ..plan(500)
    };
    assert_ne!(text(plan(500)), text(other));
}

#[test]
fn a_larger_country_begins_with_the_same_families() {
    let (small, large) = (country(plan(300)), country(plan(900)));
    assert_eq!(small[..].len(), small.len());
    for (a, b) in small.iter().zip(&large) {
        assert_eq!(a.subjects, b.subjects);
    }
}

#[test]
fn there_are_as_many_residents_as_asked_for() {
    let residents: usize = country(plan(3000)).iter().map(|f| f.residents).sum();
    assert!((3000..3010).contains(&residents), "{residents}");
}

#[test]
fn every_population_number_parses_is_unique_and_tells_date_and_sex() {
    let families = country(plan(5000));
    let mut seen = HashSet::new();
    for family in &families {
        let off = family.error.as_ref().filter(|e| e.kind == Kind::BirthDate);
        for subject in &family.subjects {
            for (_, number) in &subject.lookups {
                assert!(seen.insert(number.clone()), "given out twice");
            }
            let Some(person) = record(subject, "penduduk") else {
                continue;
            };
            let nik = Nik::parse(person.text("nik").unwrap()).unwrap();
            assert_eq!(person.text("sex"), Some(nik.sex().code()));
            let born = person.date("birth_date").unwrap();
            let agrees = nik
                .as_str()
                .starts_with(&Nik::prefix(nik.area(), born, nik.sex()));
            assert_eq!(agrees, off.is_none_or(|e| e.subject != subject.subject));
        }
    }
}

#[test]
fn every_link_leads_to_someone_and_everybody_alive_stands_on_a_card() {
    let families = country(plan(5000));
    let all = by_id(&families);
    for family in &families {
        let twice = family.error.as_ref().filter(|e| e.kind == Kind::Duplicate);
        for subject in &family.subjects {
            for (relation, to) in &subject.links {
                let to = all[to];
                let expected = if relation == "family_card" {
                    "household"
                } else {
                    "person"
                };
                assert_eq!(to.kind, expected, "{relation}");
            }
            if let Some(person) = record(subject, "penduduk") {
                let dead = person.date("deceased_on").is_some();
                let extra = twice.is_some_and(|e| e.subject == subject.subject);
                assert_eq!(subject.links.len(), usize::from(!dead && !extra));
            }
        }
    }
}

#[test]
fn a_household_has_two_to_six_people_and_a_mother_or_a_father_among_them() {
    for family in country(plan(5000)) {
        for card in family.subjects.iter().filter(|s| s.kind == "household") {
            let rows = record(card, "keluarga").unwrap().list("members");
            assert!((2..=6).contains(&rows.len()), "{}", rows.len());
            assert_eq!(rows[0].text("relation"), Some("head"));
            let members: Vec<_> = links(card, "members");
            assert_eq!(members.len(), rows.len());
            let parents = [links(card, "mother"), links(card, "father")].concat();
            assert!(!parents.is_empty());
            assert!(parents.iter().all(|parent| members.contains(parent)));
        }
    }
}

fn links(subject: &SeedSubject, relation: &str) -> Vec<SubjectId> {
    let named = subject.links.iter().filter(|(name, _)| name == relation);
    named.map(|(_, to)| *to).collect()
}

#[test]
fn marriages_agree_with_the_people_in_them_but_for_planted_errors() {
    for family in country(plan(8000)) {
        let wrong = family.error.as_ref().map(|e| e.kind);
        for wife in &family.subjects {
            let Some(marriage) = record(wife, "perkawinan") else {
                continue;
            };
            let nik = marriage.text("spouse_nik").unwrap();
            let him = family
                .subjects
                .iter()
                .find(|s| s.lookups[0].1 == nik)
                .unwrap();
            let (her, him) = (
                record(wife, "penduduk").unwrap(),
                record(him, "penduduk").unwrap(),
            );
            assert_eq!((her.text("sex"), him.text("sex")), (Some("P"), Some("L")));
            let same = marriage.get("spouse_name") == him.get("name");
            assert_eq!(same, wrong != Some(Kind::NameOfHusband));
            let death = her.date("deceased_on").or(him.date("deceased_on"));
            let ended = marriage.date("ended_on");
            match (death, wrong) {
                (Some(_), Some(Kind::MarriageNotEnded)) => assert_eq!(ended, None),
                (Some(day), _) => assert_eq!(ended, Some(day)),
                (None, _) => {
                    let divorced = her.text("marital_status") == Some("divorced");
                    assert_eq!(ended.is_some(), divorced);
                }
            }
            let of_age = marriage.date("married_on").unwrap();
            let youngest = born(her, &family).max(born(him, &family));
            assert!(family::days_between(youngest, of_age) >= family::years(19));
        }
    }
}

/// The birth date as the number tells it, which is right also where the record is wrong.
fn born(person: &Record, family: &Filled) -> Date {
    let planted = family.error.as_ref().filter(|e| e.kind == Kind::BirthDate);
    let held = person.date("birth_date").unwrap();
    planted
        .filter(|e| e.holds == Some(held.to_string()))
        .map_or(held, |e| e.right.parse().unwrap())
}

#[test]
fn a_child_is_born_after_its_mother_was_grown_and_not_in_the_future() {
    let plan = plan(5000);
    for family in country(plan) {
        for subject in &family.subjects {
            for record in subject.records.iter().filter(|r| r.register == "penduduk") {
                assert!(record.record.date("birth_date").unwrap() < plan.today);
            }
        }
        for birth in &family.births {
            let born: Date = birth.record["birth_date"]
                .as_str()
                .unwrap()
                .parse()
                .unwrap();
            assert!(born < plan.today);
        }
    }
}

#[test]
fn errors_are_planted_at_the_stated_share_and_every_kind_occurs() {
    let families = country(Plan {
        errors_per_mille: 100,
        ..plan(20_000)
    });
    let errors: Vec<_> = families.iter().filter_map(|f| f.error.as_ref()).collect();
    let per_mille = errors.len() * 1000 / families.len();
    assert!((85..115).contains(&per_mille), "{per_mille}");
    let kinds: HashSet<_> = errors.iter().map(|e| e.kind).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    assert!(errors.iter().all(|e| e.holds.as_ref() != Some(&e.right)));
}

#[test]
fn what_the_truth_file_says_is_what_the_registers_hold() {
    let families = country(Plan {
        errors_per_mille: 300,
        ..plan(4000)
    });
    let all = by_id(&families);
    for error in families.iter().filter_map(|f| f.error.as_ref()) {
        let record = record(all[&error.subject], error.register).unwrap();
        let path: Vec<_> = error.field.split('.').collect();
        let held = match path[..] {
            [list, row, field] => record.list(list)[row.parse::<usize>().unwrap()].get(field),
            _ => record.get(&error.field),
        };
        let held = held.map(|value| match value {
            Value::Date(date) => date.to_string(),
            Value::Text(text) => text.clone(),
            other => format!("{other:?}"),
        });
        assert_eq!(held, error.holds);
    }
}

#[test]
fn newborns_come_at_the_stated_share_some_as_twins_and_for_all_couples_in_the_bench() {
    let couples = |families: &[Filled]| families.iter().filter(|f| !f.births.is_empty()).count();
    let few = country(plan(20_000));
    let share = couples(&few) * 1000 / few.len();
    assert!((75..125).contains(&share), "{share}");
    let all = country(Plan {
        newborn_per_mille: 1000,
        ..plan(20_000)
    });
    let ready = all.iter().filter(|f| f.ready.is_some()).count();
    assert!(ready * 1000 / all.len() > 550, "{ready} of {}", all.len());
    let twins = all.iter().filter(|f| f.births.len() == 2).count();
    assert!((20..140).contains(&twins), "{twins}");
}
