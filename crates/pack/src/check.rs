//! The checker: a compiler for public services. `parse` refuses what cannot be read; this refuses what can be read
//! and should not be offered to people: needless questions, rules without an example, refusals without a way out.

mod bounds;
mod calendar;
mod claims;
mod guide;
mod held;
mod keys;
mod names;
mod promises;
mod refusals;
mod rules;
mod scenarios;
mod words;

#[cfg(test)]
mod tests;

pub use claims::RESERVED_CLAIMS;

use crate::finding::Finding;
use crate::model::{Derived, Pack, Service};
use crate::rules::{DerivedDecl, QuestionDecl, Scope};
use base::Date;

/// Everything that is wrong with a pack that could be read, by file and line. `today` is the day from which the
/// calendar must reach ahead.
pub fn check(pack: &Pack, today: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    calendar::check(pack, today, &mut findings);
    words::check(pack, today, &mut findings);
    rules::check_quality(pack, &mut findings);
    for service in pack.services.values() {
        let at = At::new(pack, service);
        let scope = at.scope();
        bounds::check(&at, &mut findings);
        held::check(&at, &mut findings);
        names::check(&at, &scope, &mut findings);
        claims::check(&at, &mut findings);
        rules::check(&at, &mut findings);
        promises::check(&at, &mut findings);
        refusals::check(&at, &mut findings);
        scenarios::check(&at, &mut findings);
        guide::check(&at, &mut findings);
    }
    findings.sort();
    findings.dedup();
    findings
}

/// One service while it is checked.
struct At<'a> {
    pack: &'a Pack,
    service: &'a Service,
    questions: Vec<QuestionDecl>,
    evidence: Vec<String>,
    derived: Vec<DerivedDecl>,
}

impl<'a> At<'a> {
    fn new(pack: &'a Pack, service: &'a Service) -> Self {
        let form = &service.form;
        let questions = form.questions.iter().map(|question| QuestionDecl {
            id: question.id.clone(),
            kind: question.kind,
            options: question.options.clone(),
            held_by: question.held_by.clone(),
            pick: question.pick.as_ref().map(|(fact, _)| fact.clone()),
        });
        Self {
            pack,
            service,
            questions: questions.collect(),
            evidence: form.evidence.iter().map(|need| need.kind.clone()).collect(),
            derived: form.values.iter().map(declared).collect(),
        }
    }

    fn scope(&self) -> Scope<'_> {
        Scope {
            registers: &self.pack.registers,
            facts: &self.service.form.facts,
            questions: &self.questions,
            evidence: &self.evidence,
            derived: &self.derived,
            lists: &self.pack.lists,
        }
    }

    /// Path of a file of the service.
    fn file(&self, name: &str) -> String {
        format!("services/{}/{name}", self.service.id)
    }

    /// The first line of a file of the service that starts with `start`.
    fn line(&self, name: &str, start: &str) -> usize {
        line_starting(self.pack, &self.file(name), start, 0)
    }
}

fn declared(value: &Derived) -> DerivedDecl {
    DerivedDecl {
        id: value.id.clone(),
        kind: value.kind,
        optional: value.is_optional(),
    }
}

/// The first line from `after` on that starts with `start`, counted from one; zero where there is none.
fn line_starting(pack: &Pack, file: &str, start: &str, after: usize) -> usize {
    line_where(pack, file, after, |line| {
        line.trim_start().starts_with(start)
    })
}

fn line_where(pack: &Pack, file: &str, after: usize, is: impl Fn(&str) -> bool) -> usize {
    let bytes = pack.files.get(file).map_or(&[][..], Vec::as_slice);
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    text.lines()
        .enumerate()
        .skip(after.saturating_sub(1))
        .find(|(_, line)| is(line))
        .map_or(0, |(at, _)| at + 1)
}
