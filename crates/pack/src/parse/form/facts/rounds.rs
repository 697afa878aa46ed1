//! The order in which facts can be read.

use super::Place;
use crate::model::FactNeed;
use crate::parse::input::Input;
use crate::rules::{Condition, Read};
use std::collections::BTreeMap;

/// Names what each fact waits for, and puts all of them into rounds: those of one round can be asked for together.
pub(in crate::parse::form) fn rounds(
    input: &mut Input<'_>,
    at: Place<'_>,
    facts: &mut BTreeMap<String, FactNeed>,
) -> Vec<Vec<String>> {
    for need in facts.values_mut().filter(|need| need.lookup.is_none()) {
        need.after = after(need);
    }
    let mut rounds: Vec<Vec<String>> = Vec::new();
    let mut placed: BTreeMap<String, usize> = BTreeMap::new();
    // A row of a table is not read: it is there as soon as what finds it is.
    let read = facts.values().filter(|need| need.lookup.is_none()).count();
    while placed.len() < read {
        let before = placed.len();
        for (name, need) in &*facts {
            if placed.contains_key(name) || need.lookup.is_some() {
                continue;
            }
            if let Some(round) = round(need, facts, &placed) {
                placed.insert(name.clone(), round);
                if rounds.len() <= round {
                    rounds.resize(round + 1, Vec::new());
                }
                rounds[round].push(name.clone());
            }
        }
        if placed.len() == before {
            tell_circle(input, at, facts, &placed);
            return rounds;
        }
    }
    rounds
}

/// The facts a fact starts at or looks at, itself and whoever applies left out.
fn after(need: &FactNeed) -> Vec<String> {
    let mut after: Vec<String> = Vec::new();
    if need.start() != super::APPLICANT {
        after.push(need.start().to_owned());
    }
    let reads = need.read_when.iter().flat_map(Condition::reads);
    for read in reads {
        let (Read::Fact(name) | Read::Field(name, _)) = read else {
            continue;
        };
        if name != super::APPLICANT {
            after.push(name);
        }
    }
    after.sort();
    after.dedup();
    after
}

/// The round of a fact, once everything before it has one. A value can be looked at one round after it is asked for;
/// whom a fact is about is known before its value is, unless a person picks it; and a row comes with its list.
fn round(
    need: &FactNeed,
    facts: &BTreeMap<String, FactNeed>,
    placed: &BTreeMap<String, usize>,
) -> Option<usize> {
    let looks = |name: &str| {
        let is_row = facts.get(name).is_some_and(|fact| fact.row.is_some());
        let reads = need.read_when.iter().flat_map(Condition::reads);
        let mut reads = reads.filter_map(|read| match read {
            Read::Fact(of) | Read::Field(of, _) => Some(of),
            Read::Answer(_) | Read::Derived(_) | Read::Evidence(_) => None,
        });
        let is_picked = facts.get(name).is_some_and(|fact| fact.pick.is_some());
        !is_row && (need.row.is_some() || is_picked || reads.any(|read| read == name))
    };
    let mut round = 0;
    for name in &need.after {
        // A name that no fact bears was told already.
        if facts.contains_key(name) {
            let own = *placed.get(name)?;
            round = round.max(own + usize::from(looks(name)));
        }
    }
    Some(round)
}

fn tell_circle(
    input: &mut Input<'_>,
    at: Place<'_>,
    facts: &BTreeMap<String, FactNeed>,
    placed: &BTreeMap<String, usize>,
) {
    let open =
        |(name, need): &(&String, &FactNeed)| need.lookup.is_none() && !placed.contains_key(*name);
    for (name, need) in facts.iter().filter(open) {
        let told = format!("whom \"{name}\" is about depends on itself");
        let mend = "let its path and read_when look only at facts that do not look at it";
        input.report(at.file, need.line, "circle", told, mend);
    }
}
