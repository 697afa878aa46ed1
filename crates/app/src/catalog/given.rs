//! What a worked example starts from, in rows: who applies, documents, data that differ, registers that are silent.

use crate::show;
use crate::view::Shown;
use crate::view::catalog::GivenRow;
use base::{Evidence, Text, Value};
use pack::model::{Pack, Service};
use pack::people::{People, PersonSeed};
use pack::scenario::Scenario;

/// Everything two examples of the same family can differ in, beside day and answers.
pub(super) fn given(pack: &Pack, service: &Service, scenario: &Scenario) -> Vec<GivenRow> {
    let Some(mut people) = pack.people(&scenario.people, scenario.today) else {
        return Vec::new();
    };
    for (path, value) in &scenario.set {
        // A checked pack has no path that does not fit.
        let _ = people.set(&pack.registers, path, value, scenario.today);
    }
    let applicant = scenario.applicant.as_ref().unwrap_or(&people.applicant);
    let applicant = people.subjects.get(applicant);
    let applicant = applicant.and_then(|seed| name(pack, seed)).map(|name| {
        let label = Text::portal("rules-applicant");
        row(None, label, Shown::Value(Value::Text(name)))
    });
    let set = scenario.set.keys().map(|path| differs(pack, &people, path));
    let unset = scenario.unset.iter();
    let unset = unset.map(|path| differs(pack, &people, path));
    let evidence = scenario.evidence.iter();
    let evidence = evidence.map(|(kind, state)| document(service, kind, *state));
    let down = scenario.down.iter().map(|register| {
        let label = Text::register(register, "name");
        row(None, label, Shown::Words(Text::portal("rules-silent")))
    });
    let data = set.chain(unset).flatten();
    applicant
        .into_iter()
        .chain(evidence)
        .chain(data)
        .chain(down)
        .collect()
}

fn row(of: Option<String>, label: Text, value: Shown) -> GivenRow {
    GivenRow {
        of,
        register: None,
        label,
        value,
    }
}

fn document(service: &Service, kind: &str, state: Evidence) -> GivenRow {
    let state = match state {
        Evidence::Missing => "rules-none",
        Evidence::Given => "rules-unchecked",
        Evidence::Accepted => "evidence-accepted",
        Evidence::Rejected => "evidence-rejected",
    };
    let label = Text::service(&service.id, format!("evidence-{kind}"));
    row(None, label, Shown::Words(Text::portal(state)))
}

/// `<subject>.<register>.<field>` as the people have it now; a whole register where no field is named.
fn differs(pack: &Pack, people: &People, path: &str) -> Option<GivenRow> {
    let mut parts = path.split('.');
    let (subject, register) = (people.subjects.get(parts.next()?)?, parts.next()?);
    let of = name(pack, subject);
    let none = || Shown::Words(Text::portal("rules-none"));
    let fields = &pack.registers.get(register)?.fields;
    let Some((id, field)) = parts.next().and_then(|id| fields.get_key_value(id)) else {
        return Some(row(of, Text::register(register, "name"), none()));
    };
    let records = subject.records.get(register);
    let value = records.and_then(|records| records.first()?.get(id));
    let value = match (value, &field.reference) {
        (None, _) => none(),
        (Some(Value::Text(code)), Some(list)) => show::coded(pack, list, code),
        (Some(value), _) => Shown::Value(value.clone()),
    };
    Some(GivenRow {
        of,
        register: Some(Text::register(register, "name")),
        label: Text::register(register, format!("field-{id}")),
        value,
    })
}

/// A person's name, by what the field means.
fn name(pack: &Pack, seed: &PersonSeed) -> Option<String> {
    seed.records.iter().find_map(|(register, records)| {
        let fields = &pack.registers.get(register)?.fields;
        let mut fields = fields.iter();
        let (id, _) = fields.find(|(_, field)| field.meaning == "person.name")?;
        records.first()?.text(id).map(str::to_owned)
    })
}
