//! What can still change the outcome, and can be asked.

use super::thing::declared;
use super::told::{self, Told};
use super::world::World;
use super::{Depth, Reply, Thing};
use crate::bill::bill_in;
use crate::decide::{DecideError, Decision, SoFar, failed, so_far, speaks_of};
use crate::model::{Asked, FieldKind, Outcome, Pack, Rule, Service};
use crate::rules::{FieldOf, Pair, Truth, View, field_of};
use base::{Date, Evidence};
use std::collections::BTreeSet;

/// How far one thing may lead back to another: as far as facts lead to facts.
const DEPTH_MAX: u8 = 16;

/// A conversation after so much was said.
pub(super) struct Turn<'a, 's> {
    pub(super) pack: &'a Pack,
    pub(super) service: &'s Service,
    pub(super) heard: &'a [(Thing, Reply)],
    world: World,
}

/// What settles something that is not known.
#[derive(Default)]
pub(super) struct Settling {
    pub(super) things: BTreeSet<Thing>,
    /// Some of it nobody can be asked for, such as a list.
    stuck: bool,
}

impl<'a, 's> Turn<'a, 's> {
    pub(super) fn new(
        pack: &'a Pack,
        service: &'s Service,
        heard: &'a [(Thing, Reply)],
        today: Date,
    ) -> Result<Self, DecideError> {
        Ok(Self {
            pack,
            service,
            heard,
            world: World::of(&service.form, heard, today)?,
        })
    }

    pub(super) fn view(&self) -> View<'_> {
        let (form, world) = (&self.service.form, &self.world);
        View::hearing(form, &world.facts, &world.hearsay)
    }

    pub(super) fn so_far(&self) -> Result<SoFar<'s>, DecideError> {
        so_far(self.service, &self.view())
    }

    pub(super) fn told(&self) -> Result<Told<'s>, DecideError> {
        told::told(self)
    }

    pub(super) fn was_heard(&self, thing: &Thing) -> bool {
        self.heard.iter().any(|(heard, _)| heard == thing)
    }

    /// Everything that can be asked now, in the order in which it is asked. What something costs comes last.
    pub(super) fn open(&self, depth: Depth) -> Result<Vec<Thing>, DecideError> {
        let so_far = self.so_far()?;
        let mut open = BTreeSet::new();
        for (rule, asked) in &so_far.unknown {
            if so_far.decisions.iter().any(|d| matters(rule, d, depth)) {
                open.extend(self.of_rule(rule, asked)?);
            }
        }
        for asked in so_far.whether.values() {
            open.extend(self.unheard(self.settling(asked, &BTreeSet::new())?));
        }
        let refused = |decision: &Decision| decision.outcome == Outcome::Refuse;
        if !so_far.decisions.iter().all(refused) {
            open.extend(self.documents()?);
            if open.is_empty()
                && let Err(DecideError::Missing(asked)) = bill_in(self.service, &self.view())
            {
                open.extend(self.unheard(self.settling(&asked, &BTreeSet::new())?));
            }
        }
        let mut open: Vec<Thing> = open.into_iter().collect();
        open.sort_by_cached_key(|thing| self.place(thing));
        Ok(open)
    }

    /// What tells whether a rule applies; in the end, and only where nothing smaller can, the rule itself.
    pub(super) fn of_rule(
        &self,
        rule: &Rule,
        asked: &BTreeSet<Asked>,
    ) -> Result<Vec<Thing>, DecideError> {
        let settling = self.settling(asked, &rule.when.pairs())?;
        let stuck = settling.stuck;
        let mut open = self.unheard(settling);
        let whole = Thing::Rule(rule.name.clone());
        if stuck && open.is_empty() && !self.was_heard(&whole) {
            open.push(whole);
        }
        Ok(open)
    }

    fn unheard(&self, settling: Settling) -> Vec<Thing> {
        let things = settling.things.into_iter();
        things.filter(|thing| !self.was_heard(thing)).collect()
    }

    /// Documents that must be shown, and what decides whether they must be.
    fn documents(&self) -> Result<Vec<Thing>, DecideError> {
        let view = self.view();
        let mut open = Vec::new();
        for need in &self.service.form.evidence {
            if view.evidence(&need.kind) != Evidence::Missing {
                continue;
            }
            match view.demanded(need).map_err(|e| failed(&need.kind, e))? {
                Truth::True => open.push(Thing::Evidence(need.kind.clone())),
                Truth::False => {}
                Truth::Unknown(asked) => {
                    open.extend(self.unheard(self.settling(&asked, &BTreeSet::new())?));
                }
            }
        }
        Ok(open)
    }

    /// What settles what is asked for, said already or not; `pairs` are compared and need not be told.
    pub(super) fn settling(
        &self,
        asked: &BTreeSet<Asked>,
        pairs: &BTreeSet<Pair>,
    ) -> Result<Settling, DecideError> {
        let mut settling = Settling::default();
        self.settle(asked, pairs, DEPTH_MAX, &mut settling)?;
        Ok(settling)
    }

    fn settle(
        &self,
        asked: &BTreeSet<Asked>,
        pairs: &BTreeSet<Pair>,
        depth: u8,
        into: &mut Settling,
    ) -> Result<(), DecideError> {
        for one in asked {
            match (one, field_of(one)) {
                (_, Some((fact, field))) => self.settle_field(fact, field, pairs, into),
                (Asked::Fact(name), None) => self.settle_fact(name, pairs, depth, into)?,
                (Asked::Question(id), None) => {
                    let mut questions = self.service.form.questions.iter();
                    let picks = questions.any(|q| q.id == *id && q.pick.is_some());
                    if picks {
                        into.stuck = true;
                    } else {
                        into.things.insert(Thing::Question(id.clone()));
                    }
                }
                (Asked::Evidence(kind), None) => {
                    into.things.insert(Thing::Evidence(kind.clone()));
                }
            }
        }
        Ok(())
    }

    /// Whether there is a record; before that, whether anybody would look for one.
    fn settle_fact(
        &self,
        name: &str,
        pairs: &BTreeSet<Pair>,
        depth: u8,
        into: &mut Settling,
    ) -> Result<(), DecideError> {
        let need = self.service.form.facts.get(name);
        let when = need.and_then(|need| need.read_when.as_ref());
        let truth = when.map(|when| when.truth(&self.view()));
        match truth.transpose().map_err(|e| failed(name, e))? {
            Some(Truth::Unknown(asked)) if depth > 0 => {
                self.settle(&asked, pairs, depth - 1, into)?;
            }
            _ => {
                into.things.insert(Thing::Fact(name.to_owned()));
            }
        }
        Ok(())
    }

    fn settle_field(&self, fact: &str, field: &str, pairs: &BTreeSet<Pair>, into: &mut Settling) {
        let need = self.service.form.facts.get(fact);
        let Some(declared) = need.and_then(|need| declared(self.pack, need, field)) else {
            into.stuck = true;
            return;
        };
        if declared.kind == FieldKind::List {
            into.stuck = true;
            return;
        }
        let at = (fact.to_owned(), field.to_owned());
        let has = Thing::Has(at.0.clone(), at.1.clone());
        if declared.optional && !self.is_there(&at) {
            into.things.insert(has);
            return;
        }
        let mut compared = false;
        for pair in pairs.iter().filter(|pair| pair.0 == at || pair.1 == at) {
            if !self.is_free_text(&pair.0) || !self.is_free_text(&pair.1) {
                continue;
            }
            compared = true;
            let settled = self.world.hearsay.alike(pair).is_some();
            let other = if pair.0 == at { &pair.1 } else { &pair.0 };
            if !settled && self.can_be_compared(other) {
                into.things
                    .insert(Thing::Same(pair.0.clone(), pair.1.clone()));
            }
        }
        if !compared {
            into.things.insert(Thing::Field(at.0, at.1));
        }
    }

    /// Whether it was said that a record has a field.
    fn is_there(&self, at: &FieldOf) -> bool {
        let seen = self.view().has(&at.0, &at.1);
        matches!(seen, Ok(crate::rules::Seen::Known(())))
    }

    /// A name or a number: it means nothing to anybody but by being somebody's.
    fn is_free_text(&self, at: &FieldOf) -> bool {
        let need = self.service.form.facts.get(&at.0);
        let declared = need.and_then(|need| declared(self.pack, need, &at.1));
        declared.is_some_and(|field| field.kind == FieldKind::Text && field.reference.is_none())
    }

    /// Whether the other side of a comparison is there, so far as anybody said.
    fn can_be_compared(&self, at: &FieldOf) -> bool {
        let need = self.service.form.facts.get(&at.0);
        let declared = need.and_then(|need| declared(self.pack, need, &at.1));
        let known = self.world.facts.record(&at.0).is_some();
        known && declared.is_some_and(|field| !field.optional || self.is_there(at))
    }

    /// Facts first, then what only a rule can be asked for, then questions, then documents; within each, the order of
    /// the files.
    fn place(&self, thing: &Thing) -> (u8, usize, usize) {
        let form = &self.service.form;
        let line = |fact: &str| form.facts.get(fact).map_or(0, |need| need.line);
        let at = |fact: &str, field: &str| {
            let need = form.facts.get(fact);
            let at = need.and_then(|need| need.fields.iter().position(|name| name == field));
            at.unwrap_or_default() * 2
        };
        match thing {
            Thing::Fact(fact) => (0, line(fact), 0),
            Thing::Has(fact, field) => (0, line(fact), 1 + at(fact, field)),
            Thing::Field(fact, field) => (0, line(fact), 2 + at(fact, field)),
            Thing::Same(a, b) => (0, line(&a.0).max(line(&b.0)), usize::MAX),
            Thing::Rule(name) => {
                let rule = self.service.rules.iter().find(|rule| rule.name == *name);
                (1, rule.map_or(0, |rule| rule.line), 0)
            }
            Thing::Question(id) => {
                let at = form.questions.iter().position(|q| q.id == *id);
                (2, at.unwrap_or_default(), 0)
            }
            Thing::Evidence(kind) => {
                let at = form.evidence.iter().position(|need| need.kind == *kind);
                (3, at.unwrap_or_default(), 0)
            }
        }
    }
}

/// Whether a rule could still change what was decided, or only add a reason where every reason is wanted.
pub(super) fn matters(rule: &Rule, decision: &Decision, depth: Depth) -> bool {
    speaks_of(rule, &decision.product)
        && match depth {
            Depth::Outcome => rule.then > decision.outcome,
            Depth::Reasons => rule.then >= decision.outcome,
        }
}
