//! Values that facts and answers carry. Each says its own type, so a receipt reads back without a schema.

use crate::{Date, Rupiah};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    Bool(bool),
    Int(i64),
    Text(String),
    Date(Date),
    Money(Rupiah),
    /// Rows of a declared list, as the members of a family card.
    List(Vec<Record>),
}

/// One register entry, or one row of a list: field name to value. A field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record(pub BTreeMap<String, Value>);

impl Record {
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field)
    }

    /// The field as text, where it is one.
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.get(field) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    pub fn date(&self, field: &str) -> Option<Date> {
        match self.get(field) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    pub fn list(&self, field: &str) -> &[Self] {
        match self.get(field) {
            Some(Value::List(rows)) => rows,
            _ => &[],
        }
    }

    /// The named fields that it has, and no others.
    #[must_use]
    pub fn only(&self, fields: &[String]) -> Self {
        let wanted = |field: &String| Some((field.clone(), self.get(field)?.clone()));
        Self(fields.iter().filter_map(wanted).collect())
    }

    pub fn set(&mut self, field: impl Into<String>, value: Value) {
        self.0.insert(field.into(), value);
    }
}

impl<K: Into<String>, const N: usize> From<[(K, Value); N]> for Record {
    fn from(fields: [(K, Value); N]) -> Self {
        Self(
            fields
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    }
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}
