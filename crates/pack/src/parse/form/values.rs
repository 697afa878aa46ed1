//! `services/<id>/values.toml`: what the service works out of what it knows.

use super::{Place, check_once, compiled, condition};
use crate::Citation;
use crate::model::{Case, Derived, FieldKind};
use crate::parse::ENTRIES_MAX;
use crate::parse::input::Input;
use crate::parse::repeat::Nth;
use crate::rules::{DerivedDecl, Scope, compile_formula};
use serde::Deserialize;
use toml::Spanned;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::parse) struct RawValues {
    #[serde(default, rename = "value")]
    values: Vec<RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValue {
    id: Spanned<String>,
    kind: FieldKind,
    law: Spanned<Citation>,
    /// The one way it comes about; or else `cases`.
    is: Option<Spanned<String>>,
    #[serde(default)]
    cases: Vec<RawCase>,
    each: Option<Nth>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    when: Option<Spanned<String>>,
    is: Spanned<String>,
}

/// Compiles every value; each may name those above it, so that nothing is worked out of itself.
pub(super) fn values(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawValues,
    scope: &Scope<'_>,
) -> (Vec<Derived>, Vec<DerivedDecl>) {
    if raw.values.len() > ENTRIES_MAX {
        let mend = format!("a service works out at most {ENTRIES_MAX} values");
        input.report(at.file, 0, "too-many", "too many values", mend);
        return (Vec::new(), Vec::new());
    }
    check_once(input, at, raw.values.iter().map(|value| &value.id));
    let mut values = Vec::new();
    let mut declared: Vec<DerivedDecl> = Vec::new();
    for raw in raw.values {
        let above = Scope {
            derived: &declared,
            ..*scope
        };
        let value = value(input, at, raw, &above);
        declared.push(DerivedDecl {
            id: value.id.clone(),
            kind: value.kind,
            optional: value.is_optional(),
        });
        values.push(value);
    }
    (values, declared)
}

fn value(input: &mut Input<'_>, at: Place<'_>, raw: RawValue, scope: &Scope<'_>) -> Derived {
    let line = at.line(&raw.id);
    input.check_snake(at.file, line, raw.id.get_ref());
    if raw.each.is_none() {
        input.check_unnumbered(at.file, line, raw.id.get_ref());
    }
    input.check_law(at.file, at.line(&raw.law), raw.law.get_ref());
    if raw.kind == FieldKind::List {
        let mend = "choose int, money, date, text or bool";
        input.report(at.file, line, "bad-value", "no list is worked out", mend);
    }
    if raw.is.is_some() != raw.cases.is_empty() {
        let told = format!("\"{}\" does not say what it is", raw.id.get_ref());
        let mend = "write is = \"…\", or cases = [ { when = \"…\", is = \"…\" }, … ]";
        input.report(at.file, line, "bad-value", told, mend);
    }
    let always = raw.is.map(|is| RawCase { when: None, is });
    let mut cases = Vec::new();
    for raw_case in always.into_iter().chain(raw.cases) {
        if cases.last().is_some_and(|last: &Case| last.when.is_none()) {
            let told = "a case without a condition comes before another";
            let mend = "put it last, or give it a condition";
            input.report(at.file, at.line(&raw_case.is), "bad-value", told, mend);
        }
        cases.extend(case(input, at, &raw_case, raw.kind, scope));
    }
    Derived {
        id: raw.id.into_inner(),
        kind: raw.kind,
        law: raw.law.into_inner(),
        cases,
        line,
    }
}

fn case(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: &RawCase,
    kind: FieldKind,
    scope: &Scope<'_>,
) -> Option<Case> {
    let is = compile_formula(raw.is.get_ref(), kind, scope);
    let is = compiled(input, at, &raw.is, is);
    let when = match &raw.when {
        None => None,
        Some(when) => Some(condition(input, at, when, scope)?),
    };
    Some(Case { when, is: is? })
}
