//! Conditions and decisions, over a small world of their own.

pub(crate) mod world;

use super::*;
use base::{Evidence, Fact, Facts, Value, Why};
use proptest::prelude::*;
use world::{World, day, known, nothing_yet, sourced};

fn say(source: &str, facts: &Facts) -> Result<Truth, EvalError> {
    let world = World::new();
    let condition = world.compile(source);
    condition.truth(&View::new(&world.form(), facts))
}

fn asks(truth: &Result<Truth, EvalError>) -> Vec<String> {
    match truth {
        Ok(Truth::Unknown(asked)) => asked.iter().map(|a| format!("{a:?}")).collect(),
        other => panic!("not unknown: {other:?}"),
    }
}

#[test]
fn conditions_that_hold() {
    for source in [
        "days(answers.birth_date, today) == 1",
        "years(facts.mother.birth_date, today) >= 31 && facts.mother.alive",
        "facts.mother.members.exists(m, m.relation == \"child\" && years(m.born, today) == 6)",
        "facts.mother.members.all(m, m.born < today)",
        "in_list(answers.child_name, \"titles\") && has_sign(answers.child_name)",
        "letters(answers.child_name) - 1 == 8 && words(answers.child_name) + 1 == 3",
        "facts.mother.income < rupiah(2500000)",
        "same_name(facts.mother.name, \"SRI WAHYUNI\") || false",
        "answers.birth_date > date(\"2026-01-01\") && -facts.mother.children == -2",
        "evidence.letter.missing && evidence.letter.waived && !evidence.letter.given",
        "facts.mother.name.known && facts.birth.birth_date.known",
    ] {
        assert_eq!(say(source, &known()), Ok(Truth::True), "{source}");
    }
}

#[test]
fn what_nobody_read_is_asked_for() {
    assert_eq!(
        asks(&say(
            "facts.mother.alive || answers.married",
            &nothing_yet()
        )),
        ["Fact(\"mother\")", "Question(\"married\")"]
    );
}

#[test]
fn an_unknown_is_absorbed_by_what_settles_the_matter() {
    let facts = known();
    for (source, truth) in [
        ("answers.married && !facts.mother.alive", Truth::False),
        ("answers.married || facts.mother.alive", Truth::True),
        ("facts.mother.alive || answers.married", Truth::True),
    ] {
        assert_eq!(say(source, &facts), Ok(truth), "{source}");
    }
}

#[test]
fn what_is_absent_fails_loudly_unless_it_is_guarded() {
    let mut facts = known();
    facts.facts.insert("mother".into(), Fact::Absent);
    let read = "facts.mother.alive";
    assert_eq!(
        say(read, &facts),
        Err(EvalError::Absent("facts.mother.alive".into()))
    );
    let guarded = "facts.mother.known && facts.mother.alive";
    assert_eq!(say(guarded, &facts), Ok(Truth::False));
    assert_eq!(say("facts.mother.alive.known", &facts), Ok(Truth::False));
}

#[test]
fn a_mistake_behind_an_unknown_guard_waits() {
    let mut facts = known();
    facts.facts.insert("mother".into(), Fact::Absent);
    let source = "answers.married && facts.mother.alive";
    assert_eq!(asks(&say(source, &facts)), ["Question(\"married\")"]);
    facts.answers.insert("married".into(), Value::Bool(true));
    assert!(say(source, &facts).is_err());
}

#[test]
fn an_answer_comes_from_the_register_that_holds_it() {
    let mut facts = known();
    facts
        .answers
        .insert("birth_date".into(), Value::Date(day("2020-01-01")));
    let source = "answers.birth_date == date(\"2026-03-09\")";
    assert_eq!(say(source, &facts), Ok(Truth::True));
    facts.facts.insert("birth".into(), Fact::Absent);
    assert_eq!(say(source, &facts), Ok(Truth::False));
    facts.answers.clear();
    assert_eq!(asks(&say(source, &facts)), ["Question(\"birth_date\")"]);
    facts.facts.insert("birth".into(), Fact::Unknown(Why::Down));
    assert_eq!(asks(&say(source, &facts)), ["Fact(\"birth\")"]);
}

#[test]
fn a_question_that_is_not_asked_is_absent_even_if_it_was_once_answered() {
    let mut facts = known();
    facts.answers.insert("distance".into(), Value::Int(3));
    assert_eq!(
        asks(&say("answers.distance > 1", &facts)),
        ["Question(\"place\")"]
    );
    facts.answers.insert("place".into(), Value::text("home"));
    assert!(say("answers.distance > 1", &facts).is_err());
    assert_eq!(say("answers.distance.absent", &facts), Ok(Truth::True));
    facts.answers.insert("place".into(), Value::text("clinic"));
    assert_eq!(say("answers.distance > 1", &facts), Ok(Truth::True));
}

#[test]
fn a_choice_of_records_is_settled_by_its_pick_question() {
    let record = |key: &str, born: &str| {
        sourced([
            ("key", Value::text(key)),
            ("birth_date", Value::Date(day(born))),
        ])
    };
    let mut facts = nothing_yet();
    let two = vec![record("a", "2026-03-01"), record("b", "2026-03-02")];
    facts.facts.insert("birth".into(), Fact::Choice(two));
    let source = "answers.birth_date == date(\"2026-03-02\")";
    assert_eq!(asks(&say(source, &facts)), ["Question(\"which\")"]);
    facts.answers.insert("which".into(), Value::text("b"));
    assert_eq!(say(source, &facts), Ok(Truth::True));
    facts.answers.insert("which".into(), Value::text("zzz"));
    assert_eq!(asks(&say(source, &facts)), ["Question(\"which\")"]);
    facts
        .answers
        .insert("which".into(), Value::text(NONE_OF_THESE));
    assert_eq!(asks(&say(source, &facts)), ["Question(\"birth_date\")"]);
    assert_eq!(say("facts.birth.absent", &facts), Ok(Truth::True));
}

fn all_refused(conditions: &[(&str, &str, &str)]) {
    let world = World::new();
    for (source, code, mend) in conditions {
        let (found, told) = world.refusal(source);
        assert_eq!(found, *code, "{source}");
        assert!(told.contains(mend), "{source}: {told}");
    }
}

#[test]
fn names_that_nothing_provides_are_refused_with_the_nearest_one() {
    all_refused(&[
        (
            "facts.mothr.name == \"x\"",
            "unknown-path",
            "did you mean facts.mother.name?",
        ),
        (
            "facts.mother.brith_date < today",
            "unknown-path",
            "did you mean facts.mother.birth_date?",
        ),
        (
            "answers.chld_name == \"x\"",
            "unknown-path",
            "did you mean answers.child_name?",
        ),
        ("nothing.at.all", "unknown-path", "a name begins with"),
        (
            "facts.mother.religion == \"x\"",
            "field-not-read",
            "add \"religion\"",
        ),
        (
            "answers.place == \"clinc\"",
            "unknown-option",
            "did you mean \"clinic\"?",
        ),
        (
            "facts.mother.members.exists(m, m.relaton == \"x\")",
            "unknown-path",
            "m.relation?",
        ),
        (
            "facts.mother.name.matches(\"a\")",
            "unknown-function",
            ".exists and .all",
        ),
        (
            "lettrs(facts.mother.name) > 1",
            "unknown-function",
            "did you mean letters()?",
        ),
        (
            "in_list(answers.child_name, \"titels\")",
            "unknown-list",
            "did you mean \"titles\"?",
        ),
    ]);
}

#[test]
fn values_of_different_kinds_never_meet() {
    all_refused(&[
        (
            "facts.mother.birth_date == \"1994-05-01\"",
            "wrong-type",
            "date(\"",
        ),
        ("facts.mother.birth_date == 3", "wrong-type", "days(a, b)"),
        ("facts.mother.income > 5", "wrong-type", "rupiah("),
        ("answers.married < true", "wrong-type", "== or !="),
        (
            "facts.mother.members == facts.mother.members",
            "wrong-type",
            "same kind",
        ),
        (
            "facts.mother.name.exists(m, true)",
            "wrong-type",
            "a list field",
        ),
        ("days(today) > 1", "wrong-arguments", "a date and a date"),
        ("facts.mother.children", "not-a-condition", "compare"),
        ("date(\"2026-13-01\") < today", "bad-date", "2026-01-31"),
    ]);
}

#[test]
fn what_is_not_ours_is_refused_with_a_mend() {
    all_refused(&[
        ("has(facts.mother.name)", "has-is-refused", ".known"),
        (
            "answers.married ? true : false",
            "ternary-is-refused",
            "two rules",
        ),
        ("answers.place in [\"home\"]", "in-is-refused", "in_list"),
        (
            "facts.mother.members.map(m, m.relation) == 1",
            "not-a-rule",
            ".exists",
        ),
        (
            "facts.mother.members.exists_one(m, true)",
            "not-a-rule",
            ".exists",
        ),
        ("facts.mother.children > 1.5", "not-a-rule", "whole numbers"),
        ("facts.mother.children / 2 > 1", "not-a-rule", "share("),
        ("answers.married &&", "bad-condition", "write it as"),
        ("{\"a\": 1} == null", "not-a-rule", "facts and answers"),
    ]);
}

#[test]
fn two_mistakes_are_both_told() {
    let world = World::new();
    let wrong = compile("facts.a.b && answers.c", &world.scope()).unwrap_err();
    assert_eq!(wrong.len(), 2);
}

#[test]
fn what_can_never_hold_is_seen() {
    let world = World::new();
    for source in [
        "false && answers.married",
        "1 > 2",
        "answers.married && !answers.married",
        "answers.place == \"home\" && answers.place == \"clinic\"",
        "facts.mother.children > 5 && facts.mother.children < 3",
        "facts.mother.children > 5 && answers.married && 3 > facts.mother.children",
        "facts.mother.children >= 5 && facts.mother.children < 5",
        "facts.mother.known && facts.mother.absent",
        "(answers.married && !answers.married) || facts.mother.birth_date != facts.mother.birth_date",
        "days(answers.birth_date, today) > 60 && days(answers.birth_date, today) <= 60",
    ] {
        assert!(world.compile(source).never().is_some(), "{source}");
    }
    for source in [
        "facts.mother.children > 5 && facts.mother.children < 9",
        "facts.mother.children >= 5 && facts.mother.children <= 5",
        "answers.place == \"home\" || answers.place == \"clinic\"",
        "answers.married",
        "answers.place != \"home\" && answers.place == \"clinic\"",
    ] {
        assert_eq!(world.compile(source).never(), None, "{source}");
    }
}

#[test]
fn too_much_of_anything_is_refused_without_harm() {
    let world = World::new();
    let long = "true && ".repeat(300) + "true";
    assert_eq!(world.refusal(&long).0, "too-long");
    for source in [
        "(".repeat(1000) + "true" + &")".repeat(1000),
        "!".repeat(2000) + "true",
        "1".to_owned() + &"+1".repeat(1000) + " > 1",
        "a".to_owned() + &".b".repeat(1000),
        "-".repeat(2000) + "1 > 1",
        "true ? ".repeat(200) + "true",
        "f(".repeat(600),
        "[".repeat(1000),
        "a.exists(b,".repeat(150),
    ] {
        let short: String = source.chars().take(20).collect();
        let _ = compile(&source, &world.scope()).map(|_| short);
    }
}

#[test]
fn what_a_condition_reads_is_listed() {
    let world = World::new();
    let source =
        "facts.mother.known && answers.married && evidence.letter.given && applicant.name == \"x\"";
    let reads: Vec<Read> = world.compile(source).reads().into_iter().collect();
    assert_eq!(
        reads,
        [
            Read::Fact("mother".into()),
            Read::Field("applicant".into(), "name".into()),
            Read::Answer("married".into()),
            Read::Evidence("letter".into()),
        ]
    );
}

#[test]
fn a_value_of_another_kind_than_declared_fails_loudly() {
    let mut facts = known();
    facts.answers.insert("child_name".into(), Value::Bool(true));
    assert_eq!(
        say("letters(answers.child_name) > 1", &facts),
        Err(EvalError::WrongKind("answers.child_name".into()))
    );
}

#[test]
fn given_evidence_is_not_yet_accepted() {
    let mut facts = nothing_yet();
    facts.evidence.insert("letter".into(), Evidence::Given);
    let source = "evidence.letter.given && !evidence.letter.accepted && !evidence.letter.rejected";
    assert_eq!(say(source, &facts), Ok(Truth::True));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_the_compiler_panic(source in "[a-z.()&|!<>=\"0-9 ,?:\\[\\]{}+-]{0,60}") {
        let world = World::new();
        let _ = compile(&source, &world.scope());
    }
}

#[test]
fn what_is_read_where_it_may_be_absent_is_told() {
    let world = World::new();
    let told = |source: &str| -> Vec<String> {
        let condition = world.compile(source);
        let all = condition.unguarded(&world.scope());
        all.iter()
            .map(|read| format!("{read}: {}", read.guard()))
            .collect()
    };
    for source in [
        "facts.mother.known && facts.mother.alive",
        "facts.mother.absent || facts.mother.alive",
        "!facts.mother.absent && (answers.married || facts.mother.alive)",
        "!(facts.mother.absent || answers.married) && facts.mother.alive",
        "applicant.name == \"x\"",
        "facts.mother.name.known && facts.mother.alive",
    ] {
        assert_eq!(told(source), Vec::<String>::new(), "{source}");
    }
    let missing = ["facts.mother.alive: facts.mother.known &&".to_owned()];
    for source in [
        "facts.mother.alive",
        "facts.mother.alive && facts.mother.known",
        "facts.mother.known || facts.mother.alive",
        "(facts.mother.known || answers.married) && facts.mother.alive",
        "answers.place == \"home\" && facts.mother.alive",
    ] {
        assert_eq!(told(source), missing, "{source}");
    }
}
