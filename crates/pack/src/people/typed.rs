//! From TOML to typed values, by the fields of a register.

use crate::model::{Field, FieldKind, Register};
use crate::people::People;
use base::{Date, Record, Rupiah, Value};
use std::collections::BTreeMap;
use std::time::Duration;

/// Dates further away than this from today are a slip of the pen.
const DAYS_MAX: u64 = 60_000;
const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

impl People {
    /// Changes one field, named `<subject>.<register>.<field>`, as a scenario's `set` does.
    pub fn set(
        &mut self,
        registers: &BTreeMap<String, Register>,
        path: &str,
        value: &toml::Value,
        today: Date,
    ) -> Result<(), String> {
        let (records, register, name) = self.records_at(path)?;
        let field = registers
            .get(register)
            .and_then(|register| register.fields.get(name))
            .ok_or_else(|| format!("the register \"{register}\" has no field \"{name}\""))?;
        let typed = one(name, field, value, today)?;
        for record in records {
            record.set(name, typed.clone());
        }
        Ok(())
    }

    /// Removes one field, or with `<subject>.<register>` all records of a subject in a register.
    pub fn unset(&mut self, path: &str) -> Result<(), String> {
        if path.split('.').count() == 2 {
            let (subject, register) = path.split_once('.').unwrap_or((path, ""));
            let seed = self.subjects.get_mut(subject);
            return seed
                .and_then(|seed| seed.records.remove(register))
                .map(|_| ())
                .ok_or_else(|| format!("\"{path}\" names no record"));
        }
        let (records, _, name) = self.records_at(path)?;
        for record in records {
            record.0.remove(name);
        }
        Ok(())
    }

    fn records_at<'p>(
        &mut self,
        path: &'p str,
    ) -> Result<(&mut Vec<Record>, &'p str, &'p str), String> {
        let parts: Vec<&str> = path.split('.').collect();
        let [subject, register, field] = parts[..] else {
            return Err(format!("\"{path}\" is no <subject>.<register>.<field>"));
        };
        self.subjects
            .get_mut(subject)
            .and_then(|seed| seed.records.get_mut(register))
            .map(|records| (records, register, field))
            .ok_or_else(|| format!("\"{path}\" names no record"))
    }
}

/// A row of TOML as a record; every mistake in it, if there is any.
pub(super) fn record(
    fields: &BTreeMap<String, Field>,
    row: &toml::Value,
    today: Date,
) -> Result<Record, Vec<String>> {
    let Some(row) = row.as_table() else {
        return Err(vec!["a record is a table".to_owned()]);
    };
    let mut record = Record::default();
    let mut wrong = Vec::new();
    for (name, value) in row {
        match fields.get(name) {
            None => wrong.push(format!("the register has no field \"{name}\"")),
            Some(field) => match one(name, field, value, today) {
                Ok(value) => record.set(name, value),
                Err(told) => wrong.push(told),
            },
        }
    }
    for (name, field) in fields {
        if !field.optional && !row.contains_key(name) {
            wrong.push(format!("\"{name}\" is missing and not optional"));
        }
    }
    if wrong.is_empty() {
        Ok(record)
    } else {
        Err(wrong)
    }
}

fn one(name: &str, field: &Field, value: &toml::Value, today: Date) -> Result<Value, String> {
    let typed = match (field.kind, value) {
        (FieldKind::Text, toml::Value::String(text)) => Some(Value::Text(text.clone())),
        (FieldKind::Bool, toml::Value::Boolean(yes)) => Some(Value::Bool(*yes)),
        (FieldKind::Int, toml::Value::Integer(number)) => Some(Value::Int(*number)),
        (FieldKind::Money, toml::Value::Integer(amount)) => Some(Value::Money(Rupiah(*amount))),
        (FieldKind::Date, toml::Value::String(text)) => date(text, today).map(Value::Date),
        (FieldKind::Date, toml::Value::Datetime(date)) => {
            date.to_string().parse().ok().map(Value::Date)
        }
        (FieldKind::List, toml::Value::Array(rows)) => {
            let rows: Result<Vec<Record>, Vec<String>> = rows
                .iter()
                .map(|row| record(&field.fields, row, today))
                .collect();
            return rows
                .map(Value::List)
                .map_err(|wrong| format!("in \"{name}\": {}", wrong.join("; ")));
        }
        _ => None,
    };
    typed.ok_or_else(|| format!("\"{name}\" is not a {}", kind_name(field.kind)))
}

/// "2026-03-10", "today", "today-30" or "today+7".
pub fn date(text: &str, today: Date) -> Option<Date> {
    let Some(offset) = text.strip_prefix("today") else {
        return text.parse().ok();
    };
    if offset.is_empty() {
        return Some(today);
    }
    let back = offset.starts_with('-');
    let days: u64 = offset.strip_prefix(['-', '+'])?.parse().ok()?;
    let span = Duration::from_secs(days.min(DAYS_MAX) * SECONDS_PER_DAY);
    let moved = if back {
        today.checked_sub(span)
    } else {
        today.checked_add(span)
    };
    moved.ok()
}

fn kind_name(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Date => "date (\"2026-03-10\", \"today\", \"today-30\")",
        FieldKind::Bool => "truth value (true or false)",
        FieldKind::Int => "whole number",
        FieldKind::Money => "whole number of rupiah",
        FieldKind::List => "list of rows",
    }
}
