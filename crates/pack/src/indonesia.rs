//! The country that is shipped: it parses whole, and its services are found by what people call them.

use crate::find::find;
use crate::model::Pack;
use crate::sample;
use base::{Lang, Owner};
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
