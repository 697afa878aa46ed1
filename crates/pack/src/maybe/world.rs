//! What was said, as facts that rules can look at.

use super::{Reply, Thing};
use crate::decide::{DecideError, failed};
use crate::model::{FactNeed, Form};
use crate::rules::{Hearsay, Truth, View};
use base::{Date, Evidence, Fact, Facts, Record, Sourced, Timestamp, Value, Zone};
use std::collections::BTreeMap;

/// Whoever applies is on record: nobody is asked whether there is such a person.
const APPLICANT: &str = "applicant";

/// The facts of somebody who only tells of them.
pub(super) struct World {
    pub(super) facts: Facts,
    pub(super) hearsay: Hearsay,
}

impl World {
    pub(super) fn of(
        form: &Form,
        said: &[(Thing, Reply)],
        today: Date,
    ) -> Result<Self, DecideError> {
        let mut world = Self {
            facts: Facts::empty(today, Zone::default()),
            hearsay: Hearsay::default(),
        };
        let mut presence: BTreeMap<&str, bool> = BTreeMap::from([(APPLICANT, true)]);
        for (thing, reply) in said {
            if let (Thing::Fact(fact), Reply::Value(Value::Bool(there))) = (thing, reply) {
                presence.insert(fact, *there);
            } else {
                world.hear(thing, reply);
            }
        }
        for name in form.rounds.iter().flatten() {
            let Some(need) = form.facts.get(name).filter(|need| need.lookup.is_none()) else {
                continue;
            };
            let there = match world.is_settled(form, need)? {
                Some(there) => Some(there),
                None => presence.get(name.as_str()).copied(),
            };
            match there {
                Some(true) => world.know(need, said),
                Some(false) => {
                    world.facts.facts.insert(name.clone(), Fact::Absent);
                }
                None => {}
            }
        }
        Ok(world)
    }

    fn hear(&mut self, thing: &Thing, reply: &Reply) {
        match (thing, reply) {
            (Thing::Question(id), Reply::Value(value)) => {
                self.facts.answers.insert(id.clone(), value.clone());
            }
            // What would become of it is told as if it were there; that it must be is told beside.
            (Thing::Evidence(kind), _) => {
                self.facts.evidence.insert(kind.clone(), Evidence::Given);
            }
            (Thing::Same(a, b), Reply::Value(Value::Bool(alike))) => {
                self.hearsay.say_alike((a.clone(), b.clone()), *alike);
            }
            (Thing::Rule(name), Reply::Value(Value::Bool(so))) => {
                self.hearsay.rules.insert(name.clone(), *so);
            }
            _ => {}
        }
    }

    /// Whether it follows from the facts before it that there is no such record: then nobody is asked.
    fn is_settled(&self, form: &Form, need: &FactNeed) -> Result<Option<bool>, DecideError> {
        let absent = |fact: &str| self.facts.facts.get(fact) == Some(&Fact::Absent);
        let list = need.row.as_ref().map(|row| row.fact.as_str());
        if absent(need.start()) || list.is_some_and(absent) {
            return Ok(Some(false));
        }
        let Some(when) = &need.read_when else {
            return Ok(None);
        };
        let view = View::hearing(form, &self.facts, &self.hearsay);
        let truth = when.truth(&view).map_err(|e| failed(&need.name, e))?;
        Ok((truth == Truth::False).then_some(false))
    }

    /// A record of what was said of it; every other field is open.
    fn know(&mut self, need: &FactNeed, said: &[(Thing, Reply)]) {
        let mut record = Record::default();
        for field in &need.fields {
            let (has, is) = (
                Thing::Has(need.name.clone(), field.clone()),
                Thing::Field(need.name.clone(), field.clone()),
            );
            let heard = |wanted: &Thing| said.iter().find(|(thing, _)| thing == wanted);
            if let Some((_, Reply::Value(value))) = heard(&is) {
                record.set(field, value.clone());
                continue;
            }
            match heard(&has) {
                Some((_, Reply::Value(Value::Bool(false)))) => {}
                Some((_, Reply::Value(_))) => self.hearsay.leave_open(&need.name, field, true),
                _ => self.hearsay.leave_open(&need.name, field, false),
            }
        }
        let sourced = Sourced {
            register: need.register.clone(),
            subject: None,
            version: 0,
            known_from: Timestamp::from_micros(0),
            record,
        };
        let known = Fact::Known(sourced);
        self.facts.facts.insert(need.name.clone(), known);
    }
}
