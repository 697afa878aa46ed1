//! Whom a card lets somebody act for, whatever stands on it.

use super::*;
use base::Value;
use proptest::prelude::*;

fn rule() -> Parent {
    Parent {
        listed: Listed {
            relation: "family_card".into(),
            register: "keluarga".into(),
            list: "members".into(),
            number: "nik".into(),
            name: "name".into(),
            position: "relation".into(),
            holders: vec!["head".into(), "wife".into()],
            law: "UU 1/1974 art. 47".into(),
        },
        wards: vec!["child".into()],
        named: vec!["mother_name".into(), "father_name".into()],
        born: "birth_date".into(),
        until_age: 17,
    }
}

fn date(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

fn member(nik: &str, name: &str, relation: &str, mother: &str, born: Date) -> Record {
    Record::from([
        ("nik", Value::text(nik)),
        ("name", Value::text(name)),
        ("relation", Value::text(relation)),
        ("mother_name", Value::text(mother)),
        ("birth_date", Value::Date(born)),
    ])
}

fn card(child: Record) -> Record {
    let born = date(1990, 1, 1);
    let rows = vec![
        member("1", "Joko", "head", "Tini", born),
        member("2", "Sri Wahyuni", "wife", "Wati", born),
        child,
    ];
    Record::from([("members", Value::List(rows))])
}

fn names(card: &Record, number: &str, today: Date) -> Vec<String> {
    let rows = rows_of_wards(&rule(), card, number, today);
    let names = rows.iter().filter_map(|(row, _)| row.text("name"));
    names.map(str::to_owned).collect()
}

#[test]
fn a_mother_acts_for_her_child_until_the_seventeenth_birthday_begins() {
    let child = member("3", "Raka", "child", "SRI WAHYUNI", date(2010, 6, 2));
    let card = card(child);
    assert_eq!(names(&card, "2", date(2027, 6, 1)), ["Raka"]);
    assert!(names(&card, "2", date(2027, 6, 2)).is_empty());
}

#[test]
fn who_heads_the_family_and_is_no_parent_does_not_act_for_the_child() {
    let child = member("3", "Raka", "child", "Sri Wahyuni", date(2020, 6, 2));
    assert!(names(&card(child), "1", date(2026, 1, 1)).is_empty());
}

proptest! {
    #[test]
    fn nobody_acts_for_whom_the_card_calls_anything_but_child(
        relation in "[a-z]{1,8}", number in "[1-4]", year in 1950..2026_i16,
    ) {
        prop_assume!(relation != "child");
        let other = member("3", "Raka", &relation, "Sri Wahyuni", date(year, 3, 3));
        prop_assert!(names(&card(other), &number, date(2026, 1, 1)).is_empty());
    }

    #[test]
    fn a_child_acts_for_nobody(year in 2010..2026_i16) {
        let child = member("3", "Sri Wahyuni", "child", "Sri Wahyuni", date(year, 3, 3));
        prop_assert!(names(&card(child), "3", date(2026, 1, 1)).is_empty());
    }
}
