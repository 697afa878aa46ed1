//! Effects: how a grant changes registers.

use crate::model::{EffectKind, EffectTemplate, FieldKind, Form, Pack, Register, Target};
use crate::parse::form::{Place, condition};
use crate::parse::input::Input;
use crate::parse::repeat::Nth;
use crate::rules::Scope;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEffect {
    register: Spanned<String>,
    on: Spanned<String>,
    what: What,
    list: Option<String>,
    link: Option<String>,
    back: Option<String>,
    when: Option<Spanned<String>>,
    #[expect(dead_code, reason = "says that it was written out for each of a group")]
    each: Option<Nth>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Create,
    Amend,
    Notify,
    Append,
}

pub(super) fn effect(
    input: &mut Input<'_>,
    at: Place<'_>,
    raw: RawEffect,
    (form, scope): (&Form, &Scope<'_>),
    pack: &Pack,
) -> Option<EffectTemplate> {
    let line = at.line(&raw.register);
    let on = target(input, at, &raw.on, form)?;
    let known = pack.registers.keys();
    if !input.check_known(at.file, line, "register", raw.register.get_ref(), known) {
        return None;
    }
    let register = &pack.registers[raw.register.get_ref()];
    check_fields(input, at, line, &raw, register);
    let appends = raw.what == What::Append;
    if raw.list.is_some() != appends || (!appends && (raw.link.is_some() || raw.back.is_some())) {
        let told = "an append, and only an append, names a list, a link and a link back";
        let mend = "write what = \"append\" with list = \"…\", or remove them";
        input.report(at.file, line, "bad-effect", told, mend);
        return None;
    }
    let what = match (raw.what, raw.list) {
        (What::Create, _) => EffectKind::Create,
        (What::Amend, _) => EffectKind::Amend,
        (What::Notify, _) => EffectKind::Notify,
        (What::Append, list) => EffectKind::Append {
            list: list?,
            link: raw.link,
            back: raw.back,
        },
    };
    Some(EffectTemplate {
        register: raw.register.into_inner(),
        on,
        what,
        when: raw
            .when
            .and_then(|source| condition(input, at, &source, scope)),
        fields: raw.fields,
    })
}

/// Reads "new-subject" or "fact:<name>".
fn target(
    input: &mut Input<'_>,
    at: Place<'_>,
    on: &Spanned<String>,
    form: &Form,
) -> Option<Target> {
    if on.get_ref() == "new-subject" {
        return Some(Target::NewSubject);
    }
    let line = at.line(on);
    let Some(fact) = on.get_ref().strip_prefix("fact:") else {
        let told = format!("\"{}\" says on whom nothing", on.get_ref());
        let mend = "write on = \"new-subject\" or on = \"fact:<name>\"";
        input.report(at.file, line, "bad-effect", told, mend);
        return None;
    };
    input
        .check_known(at.file, line, "fact", fact, form.facts.keys())
        .then(|| Target::Fact(fact.to_owned()))
}

/// Fields exist in the register, or in the rows of the list that is appended to; a new record lacks none it needs.
fn check_fields(
    input: &mut Input<'_>,
    at: Place<'_>,
    line: usize,
    raw: &RawEffect,
    register: &Register,
) {
    let mut declared = &register.fields;
    let mut what = format!("field of \"{}\"", register.id);
    if let Some(list) = &raw.list {
        if !input.check_known(at.file, line, &what, list, register.fields.keys()) {
            return;
        }
        let field = &register.fields[list];
        if field.kind != FieldKind::List {
            let told = format!("\"{list}\" is no list");
            input.report(
                at.file,
                line,
                "bad-effect",
                told,
                "name a field of kind list",
            );
            return;
        }
        declared = &field.fields;
        what = format!("field of a row of \"{list}\"");
    }
    for field in raw.fields.keys() {
        input.check_known(at.file, line, &what, field, declared.keys());
    }
    for relation in [&raw.link, &raw.back].into_iter().flatten() {
        input.check_snake(at.file, line, relation);
    }
    if matches!(raw.what, What::Create | What::Append) {
        for (name, field) in declared {
            if !field.optional && !raw.fields.contains_key(name) {
                let told = format!("the new record lacks \"{name}\"");
                let mend = format!("give \"{name}\" a template, or declare it optional");
                input.report(at.file, line, "missing-field", told, mend);
            }
        }
    }
}
