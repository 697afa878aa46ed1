//! The decision table as it is executed, with its worked examples run there and then.

use super::given;
use crate::view::Shown;
use crate::view::catalog::{RuleRow, RulesView, ScenarioRow};
use crate::{App, AppError, show};
use base::{Text, Value};
use pack::model::{Rule, Service};
use pack::scenario::{Expect, Scenario};

/// Every rule of a service with its law, and the scenarios that exercise it.
pub fn rules(app: &App, id: &str) -> Result<RulesView, AppError> {
    let service = app.pack.services.get(id).ok_or(AppError::NotFound)?;
    let fired: Vec<Vec<String>> = service
        .scenarios
        .iter()
        .map(|scenario| {
            pack::scenario::run(&app.pack, service, scenario)
                .covered
                .into_iter()
                .collect()
        })
        .collect();
    // What is written once for each of a group is shown once, with the examples of all of them.
    let first = |rule: &&Rule| rule.each.as_ref().is_none_or(|each| each.n == 1);
    let alike = |rule: &Rule, name: &String| {
        let mut rules = service.rules.iter();
        rules.any(|other| other.line == rule.line && other.name == *name)
    };
    let rows = service.rules.iter().filter(first).map(|rule| RuleRow {
        name: rule.name.clone(),
        when: rule.when_text.clone(),
        products: rule.products.clone(),
        then: rule.then,
        reason: Text::service(&service.id, format!("reason-{}", rule.reason)),
        remedy: Text::service(&service.id, format!("remedy-{}", rule.reason)),
        law: rule.law.clone(),
        each: rule
            .each
            .as_ref()
            .map(|each| Text::service(&service.id, format!("{}-each", each.group))),
        scenarios: (0..fired.len())
            .filter(|at| fired[*at].iter().any(|name| alike(rule, name)))
            .collect(),
    });
    Ok(RulesView {
        service: service.id.clone(),
        law_hash: service.law_hash.clone(),
        rules: rows.collect(),
        scenarios: service
            .scenarios
            .iter()
            .map(|scenario| example(app, service, scenario))
            .collect(),
    })
}

fn example(app: &App, service: &Service, scenario: &Scenario) -> ScenarioRow {
    let facts = pack::scenario::facts(&app.pack, service, scenario);
    let answers = facts
        .map(|facts| show::answers(&app.pack, service, &facts))
        .unwrap_or_default();
    let answers = answers.into_iter().map(|row| (row.label, row.value));
    let reason = |code: &String| Text::service(&service.id, format!("reason-{code}"));
    let (expect, because, waits_for) = match &scenario.expect {
        Expect::Outcomes {
            products, because, ..
        } => {
            let because = because.iter().map(reason).collect();
            let rows = products
                .iter()
                .map(|(product, outcome)| (product.clone(), *outcome));
            (rows.collect(), because, Vec::new())
        }
        Expect::WaitsFor(names) => {
            let registers = names.iter().filter_map(|name| service.form.facts.get(name));
            let words = registers.map(|need| Text::register(&need.register, "name"));
            (Vec::new(), Vec::new(), words.collect())
        }
    };
    ScenarioRow {
        name: Text::service(&service.id, scenario.words()),
        today: scenario.today,
        given: given::given(&app.pack, service, scenario),
        answers: answers.filter(|(_, shown)| !is_empty(shown)).collect(),
        expect,
        because,
        waits_for,
    }
}

fn is_empty(shown: &Shown) -> bool {
    matches!(shown, Shown::Value(Value::Text(text)) if text.is_empty())
}
