//! Every word exists in every language, says the same with the same placeholders, and is used.

use super::keys::{self, Keys};
use crate::finding::Finding;
use crate::model::Pack;
use base::{Date, Lang, Owner};
use std::collections::BTreeSet;

/// Beginnings of keys of the pack that must name something it declares.
const NAMING: [&str; 6] = ["act-", "agency-", "event-", "law-", "persona-", "role-"];

pub(super) fn check(pack: &Pack, today: Date, findings: &mut Vec<Finding>) {
    let mut owners = Vec::new();
    for service in pack.services.values() {
        let keys = keys::of_service(pack, service);
        owners.push((Owner::Service(service.id.clone()), keys));
    }
    for register in pack.registers.values() {
        let keys = keys::of_register(register);
        owners.push((Owner::Register(register.id.clone()), keys));
    }
    owners.push((Owner::Pack, keys::of_pack(pack, &personas(pack, today))));
    for (owner, keys) in &owners {
        for lang in Lang::ALL {
            missing(pack, lang, owner, keys, findings);
            unused(pack, lang, owner, keys, findings);
        }
        placeholders(pack, owner, keys, findings);
    }
}

/// Names of the people whom the demo offers.
fn personas(pack: &Pack, today: Date) -> Vec<String> {
    pack.people_names()
        .filter(|name| {
            let people = pack.people(name, today);
            people.is_some_and(|people| people.persona.is_some())
        })
        .map(str::to_owned)
        .collect()
}

fn missing(pack: &Pack, lang: Lang, owner: &Owner, keys: &Keys, findings: &mut Vec<Finding>) {
    for (key, need) in &keys.required {
        if !pack.texts.has(lang, owner, key) {
            let elsewhere = Lang::ALL.iter().any(|l| pack.texts.has(*l, owner, key));
            let code = match need.code {
                "missing-words" if elsewhere => "missing-translation",
                code => code,
            };
            findings.push(Finding::new(
                file_of(owner, lang),
                0,
                code,
                format!("\"{key}\" is missing, for {}", need.by),
                format!("add a line: {key} = …"),
            ));
        }
    }
}

/// Words nobody shows; and words with a placeholder that nobody fills.
fn unused(pack: &Pack, lang: Lang, owner: &Owner, keys: &Keys, findings: &mut Vec<Finding>) {
    for key in pack.texts.keys(lang, owner) {
        let line = pack
            .texts
            .place(lang, owner, key)
            .map_or(0, |(_, line)| line);
        let file = file_of(owner, lang);
        let names_something = NAMING.iter().any(|start| key.starts_with(start));
        if !keys.has(key) && (*owner != Owner::Pack || names_something) {
            let told = format!("nothing uses \"{key}\"");
            let mend = "remove it, or correct its spelling";
            findings.push(Finding::new(&file, line, "unused-words", told, mend));
        } else if *owner != Owner::Pack {
            let names = pack.texts.placeholders(lang, owner, key).into_iter();
            for name in names.filter(|name| !keys.provides(key, name)) {
                let told = format!("nobody provides ${name} for \"{key}\"");
                let mend = "say it without a placeholder; reasons and labels are plain sentences";
                findings.push(Finding::new(&file, line, "unknown-placeholder", told, mend));
            }
        }
    }
}

/// A key in one language that the other lacks is missing; in both, the placeholders must be the same.
fn placeholders(pack: &Pack, owner: &Owner, keys: &Keys, findings: &mut Vec<Finding>) {
    let texts = &pack.texts;
    let id: BTreeSet<&str> = texts.keys(Lang::Id, owner).collect();
    let en: BTreeSet<&str> = texts.keys(Lang::En, owner).collect();
    // Keys that are required were told with what needs them.
    let one_sided = id.symmetric_difference(&en);
    for key in one_sided.filter(|key| !keys.required.contains_key(**key)) {
        let lacking = if id.contains(key) { Lang::En } else { Lang::Id };
        let told = format!("\"{key}\" is missing, and the other language has it");
        let mend = format!("add a line: {key} = …");
        let file = file_of(owner, lacking);
        findings.push(Finding::new(file, 0, "missing-translation", told, mend));
    }
    for key in id.intersection(&en) {
        let ours = texts.placeholders(Lang::Id, owner, key);
        let theirs = texts.placeholders(Lang::En, owner, key);
        if ours != theirs {
            let line = texts
                .place(Lang::En, owner, key)
                .map_or(0, |(_, line)| line);
            let told = format!(
                "\"{key}\" takes {} in Indonesian and {} in English",
                list(&ours),
                list(&theirs)
            );
            let mend = "use the same placeholders in both languages";
            let file = file_of(owner, Lang::En);
            findings.push(Finding::new(file, line, "placeholder-differs", told, mend));
        }
    }
}

fn list(names: &BTreeSet<String>) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("${name}")).collect();
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(", ")
    }
}

fn file_of(owner: &Owner, lang: Lang) -> String {
    match owner {
        Owner::Service(id) => format!("services/{id}/{}.ftl", lang.tag()),
        Owner::Client(id) => format!("clients/{id}.toml"),
        Owner::Register(id) => format!("registers/{id}/{}.ftl", lang.tag()),
        Owner::Pack | Owner::Portal => format!("text/{}.ftl", lang.tag()),
    }
}
