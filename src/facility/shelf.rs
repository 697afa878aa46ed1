//! All records in memory, written out once: an answer is a copy of bytes that lie ready.

use super::entry::{Answer, Entry};
use anyhow::{Context, bail};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Answers by mother, and whose record each key is.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    by_mother: HashMap<u64, Vec<Slip>>,
    by_key: HashMap<Box<str>, u64>,
}

#[derive(Debug)]
struct Slip {
    key: Box<str>,
    /// The answer as JSON.
    json: Box<str>,
}

impl Shelf {
    /// Reads the data file; a register without one is empty.
    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        let mut shelf = Self::default();
        if !file.exists() {
            return Ok(shelf);
        }
        let lines = BufReader::new(File::open(file)?).lines();
        for (at, line) in lines.enumerate() {
            let line = line?;
            let entry: Entry = serde_json::from_str(&line)
                .with_context(|| format!("{}:{}", file.display(), at + 1))?;
            shelf
                .add(entry)
                .with_context(|| format!("{}:{}", file.display(), at + 1))?;
        }
        Ok(shelf)
    }

    fn add(&mut self, entry: Entry) -> anyhow::Result<()> {
        let Some(mother) = number(&entry.subject) else {
            bail!("the subject is no population number");
        };
        let key: Box<str> = entry.key.as_str().into();
        if self.by_key.insert(key.clone(), mother).is_some() {
            bail!("the key is given twice");
        }
        let json = serde_json::to_string(&Answer {
            key: entry.key,
            version: entry.version,
            known_from: entry.known_from,
            record: entry.record,
        })?;
        self.by_mother.entry(mother).or_default().push(Slip {
            key,
            json: json.into(),
        });
        Ok(())
    }

    pub(super) fn holds(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The body of an answer about `nik`: no record is an answer too.
    pub(super) fn answer(&self, nik: &str) -> String {
        body(number(nik).and_then(|mother| self.by_mother.get(&mother)))
    }

    /// What a register says that mixes people up: the records of somebody else.
    pub(super) fn answer_of_another(&self, nik: &str) -> String {
        let mine = number(nik);
        body(
            self.by_mother
                .iter()
                .find(|(mother, _)| Some(**mother) != mine)
                .map(|(_, slips)| slips),
        )
    }

    /// A new version of a record, with `fields` changed.
    pub(super) fn amend(
        &mut self,
        key: &str,
        fields: &Map<String, Value>,
        at: i64,
    ) -> anyhow::Result<()> {
        let slip = self
            .by_key
            .get(key)
            .and_then(|mother| self.by_mother.get_mut(mother))
            .and_then(|slips| slips.iter_mut().find(|slip| *slip.key == *key))
            .context("a notice names a record that is not held")?;
        let mut answer: Answer = serde_json::from_str(&slip.json)?;
        answer.version += 1;
        answer.known_from = at;
        answer.record.extend(fields.clone());
        slip.json = serde_json::to_string(&answer)?.into();
        Ok(())
    }
}

fn body(slips: Option<&Vec<Slip>>) -> String {
    let slips = slips.map_or(&[][..], Vec::as_slice);
    let mut body =
        String::with_capacity(16 + slips.iter().map(|s| s.json.len() + 1).sum::<usize>());
    body.push_str("{\"records\":[");
    for (at, slip) in slips.iter().enumerate() {
        if at > 0 {
            body.push(',');
        }
        body.push_str(&slip.json);
    }
    body.push_str("]}");
    body
}

/// A population number as an integer: 8 bytes instead of 40 for each of many mothers.
fn number(nik: &str) -> Option<u64> {
    (nik.len() == 16 && nik.bytes().all(|b| b.is_ascii_digit()))
        .then(|| nik.parse().ok())
        .flatten()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::json;

    pub(crate) fn shelf() -> Shelf {
        let mut shelf = Shelf::default();
        for (subject, key) in [
            ("3273014105940001", "A-1"),
            ("3273014105940001", "A-2"),
            ("3273014206950002", "B-1"),
        ] {
            let record = json!({ "child_sex": "L" }).as_object().cloned().unwrap();
            shelf
                .add(Entry {
                    subject: subject.to_owned(),
                    key: key.to_owned(),
                    version: 1,
                    known_from: 5,
                    record,
                })
                .unwrap();
        }
        shelf
    }

    fn said(body: &str) -> Vec<Answer> {
        let body: HashMap<String, Vec<Answer>> = serde_json::from_str(body).unwrap();
        body["records"].clone()
    }

    #[test]
    fn a_mother_of_twins_has_two_records_and_a_stranger_none() {
        let shelf = shelf();
        assert_eq!(said(&shelf.answer("3273014105940001")).len(), 2);
        assert_eq!(shelf.answer("3273014105949999"), "{\"records\":[]}");
        assert_eq!(shelf.answer("' or 1=1"), "{\"records\":[]}");
    }

    #[test]
    fn an_amended_record_is_a_new_version() {
        let mut shelf = shelf();
        let fields = json!({ "registered_number": "X" });
        shelf.amend("A-2", fields.as_object().unwrap(), 9).unwrap();
        let records = said(&shelf.answer("3273014105940001"));
        assert_eq!((records[0].version, records[1].version), (1, 2));
        assert_eq!(records[1].record["registered_number"], "X");
        assert_eq!(records[1].known_from, 9);
    }
}
