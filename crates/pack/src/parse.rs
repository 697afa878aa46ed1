//! From bytes to a pack. Mistakes are gathered over all files, so that one run tells everything there is to mend.

mod client;
mod form;
mod input;
mod mandate;
mod names;
mod output;
mod proofing;
mod reference;
mod register;
mod repeat;
mod service;
mod table;

#[cfg(test)]
mod tests;

use crate::calendar;
use crate::find::Finder;
use crate::finding::Finding;
use crate::model::{Agency, Mandates, Pack, Register, Role, Service};
use base::{Lang, Owner};
use input::Input;
use serde::Deserialize;
use std::collections::BTreeMap;

pub use client::{add_words, alone as client_alone};
pub(crate) use input::toml_findings;

/// A pack has fewer files than this.
pub const FILES_MAX: usize = 20_000;
/// The area table is the largest file of a pack.
pub const FILE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// No file written by hand comes near this.
pub const TOML_BYTES_MAX: usize = 256 * 1024;
/// Agencies, registers, services or people of one pack.
pub const FOLDERS_MAX: usize = 2_000;
/// Facts, questions, evidence, rules or products of one service, or fields of one register.
pub const ENTRIES_MAX: usize = 200;
/// How often a group of questions may be asked in one application.
pub const REPEATS_MAX: u8 = 9;

/// `pack.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    id: String,
    languages: Vec<Lang>,
    currency: Currency,
    life_events: Vec<String>,
    roles: BTreeMap<String, Role>,
    #[serde(default)]
    mandate: Mandates,
}

/// The one currency the engine counts in.
#[derive(Deserialize)]
enum Currency {
    #[serde(rename = "IDR")]
    Rupiah,
}

impl Pack {
    /// Reads a pack from its files, by path from the pack's folder with `/` between the parts.
    pub fn parse(files: BTreeMap<String, Vec<u8>>) -> Result<Self, Vec<Finding>> {
        let mut input = Input::new(&files);
        let parsed = read(&mut input);
        let mut findings = input.findings;
        findings.sort();
        findings.dedup();
        match parsed {
            Some(pack) if findings.is_empty() => Ok(Self { files, ..pack }),
            _ => Err(findings),
        }
    }
}

/// One service from the files of its law alone, as a stored law has them.
pub(crate) fn service_alone(
    files: &BTreeMap<String, Vec<u8>>,
    service: &str,
) -> Result<Service, Vec<Finding>> {
    let mut input = Input::new(files);
    let parsed = if input.check_sizes() {
        service::alone(&mut input, service)
    } else {
        None
    };
    let mut findings = input.findings;
    findings.retain(|finding| !OF_STYLE.contains(&finding.code));
    match parsed {
        Some(service) if findings.is_empty() => Ok(service),
        _ => Err(findings),
    }
}

/// Findings that move no decision: the law of an earlier day need not satisfy the style of today.
const OF_STYLE: [&str; 4] = ["bad-name", "bad-law", "empty", "group-fact"];

/// The pack without its files; findings are left in the input.
fn read(input: &mut Input<'_>) -> Option<Pack> {
    input.check_sizes().then_some(())?;
    check_strays(input);
    let head: Option<PackFile> = input.toml("pack.toml");
    let agencies = agencies(input);
    let registers = register::registers(input);
    let proofing = proofing::proofing(input, &agencies, &registers);
    let reference = reference::read(input);
    let texts = reference::texts(input);
    let head = head?;
    check_head(input, &head);
    let mut pack = Pack {
        id: head.id,
        life_events: head.life_events,
        roles: head.roles,
        mandates: Box::new(head.mandate),
        calendars: calendar::calendars(&reference.holidays, &agencies),
        holidays: reference.holidays,
        agencies,
        registers,
        proofing,
        services: BTreeMap::new(),
        clients: BTreeMap::new(),
        claims: BTreeMap::new(),
        areas: reference.areas,
        texts,
        finder: Finder::default(),
        lists: reference.lists,
        tables: reference.tables,
        files: BTreeMap::new(),
    };
    // What a service names cannot be looked up in files that did not parse: that would only add noise.
    let sound = input.findings.is_empty();
    check_owners(input, &pack.agencies, &pack.registers, &pack.roles);
    mandate::check(input, &pack.mandates, (&pack.registers, &pack.agencies));
    let services = service::services(input, &pack, sound);
    pack.finder = Finder::new(&services, &pack.texts);
    pack.services = services;
    if input.findings.is_empty() {
        pack.claims = client::claims(input, &pack);
        pack.clients = client::clients(input, &pack);
        for client in pack.clients.values() {
            if let Err(mut findings) = add_words(&mut pack.texts, client) {
                input.findings.append(&mut findings);
            }
        }
    }
    if input.findings.is_empty() {
        let mut findings = crate::people::check_all(input.files, &pack.registers, &pack.services);
        input.findings.append(&mut findings);
    }
    Some(pack)
}

fn agencies(input: &mut Input<'_>) -> BTreeMap<String, Agency> {
    let mut agencies = BTreeMap::new();
    for id in input.stems("agencies/") {
        let file = format!("agencies/{id}.toml");
        input.check_kebab(&file, 0, &id);
        if let Some(mut agency) = input.toml::<Agency>(&file) {
            let line = input.line_of(&file, "law");
            input.check_law(&file, line, &agency.law);
            agency.id.clone_from(&id);
            agencies.insert(id, agency);
        }
    }
    agencies
}

fn check_head(input: &mut Input<'_>, head: &PackFile) {
    let Currency::Rupiah = head.currency;
    for lang in Lang::ALL {
        if !head.languages.contains(&lang) {
            let told = format!("the pack does not speak \"{}\"", lang.tag());
            let mend = "write languages = [\"id\", \"en\"]";
            input.report("pack.toml", 1, "missing-language", told, mend);
        }
    }
    if !head.roles.contains_key("applicant") {
        let mend = "add [roles.applicant] with the register that knows residents";
        input.report(
            "pack.toml",
            1,
            "no-applicant",
            "no role \"applicant\"",
            mend,
        );
    }
}

/// Registers belong to agencies of the pack, fields and roles name what exists.
fn check_owners(
    input: &mut Input<'_>,
    agencies: &BTreeMap<String, Agency>,
    registers: &BTreeMap<String, Register>,
    roles: &BTreeMap<String, Role>,
) {
    for (role, registered) in roles {
        for register in &registered.registers {
            let file = "pack.toml";
            let line = input.line_of(file, &format!("[roles.{role}]"));
            input.check_known(file, line, "register", register, registers.keys());
        }
    }
    for (id, register) in registers {
        let file = format!("registers/{id}/register.toml");
        let line = input.line_of(&file, "owner");
        input.check_known(&file, line, "agency", &register.owner, agencies.keys());
        for (name, field) in &register.fields {
            if let Some(about) = &field.about {
                let line = input.line_of(&file, &format!("[fields.{name}]"));
                input.check_known(&file, line, "role", about, roles.keys());
            }
        }
    }
}

/// A file that nothing reads is most likely one whose name is misspelled.
fn check_strays(input: &mut Input<'_>) {
    let strays: Vec<&String> = input
        .files
        .keys()
        .filter(|path| path.strip_suffix(".toml").is_some() && !is_read(path))
        .collect();
    for path in strays {
        let mend = "correct its name or its folder, or remove it";
        input.report(path, 0, "stray-file", "nobody reads this file", mend);
    }
}

fn is_read(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["agencies" | "clients" | "people", _]
        | ["registers", _, "register.toml"]
        | ["services", _, "scenarios", _] => true,
        ["services", _, file] => {
            matches!(
                file,
                "service.toml" | "form.toml" | "values.toml" | "rules.toml" | "output.toml"
            )
        }
        [
            "agencies" | "clients" | "people" | "registers" | "services" | "text",
            ..,
        ] => false,
        // Folders the engine does not know yet may hold what they like.
        _ => true,
    }
}

/// Whose words a file of words holds, and in which language.
fn words_of(path: &str) -> Option<(Lang, Owner)> {
    let (folder, file) = path.rsplit_once('/')?;
    let lang = match file {
        "id.ftl" => Lang::Id,
        "en.ftl" => Lang::En,
        _ => return None,
    };
    let owner = match folder.split_once('/') {
        None if folder == "text" => Owner::Pack,
        Some(("services", id)) if !id.contains('/') => Owner::Service(id.to_owned()),
        Some(("registers", id)) if !id.contains('/') => Owner::Register(id.to_owned()),
        _ => return None,
    };
    Some((lang, owner))
}
