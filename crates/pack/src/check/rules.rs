//! Rules that can never decide anything, conditions that go in a circle, and quality rules of registers.

use super::{At, line_where};
use crate::finding::Finding;
use crate::model::{FactNeed, Form, Pack, Register};
use crate::rules::{Condition, Formula, Read, Scope, Unguarded, compile};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    let rules = &at.service.rules;
    let file = at.file("rules.toml");
    for (index, rule) in rules.iter().enumerate() {
        if let Some(why) = rule.when.never() {
            let told = format!("the rule \"{}\" can never fire: {why}", rule.name);
            let mend = "correct its condition, or remove the rule";
            findings.push(Finding::new(
                &file,
                rule.line,
                "rule-never-fires",
                told,
                mend,
            ));
        }
        let twin = rules[..index].iter().find(|earlier| {
            earlier.then == rule.then
                && earlier.products == rule.products
                && earlier.when.same(&rule.when)
        });
        if let Some(twin) = twin {
            let told = format!(
                "the rule \"{}\" says the same as \"{}\"",
                rule.name, twin.name
            );
            let mend = "remove one of the two";
            findings.push(Finding::new(&file, rule.line, "rule-twice", told, mend));
        }
    }
    check_unguarded(at, findings);
    check_circles(at, findings);
}

/// A rule that reads what may be absent would stop a case; a scenario might not show it.
fn check_unguarded(at: &At<'_>, findings: &mut Vec<Finding>) {
    let scope = at.scope();
    let mut tell = |file: &str, line, of: &str, condition: &Condition| {
        unguarded(at, (file, line, of), condition.unguarded(&scope), findings);
    };
    for rule in &at.service.rules {
        tell("rules.toml", rule.line, &rule.name, &rule.when);
    }
    for question in &at.service.form.questions {
        if let Some(when) = &question.asked_when {
            tell("form.toml", question.line, &question.id, when);
        }
    }
    for need in at.service.form.facts.values() {
        if let Some(when) = &need.read_when {
            tell("form.toml", need.line, &need.name, when);
        }
    }
    check_values(at, &scope, findings);
    let mut tell = |file: &str, line, of: &str, condition: &Condition| {
        unguarded(at, (file, line, of), condition.unguarded(&scope), findings);
    };
    for need in &at.service.form.evidence {
        for when in [&need.waived_when, &need.needed_when].into_iter().flatten() {
            tell("form.toml", need.line, &need.kind, when);
        }
    }
}

/// A value is worked out only where its case holds: the condition of the case guards what it is made of.
fn check_values(at: &At<'_>, scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    for value in &at.service.form.values {
        let here = ("values.toml", value.line, value.id.as_str());
        for case in &value.cases {
            let when = case.when.as_ref();
            let read = when.map(|when| when.unguarded(scope)).unwrap_or_default();
            unguarded(at, here, read, findings);
            unguarded(at, here, case.is.unguarded(when, scope), findings);
        }
    }
}

fn unguarded(
    at: &At<'_>,
    (file, line, of): (&str, usize, &str),
    paths: BTreeSet<Unguarded>,
    findings: &mut Vec<Finding>,
) {
    for path in paths {
        let told = format!("\"{of}\" reads {path} where it may be absent");
        let mend = format!("put {} before it", path.guard());
        findings.push(Finding::new(at.file(file), line, "unguarded", told, mend));
    }
}

/// A question asked only where another is, which is asked only where the first is, is never asked.
fn check_circles(at: &At<'_>, findings: &mut Vec<Finding>) {
    let form = &at.service.form;
    let mut looks: BTreeMap<Read, BTreeSet<Read>> = BTreeMap::new();
    for question in &form.questions {
        let when = question.asked_when.as_ref();
        let node = Read::Answer(question.id.clone());
        looks.insert(node, when.map(Condition::reads).unwrap_or_default());
    }
    for need in &form.evidence {
        let when = need.waived_when.as_ref();
        let node = Read::Evidence(need.kind.clone());
        looks.insert(node, when.map(Condition::reads).unwrap_or_default());
    }
    looks_of_values(form, &mut looks);
    check_value_circles(at, &looks, findings);
    for (node, name, line) in form
        .questions
        .iter()
        .map(|q| (Read::Answer(q.id.clone()), &q.id, q.line))
        .chain(
            form.evidence
                .iter()
                .map(|e| (Read::Evidence(e.kind.clone()), &e.kind, e.line)),
        )
    {
        if reaches_itself(&node, &looks) {
            let told = format!("whether \"{name}\" is asked for depends on itself");
            let mend = "let its condition look only at what comes before it";
            findings.push(Finding::new(
                at.file("form.toml"),
                line,
                "circle",
                told,
                mend,
            ));
        }
    }
}

/// What values and rows of tables are worked out of.
fn looks_of_values(form: &Form, looks: &mut BTreeMap<Read, BTreeSet<Read>>) {
    for value in &form.values {
        let cases = value.cases.iter();
        let when = cases.clone().filter_map(|case| case.when.as_ref());
        let reads = when.flat_map(Condition::reads);
        let reads = reads.chain(cases.flat_map(|case| case.is.reads()));
        looks.insert(Read::Derived(value.id.clone()), reads.collect());
    }
    for need in form.facts.values() {
        let Some(lookup) = &need.lookup else { continue };
        let reads: BTreeSet<Read> = lookup.key.iter().flat_map(Formula::reads).collect();
        for field in &need.fields {
            let field = Read::Field(need.name.clone(), field.clone());
            looks.insert(field, reads.clone());
        }
        looks.insert(Read::Fact(need.name.clone()), reads);
    }
}

/// A value that leads to itself by way of a table can never be worked out.
fn check_value_circles(
    at: &At<'_>,
    looks: &BTreeMap<Read, BTreeSet<Read>>,
    findings: &mut Vec<Finding>,
) {
    for value in &at.service.form.values {
        if reaches_itself(&Read::Derived(value.id.clone()), looks) {
            let told = format!("\"{}\" is worked out of itself", value.id);
            let mend =
                "let it, and the keys of the tables it uses, look only at what does not use it";
            let file = at.file("values.toml");
            findings.push(Finding::new(file, value.line, "circle", told, mend));
        }
    }
}

fn reaches_itself(start: &Read, looks: &BTreeMap<Read, BTreeSet<Read>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut left: Vec<&Read> = looks[start].iter().collect();
    while let Some(node) = left.pop() {
        if node == start {
            return true;
        }
        if seen.insert(node) {
            left.extend(looks.get(node).into_iter().flatten());
        }
    }
    false
}

/// Quality rules of registers are conditions too: over `record` and `today`.
pub(super) fn check_quality(pack: &Pack, findings: &mut Vec<Finding>) {
    for register in pack.registers.values() {
        let facts: BTreeMap<String, FactNeed> = [("record".to_owned(), record(register))].into();
        let scope = Scope {
            registers: &pack.registers,
            facts: &facts,
            questions: &[],
            evidence: &[],
            derived: &[],
            lists: &pack.lists,
        };
        for quality in &register.quality {
            let complaints = compile(&quality.rule, &scope).err().unwrap_or_default();
            let file = format!("registers/{}/register.toml", register.id);
            let line = line_where(pack, &file, 0, |line| {
                line.trim_start().starts_with("name")
                    && line.contains(&format!("\"{}\"", quality.name))
            });
            for told in complaints {
                findings.push(Finding::new(
                    &file,
                    line,
                    told.code,
                    told.message,
                    told.mend,
                ));
            }
        }
    }
}

/// A record of a register as if a form read all of it.
fn record(register: &Register) -> FactNeed {
    FactNeed {
        name: "record".to_owned(),
        register: register.id.clone(),
        fields: register.fields.keys().cloned().collect(),
        law: register.law.clone(),
        key: register.key.clone(),
        ..FactNeed::default()
    }
}
