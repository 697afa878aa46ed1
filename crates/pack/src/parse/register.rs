//! `registers/<id>/register.toml`.

use super::ENTRIES_MAX;
use super::input::Input;
use crate::model::{Field, FieldKind, Register};
use std::collections::BTreeMap;

pub(super) fn registers(input: &mut Input<'_>) -> BTreeMap<String, Register> {
    let mut registers = BTreeMap::new();
    for id in input.folders("registers/") {
        let file = format!("registers/{id}/register.toml");
        input.check_kebab(&file, 0, &id);
        if let Some(mut register) = input.toml::<Register>(&file) {
            register.id.clone_from(&id);
            check(input, &file, &register);
            registers.insert(id, register);
        }
    }
    check_relations(input, &registers);
    registers
}

fn check(input: &mut Input<'_>, file: &str, register: &Register) {
    let laws = input.line_of(file, "law");
    input.check_law(file, laws, &register.law);
    if register.fields.len() > ENTRIES_MAX {
        let mend = format!("a register has at most {ENTRIES_MAX} fields");
        input.report(file, 0, "too-many", "too many fields", mend);
    }
    for (name, field) in &register.fields {
        check_field(input, file, name, field, true);
    }
    if let Some(key) = &register.key {
        let line = input.line_of(file, "key");
        input.check_known(file, line, "field", key, register.fields.keys());
    }
    for name in register.relations.keys() {
        let line = input.line_of(file, &format!("[relations.{name}]"));
        input.check_snake(file, line, name);
    }
}

fn check_field(input: &mut Input<'_>, file: &str, name: &str, field: &Field, lists: bool) {
    let line = match input.line_of(file, &format!("[fields.{name}]")) {
        0 => input.line_of(file, name),
        line => line,
    };
    input.check_snake(file, line, name);
    input.check_said(file, line, "the meaning", &field.meaning);
    let is_list = field.kind == FieldKind::List;
    if is_list && !lists {
        let mend = "keep lists one level deep";
        input.report(
            file,
            line,
            "nested-list",
            format!("\"{name}\" is a list in a list"),
            mend,
        );
    } else if is_list == field.fields.is_empty() {
        let told = format!("\"{name}\": a list, and only a list, has fields of its own");
        let mend = "add fields to the list, or write kind = \"list\"";
        input.report(file, line, "bad-field", told, mend);
    }
    if let Some(key) = &field.key {
        let known = field.fields.get(key);
        let fits = |row: &Field| row.kind == FieldKind::Text && !row.optional;
        if !known.is_some_and(fits) {
            let told = format!("\"{key}\" is no text that every row of \"{name}\" has");
            let mend = "name a text field of the rows that is not optional";
            input.report(file, line, "bad-field", told, mend);
        }
    }
    if lists {
        for (name, field) in &field.fields {
            check_field(input, file, name, field, false);
        }
    }
}

fn check_relations(input: &mut Input<'_>, registers: &BTreeMap<String, Register>) {
    for (id, register) in registers {
        let file = format!("registers/{id}/register.toml");
        for (name, relation) in &register.relations {
            let line = match input.line_of(&file, &format!("[relations.{name}]")) {
                0 => input.line_of(&file, name),
                line => line,
            };
            input.check_known(&file, line, "register", &relation.to, registers.keys());
        }
    }
}
