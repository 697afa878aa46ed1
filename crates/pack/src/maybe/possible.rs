//! Everything a visitor may ever be asked of what registers hold: for whoever has to find words for it.

use super::Thing;
use super::thing::declared;
use crate::model::{FieldKind, Pack, Service};
use crate::rules::{Condition, Formula, Pair, Read};
use std::collections::BTreeSet;

/// Every such thing of a service. Questions, documents and rules are not among them: they have words already.
pub fn possible(pack: &Pack, service: &Service) -> BTreeSet<Thing> {
    let mut pairs: BTreeSet<Pair> = BTreeSet::new();
    let mut things = BTreeSet::new();
    for rule in &service.rules {
        let compared = rule.when.pairs();
        read(pack, service, rule.when.reads(), &compared, &mut things);
        pairs.extend(compared);
    }
    let none = BTreeSet::new();
    for condition in conditions(service) {
        read(pack, service, condition.reads(), &none, &mut things);
    }
    for formula in formulas(service) {
        read(pack, service, formula.reads(), &none, &mut things);
    }
    things.extend(pairs.into_iter().map(|(a, b)| Thing::Same(a, b)));
    things
}

/// What is asked for these names; a text that is compared need not be told.
fn read(
    pack: &Pack,
    service: &Service,
    reads: BTreeSet<Read>,
    compared: &BTreeSet<Pair>,
    things: &mut BTreeSet<Thing>,
) {
    let form = &service.form;
    let held = |read: Read| match &read {
        Read::Answer(id) => {
            let question = form.questions.iter().find(|question| question.id == *id);
            let holder = question.and_then(|question| question.held_by.clone());
            holder.map_or(read, |(fact, field)| Read::Field(fact, field))
        }
        _ => read,
    };
    for read in reads.into_iter().map(held) {
        let (Read::Fact(fact) | Read::Field(fact, _)) = &read else {
            continue;
        };
        let Some(need) = form.facts.get(fact).filter(|need| need.lookup.is_none()) else {
            continue;
        };
        let whole = need.after.iter().chain([fact]);
        let whole = whole.filter(|fact| *fact != "applicant");
        things.extend(whole.map(|fact| Thing::Fact(fact.clone())));
        let Read::Field(_, name) = &read else {
            continue;
        };
        let Some(field) = declared(pack, need, name).filter(|field| field.kind != FieldKind::List)
        else {
            continue;
        };
        if field.optional {
            things.insert(Thing::Has(fact.clone(), name.clone()));
        }
        let at = (fact.clone(), name.clone());
        if !compared.iter().any(|pair| pair.0 == at || pair.1 == at) {
            things.insert(Thing::Field(at.0, at.1));
        }
    }
}

fn conditions(service: &Service) -> impl Iterator<Item = &Condition> {
    let form = &service.form;
    let facts = form
        .facts
        .values()
        .filter_map(|need| need.read_when.as_ref());
    let questions = form.questions.iter();
    let questions = questions.filter_map(|question| question.asked_when.as_ref());
    let evidence = form.evidence.iter();
    let evidence = evidence.flat_map(|need| need.waived_when.iter().chain(&need.needed_when));
    let cases = form.values.iter().flat_map(|value| &value.cases);
    let cases = cases.filter_map(|case| case.when.as_ref());
    facts.chain(questions).chain(evidence).chain(cases)
}

fn formulas(service: &Service) -> impl Iterator<Item = &Formula> {
    let form = &service.form;
    let cases = form.values.iter().flat_map(|value| &value.cases);
    let lookups = form.facts.values().filter_map(|need| need.lookup.as_ref());
    let keys = lookups.flat_map(|lookup| &lookup.key);
    cases.map(|case| &case.is).chain(keys)
}
