use super::*;
use crate::sample;
use base::{Answers, Fact, Value, Why};

const DAY: Date = Date::constant(2026, 3, 10);

fn facts_of(applicant: Option<&str>, down: &[String]) -> BTreeMap<String, Fact> {
    let pack = sample::pack();
    let people = pack.people("keluarga-wahyuni", DAY).unwrap();
    let who = (applicant, &Answers::new());
    people
        .facts(&pack, &pack.services["akta-lahir"], who, down, DAY)
        .unwrap()
}

#[test]
fn facts_are_found_over_relations_and_hold_only_what_the_form_reads() {
    let facts = facts_of(None, &[]);
    let mother = facts["mother"].known().unwrap();
    assert_eq!(mother.record.text("name"), Some("Sri Wahyuni"));
    assert_eq!(mother.record.get("sex"), None);
    let birth = facts["facility_birth"].known().unwrap();
    assert_eq!(
        birth.record.date("birth_date"),
        Some(Date::constant(2026, 3, 7))
    );
    assert_eq!(birth.subject, None);
}

#[test]
fn who_has_no_family_card_has_no_mother_on_it() {
    let facts = facts_of(Some("lajang"), &["kelahiran-faskes".into()]);
    assert_eq!(facts["mother"], Fact::Absent);
    assert_eq!(facts["facility_birth"], Fact::Absent);
}

#[test]
fn a_register_that_is_down_leaves_its_facts_unknown() {
    let facts = facts_of(Some("budi"), &["kelahiran-faskes".into()]);
    assert_eq!(facts["facility_birth"], Fact::Unknown(Why::Down));
    assert!(facts["mother"].known().is_some());
}

#[test]
fn several_records_are_a_choice() {
    let twins = "{ letter_number = \"SKL-1\", birth_date = \"today-3\", sex = \"L\" }";
    let files = sample::with(
        "people/keluarga-wahyuni.toml",
        twins,
        &format!("{twins}, {twins}"),
    );
    let pack = Pack::parse(files).unwrap();
    let people = pack.people("keluarga-wahyuni", DAY).unwrap();
    let facts = people
        .facts(
            &pack,
            &pack.services["akta-lahir"],
            (None, &Answers::new()),
            &[],
            DAY,
        )
        .unwrap();
    assert!(matches!(&facts["facility_birth"], Fact::Choice(two) if two.len() == 2));
}

#[test]
fn a_scenario_may_set_and_remove_a_field() {
    let pack = sample::pack();
    let mut people = pack.people("keluarga-wahyuni", DAY).unwrap();
    let path = "sri.penduduk.deceased_on";
    let gone = toml::Value::String("today-1".into());
    people.set(&pack.registers, path, &gone, DAY).unwrap();
    let record = &people.subjects["sri"].records["penduduk"][0];
    assert_eq!(
        record.get("deceased_on"),
        Some(&Value::Date(Date::constant(2026, 3, 9)))
    );
    people.unset(path).unwrap();
    people.unset("sri.kelahiran-faskes").unwrap();
    assert!(
        !people.subjects["sri"]
            .records
            .contains_key("kelahiran-faskes")
    );
    assert!(
        people
            .set(&pack.registers, "sri.penduduk.age", &gone, DAY)
            .is_err()
    );
    assert!(people.unset("nobody.penduduk").is_err());
}

#[test]
fn the_same_people_have_the_same_ids_in_every_run() {
    let one = sample::pack().people("keluarga-wahyuni", DAY).unwrap();
    let two = sample::pack().people("keluarga-wahyuni", DAY).unwrap();
    assert_eq!(one, two);
    assert_ne!(one.subjects["sri"].id, one.subjects["budi"].id);
}
