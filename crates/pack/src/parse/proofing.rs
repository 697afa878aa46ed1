//! `proofing.toml`. A pack without one opens no accounts.

use super::ENTRIES_MAX;
use super::input::Input;
use crate::model::{Agency, Proofing, QuizFact, Register};
use std::collections::BTreeMap;

const FILE: &str = "proofing.toml";

type Registers = BTreeMap<String, Register>;

pub(super) fn proofing(
    input: &mut Input<'_>,
    agencies: &BTreeMap<String, Agency>,
    registers: &Registers,
) -> Option<Proofing> {
    if !input.files.contains_key(FILE) {
        return None;
    }
    let proofing: Proofing = input.toml(FILE)?;
    let line = input.line_of(FILE, "law");
    input.check_law(FILE, line, &proofing.law);
    let line = input.line_of(FILE, "register");
    if input.check_known(FILE, line, "register", &proofing.register, registers.keys()) {
        let named = [&proofing.number, &proofing.name];
        let named = named.into_iter().chain(&proofing.ended);
        let shown = proofing.counter.iter().flat_map(|counter| &counter.fields);
        for field in named.chain(shown) {
            check_field(input, &registers[&proofing.register], field);
        }
    }
    if proofing.quiz.len() > ENTRIES_MAX {
        let mend = format!("ask at most {ENTRIES_MAX} things");
        input.report(FILE, 0, "too-many", "too many things are asked", mend);
    }
    for fact in &proofing.quiz {
        check_fact(input, &proofing, fact, registers);
    }
    if let Some(face) = &proofing.face {
        let line = input.line_of(FILE, "[face]");
        input.check_known(FILE, line, "agency", &face.holder, agencies.keys());
        input.check_law(FILE, line, &face.law);
    }
    if let Some(counter) = &proofing.counter {
        let line = input.line_of(FILE, "[counter]");
        input.check_law(FILE, line, &counter.law);
    }
    Some(proofing)
}

/// What is asked stands in a register that is kept here and that the person's own leads to.
fn check_fact(input: &mut Input<'_>, proofing: &Proofing, fact: &QuizFact, registers: &Registers) {
    let line = input.line_of(FILE, &format!("id       = \"{}\"", fact.id));
    input.check_kebab(FILE, line, &fact.id);
    input.check_law(FILE, line, &fact.law);
    if !input.check_known(FILE, line, "register", &fact.register, registers.keys()) {
        return;
    }
    let register = &registers[&fact.register];
    check_field(input, register, &fact.field);
    let own = registers.get(&proofing.register);
    let leads = match (&fact.by, own) {
        (Some(by), Some(own)) => own.relations.get(by).map(|relation| relation.to.as_str()),
        (None, _) => Some(proofing.register.as_str()),
        (Some(_), None) => None,
    };
    if leads != Some(fact.register.as_str()) || register.remote {
        let told = format!("\"{}\" is not reached from the person", fact.id);
        let mend = "name a relation of the person's register that leads to a register kept here";
        input.report(FILE, line, "unknown-name", told, mend);
    }
}

fn check_field(input: &mut Input<'_>, register: &Register, field: &str) {
    let line = input.line_of(FILE, "register");
    let named = field.to_owned();
    input.check_known(FILE, line, "field", &named, register.fields.keys());
}
