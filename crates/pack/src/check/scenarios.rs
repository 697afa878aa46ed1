//! Every rule is shown at work by a scenario, and every scenario comes out as it says.

use super::At;
use crate::finding::Finding;
use crate::model::Outcome;
use crate::scenario::{Expect, run};
use std::collections::BTreeSet;

pub(super) fn check(at: &At<'_>, findings: &mut Vec<Finding>) {
    let mut covered = BTreeSet::new();
    for scenario in &at.service.scenarios {
        let report = run(at.pack, at.service, scenario);
        for told in &report.mistakes {
            findings.push(Finding::new(
                &scenario.file,
                scenario.line,
                "scenario-fails",
                format!("\"{}\": {told}", scenario.name),
                "correct the scenario if the law says otherwise, else the rules",
            ));
        }
        if report.mistakes.is_empty() {
            covered.extend(report.covered);
        }
    }
    for rule in &at.service.rules {
        if !covered.contains(&rule.name) {
            findings.push(Finding::new(
                at.file("rules.toml"),
                rule.line,
                "rule-without-scenario",
                format!("no scenario shows the rule \"{}\" at work", rule.name),
                format!(
                    "add scenarios/{}.toml in which it decides the outcome",
                    rule.name
                ),
            ));
        }
    }
    for product in &at.service.products {
        let granted = at.service.scenarios.iter().any(|s| match &s.expect {
            Expect::Outcomes { products, .. } => products
                .get(&product.id)
                .is_some_and(|outcome| matches!(outcome, Outcome::Grant | Outcome::Provisional)),
            Expect::WaitsFor(_) => false,
        });
        if !granted {
            findings.push(Finding::new(
                at.file("output.toml"),
                product.line,
                "never-granted",
                format!("no scenario grants \"{}\"", product.id),
                "add a scenario in which a person gets it",
            ));
        }
    }
}
