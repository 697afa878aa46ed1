//! A refusal has a reason, a remedy, a route to object, and a person at its end.

use super::At;
use crate::finding::Finding;
use crate::model::Outcome;

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    let about = &at.service.about;
    let refuses = at.service.rules.iter().any(|r| r.then == Outcome::Refuse);
    if !refuses {
        return;
    }
    let mut tell = |code, key: &str, told: &str, mend: &str| {
        let line = at.line("service.toml", key);
        findings.push(Finding::new(
            at.file("service.toml"),
            line,
            code,
            told,
            mend,
        ));
    };
    if about.objection.length == 0 || about.objection_law.is_empty() {
        let told = "it refuses, and nobody can object";
        let mend = "say how long a person may object, and by which law";
        tell("refusal-without-objection", "objection", told, mend);
    }
    if about.objection_answer.length == 0 {
        let told = "it refuses by itself, and no officer has to look at an objection";
        let mend = "say within what time an officer answers objections";
        tell("refusal-without-review", "objection_answer", told, mend);
    }
}
