//! Both languages: the same keys with the same placeholders, the same guides.

use super::{none, tree};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn both_languages_have_the_same_files() {
    let mut problems = Vec::new();
    for file in tree::files() {
        for (here, there) in [("id", "en"), ("en", "id")] {
            if let Some(twin) = twin(&file.path, here, there).filter(|twin| !tree::exists(twin)) {
                problems.push(format!("{} has no {twin}", file.path));
            }
        }
    }
    none(problems);
}

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let mut problems = Vec::new();
    for file in tree::files_of("ftl") {
        let Some(twin) = twin(&file.path, "id", "en").filter(|twin| tree::exists(twin)) else {
            continue;
        };
        let (indonesian, english) = (messages(&file.path), messages(&twin));
        let keys: BTreeSet<&String> = indonesian.keys().chain(english.keys()).collect();
        for key in keys {
            match (indonesian.get(key), english.get(key)) {
                (Some(_), None) => problems.push(format!("{twin}: lacks `{key}`")),
                (None, Some(_)) => problems.push(format!("{}: lacks `{key}`", file.path)),
                (Some(a), Some(b)) if a != b => {
                    problems.push(format!(
                        "{twin}: `{key}` has placeholders {b:?}, Indonesian has {a:?}"
                    ));
                }
                _ => (),
            }
        }
    }
    none(problems);
}

/// The same file in the other language: `x/id.ftl` and `x/en.ftl`, `guide.id.md` and `guide.en.md`.
fn twin(path: &str, here: &str, there: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    let other = match name.rsplit_once('.')? {
        (stem, "ftl") if stem == here => format!("{there}.ftl"),
        (stem, "md") => format!("{}.{there}.md", stem.strip_suffix(&format!(".{here}"))?),
        _ => return None,
    };
    Some(format!("{folder}/{other}"))
}

/// Key, or key.attribute, to the placeholders in it.
fn messages(path: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(tree::read(path))
        .unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let (name, value, attributes) = match entry {
            Entry::Message(message) => (
                message.id.name.clone(),
                message.value.as_ref(),
                &message.attributes,
            ),
            Entry::Term(term) => (
                format!("-{}", term.id.name),
                Some(&term.value),
                &term.attributes,
            ),
            _ => continue,
        };
        for attribute in attributes {
            found.insert(
                format!("{name}.{}", attribute.id.name),
                placeholders(Some(&attribute.value)),
            );
        }
        assert!(
            found.insert(name.clone(), placeholders(value)).is_none(),
            "{path}: `{name}` stands there twice"
        );
    }
    found
}

fn placeholders(pattern: Option<&Pattern<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in pattern.iter().flat_map(|pattern| &pattern.elements) {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, &mut found);
        }
    }
    found
}

fn in_expression(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                found.extend(placeholders(Some(&variant.value)));
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. }
        | InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => in_arguments(arguments, found),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        _ => (),
    }
}

fn in_arguments(arguments: &CallArguments<String>, found: &mut BTreeSet<String>) {
    arguments
        .positional
        .iter()
        .for_each(|inline| in_inline(inline, found));
    arguments
        .named
        .iter()
        .for_each(|named| in_inline(&named.value, found));
}
