//! Kinds: what a person typed, read into a value, or the words of what is wrong with it.

use base::{Arg, Date, Nik, Rupiah, Text, Value};
use pack::areas::Level;
use pack::model::{Kind, Pack, Question};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What a form sent for one question: field name to text. Most kinds send one field, "value".
pub type Typed = BTreeMap<String, String>;

/// Letters in one line.
pub const LINE_MAX: usize = 200;
/// Letters in a paragraph.
pub const PARAGRAPH_MAX: usize = 2_000;

/// Reads an answer. The error is words of the pack: `kind-<kind>-<what>`.
pub(crate) fn parse(pack: &Pack, question: &Question, typed: &Typed) -> Result<Value, Text> {
    let raw = typed.get("value").map_or("", String::as_str).trim();
    // One letter has one spelling, however a keyboard sends it: rules, registers and documents compare letters.
    let raw: &str = &raw.nfc().collect::<String>();
    let bad = |what: &str| wrong(question.kind, what);
    if question.kind == Kind::Date {
        return date(typed).map_err(bad).map(Value::Date);
    }
    if question.kind == Kind::Time {
        return time(typed).map_err(bad).map(Value::Text);
    }
    if raw.is_empty() {
        return Err(bad("empty"));
    }
    match question.kind {
        Kind::PersonName | Kind::Line => line(raw).map(Value::Text).map_err(bad),
        Kind::Paragraph if raw.chars().count() > PARAGRAPH_MAX => Err(bad("long")),
        Kind::Paragraph => Ok(Value::text(raw)),
        Kind::Number => number(raw, question).map(Value::Int),
        Kind::Money => money(raw, question).map(|amount| Value::Money(Rupiah(amount))),
        // Whether it is in force on the day of the case is for the rules.
        Kind::Code if question.row(raw).is_some() => Ok(Value::text(raw)),
        Kind::YesNo => match raw {
            "yes" => Ok(Value::Bool(true)),
            "no" => Ok(Value::Bool(false)),
            _ => Err(bad("bad")),
        },
        Kind::Choice if question.options.iter().any(|option| option == raw) => Ok(Value::text(raw)),
        Kind::Sex if matches!(raw, "L" | "P") => Ok(Value::text(raw)),
        Kind::Area if pack.areas.exists(raw) && question.fits_area(raw) => Ok(Value::text(raw)),
        Kind::Area if pack.areas.exists(raw) => {
            let level = question.level.map_or("", Level::name);
            Err(bad(&["no-", level].concat()))
        }
        // Whether it is one of the records offered, or none of these, is seen when the facts are read.
        Kind::Pick if raw.len() <= LINE_MAX => Ok(Value::text(raw)),
        Kind::Nik => Nik::parse(raw)
            .map(|nik| Value::text(nik.as_str()))
            .map_err(|_| bad("bad")),
        Kind::Choice
        | Kind::Sex
        | Kind::Area
        | Kind::Code
        | Kind::Pick
        | Kind::Date
        | Kind::Time => Err(bad("bad")),
    }
}

/// How a stored answer is typed again when a person changes it.
pub(super) fn typed(kind: Kind, value: &Value) -> Typed {
    let one = |text: String| Typed::from([("value".to_owned(), text)]);
    if let (Kind::Time, Value::Text(time)) = (kind, value)
        && let Some((hour, minute)) = time.split_once(':')
    {
        return Typed::from([
            ("hour".to_owned(), hour.to_owned()),
            ("minute".to_owned(), minute.to_owned()),
        ]);
    }
    match value {
        Value::Date(date) => Typed::from([
            ("day".to_owned(), date.day().to_string()),
            ("month".to_owned(), date.month().to_string()),
            ("year".to_owned(), date.year().to_string()),
        ]),
        Value::Bool(yes) => one(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Int(number) => one(number.to_string()),
        Value::Money(amount) => one(amount.0.to_string()),
        Value::Text(text) => one(text.clone()),
        Value::List(_) => Typed::new(),
    }
}

/// The words for what is wrong with an answer of a kind.
pub(crate) fn wrong(kind: Kind, what: &str) -> Text {
    let name = serde_json::to_value(kind);
    let name = name
        .ok()
        .and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default();
    Text::pack(format!("kind-{name}-{what}"))
}

/// A whole number within the bounds of the question. One with more digits than a machine counts is out of them too.
fn number(raw: &str, question: &Question) -> Result<i64, Text> {
    let digits = raw.strip_prefix(['-', '+']).unwrap_or(raw);
    if digits.is_empty() || !digits.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(wrong(question.kind, "bad"));
    }
    within(raw.parse().ok(), question, Arg::Int)
}

/// Whole rupiah, with or without "Rp" and with or without a sign before every three digits: "Rp 25.000.000".
fn money(raw: &str, question: &Question) -> Result<i64, Text> {
    let bad = || wrong(question.kind, "bad");
    let amount = raw.strip_prefix("Rp").or(raw.strip_prefix("rp"));
    let amount = amount.unwrap_or(raw).trim_start_matches(['.', ' ']);
    let mut parts = amount.split(['.', ',', ' ']);
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let all_digits = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
    let grouped = rest.is_empty() || first.len() <= 3;
    let whole = !first.is_empty() && all_digits(first) && grouped;
    if !whole || !rest.iter().all(|part| part.len() == 3 && all_digits(part)) {
        return Err(bad());
    }
    let digits = [first, &rest.concat()].concat();
    within(digits.parse().ok(), question, |amount| {
        Arg::Money(Rupiah(amount))
    })
}

/// A number that was read, if it is within the bounds of its question.
fn within(
    number: Option<i64>,
    question: &Question,
    said: impl Fn(i64) -> Arg,
) -> Result<i64, Text> {
    let fitting = number.filter(|number| question.fits_number(*number));
    fitting.ok_or_else(|| {
        let range = wrong(question.kind, "range");
        let range = range.with("least", said(question.min.unwrap_or(i64::MIN)));
        range.with("most", said(question.max.unwrap_or(i64::MAX)))
    })
}

/// One line with single spaces. Control signs are no part of a line.
fn line(raw: &str) -> Result<String, &'static str> {
    if raw.chars().count() > LINE_MAX {
        return Err("long");
    }
    // A replacement sign stands where bytes were no text.
    if raw
        .chars()
        .any(|sign| sign.is_control() || sign == '\u{FFFD}')
    {
        return Err("bad");
    }
    Ok(raw.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn date(typed: &Typed) -> Result<Date, &'static str> {
    let part = |name: &str| typed.get(name).map_or("", String::as_str).trim();
    if ["day", "month", "year"]
        .iter()
        .all(|name| part(name).is_empty())
    {
        return Err("empty");
    }
    if part("year").len() != 4 {
        return Err("year");
    }
    let number = |name: &str| part(name).parse::<i16>().map_err(|_| "bad");
    let small = |name: &str| number(name).and_then(|n| i8::try_from(n).map_err(|_| "bad"));
    let date = Date::new(number("year")?, small("month")?, small("day")?);
    date.map_err(|_| "bad").and_then(|date| {
        if date.year() < 1900 {
            Err("year")
        } else {
            Ok(date)
        }
    })
}

/// "7:05", "07.05", or hour and minute apart: the same time of day.
fn time(typed: &Typed) -> Result<String, &'static str> {
    let part = |name: &str| typed.get(name).map_or("", String::as_str).trim();
    let (hour, minute) = match part("value").split_once([':', '.']) {
        Some(parts) => parts,
        None => (part("hour"), part("minute")),
    };
    if hour.is_empty() && minute.is_empty() {
        return Err("empty");
    }
    let (hour, minute): (u8, u8) = match (hour.parse(), minute.parse()) {
        (Ok(hour), Ok(minute)) => (hour, minute),
        _ => return Err("bad"),
    };
    if hour < 24 && minute < 60 {
        Ok(format!("{hour:02}:{minute:02}"))
    } else {
        Err("bad")
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::tests::country;
    use super::*;

    #[test]
    fn a_number_of_any_length_is_told_the_bounds_and_only_other_signs_are_no_number() {
        let pack = country();
        let mut questions = pack.services["akta-lahir"].form.questions.iter();
        let question = questions.find(|one| one.id == "child_order").unwrap();
        let read = |raw: &str| {
            let typed = Typed::from([("value".to_owned(), raw.to_owned())]);
            parse(&pack, question, &typed).map_err(|told| told.key)
        };
        assert_eq!(read(" 30 "), Ok(Value::Int(30)));
        for raw in [
            "0",
            "31",
            "-1",
            &"9".repeat(40),
            &format!("-{}", "9".repeat(40)),
        ] {
            assert_eq!(read(raw), Err("kind-number-range".to_owned()), "{raw}");
        }
        for raw in ["dua", "2,5", "2 3", "-", "12345678901234567890x"] {
            assert_eq!(read(raw), Err("kind-number-bad".to_owned()), "{raw}");
        }
        assert_eq!(read(""), Err("kind-number-empty".to_owned()));
    }

    #[test]
    fn an_amount_is_read_as_people_write_it_and_never_with_cents() {
        let pack = country();
        let mut question = pack.services["akta-lahir"].form.questions[0].clone();
        (question.kind, question.min, question.max) = (Kind::Money, Some(0), Some(10_000_000_000));
        let read = |raw: &str| {
            let typed = Typed::from([("value".to_owned(), raw.to_owned())]);
            parse(&pack, &question, &typed).map_err(|told| told.key)
        };
        for raw in [
            "25000000",
            "25.000.000",
            "Rp 25.000.000",
            "Rp25,000,000",
            "25 000 000",
            "Rp. 25.000.000",
        ] {
            assert_eq!(read(raw), Ok(Value::Money(Rupiah(25_000_000))), "{raw}");
        }
        for raw in [
            "25.00",
            "25000.000",
            "dua juta",
            "25,5",
            "-1",
            "1.0000",
            "Rp",
            "1..000",
        ] {
            assert_eq!(read(raw), Err("kind-money-bad".to_owned()), "{raw}");
        }
        for raw in ["10.000.000.001", "99999999999999999999999"] {
            assert_eq!(read(raw), Err("kind-money-range".to_owned()), "{raw}");
        }
    }
}
