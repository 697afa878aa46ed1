//! Reading who may act for another: every register, field and link that is named must be there.

use super::input::Input;
use crate::model::{Agency, Field, FieldKind, Listed, Mandates, Register};
use std::collections::BTreeMap;

const FILE: &str = "pack.toml";

/// Whether what is said of parents and directors names what registers have.
pub(super) fn check(
    input: &mut Input<'_>,
    mandates: &Mandates,
    (registers, agencies): (&BTreeMap<String, Register>, &BTreeMap<String, Agency>),
) {
    if let Some(parent) = &mandates.parent {
        let of_rows = [&parent.born].into_iter().chain(&parent.named);
        let named = (of_rows.collect::<Vec<_>>(), Vec::new());
        listed(input, "[mandate.parent]", &parent.listed, named, registers);
    }
    if let Some(director) = &mandates.director {
        let named = (Vec::new(), vec![&director.company, &director.status]);
        listed(
            input,
            "[mandate.director]",
            &director.listed,
            named,
            registers,
        );
    }
    if let Some(counter) = &mandates.counter {
        let line = input.line_of(FILE, "[mandate.counter]");
        input.check_law(FILE, line, &counter.law);
        for agency in &counter.agencies {
            input.check_known(FILE, line, "agency", agency, agencies.keys());
        }
    }
}

/// The fields of its rows and of its record, beside those that every list has.
type Named<'m> = (Vec<&'m String>, Vec<&'m String>);

fn listed(
    input: &mut Input<'_>,
    head: &str,
    listed: &Listed,
    (mut of_rows, of_record): Named<'_>,
    registers: &BTreeMap<String, Register>,
) {
    let line = input.line_of(FILE, head);
    input.check_law(FILE, line, &listed.law);
    input.check_known(FILE, line, "register", &listed.register, registers.keys());
    let leads = |register: &&Register| {
        let relation = register.relations.get(&listed.relation);
        relation.is_some_and(|relation| relation.to == listed.register)
    };
    let people = registers.values().filter(|one| one.subject == "person");
    if people.filter(leads).count() == 0 {
        let told = format!(
            "no person is linked to \"{}\" by \"{}\"",
            listed.register, listed.relation
        );
        let mend = "name a relation of a register of people that leads there";
        input.report(FILE, line, "unknown-relation", told, mend);
    }
    let Some(register) = registers.get(&listed.register) else {
        return;
    };
    let no_fields = BTreeMap::new();
    let rows: Option<&Field> = register.fields.get(&listed.list);
    let rows = rows.filter(|field| field.kind == FieldKind::List);
    if rows.is_none() {
        let told = format!("\"{}\" is no list", listed.list);
        input.report(FILE, line, "no-list", told, "name a list field");
    }
    let fields = rows.map_or(&no_fields, |field| &field.fields);
    of_rows.extend([&listed.number, &listed.name, &listed.position]);
    for name in of_rows {
        input.check_known(FILE, line, "field", name, fields.keys());
    }
    for name in of_record {
        input.check_known(FILE, line, "field", name, register.fields.keys());
    }
}
