//! What came over the wire, typed against the register's own schema. Whatever does not fit is a lie.

use super::Unavailable;
use base::{Date, Record, Rupiah, Timestamp, Value};
use pack::model::{Field, FieldKind, Register};
use serde::Deserialize;
use std::collections::BTreeMap;

/// More records about one person than this are a mix-up.
const RECORDS_MAX: usize = 20;
const ROWS_MAX: usize = 100;
const TEXT_CHARS_MAX: usize = 2_000;
/// The meaning of the field that must hold the number which was asked for.
const NUMBER: &str = "person.nik";

/// A record as a remote register holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRecord {
    pub key: String,
    pub version: i64,
    pub known_from: Timestamp,
    pub record: Record,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    records: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    key: String,
    version: i64,
    known_from: i64,
    record: serde_json::Map<String, serde_json::Value>,
}

/// Reads an answer about `nik`. The reasons for a refusal name rules, never values.
pub(super) fn read(
    register: &Register,
    nik: &str,
    body: &[u8],
) -> Result<Vec<RawRecord>, Unavailable> {
    let answer: Answer = serde_json::from_slice(body)
        .map_err(|_| Unavailable::Lied("the answer is not of the agreed form"))?;
    if answer.records.len() > RECORDS_MAX {
        return Err(Unavailable::Lied("too many records"));
    }
    answer
        .records
        .into_iter()
        .map(|item| raw(register, nik, item).map_err(Unavailable::Lied))
        .collect()
}

fn raw(register: &Register, nik: &str, item: Item) -> Result<RawRecord, &'static str> {
    let record = typed(&register.fields, &item.record)?;
    let numbers = register
        .fields
        .iter()
        .filter(|(_, field)| field.meaning == NUMBER);
    for (name, _) in numbers {
        if record.text(name) != Some(nik) {
            return Err("a record of somebody else");
        }
    }
    let key = register.key.as_deref();
    if key.is_some_and(|key| record.text(key) != Some(&item.key)) {
        return Err("a key that differs from the record");
    }
    if item.version < 1 {
        return Err("a version below one");
    }
    Ok(RawRecord {
        key: item.key,
        version: item.version,
        known_from: Timestamp::from_micros(item.known_from),
        record,
    })
}

fn typed(
    fields: &BTreeMap<String, Field>,
    row: &serde_json::Map<String, serde_json::Value>,
) -> Result<Record, &'static str> {
    let missing = |(name, field): (&String, &Field)| !field.optional && !row.contains_key(name);
    if fields.iter().any(missing) {
        return Err("a field is missing");
    }
    let mut record = Record::default();
    for (name, value) in row {
        let field = fields.get(name).ok_or("an unknown field")?;
        record.set(name, one(field, value)?);
    }
    Ok(record)
}

fn one(field: &Field, value: &serde_json::Value) -> Result<Value, &'static str> {
    let typed = match field.kind {
        FieldKind::Text => value
            .as_str()
            .filter(|text| text.chars().count() <= TEXT_CHARS_MAX)
            .map(Value::text),
        FieldKind::Date => value
            .as_str()
            .and_then(|text| text.parse::<Date>().ok())
            .map(Value::Date),
        FieldKind::Bool => value.as_bool().map(Value::Bool),
        FieldKind::Int => value.as_i64().map(Value::Int),
        FieldKind::Money => value.as_i64().map(|amount| Value::Money(Rupiah(amount))),
        FieldKind::List => return list(field, value),
    };
    typed.ok_or("a field of the wrong type")
}

fn list(field: &Field, value: &serde_json::Value) -> Result<Value, &'static str> {
    let rows = value.as_array().filter(|rows| rows.len() <= ROWS_MAX);
    let rows = rows.ok_or("a field of the wrong type")?.iter();
    let rows = rows.map(|row| {
        let row = row.as_object().ok_or("a row of the wrong type")?;
        typed(&field.fields, row)
    });
    Ok(Value::List(rows.collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const MOTHER: &str = "3273014105940001";

    fn field(kind: FieldKind, meaning: &str, optional: bool) -> Field {
        Field {
            level: None,
            kind,
            meaning: meaning.to_owned(),
            about: None,
            reference: None,
            key: None,
            fields: BTreeMap::new(),
            optional,
            shown: true,
        }
    }

    fn register() -> Register {
        let fields = [
            ("birth_id", field(FieldKind::Text, "birth.record", false)),
            ("mother_nik", field(FieldKind::Text, NUMBER, false)),
            ("born", field(FieldKind::Date, "person.birth-date", false)),
            ("weight", field(FieldKind::Int, "birth.weight", true)),
        ];
        Register {
            id: "births".to_owned(),
            owner: "ward".to_owned(),
            subject: "person".to_owned(),
            law: pack::Citation::default(),
            retention: String::new(),
            remote: true,
            fields: fields
                .into_iter()
                .map(|(name, f)| (name.to_owned(), f))
                .collect(),
            key: Some("birth_id".to_owned()),
            relations: BTreeMap::new(),
            quality: Vec::new(),
        }
    }

    fn said(change: impl FnOnce(&mut serde_json::Value)) -> Result<Vec<RawRecord>, Unavailable> {
        let mut item = json!({ "key": "A", "version": 1, "known_from": 5, "record": {
            "birth_id": "A", "mother_nik": MOTHER, "born": "2026-03-10", "weight": 3100 } });
        change(&mut item);
        let body = json!({ "records": [item] }).to_string();
        read(&register(), MOTHER, body.as_bytes())
    }

    #[test]
    fn an_answer_that_fits_the_schema_is_taken() {
        let records = said(|_| ()).unwrap();
        assert_eq!(records[0].record.get("weight"), Some(&Value::Int(3100)));
        assert_eq!(
            read(&register(), MOTHER, b"{\"records\":[]}"),
            Ok(Vec::new())
        );
    }

    #[test]
    fn an_answer_that_breaks_the_schema_is_a_lie_whatever_it_says() {
        let lies: [fn(&mut serde_json::Value); 8] = [
            |item| item["record"]["mother_nik"] = json!("3273014206950002"),
            |item| item["record"]["father"] = json!("x"),
            |item| item["record"]["weight"] = json!("3100"),
            |item| item["record"]["born"] = json!("2026-02-30"),
            |item| item["record"] = json!({ "birth_id": "A", "mother_nik": MOTHER }),
            |item| item["key"] = json!("B"),
            |item| item["version"] = json!(0),
            |item| item["more"] = json!(true),
        ];
        for lie in lies {
            assert!(matches!(said(lie), Err(Unavailable::Lied(_))));
        }
        let garbage = read(&register(), MOTHER, b"<html>[[{");
        assert!(matches!(garbage, Err(Unavailable::Lied(_))));
    }
}
