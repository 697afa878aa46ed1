//! Every rule is shown at work by a scenario, and every scenario comes out as it says.

use super::At;
use crate::finding::Finding;
use crate::model::{Each, GrantedBy, Outcome, Product};
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
    // What is written once for each of a group is shown by any of them.
    let rules = at.service.rules.iter();
    let shown = rules.filter(|rule| covered.contains(&rule.name));
    let shown: BTreeSet<usize> = shown.map(|rule| rule.line).collect();
    for rule in at
        .service
        .rules
        .iter()
        .filter(|rule| is_first(rule.each.as_ref()))
    {
        if !shown.contains(&rule.line) {
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
    let products = at.service.products.iter();
    let granted = products.filter(|product| is_shown(at, product));
    let granted: BTreeSet<usize> = granted.map(|product| product.line).collect();
    for product in at
        .service
        .products
        .iter()
        .filter(|product| is_first(product.each.as_ref()))
    {
        if !granted.contains(&product.line) {
            findings.push(Finding::new(
                at.file("output.toml"),
                product.line,
                "never-granted",
                format!("no scenario shows how a person gets \"{}\"", product.id),
                "add a scenario in which a person gets it",
            ));
        }
    }
}

/// A piece of a group is told about once.
fn is_first(each: Option<&Each>) -> bool {
    each.is_none_or(|each| each.n == 1)
}

/// Whether some scenario shows how a person gets it: by the rules, or where only an officer grants it, by way of one.
fn is_shown(at: &At<'_>, product: &Product) -> bool {
    let wanted = |outcome: &Outcome| match product.granted_by {
        GrantedBy::Rules => matches!(outcome, Outcome::Grant | Outcome::Provisional),
        GrantedBy::Officer => *outcome == Outcome::Refer,
    };
    outcomes(at, product).any(wanted)
}

/// Every outcome that a scenario expects of a product.
fn outcomes<'a>(at: &At<'a>, product: &'a Product) -> impl Iterator<Item = &'a Outcome> {
    let scenarios = at.service.scenarios.iter();
    scenarios.filter_map(|scenario| match &scenario.expect {
        Expect::Outcomes { products, .. } => products.get(&product.id),
        Expect::WaitsFor(_) => None,
    })
}
