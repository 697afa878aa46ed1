//! `services/<id>/rules.toml`: the decision table.

use super::ENTRIES_MAX;
use super::form::{Place, check_once, condition};
use super::input::Input;
use super::repeat::Nth;
use crate::Citation;
use crate::early::formal_at;
use crate::model::{Outcome, Product, Rule};
use crate::rules::Scope;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    #[serde(default, rename = "rule")]
    rules: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    name: Spanned<String>,
    when: Spanned<String>,
    #[serde(default)]
    products: Vec<String>,
    then: Outcome,
    reason: String,
    law: Spanned<Citation>,
    each: Option<Nth>,
}

pub(super) fn rules(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawTable,
    scope: &Scope<'_>,
    products: &[Product],
) -> Vec<Rule> {
    if raw.rules.len() > ENTRIES_MAX {
        let mend = format!("a service has at most {ENTRIES_MAX} rules");
        input.report(at.file, 0, "too-many", "too many rules", mend);
        return Vec::new();
    }
    check_once(input, at, raw.rules.iter().map(|rule| &rule.name));
    raw.rules
        .into_iter()
        .filter_map(|raw| rule(input, at, raw, scope, products))
        .collect()
}

fn rule(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawRule,
    scope: &Scope<'_>,
    products: &[Product],
) -> Option<Rule> {
    let line = at.line(&raw.name);
    input.check_kebab(at.file, line, raw.name.get_ref());
    input.check_kebab(at.file, line, &raw.reason);
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    for product in &raw.products {
        let known = products.iter().map(|product| &product.id);
        input.check_known(at.file, line, "product", product, known);
    }
    if raw.then == Outcome::Grant {
        let told = "a rule cannot grant: a grant is what remains when no rule says otherwise";
        let mend = "turn the condition around and refuse, refer or grant provisionally";
        input.report(at.file, line, "rule-grants", told, mend);
    }
    let when = condition(input, at, &raw.when, scope)?;
    Some(Rule {
        formal: formal_at(raw.then, &when),
        name: raw.name.into_inner(),
        when_text: raw.when.into_inner(),
        when,
        products: raw.products,
        then: raw.then,
        reason: raw.reason,
        law: raw.law.into_inner(),
        each: at.each(raw.each),
        line,
    })
}
