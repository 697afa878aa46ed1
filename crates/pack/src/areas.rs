//! Area codes: provinces, regencies, districts and villages, by the undotted codes of the ministry of home affairs.

mod search;

#[cfg(test)]
mod tests;

use crate::finding::Finding;
use base::Zone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// More rows than the country will ever have; a table beyond it is a mistake.
pub const AREAS_MAX: usize = 200_000;

const FILE: &str = "reference/areas.csv";

/// The area table of the pack. Eighty thousand villages stay under four megabytes: one text holds all names, and
/// numbers sort the levels apart, since a code with more digits is a larger number.
#[derive(Debug, Default)]
pub struct Areas {
    rows: Vec<Row>,
    names: String,
    zones: BTreeMap<u64, Zone>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    code: u64,
    from: u32,
    len: u16,
}

/// One area as shown to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area<'a> {
    pub code: String,
    pub name: &'a str,
}

/// How large an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Province,
    /// A regency or a city.
    Regency,
    District,
    Village,
}

impl Level {
    /// Digits of a code of this level.
    pub fn digits(self) -> usize {
        match self {
            Self::Province => 2,
            Self::Regency => 4,
            Self::District => 6,
            Self::Village => 10,
        }
    }

    /// As files and keys of words spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Regency => "regency",
            Self::District => "district",
            Self::Village => "village",
        }
    }
}

impl Areas {
    /// Reads `code,name` rows. The first line is a header; a name with a comma is put in quotes.
    pub fn parse(csv: &str, zones: BTreeMap<String, Zone>) -> Result<Self, Vec<Finding>> {
        let mut areas = Self {
            names: String::with_capacity(csv.len()),
            zones: zones
                .into_iter()
                .filter_map(|(code, zone)| Some((number(&code)?, zone)))
                .collect(),
            ..Self::default()
        };
        let mut findings = Vec::new();
        for (at, line) in csv.lines().enumerate().skip(1) {
            if line.is_empty() {
                continue;
            }
            if areas.rows.len() == AREAS_MAX {
                let mend = format!("keep the table under {AREAS_MAX} rows");
                findings.push(Finding::new(
                    FILE,
                    at + 1,
                    "too-many",
                    "too many areas",
                    mend,
                ));
                break;
            }
            if areas.push(line).is_none() {
                let mend = "write `code,name` with a code of 2, 4, 6 or 10 digits and no dots";
                findings.push(Finding::new(FILE, at + 1, "bad-area", line, mend));
            }
        }
        areas.finish(&mut findings);
        if findings.is_empty() {
            Ok(areas)
        } else {
            Err(findings)
        }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// What the table takes up in memory.
    pub fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>() + self.names.capacity()
    }

    pub fn exists(&self, code: &str) -> bool {
        self.row(code).is_some()
    }

    pub fn name(&self, code: &str) -> Option<&str> {
        self.row(code).map(|row| self.name_of(row))
    }

    /// The code one level up: of a village its district, of a province nothing.
    pub fn parent(code: &str) -> Option<&str> {
        match code.len() {
            10 => code.get(..6),
            6 => code.get(..4),
            4 => code.get(..2),
            _ => None,
        }
    }

    /// "Sukasari, Cibeber, Kabupaten Cianjur, Jawa Barat": the name with all names above it.
    pub fn full_name(&self, code: &str) -> Option<String> {
        let mut full = self.name(code)?.to_owned();
        let mut above = Self::parent(code);
        while let Some(code) = above {
            if let Some(name) = self.name(code) {
                full.push_str(", ");
                full.push_str(name);
            }
            above = Self::parent(code);
        }
        Some(full)
    }

    /// The zone of the province a code lies in. A province without one is in the western zone, as the capital is.
    pub fn zone(&self, code: &str) -> Zone {
        let province = code.get(..2).and_then(number);
        province
            .and_then(|province| self.zones.get(&province).copied())
            .unwrap_or_default()
    }

    /// Whether the zone of a province is stated.
    pub fn has_zone(&self, province: &str) -> bool {
        number(province).is_some_and(|province| self.zones.contains_key(&province))
    }

    pub fn provinces(&self) -> impl Iterator<Item = Area<'_>> {
        self.between(10, 99)
    }

    /// All regencies and cities of the country.
    pub fn regencies(&self) -> impl Iterator<Item = Area<'_>> {
        self.between(1_000, 9_999)
    }

    pub fn regencies_of(&self, province: &str) -> impl Iterator<Item = Area<'_>> {
        self.below(province, 2, 100)
    }

    pub fn districts_of(&self, regency: &str) -> impl Iterator<Item = Area<'_>> {
        self.below(regency, 4, 100)
    }

    pub fn villages_of(&self, district: &str) -> impl Iterator<Item = Area<'_>> {
        self.below(district, 6, 10_000)
    }

    /// Areas of a level that `code` leads to: itself, or those right below it.
    pub fn of_level(&self, code: &str, level: Level) -> Vec<Area<'_>> {
        if code.len() == level.digits() {
            return self
                .row(code)
                .map(|row| self.area(row))
                .into_iter()
                .collect();
        }
        match level {
            Level::Province => Vec::new(),
            Level::Regency => self.regencies_of(code).collect(),
            Level::District => self.districts_of(code).collect(),
            Level::Village => self.villages_of(code).collect(),
        }
    }

    /// The `n` areas whose names fit `query` best: "sukasari bandung" finds the village by its regency too.
    pub fn search(&self, query: &str, n: usize) -> Vec<Area<'_>> {
        search::search(self, query, n)
    }

    fn below(&self, code: &str, digits: usize, places: u64) -> impl Iterator<Item = Area<'_>> {
        // An unknown or wrong code has nothing below it: the range from 1 to 0 is empty.
        let (first, last) = match number(code) {
            Some(number) if code.len() == digits => {
                (number * places, number * places + (places - 1))
            }
            _ => (1, 0),
        };
        self.between(first, last)
    }

    fn between(&self, first: u64, last: u64) -> impl Iterator<Item = Area<'_>> {
        let start = self.rows.partition_point(|row| row.code < first);
        self.rows[start..]
            .iter()
            .take_while(move |row| row.code <= last)
            .map(|row| self.area(*row))
    }

    fn area(&self, row: Row) -> Area<'_> {
        Area {
            code: row.code.to_string(),
            name: self.name_of(row),
        }
    }

    fn name_of(&self, row: Row) -> &str {
        let from = row.from as usize;
        &self.names[from..from + usize::from(row.len)]
    }

    fn row(&self, code: &str) -> Option<Row> {
        self.by_number(number(code)?)
    }

    fn by_number(&self, code: u64) -> Option<Row> {
        let at = self.rows.binary_search_by_key(&code, |row| row.code).ok()?;
        Some(self.rows[at])
    }

    fn push(&mut self, line: &str) -> Option<()> {
        let (code, name) = line.split_once(',')?;
        let code = number(code.trim())?;
        let name = name.trim().trim_matches('"');
        if name.is_empty() {
            return None;
        }
        self.rows.push(Row {
            code,
            from: u32::try_from(self.names.len()).ok()?,
            len: u16::try_from(name.len()).ok()?,
        });
        self.names.push_str(name);
        Some(())
    }

    fn finish(&mut self, findings: &mut Vec<Finding>) {
        self.rows.sort_by_key(|row| row.code);
        self.rows.shrink_to_fit();
        self.names.shrink_to_fit();
        let twice = self
            .rows
            .windows(2)
            .filter(|two| two[0].code == two[1].code);
        for two in twice {
            let told = format!("the code {} stands twice", two[0].code);
            findings.push(Finding::new(FILE, 0, "area-twice", told, "remove one row"));
        }
    }
}

/// The number of a code of 2, 4, 6 or 10 digits that does not start with zero.
fn number(code: &str) -> Option<u64> {
    let fits = matches!(code.len(), 2 | 4 | 6 | 10) && !code.starts_with('0');
    if fits && code.bytes().all(|byte| byte.is_ascii_digit()) {
        code.parse().ok()
    } else {
        None
    }
}
