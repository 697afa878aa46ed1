use crate::finding::Finding;
use crate::model::{EffectKind, NumberKind, Outcome, Pack, Target};
use crate::sample::{self, files, with};
use base::{Date, Facts, Zone};
use proptest::prelude::*;

const FORM: &str = "services/akta-lahir/form.toml";
const RULES: &str = "services/akta-lahir/rules.toml";

/// Code and line of every finding in `file`.
fn found(files: sample::Files, file: &str) -> Vec<(&'static str, usize)> {
    let findings: Vec<Finding> = Pack::parse(files).unwrap_err();
    assert!(findings.iter().all(|f| !f.mend.is_empty()), "{findings:?}");
    findings
        .iter()
        .filter(|finding| finding.file == file)
        .map(|finding| (finding.code, finding.line))
        .collect()
}

#[test]
fn the_sample_pack_parses_whole_and_in_order() {
    let pack = sample::pack();
    let service = pack.service("akta-lahir").unwrap();
    let questions: Vec<&str> = service
        .form
        .questions
        .iter()
        .map(|q| q.id.as_str())
        .collect();
    assert_eq!(
        questions,
        ["which_birth", "child_name", "birth_date", "sex"]
    );
    let rules: Vec<&str> = service
        .rules
        .iter()
        .map(|rule| rule.name.as_str())
        .collect();
    assert_eq!(rules, ["reported-late", "name-too-long"]);
    assert_eq!(
        (service.rules[0].then, service.rules[0].line),
        (Outcome::Refer, 2)
    );
    assert_eq!(
        service.form.facts["mother"].by,
        ["applicant", "family_card", "mother"]
    );
    assert_eq!(service.form.facts["card"].line, 17);
    let akta = &service.products[0];
    assert!(matches!(
        akta.numbers["akta"],
        NumberKind::Serial { width: 6, .. }
    ));
    assert_eq!(akta.effects[1].on, Target::Fact("card".into()));
    assert!(matches!(&akta.effects[1].what, EffectKind::Append { list, .. } if list == "members"));
    assert_eq!(pack.lists["titles"], ["Dr", "Prof"]);
    assert_eq!(service.law_hash.len(), 64);
}

#[test]
fn the_office_follows_the_area_and_the_zone_follows_the_province() {
    let pack = sample::pack();
    let day = Date::constant(2026, 3, 10);
    let people = pack.people("keluarga-wahyuni", day).unwrap();
    let service = pack.service("akta-lahir").unwrap();
    let mut facts = Facts::empty(day, Zone::Wib);
    assert_eq!(pack.office("akta-lahir", &facts), None);
    facts.facts = people
        .facts(&pack, service, (None, &facts.answers), &[], day)
        .unwrap();
    let office = pack.office("akta-lahir", &facts).unwrap();
    assert_eq!(
        (office.id.as_str(), office.zone),
        ("dukcapil-3204", Zone::Wib)
    );
    let all: Vec<String> = pack.offices("dukcapil").into_iter().map(|o| o.id).collect();
    assert_eq!(all, ["dukcapil-3204", "dukcapil-8101"]);
    assert_eq!(pack.offices("dukcapil")[1].zone, Zone::Wit);
    assert_eq!(pack.offices("kemenkes").len(), 1);
}

#[test]
fn an_agency_closes_on_national_holidays_and_on_its_own() {
    let pack = sample::pack();
    let own = Date::constant(2026, 4, 1);
    assert!(!pack.calendar("dukcapil").works(own));
    assert!(pack.calendar("kemenkes").works(own));
    assert!(!pack.calendar("kemenkes").works(Date::constant(2026, 3, 19)));
}

#[test]
fn an_unknown_key_is_told_with_its_line() {
    let files = with(
        RULES,
        "reason = \"reported-late\"",
        "reasons = \"reported-late\"",
    );
    assert_eq!(found(files, RULES), [("unknown-key", 5)]);
}

#[test]
fn mistakes_of_several_files_are_told_at_once() {
    let mut files = with(RULES, "then = \"refer\"", "then = \"maybe\"");
    files.insert("agencies/dukcapil.toml".into(), b"law = \n".to_vec());
    files.insert("registers/penduduk/register.toml".into(), vec![0xff]);
    let findings = Pack::parse(files).unwrap_err();
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    for code in ["unknown-word", "bad-toml", "not-utf-8"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn names_that_nothing_declares_are_told_where_they_stand() {
    let cases = [
        (
            "register = \"keluarga\"",
            "register = \"keluarg\"",
            "unknown-name",
            17,
        ),
        (
            "by = \"applicant.family_card\"\n",
            "by = \"applicant.card\"\n",
            "unknown-name",
            19,
        ),
        (
            "by = \"applicant.family_card\"\n",
            "by = \"applicant\"\n",
            "bad-path",
            19,
        ),
        (
            "about = \"household\"",
            "about = \"uncle\"",
            "unknown-name",
            17,
        ),
        (
            "held_by = \"facts.facility_birth.sex\"",
            "held_by = \"facility_birth.sex\"",
            "bad-path",
            63,
        ),
        (
            "\"name\", \"nik\", \"birth_date\"",
            "\"name\", \"nik\", \"birth\"",
            "unknown-name",
            9,
        ),
        ("id = \"sex\"", "id = \"birth_date\"", "name-twice", 58),
        ("pick = \"which_birth\"", "pick = \"which\"", "bad-pick", 25),
    ];
    for (old, new, code, line) in cases {
        let told = found(with(FORM, old, new), FORM);
        assert!(told.contains(&(code, line)), "{new}: {told:?}");
    }
}

#[test]
fn a_record_that_does_not_fit_its_register_is_told() {
    let people = "people/keluarga-wahyuni.toml";
    let cases = [
        (
            "birth_date = \"today-3\"",
            "birth_date = \"yesterday\"",
            "bad-record",
        ),
        (
            "name = \"Sri Wahyuni\", birth",
            "nama = \"Sri Wahyuni\", birth",
            "bad-record",
        ),
        ("mother = \"sri\"", "mother = \"siti\"", "unknown-name"),
        (
            "applicant = \"sri\"",
            "applicant = \"siti\"",
            "unknown-name",
        ),
        (
            "service = \"akta-lahir\"",
            "service = \"akta-mati\"",
            "unknown-name",
        ),
    ];
    for (old, new, code) in cases {
        let told = found(with(people, old, new), people);
        assert!(
            told.iter().any(|(found, _)| *found == code),
            "{new}: {told:?}"
        );
    }
}

#[test]
fn a_misspelled_file_and_a_province_without_a_zone_are_told() {
    let mut files = with("reference/zones.toml", "\"81\" = \"WIT\"", "");
    files.insert("services/akta-lahir/rule.toml".into(), Vec::new());
    files.insert("services/akta-lahir/id.ftll".into(), Vec::new());
    files.insert("courses/first/course.toml".into(), Vec::new());
    let findings = Pack::parse(files).unwrap_err();
    let told: Vec<_> = findings.iter().map(|f| (f.file.as_str(), f.code)).collect();
    let expected = [
        ("reference/zones.toml", "missing-zone"),
        ("services/akta-lahir/rule.toml", "stray-file"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_pack_without_anything_says_what_is_missing() {
    let told = found(sample::Files::new(), "pack.toml");
    assert_eq!(told, [("missing-file", 0)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_make_the_parser_panic(at in any::<prop::sample::Index>(), bytes: Vec<u8>) {
        let mut files = files();
        let path = at.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        files.insert(path, bytes);
        let _ = Pack::parse(files);
    }

    #[test]
    fn no_damage_to_a_file_makes_the_parser_panic(
        at in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), sign in "[\\[\\]{}=\".a-z0-9\n]{0,3}"
    ) {
        let mut files = files();
        let path = at.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let mut text = String::from_utf8(files[&path].clone()).unwrap();
        let start = from.index(text.len());
        text.replace_range(start..(start + 2).min(text.len()), &sign);
        files.insert(path, text.into_bytes());
        let _ = Pack::parse(files);
    }
}
