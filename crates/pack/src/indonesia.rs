//! The country that is shipped: it parses whole, and its services are found by what people call them.

use crate::find::find;
use crate::model::Pack;
use crate::rules::View;
use crate::sample;
use crate::template::{Numbers, Template, TemplateContext};
use base::{Lang, Owner, Value};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    Pack::parse(sample::folder("../../packs/indonesia"))
        .unwrap_or_else(|findings| panic!("{}", sample::told(&findings)))
});

#[test]
fn the_area_table_is_whole_and_every_province_has_a_zone() {
    let areas = &PACK.areas;
    assert_eq!(areas.provinces().count(), 38);
    assert!(areas.len() > 80_000, "{}", areas.len());
    assert!(areas.bytes() < 4 * 1024 * 1024, "{} bytes", areas.bytes());
    for province in areas.provinces() {
        assert!(areas.has_zone(&province.code), "{}", province.name);
    }
}

#[test]
fn an_area_is_found_by_its_name_and_what_it_lies_in() {
    let found = PACK.areas.search("cimekar bandung", 5);
    let names: Vec<&str> = found.iter().map(|area| area.name).collect();
    assert_eq!(names, ["Cimekar"]);
}

#[test]
fn every_service_is_found_by_its_name_and_by_each_of_its_synonyms() {
    for service in PACK.services.values() {
        for lang in Lang::ALL {
            let owner = Owner::Service(service.id.clone());
            let name = PACK.texts.plain(lang, &owner, "name").unwrap_or_default();
            let synonyms = service.about.synonyms.get(&lang).into_iter().flatten();
            for query in synonyms.map(String::as_str).chain([name]) {
                let best = find(&PACK, lang, query).into_iter().next();
                let best = best.map(|hit| hit.service);
                assert_eq!(best.as_ref(), Some(&service.id), "{query:?} in {lang:?}");
            }
        }
    }
}

/// What the child's new record says of its nationality, in a scenario and after what an officer stated.
fn nationality(scenario: &str, stated: Option<&str>) -> Option<Value> {
    let service = &PACK.services["akta-lahir"];
    let file = format!("services/akta-lahir/scenarios/{scenario}.toml");
    let found = service.scenarios.iter().find(|one| one.file == file);
    let mut facts = crate::scenario::facts(&PACK, service, found.unwrap()).unwrap();
    let stated = stated.map(|code| ("nationality_seen".to_owned(), Value::text(code)));
    facts.answers.extend(stated);
    let context = TemplateContext {
        view: View::new(&service.form, &facts),
        made_on: facts.today,
        product: "nik",
        numbers: &Numbers::new(),
        area: &|_| None,
        office_name: "",
        office_area: None,
        case_id: "",
    };
    let nik = service.products.iter().find(|product| product.id == "nik");
    let source = &nik.unwrap().effects[0].fields["nationality"];
    Template::parse(source).unwrap().render(&context).unwrap()
}

#[test]
fn a_child_is_indonesian_through_either_parent_or_where_none_is_known() {
    for (scenario, stated, code) in [
        ("married-parents-hospital-birth", None, "ID"),
        ("single-mother", None, "ID"),
        ("foreign-father", None, "ID"),
        ("foreign-mother", None, "ID"),
        ("foreign-parents", None, "foreign"),
        ("found-child", None, "ID"),
        ("mother-not-on-card", None, "ID"),
        ("mother-not-on-card", Some("foreign"), "foreign"),
        // An Indonesian father who is not on the card.
        ("foreign-parents", Some("ID"), "ID"),
        // Not asked: the law leaves nothing to state.
        ("foreign-father", Some("foreign"), "ID"),
        ("foreign-mother", Some("foreign"), "ID"),
        ("found-child", Some("foreign"), "ID"),
    ] {
        let found = nationality(scenario, stated);
        assert_eq!(found, Some(Value::text(code)), "{scenario}, {stated:?}");
    }
}

#[test]
fn every_agency_has_offices_and_a_calendar() {
    for agency in PACK.agencies.keys() {
        assert!(!PACK.offices(agency).is_empty(), "{agency}");
        assert!(!PACK.calendar(agency).holidays.is_empty(), "{agency}");
    }
}

#[test]
fn people_of_the_pack_are_the_same_whatever_the_day() {
    for name in PACK.people_names() {
        for day in [
            base::Date::constant(2026, 3, 10),
            base::Date::constant(2028, 2, 29),
        ] {
            assert!(PACK.people(name, day).is_some(), "{name} on {day}");
        }
    }
}
