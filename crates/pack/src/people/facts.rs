//! What a service would read about these people: the same walk over relations that the engine makes over registers.

use super::{People, PersonSeed};
use crate::model::{FactNeed, Pack, Register, Service};
use base::{Date, Fact, Record, Sourced, Timestamp, Why, Zone};
use std::collections::BTreeMap;

impl People {
    /// The facts of `service` with `applicant` (or who usually applies) applying, while the registers in `down`
    /// do not answer. Only fields that the form reads are in them.
    pub fn facts(
        &self,
        pack: &Pack,
        service: &Service,
        applicant: Option<&str>,
        down: &[String],
        today: Date,
    ) -> BTreeMap<String, Fact> {
        let applicant = applicant.unwrap_or(&self.applicant);
        let since = Timestamp::midnight(today, Zone::Wib);
        service
            .form
            .facts
            .values()
            .filter_map(|need| {
                let register = pack.registers.get(&need.register)?;
                let fact = self.fact(need, register, applicant, down, since);
                Some((need.name.clone(), fact))
            })
            .collect()
    }

    fn fact(
        &self,
        need: &FactNeed,
        register: &Register,
        applicant: &str,
        down: &[String],
        since: Timestamp,
    ) -> Fact {
        let subjects = self.walk(applicant, need.by.get(1..).unwrap_or_default());
        // Where the path ends early there is nobody to ask about, whether the register answers or not.
        if subjects.is_empty() {
            return Fact::Absent;
        }
        if down.contains(&need.register) {
            return Fact::Unknown(Why::Down);
        }
        let mut found: Vec<Sourced> = subjects
            .into_iter()
            .flat_map(|seed| sourced(seed, need, register, since))
            .collect();
        match found.len() {
            0 => Fact::Absent,
            1 => Fact::Known(found.remove(0)),
            _ => Fact::Choice(found),
        }
    }

    /// Everyone at the end of the path.
    fn walk(&self, from: &str, steps: &[String]) -> Vec<&PersonSeed> {
        let mut here: Vec<&PersonSeed> = self.subjects.get(from).into_iter().collect();
        for step in steps {
            here = here
                .into_iter()
                .flat_map(|seed| seed.links.get(step).into_iter().flatten())
                .filter_map(|name| self.subjects.get(name))
                .collect();
        }
        here
    }
}

fn sourced(
    seed: &PersonSeed,
    need: &FactNeed,
    register: &Register,
    since: Timestamp,
) -> Vec<Sourced> {
    let records = seed
        .records
        .get(&need.register)
        .map_or(&[][..], Vec::as_slice);
    let mut found = Vec::with_capacity(records.len());
    for (record, version) in records.iter().zip(1..) {
        found.push(Sourced {
            register: need.register.clone(),
            // A remote register knows no subject of ours.
            subject: (!register.remote).then_some(seed.id),
            version,
            known_from: since,
            record: only(record, &need.fields),
        });
    }
    found
}

fn only(record: &Record, fields: &[String]) -> Record {
    let read = fields
        .iter()
        .filter_map(|field| Some((field.clone(), record.get(field)?.clone())));
    Record(read.collect())
}
