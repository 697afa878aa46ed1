//! `clients/<id>.toml` and `claims.toml`: who may ask people to sign in, and where the answers stand. Addresses, keys and
//! scopes are looked at where the provider takes a client in; here, what belongs to the country.

use super::input::Input;
use crate::finding::Finding;
use crate::model::{Claim, Client, Pack};
use base::{Lang, Owner};
use std::collections::BTreeMap;

const CLAIMS: &str = "claims.toml";
/// Letters of an id: it stands in a column of the access log.
const ID_LETTERS_MAX: usize = 32;

pub(super) fn claims(input: &mut Input<'_>, pack: &Pack) -> BTreeMap<String, Claim> {
    if !input.files.contains_key(CLAIMS) {
        return BTreeMap::new();
    }
    let claims: BTreeMap<String, Claim> = input.toml(CLAIMS).unwrap_or_default();
    for (id, claim) in &claims {
        let line = input.line_of(CLAIMS, &format!("[{id}]"));
        let known = pack.registers.keys();
        if input.check_known(CLAIMS, line, "register", &claim.register, known) {
            let fields = &pack.registers[&claim.register].fields;
            input.check_known(CLAIMS, line, "field", &claim.field, fields.keys());
        }
    }
    claims
}

pub(super) fn clients(input: &mut Input<'_>, pack: &Pack) -> BTreeMap<String, Client> {
    let mut clients = BTreeMap::new();
    for id in input.stems("clients/") {
        let file = format!("clients/{id}.toml");
        input.check_kebab(&file, 0, &id);
        let Some(mut client) = input.toml::<Client>(&file) else {
            continue;
        };
        client.id.clone_from(&id);
        input.findings.extend(findings(&client, &file, pack));
        input.findings.extend(shared(&client, &file, &clients));
        if input.findings.is_empty() {
            clients.insert(id, client);
        }
    }
    clients
}

/// A client whose file is not of the pack, as an operator adds one. `known` puts in what stands in no file.
pub fn alone(
    id: &str,
    source: &str,
    pack: &Pack,
    known: impl FnOnce(&mut Client),
) -> Result<Client, Vec<Finding>> {
    let file = format!("clients/{id}.toml");
    let read = toml::from_str::<Client>(source);
    let read = read.map_err(|error| super::toml_findings(&file, source, &error));
    let mut client = read.map_err(|finding| vec![finding])?;
    id.clone_into(&mut client.id);
    known(&mut client);
    let mut findings = findings(&client, &file, pack);
    findings.extend(shared(&client, &file, &pack.clients));
    if findings.is_empty() {
        Ok(client)
    } else {
        Err(findings)
    }
}

/// Everything that is wrong with a client.
fn findings(client: &Client, file: &str, pack: &Pack) -> Vec<Finding> {
    let mut wrong = Wrong {
        file,
        findings: Vec::new(),
    };
    let named = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if client.id.len() > ID_LETTERS_MAX || client.id.is_empty() || !client.id.bytes().all(named) {
        let told = format!("an id has at most {ID_LETTERS_MAX} small letters, digits and dashes");
        wrong.say("bad-name", told, "rename the file");
    }
    if !pack.agencies.contains_key(&client.owner) {
        let told = format!("there is no agency \"{}\"", client.owner);
        wrong.say("unknown-name", told, "name the agency that answers for it");
    }
    if crate::Citation::parse(client.law.written()).is_err() {
        let told = "it does not say by which law it may ask".to_owned();
        wrong.say("bad-law", told, "write it like \"UU 24/2013 art. 79\"");
    }
    if client.sector.as_deref().is_some_and(is_of_a_registration) {
        let told = "its sector is written like the numbers of a client added by command".to_owned();
        wrong.say("bad-name", told, "name a sector that begins otherwise");
    }
    words(client, &mut wrong);
    wrong.findings
}

/// Whether a sector begins like those that follow from a registration: nobody names their way into one.
fn is_of_a_registration(sector: &str) -> bool {
    let first = sector.split_once('.').map(|(first, _)| first);
    let number = first.and_then(|first| first.strip_prefix('r'));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Clients of one sector can compare whom they know, so none gets into a sector by its own word alone: all of them say so,
/// and one agency answers for all.
fn shared(client: &Client, file: &str, others: &BTreeMap<String, Client>) -> Option<Finding> {
    let shares = |other: &&Client| {
        let agreed = client.sector.is_some() && other.sector.is_some();
        let same = other.owner == client.owner;
        other.id != client.id && other.sector() == client.sector() && !(agreed && same)
    };
    let other = others.values().find(shares)?;
    let told = format!(
        "its sector \"{}\" is that of \"{}\", of which not both say so for one agency",
        client.sector(),
        other.id
    );
    let mend =
        "state the sector in the files of all that share it, or none; their owner is the same";
    Some(Finding::new(file, 0, "shared-sector", told, mend))
}

fn words(client: &Client, wrong: &mut Wrong<'_>) {
    for lang in Lang::ALL {
        let said = client.words.get(&lang);
        let whole = said.is_some_and(|words| {
            [&words.name, &words.purpose]
                .iter()
                .all(|text| !text.trim().is_empty() && !text.contains(['{', '}', '\n']))
        });
        if !whole {
            let told = format!("name or purpose is missing in \"{}\"", lang.tag());
            wrong.say("missing-words", told, "add [words.id] and [words.en]");
        }
    }
}

struct Wrong<'a> {
    file: &'a str,
    findings: Vec<Finding>,
}

impl Wrong<'_> {
    fn say(&mut self, code: &'static str, told: String, mend: &str) {
        self.findings
            .push(Finding::new(self.file, 0, code, told, mend));
    }
}

/// Makes the words of a client sayable, as those of a service are.
pub fn add_words(texts: &mut crate::text::Texts, client: &Client) -> Result<(), Vec<Finding>> {
    for (lang, words) in &client.words {
        let source = format!("name = {}\npurpose = {}\n", words.name, words.purpose);
        let owner = Owner::Client(client.id.clone());
        texts.add(
            *lang,
            owner,
            &format!("clients/{}.toml", client.id),
            &source,
        )?;
    }
    Ok(())
}
