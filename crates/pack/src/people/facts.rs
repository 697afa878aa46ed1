//! What a service would read about these people: the same walk over relations that the engine makes over registers.

use super::{People, PersonSeed};
use crate::gather::{Whom, whom};
use crate::model::{FactNeed, Pack, Register, Service};
use crate::rules::EvalError;
use base::{Answers, Date, Fact, Facts, Sourced, Timestamp, Why, Zone};
use std::collections::BTreeMap;

impl People {
    /// The facts of `service` with `applicant` (or who usually applies) applying and answering `answers`, while the
    /// registers in `down` do not answer. Only fields that the form reads are in them.
    pub fn facts(
        &self,
        pack: &Pack,
        service: &Service,
        (applicant, answers): (Option<&str>, &Answers),
        down: &[String],
        today: Date,
    ) -> Result<BTreeMap<String, Fact>, EvalError> {
        let mut facts = Facts::empty(today, Zone::Wib);
        facts.answers.clone_from(answers);
        let since = Timestamp::midnight(today, Zone::Wib);
        let applicant = applicant.unwrap_or(&self.applicant);
        let mut reached: BTreeMap<&str, Reached<'_>> = BTreeMap::new();
        for name in service.form.rounds.iter().flatten() {
            let Some(need) = service.form.facts.get(name) else {
                continue;
            };
            let Some(register) = pack.registers.get(&need.register) else {
                continue;
            };
            let found = match whom(&service.form, need, &facts)? {
                Whom::Settled(fact) => Reached::Settled(fact),
                Whom::Of { fact, steps } => match reached.get(fact) {
                    Some(Reached::Settled(fact)) => Reached::Settled(fact.clone()),
                    Some(Reached::Who(all)) => Reached::Who(self.walk(all, steps)),
                    None => Reached::Who(self.walk(&self.named(applicant), steps)),
                },
                Whom::From { subject, steps } => {
                    let is_meant = |seed: &&PersonSeed| seed.id == subject;
                    let start: Vec<_> = self.subjects.values().filter(is_meant).collect();
                    Reached::Who(self.walk(&start, steps))
                }
                Whom::Numbered {
                    kind,
                    number,
                    steps,
                } => Reached::Who(self.walk(&self.numbered(kind, number), steps)),
            };
            let fact = match &found {
                Reached::Settled(fact) => fact.clone(),
                Reached::Who(subjects) => fact(subjects, need, register, (down, since)),
            };
            facts.facts.insert(name.clone(), fact);
            reached.insert(name, found);
        }
        Ok(facts.facts)
    }

    fn named(&self, name: &str) -> Vec<&PersonSeed> {
        self.subjects.get(name).into_iter().collect()
    }

    /// Whoever has this number in a record of their own.
    fn numbered(&self, kind: &str, number: &str) -> Vec<&PersonSeed> {
        let bears = |seed: &&PersonSeed| {
            let mut records = seed.records.values().flatten();
            records.any(|record| record.text(kind) == Some(number))
        };
        self.subjects.values().filter(bears).collect()
    }

    /// Everyone at the end of the path.
    fn walk<'s>(&'s self, from: &[&'s PersonSeed], steps: &[String]) -> Vec<&'s PersonSeed> {
        let mut here = from.to_vec();
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

/// Where the path of a fact led.
enum Reached<'a> {
    Who(Vec<&'a PersonSeed>),
    /// Nowhere: nothing is read.
    Settled(Fact),
}

fn fact(
    subjects: &[&PersonSeed],
    need: &FactNeed,
    register: &Register,
    (down, since): (&[String], Timestamp),
) -> Fact {
    // Where the path ends early there is nobody to ask about, whether the register answers or not.
    if subjects.is_empty() {
        return Fact::Absent;
    }
    if down.contains(&need.register) {
        return Fact::Unknown(Why::Down);
    }
    let mut found: Vec<Sourced> = subjects
        .iter()
        .flat_map(|seed| sourced(seed, need, register, since))
        .collect();
    match found.len() {
        0 => Fact::Absent,
        1 => Fact::Known(found.remove(0)),
        _ => Fact::Choice(found),
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
            record: record.only(&need.fields),
        });
    }
    found
}
