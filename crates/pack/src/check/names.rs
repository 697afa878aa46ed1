//! Templates name only what there is; and what is asked for is also used.

use super::{At, line_where};
use crate::finding::Finding;
use crate::model::{EffectKind, Field, FieldKind, Kind, NumberKind, Product};
use crate::rules::{Condition, Formula, Read, Scope, nearest};
use crate::template::{Template, TemplateScope, templates_of};
use std::collections::BTreeSet;

pub(super) fn check(at: &At<'_>, rules: &Scope<'_>, findings: &mut Vec<Finding>) {
    for product in &at.service.products {
        let scope = TemplateScope {
            rules: *rules,
            product: &product.id,
            products: &at.service.products,
        };
        for source in templates_of(product) {
            check_template(at, product, source, &scope, findings);
        }
        for (source, wanted) in parts(product) {
            check_kind(at, product, source, wanted, &scope, findings);
        }
        for (source, field) in written(at, product) {
            check_kind(at, product, source, field.kind, &scope, findings);
            check_code(at, product, source, field, findings);
        }
    }
    check_unread(at, findings);
}

/// A text written into a coded field must be one of its codes.
fn check_code(
    at: &At<'_>,
    product: &Product,
    source: &str,
    field: &Field,
    findings: &mut Vec<Finding>,
) {
    let list = field.reference.as_ref();
    let list = list.and_then(|list| at.pack.lists.get(list));
    let (Some(list), Ok(template)) = (list, Template::parse(source)) else {
        return;
    };
    for written in template.literals() {
        if list.iter().any(|code| code == written) {
            continue;
        }
        let mend = match nearest(written, list.iter().map(String::as_str)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("its codes are {}", list.join(", ")),
        };
        let told = format!("\"{written}\" is no code of {}", field.meaning);
        let line = line_of(at, product, source);
        let file = at.file("output.toml");
        findings.push(Finding::new(file, line, "unknown-option", told, mend));
    }
}

fn check_template(
    at: &At<'_>,
    product: &Product,
    source: &str,
    scope: &TemplateScope<'_>,
    findings: &mut Vec<Finding>,
) {
    let complaints = match Template::parse(source) {
        Ok(template) => template.check(scope),
        Err(complaint) => vec![complaint],
    };
    for told in complaints {
        let line = line_of(at, product, source);
        let file = at.file("output.toml");
        findings.push(Finding::new(file, line, told.code, told.message, told.mend));
    }
}

/// Parts of numbers, and the kind each must be of.
fn parts(product: &Product) -> Vec<(&str, FieldKind)> {
    let mut parts = Vec::new();
    for number in product.numbers.values() {
        match number {
            NumberKind::Nik { area, born, sex } => parts.extend([
                (area.as_str(), FieldKind::Text),
                (born.as_str(), FieldKind::Date),
                (sex.as_str(), FieldKind::Text),
            ]),
            NumberKind::Serial { prefix, .. } => parts.push((prefix.as_str(), FieldKind::Text)),
            NumberKind::Public | NumberKind::Random { .. } => {}
        }
    }
    parts
}

/// What is written into registers, each with its field.
fn written<'a>(at: &At<'a>, product: &'a Product) -> Vec<(&'a str, &'a Field)> {
    let mut written = Vec::new();
    for effect in &product.effects {
        let Some(register) = at.pack.registers.get(&effect.register) else {
            continue;
        };
        let fields = match &effect.what {
            EffectKind::Append { list, .. } => register.fields.get(list).map(|list| &list.fields),
            EffectKind::Create | EffectKind::Amend | EffectKind::Notify => Some(&register.fields),
        };
        for (name, source) in &effect.fields {
            if let Some(field) = fields.and_then(|fields| fields.get(name)) {
                written.push((source.as_str(), field));
            }
        }
    }
    written
}

fn check_kind(
    at: &At<'_>,
    product: &Product,
    source: &str,
    wanted: FieldKind,
    scope: &TemplateScope<'_>,
    findings: &mut Vec<Finding>,
) {
    let Ok(template) = Template::parse(source) else {
        return;
    };
    // Names that nothing provides were told already.
    if !template.check(scope).is_empty() || template.kind(scope) == Some(wanted) {
        return;
    }
    findings.push(Finding::new(
        at.file("output.toml"),
        line_of(at, product, source),
        "wrong-type",
        format!("\"{source}\" does not always yield a value of kind {wanted:?}"),
        "name paths of that kind, or correct the field",
    ));
}

/// A question or a document that nothing looks at is asked for in vain.
fn check_unread(at: &At<'_>, findings: &mut Vec<Finding>) {
    let reads = reads(at);
    check_values(at, &reads, findings);
    let form = &at.service.form;
    let mut tell = |line, told: String| {
        let mend = "use it in a rule or a product, or do not ask for it";
        findings.push(Finding::new(
            at.file("form.toml"),
            line,
            "asked-in-vain",
            told,
            mend,
        ));
    };
    for question in &form.questions {
        let read = reads.contains(&Read::Answer(question.id.clone()));
        if !read && question.kind != Kind::Pick {
            tell(
                question.line,
                format!("nothing looks at the answer to \"{}\"", question.id),
            );
        }
    }
    for need in &form.evidence {
        if !reads.contains(&Read::Evidence(need.kind.clone())) {
            tell(
                need.line,
                format!("nothing looks at the document \"{}\"", need.kind),
            );
        }
    }
}

/// A value that nothing looks at is worked out in vain.
fn check_values(at: &At<'_>, reads: &BTreeSet<Read>, findings: &mut Vec<Finding>) {
    for value in &at.service.form.values {
        if !reads.contains(&Read::Derived(value.id.clone())) {
            let told = format!("nothing looks at the value \"{}\"", value.id);
            let mend = "use it in a rule, a product or the bill, or remove it";
            let file = at.file("values.toml");
            findings.push(Finding::new(
                file,
                value.line,
                "worked-out-in-vain",
                told,
                mend,
            ));
        }
    }
}

/// Everything that is looked at: by conditions, templates, values, keys of tables and the bill.
fn reads(at: &At<'_>) -> BTreeSet<Read> {
    let service = at.service;
    let form = &service.form;
    let asked = form.questions.iter().filter_map(|q| q.asked_when.as_ref());
    let shown = form
        .evidence
        .iter()
        .flat_map(|need| [&need.waived_when, &need.needed_when])
        .flatten();
    let rules = service.rules.iter().map(|rule| &rule.when);
    let needed = service.products.iter().flat_map(|product| {
        let effects = product
            .effects
            .iter()
            .filter_map(|effect| effect.when.as_ref());
        product.needed_when.iter().chain(effects)
    });
    let conditions = rules.chain(asked).chain(shown).chain(needed);
    let conditions = conditions.flat_map(Condition::reads);
    let templates = service.products.iter().flat_map(templates_of);
    let templates = templates.filter_map(|source| Template::parse(source).ok());
    let cases = form.values.iter().flat_map(|value| &value.cases);
    let when = cases.clone().filter_map(|case| case.when.as_ref());
    let keys = form.facts.values().filter_map(|need| need.lookup.as_ref());
    let formulas = cases.map(|case| &case.is);
    let formulas = formulas.chain(keys.flat_map(|lookup| &lookup.key));
    let paid = service.payment.iter().flat_map(|payment| {
        let lines = payment.lines.iter().map(|line| &line.amount);
        lines.chain([&payment.total]).cloned().map(Read::Derived)
    });
    conditions
        .chain(when.flat_map(Condition::reads))
        .chain(formulas.flat_map(Formula::reads))
        .chain(templates.flat_map(|template| template.reads()))
        .chain(paid)
        .collect()
}

/// The line where a template is written, from the product's line on.
fn line_of(at: &At<'_>, product: &Product, source: &str) -> usize {
    let file = at.file("output.toml");
    let quoted = [format!("\"{source}\""), format!("'{source}'")];
    let found = line_where(at.pack, &file, product.line, |line| {
        quoted.iter().any(|quoted| line.contains(quoted))
    });
    if found == 0 { product.line } else { found }
}
