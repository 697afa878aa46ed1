//! `services/<id>/`: one folder, one service.

use super::form::{self, Place, RawForm, RawValues};
use super::input::Input;
use super::output::{self, RawOutput};
use super::table::{self, RawTable};
use crate::Citation;
use crate::areas::Areas;
use crate::calendar::Holidays;
use crate::find::Finder;
use crate::law_hash::{self, Digests};
use crate::model::{About, Agency, Form, Offices, Pack, Role, Service};
use crate::scenario::{self, Scenario};
use crate::text::Texts;
use base::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The files that make a service, read but not yet looked up in the pack.
struct Raw {
    about: About,
    form: RawForm,
    values: RawValues,
    table: RawTable,
    output: RawOutput,
}

/// All services. Where the rest of the pack is not `sound`, only the files themselves are read.
pub(super) fn services(
    input: &mut Input<'_>,
    pack: &Pack,
    sound: bool,
) -> BTreeMap<String, Service> {
    let files = input.files;
    let digests = Digests::of(files);
    let mut services = BTreeMap::new();
    for id in input.folders("services/") {
        let raw = raw(input, &id);
        let scenarios = scenarios(input, &id);
        if let Some(raw) = raw
            && sound
        {
            let mut service = service(input, &id, raw, pack);
            let used = law_hash::used(&service.form, &service.products);
            service.law_hash = digests.law_hash(&id, &used);
            service.scenarios = scenarios;
            services.insert(id, service);
        }
    }
    services
}

/// One service out of the files that its law hash covers, and no others.
///
/// Its agency, its life events and the roles it speaks of are taken as given: they lie outside of the law and do not
/// move a decision.
pub(super) fn alone(input: &mut Input<'_>, id: &str) -> Option<Service> {
    let registers = super::register::registers(input);
    // Relations may lead to registers that this service does not read; what it does read is looked up below.
    input.findings.clear();
    let raw = raw(input, id)?;
    let role = |name: String| {
        (
            name,
            Role {
                registers: Vec::new(),
            },
        )
    };
    let agency = Agency {
        id: raw.about.owner.clone(),
        closed: Vec::new(),
        law: Citation::default(),
        offices: Offices::National,
    };
    let around = Pack {
        id: String::new(),
        life_events: raw.about.life_events.clone(),
        roles: raw.form.roles().into_iter().map(role).collect(),
        mandates: Box::default(),
        agencies: BTreeMap::from([(agency.id.clone(), agency)]),
        registers,
        proofing: None,
        services: BTreeMap::new(),
        clients: BTreeMap::new(),
        claims: BTreeMap::new(),
        calendars: BTreeMap::new(),
        holidays: Holidays::default(),
        areas: Areas::default(),
        texts: Texts::default(),
        finder: Finder::default(),
        lists: super::reference::lists(input),
        tables: super::reference::tables(input),
        files: BTreeMap::new(),
    };
    let mut service = service(input, id, raw, &around);
    let used = law_hash::used(&service.form, &service.products);
    service.law_hash = Digests::of(input.files).law_hash(id, &used);
    Some(service)
}

fn raw(input: &mut Input<'_>, id: &str) -> Option<Raw> {
    let about = input.toml(&format!("services/{id}/service.toml"));
    let form = format!("services/{id}/form.toml");
    let repeats = input.repeats(&form);
    let form = input.toml_of(&form, &repeats);
    let values = format!("services/{id}/values.toml");
    // Most services work nothing out.
    let values = if input.files.contains_key(&values) {
        input.toml_of(&values, &repeats)
    } else {
        Some(RawValues::default())
    };
    let table = input.toml_of(&format!("services/{id}/rules.toml"), &repeats);
    let output = input.toml_of(&format!("services/{id}/output.toml"), &repeats);
    Some(Raw {
        about: about?,
        form: form?,
        values: values?,
        table: table?,
        output: output?,
    })
}

fn service(input: &mut Input<'_>, id: &str, raw: Raw, pack: &Pack) -> Service {
    let about_file = format!("services/{id}/service.toml");
    input.check_kebab(&about_file, 0, id);
    let form_file = format!("services/{id}/form.toml");
    let values_file = format!("services/{id}/values.toml");
    let values = (place(input, &values_file), raw.values);
    let declared = form::form(input, place(input, &form_file), raw.form, values, pack);
    let scope = declared.scope(pack);
    let output_file = format!("services/{id}/output.toml");
    let (products, payment) = output::output(
        input,
        place(input, &output_file),
        raw.output,
        (&declared.form, &scope),
        pack,
    );
    let table_file = format!("services/{id}/rules.toml");
    let rules = table::rules(
        input,
        place(input, &table_file),
        raw.table,
        &scope,
        &products,
    );
    check_about(input, &about_file, &raw.about, &declared.form, pack);
    Service {
        id: id.to_owned(),
        about: raw.about,
        form: declared.form,
        rules,
        products,
        payment,
        scenarios: Vec::new(),
        guides: guides(input, id),
        law_hash: String::new(),
    }
}

fn place<'a>(input: &Input<'a>, file: &'a str) -> Place<'a> {
    let source = input.files.get(file).map_or(&[][..], Vec::as_slice);
    Place {
        file,
        source: std::str::from_utf8(source).unwrap_or_default(),
    }
}

fn check_about(input: &mut Input<'_>, file: &str, about: &About, form: &Form, pack: &Pack) {
    let line = input.line_of(file, "owner");
    input.check_known(file, line, "agency", &about.owner, pack.agencies.keys());
    let line = input.line_of(file, "life_events");
    for event in &about.life_events {
        input.check_known(file, line, "life event", event, &pack.life_events);
    }
    let line = input.line_of(file, "assumptions");
    for key in &about.assumptions {
        input.check_kebab(file, line, key);
    }
    check_laws(input, file, about);
    check_clarifications(input, file, about);
    let line = input.line_of(file, "office_by");
    let Some((fact, field)) = about.office_by.split_once('.') else {
        let told = format!("\"{}\" names no field of a fact", about.office_by);
        let mend = "write office_by = \"<fact>.<field>\" with an area code";
        input.report(file, line, "bad-path", told, mend);
        return;
    };
    if input.check_known(file, line, "fact", fact, form.facts.keys()) {
        let what = format!("field read by the fact \"{fact}\"");
        input.check_known(file, line, &what, field, &form.facts[fact].fields);
    }
}

fn check_laws(input: &mut Input<'_>, file: &str, about: &About) {
    for (key, law) in [
        ("fee_law", &about.fee_law),
        ("objection_law", &about.objection_law),
        ("review_law", &about.review_law),
    ] {
        let line = input.line_of(file, key);
        input.check_cited(file, line, law);
    }
    if let Some(law) = &about.in_person {
        let line = input.line_of(file, "in_person");
        input.check_law(file, line, law);
    }
    for law in &about.laws {
        let line = match input.line_of(file, &format!("\"{}\"", law.written())) {
            0 => input.line_of(file, "laws"),
            line => line,
        };
        input.check_cited(file, line, law);
    }
}

/// A clock stops for a ground that a law gives, and each ground has a name of its own.
fn check_clarifications(input: &mut Input<'_>, file: &str, about: &About) {
    let mut names = BTreeSet::new();
    let line = input.line_of(file, "[[clarification]]");
    for ground in &about.clarifications {
        input.check_kebab(file, line, &ground.id);
        input.check_law(file, line, &ground.law);
        if !names.insert(&ground.id) {
            let told = format!("the ground \"{}\" comes twice", ground.id);
            let mend = "give one of the two another name";
            input.report(file, line, "name-twice", told, mend);
        }
    }
}

fn guides(input: &mut Input<'_>, id: &str) -> BTreeMap<Lang, String> {
    let mut guides = BTreeMap::new();
    for lang in Lang::ALL {
        let file = format!("services/{id}/guide.{}.md", lang.tag());
        if let Some(guide) = input.text(&file) {
            guides.insert(lang, guide.to_owned());
        }
    }
    guides
}

fn scenarios(input: &mut Input<'_>, id: &str) -> Vec<Scenario> {
    let folder = format!("services/{id}/scenarios/");
    let mut scenarios = Vec::new();
    for name in input.stems(&folder) {
        let file = format!("{folder}{name}.toml");
        if let Some(source) = input.text(&file) {
            match scenario::parse(&file, source) {
                Ok(scenario) => scenarios.push(scenario),
                Err(findings) => input.findings.extend(findings),
            }
        }
    }
    scenarios
}
