use super::*;
use crate::model::{Asked, Pack, Service};
use crate::{Holding, decide, held, needs, sample, scenario};
use base::{Answers, Date, Value, Zone};
use std::sync::LazyLock;

const DAY: Date = Date::constant(2026, 3, 10);
const FITRI: &str = "1371015408019001";
const YUSNIDAR: &str = "1371016202759001";

static PACK: LazyLock<Pack> =
    LazyLock::new(|| Pack::parse(sample::folder("../../packs/indonesia")).unwrap());

fn birth() -> &'static Service {
    &PACK.services["akta-lahir"]
}

/// What is read when somebody of these people applies and says who gave birth.
fn facts(people: &str, applicant: &str, mother: Option<&str>, down: &[&str]) -> Facts {
    let mut facts = Facts::empty(DAY, Zone::Wib);
    let answer = mother.map(|nik| ("which_mother".to_owned(), Value::text(nik)));
    facts.answers = Answers::from_iter(answer);
    let down: Vec<String> = down.iter().map(|name| (*name).to_owned()).collect();
    let people = PACK.people(people, DAY).unwrap();
    let who = (Some(applicant), &facts.answers);
    facts.facts = people.facts(&PACK, birth(), who, &down, DAY).unwrap();
    facts
}

fn name(facts: &Facts, fact: &str) -> Option<String> {
    match View::new(&birth().form, facts).fact(fact).unwrap() {
        Seen::Known(sourced) => sourced.record.text("name").map(str::to_owned),
        Seen::Absent | Seen::Unknown(_) => None,
    }
}

fn is_asked(facts: &Facts, question: &str) -> bool {
    needs(birth(), facts)
        .unwrap()
        .contains(&Asked::Question(question.to_owned()))
}

#[test]
fn the_only_woman_whose_delivery_a_ward_reported_is_the_mother_without_a_question() {
    let facts = facts("keluarga-wahyuni", "budi", None, &[]);
    assert_eq!(name(&facts, "mother").as_deref(), Some("Sri Wahyuni"));
    assert_eq!(name(&facts, "father").as_deref(), Some("Budi Santoso"));
    assert!(!is_asked(&facts, "which_mother"));
}

#[test]
fn the_only_woman_is_asked_about_where_no_ward_knows_the_birth() {
    let unsaid = facts("keluarga-rumkorem", "yohanis", None, &[]);
    assert!(is_asked(&unsaid, "which_mother"));
    assert_eq!(name(&unsaid, "mother"), None);
    assert_eq!(name(&unsaid, "father"), None);
    assert!(matches!(
        decide(birth(), &unsaid),
        Err(crate::DecideError::Missing(_))
    ));
    let shown = held(birth(), &unsaid);
    let shown: Vec<&str> = shown.iter().map(|held| held.need.name.as_str()).collect();
    assert_eq!(
        shown,
        ["applicant", "card"],
        "nothing is shown of who may not be the mother"
    );

    let said = facts(
        "keluarga-rumkorem",
        "yohanis",
        Some("9171037004959001"),
        &[],
    );
    assert_eq!(name(&said, "mother").as_deref(), Some("Martha Wenda"));
    let mut other = facts("keluarga-rumkorem", "yohanis", Some("none"), &[]);
    assert_eq!(other.facts["mother"], Fact::Absent);
    assert_eq!(other.facts["father"], Fact::Absent);
    let own = Value::text("own");
    other.answers.insert("child_status".to_owned(), own);
    assert!(is_asked(&other, "mother_name"));
}

#[test]
fn a_single_birth_of_long_ago_is_asked_about() {
    let mut facts = facts("keluarga-siregar", "nurul", None, &[]);
    assert!(!is_asked(&facts, "which_birth"), "a month ago");
    facts.today = "2026-09-10".parse().unwrap();
    assert!(is_asked(&facts, "which_birth"));
    for (chosen, asked) in [("CTH-1277-0001", false), ("none", true)] {
        let chosen = ("which_birth".to_owned(), Value::text(chosen));
        facts.answers.extend([chosen]);
        let why = "without that birth the ward proves no mother";
        assert_eq!(is_asked(&facts, "which_mother"), asked, "{why}");
    }
}

#[test]
fn of_several_women_only_the_chosen_one_is_read_about() {
    let unsaid = facts("keluarga-tanjung", "fitri", None, &[]);
    assert!(is_asked(&unsaid, "which_mother"));
    for fact in ["mother", "marriage", "facility_birth", "father"] {
        assert_eq!(unsaid.facts[fact], Fact::Unknown(Why::Unpicked), "{fact}");
    }
    let said = facts("keluarga-tanjung", "fitri", Some(FITRI), &[]);
    assert_eq!(name(&said, "mother").as_deref(), Some("Fitri Tanjung"));
    assert_eq!(
        said.facts["marriage"],
        Fact::Absent,
        "her mother's marriage is not hers"
    );
    assert!(said.facts["facility_birth"].known().is_some());
}

#[test]
fn a_grandfather_is_never_read_as_the_father() {
    let daughter = facts("keluarga-tanjung", "yusnidar", Some(FITRI), &[]);
    assert_eq!(daughter.facts["father"], Fact::Absent);
    let wife = facts("keluarga-tanjung", "yusnidar", Some(YUSNIDAR), &[]);
    assert_eq!(name(&wife, "father").as_deref(), Some("Syafri Tanjung"));
}

#[test]
fn an_answer_that_names_nobody_on_the_card_settles_nothing() {
    for people in ["keluarga-tanjung", "keluarga-rumkorem"] {
        let applicant = PACK.people(people, DAY).unwrap().applicant;
        let facts = facts(people, &applicant, Some("3273024105949001"), &[]);
        assert!(is_asked(&facts, "which_mother"), "{people}");
        assert_eq!(name(&facts, "mother"), None, "{people}");
    }
}

#[test]
fn while_the_ward_is_silent_the_case_waits_instead_of_asking() {
    let facts = facts("keluarga-wahyuni", "sri", None, &["kelahiran-faskes"]);
    assert!(!is_asked(&facts, "which_mother"));
    assert!(
        needs(birth(), &facts)
            .unwrap()
            .contains(&Asked::Fact("facility_birth".into()))
    );
    let down = held(birth(), &facts)
        .into_iter()
        .find(|held| held.need.name == "facility_birth");
    assert!(matches!(down.unwrap().holding, Holding::Down));
}

#[test]
fn what_leads_to_others_is_read_first() {
    let rounds = &birth().form.rounds;
    assert_eq!(rounds.len(), 2);
    assert_eq!(rounds[0], ["applicant", "card"]);
    assert_eq!(rounds[1][0], "mother_on_card");
}

#[test]
fn every_scenario_replays_from_its_facts_alone() {
    for example in &birth().scenarios {
        let facts = scenario::facts(&PACK, birth(), example).unwrap();
        let stored = serde_json::to_vec(&facts).unwrap();
        let again: Facts = serde_json::from_slice(&stored).unwrap();
        assert_eq!(
            decide(birth(), &again),
            decide(birth(), &facts),
            "{}",
            example.file
        );
    }
}
