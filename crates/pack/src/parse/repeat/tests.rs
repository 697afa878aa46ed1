//! What a group becomes once it is written out.

use super::*;

const FORM: &str = r#"
        [[group]]
        id = "activity"
        count = "activity_count"
        [[question]]
        id = "activity_count"
        max = 3
        [[question]]
        id = "kbli_n"
        each = "activity"
        [[question]]
        id = "capital_n"
        each = "activity"
        asked_when = "answers.kbli_n != 'x'"
        [[question]]
        id = "last"
        [facts.risk_n]
        each = "activity"
        key = { code = "answers.kbli_n" }
    "#;

fn written_out(source: &str) -> toml::Table {
    let form = DeTable::parse(FORM).unwrap();
    let repeats = Repeats::declared(form.get_ref());
    let table = DeTable::parse(source).unwrap();
    let span = table.span();
    let whole = repeats.write_out(table.into_inner());
    let whole = Spanned::new(span, whole);
    toml::Table::deserialize(toml::Deserializer::from(whole)).unwrap()
}

fn ids(table: &toml::Table, list: &str, key: &str) -> Vec<String> {
    let pieces = table[list].as_array().unwrap().iter();
    pieces
        .map(|piece| piece[key].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn neighbours_of_a_group_are_written_out_one_after_the_other() {
    let whole = written_out(FORM);
    let expected = [
        "activity_count",
        "kbli_1",
        "capital_1",
        "kbli_2",
        "capital_2",
        "kbli_3",
        "capital_3",
        "last",
    ];
    assert_eq!(ids(&whole, "question", "id"), expected);
    let facts = whole["facts"].as_table().unwrap();
    let names: Vec<&String> = facts.keys().collect();
    assert_eq!(names, ["risk_1", "risk_2", "risk_3"]);
    assert_eq!(
        facts["risk_2"]["key"]["code"].as_str(),
        Some("answers.kbli_2")
    );
}

#[test]
fn past_the_first_each_applies_only_where_there_are_so_many() {
    let whole = written_out(FORM);
    let asked = |at: usize| {
        let question = &whole["question"][at];
        question
            .get("asked_when")
            .and_then(|when| when.as_str().map(str::to_owned))
    };
    assert_eq!(asked(1), None);
    assert_eq!(asked(2).unwrap(), "answers.kbli_1 != 'x'");
    assert_eq!(asked(3).unwrap(), "answers.activity_count >= 2");
    assert_eq!(
        asked(6).unwrap(),
        "answers.activity_count >= 3 && (answers.kbli_3 != 'x')"
    );
}

#[test]
fn a_value_with_one_way_to_come_about_has_past_the_first_one_case() {
    let whole = written_out(
        r#"
            [[value]]
            id = "double_n"
            each = "activity"
            is = "answers.capital_n * 2"
            "#,
    );
    let value = |at: usize| whole["value"][at].as_table().unwrap();
    assert_eq!(value(0)["is"].as_str(), Some("answers.capital_1 * 2"));
    assert!(!value(0).contains_key("cases"));
    assert!(!value(1).contains_key("is"));
    let case = &value(1)["cases"][0];
    assert_eq!(case["when"].as_str(), Some("answers.activity_count >= 2"));
    assert_eq!(case["is"].as_str(), Some("answers.capital_2 * 2"));
}

#[test]
fn a_condition_that_was_added_stands_where_the_piece_says_that_it_is_one_of_a_group() {
    #[derive(Deserialize)]
    struct One {
        asked_when: Option<Spanned<String>>,
    }
    #[derive(Deserialize)]
    struct Form {
        question: Vec<One>,
    }
    let form = DeTable::parse(FORM).unwrap();
    let repeats = Repeats::declared(form.get_ref());
    let span = form.span();
    let whole = Spanned::new(span, repeats.write_out(form.into_inner()));
    let form = Form::deserialize(toml::Deserializer::from(whole)).unwrap();
    let stands = |at: usize| {
        let when = form.question[at].asked_when.as_ref();
        &FORM[when.unwrap().span()]
    };
    assert_eq!(stands(3), "\"activity\"");
    assert_eq!(stands(4), "\"answers.kbli_n != 'x'\"");
}

#[test]
fn a_rule_is_named_by_its_number_and_a_template_may_say_it() {
    let whole = written_out(
        r#"
            [[rule]]
            name = "high-risk-n"
            each = "activity"
            when = "values.risk_n == 'high'"
            [[product]]
            id = "izin_n"
            each = "activity"
            claims = { place_n = "Kegiatan {n}: {answers.kbli_n}", not_name = "a _n b" }
            "#,
    );
    assert_eq!(
        ids(&whole, "rule", "name"),
        ["high-risk-1", "high-risk-2", "high-risk-3"]
    );
    let claims = &whole["product"][1]["claims"];
    assert_eq!(
        claims["place_2"].as_str(),
        Some("Kegiatan 2: {answers.kbli_2}")
    );
    assert_eq!(claims["not_name"].as_str(), Some("a _n b"));
}

#[test]
fn a_piece_of_no_group_is_told() {
    let stray: Result<Nth, _> = "nothing".to_owned().try_into();
    assert_eq!(stray, Err("there is no group \"nothing\"".to_owned()));
}
