//! Small synthetic families: the people of scenarios, of the demo and of tests. Nobody in them exists.

mod facts;
mod typed;

pub use typed::date as relative_date;

#[cfg(test)]
mod tests;

use crate::finding::{Finding, line_at};
use crate::model::{Outcome, Pack, Register, Service};
use aws_lc_rs::digest::{SHA256, digest};
use base::{Date, Record, SubjectId};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One file of `people/`, with dates resolved against a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    /// Name of the file.
    pub name: String,
    /// The subject who applies unless a scenario says otherwise.
    pub applicant: String,
    /// Present where the demo offers these people. Words: `persona-<name>` of the pack.
    pub persona: Option<Persona>,
    pub subjects: BTreeMap<String, PersonSeed>,
}

/// What to try as this person, and what happens then.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    pub service: String,
    pub expect: Outcome,
}

/// One subject with its records by register and its links by relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSeed {
    /// The same in every run: made from the file's name and the subject's.
    pub id: SubjectId,
    /// "person" or "household".
    pub kind: String,
    pub records: BTreeMap<String, Vec<Record>>,
    pub links: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPeople {
    applicant: Spanned<String>,
    persona: Option<Persona>,
    #[serde(rename = "subject")]
    subjects: BTreeMap<Spanned<String>, RawSubject>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSubject {
    kind: String,
    #[serde(default)]
    records: BTreeMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    links: BTreeMap<String, Spanned<toml::Value>>,
}

impl People {
    /// Reads `people/<name>.toml`. Every value is typed against its register's fields.
    pub fn parse(
        file: &str,
        source: &str,
        registers: &BTreeMap<String, Register>,
        today: Date,
    ) -> Result<Self, Vec<Finding>> {
        let raw: RawPeople = toml::from_str(source)
            .map_err(|error| vec![crate::parse::toml_findings(file, source, &error)])?;
        let mut reading = Reading {
            file,
            source,
            registers,
            today,
            findings: Vec::new(),
        };
        let name = stem(file).to_owned();
        let names: Vec<String> = raw
            .subjects
            .keys()
            .map(|key| key.get_ref().clone())
            .collect();
        if !names.contains(raw.applicant.get_ref()) {
            let told = format!("there is no subject \"{}\"", raw.applicant.get_ref());
            reading.report(
                &raw.applicant,
                "unknown-name",
                told,
                "add it, or name another",
            );
        }
        let subjects = raw
            .subjects
            .into_iter()
            .map(|(key, subject)| {
                let id = seed_id(&name, key.get_ref());
                (key.into_inner(), reading.subject(id, subject, &names))
            })
            .collect();
        let people = Self {
            name,
            applicant: raw.applicant.into_inner(),
            persona: raw.persona,
            subjects,
        };
        if reading.findings.is_empty() {
            Ok(people)
        } else {
            Err(reading.findings)
        }
    }
}

impl Pack {
    /// Names of all files of people.
    pub fn people_names(&self) -> impl Iterator<Item = &str> {
        people_files(&self.files).map(stem)
    }

    /// The people of one file as they are on `today`; nothing where there is no such file.
    pub fn people(&self, name: &str, today: Date) -> Option<People> {
        let file = format!("people/{name}.toml");
        let source = std::str::from_utf8(self.files.get(&file)?).ok()?;
        // `parse` has read every file of people once; another day changes no type.
        People::parse(&file, source, &self.registers, today).ok()
    }
}

/// Reads every file of people once, so that a mistake is told when the pack is read and not when it is used.
pub(crate) fn check_all(
    files: &BTreeMap<String, Vec<u8>>,
    registers: &BTreeMap<String, Register>,
    services: &BTreeMap<String, Service>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in people_files(files) {
        let Ok(source) = std::str::from_utf8(&files[file]) else {
            let told = "not UTF-8 text";
            findings.push(Finding::new(file, 0, "not-utf-8", told, "save it as UTF-8"));
            continue;
        };
        match People::parse(file, source, registers, Date::constant(2026, 1, 1)) {
            Err(more) => findings.extend(more),
            Ok(people) => {
                let wanted = people.persona.map(|persona| persona.service);
                if let Some(service) = wanted.filter(|id| !services.contains_key(id)) {
                    let told = format!("there is no service \"{service}\"");
                    let mend = "name a service of the pack";
                    findings.push(Finding::new(file, 0, "unknown-name", told, mend));
                }
            }
        }
    }
    findings
}

fn people_files(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = &str> {
    files
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("people/") && path.strip_suffix(".toml").is_some())
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Sixteen bytes that are the same in every run, so that a demo can be started again over its own data.
fn seed_id(people: &str, subject: &str) -> SubjectId {
    let hash = digest(&SHA256, format!("people/{people}/{subject}").as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&hash.as_ref()[..16]);
    SubjectId(id)
}

/// One file while it is read.
struct Reading<'a> {
    file: &'a str,
    source: &'a str,
    registers: &'a BTreeMap<String, Register>,
    today: Date,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    fn report<T>(&mut self, at: &Spanned<T>, code: &'static str, told: String, mend: &str) {
        let line = line_at(self.source, at.span().start);
        self.findings
            .push(Finding::new(self.file, line, code, told, mend));
    }

    fn subject(&mut self, id: SubjectId, raw: RawSubject, names: &[String]) -> PersonSeed {
        let mut records = BTreeMap::new();
        for (register, value) in raw.records {
            records.insert(register.clone(), self.records(&register, &value, &raw.kind));
        }
        let mut links = BTreeMap::new();
        for (relation, value) in raw.links {
            links.insert(
                relation.clone(),
                self.links(&relation, &value, &raw.kind, names),
            );
        }
        PersonSeed {
            id,
            kind: raw.kind,
            records,
            links,
        }
    }

    fn records(&mut self, id: &str, value: &Spanned<toml::Value>, kind: &str) -> Vec<Record> {
        let Some(register) = self.registers.get(id) else {
            let told = format!("there is no register \"{id}\"");
            self.report(value, "unknown-name", told, "name a register of the pack");
            return Vec::new();
        };
        if register.subject != kind {
            let told = format!(
                "\"{id}\" holds records of a {}, not of a {kind}",
                register.subject
            );
            self.report(
                value,
                "wrong-subject",
                told,
                "move the record to the right subject",
            );
        }
        let rows = match value.get_ref() {
            toml::Value::Array(rows) => rows.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut records = Vec::with_capacity(rows.len());
        for row in rows {
            match typed::record(&register.fields, row, self.today) {
                Ok(record) => records.push(record),
                Err(all) => {
                    for told in all {
                        let mend = "write it as the register's fields declare it";
                        self.report(value, "bad-record", told, mend);
                    }
                }
            }
        }
        records
    }

    fn links(
        &mut self,
        relation: &str,
        value: &Spanned<toml::Value>,
        kind: &str,
        names: &[String],
    ) -> Vec<String> {
        let declared = self
            .registers
            .values()
            .any(|register| register.subject == kind && register.relations.contains_key(relation));
        if !declared {
            let told = format!("no register of a {kind} declares the relation \"{relation}\"");
            self.report(value, "unknown-name", told, "declare it in a register.toml");
        }
        let targets: Vec<&str> = match value.get_ref() {
            toml::Value::String(one) => vec![one],
            toml::Value::Array(some) => some.iter().filter_map(toml::Value::as_str).collect(),
            _ => Vec::new(),
        };
        if targets.is_empty() {
            let told = format!("\"{relation}\" links to nobody");
            self.report(
                value,
                "bad-link",
                told,
                "name a subject, or a list of subjects",
            );
        }
        for target in &targets {
            if !names.iter().any(|name| name == target) {
                let told = format!("there is no subject \"{target}\"");
                self.report(value, "unknown-name", told, "add it, or name another");
            }
        }
        targets.into_iter().map(str::to_owned).collect()
    }
}
