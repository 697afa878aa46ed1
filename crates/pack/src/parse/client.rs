//! `clients/<id>.toml` and `scopes.toml`: who may ask people to sign in, and what the scopes mean.

use super::input::Input;
use crate::finding::Finding;
use crate::model::{Client, Pack, Profile, Proof, Scope};
use base::{Lang, Owner};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `scopes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScopesFile {
    #[serde(default)]
    scope: Vec<Scope>,
}

const SCOPES: &str = "scopes.toml";
/// Letters of an id: it stands in a column of the access log.
const ID_LETTERS_MAX: usize = 32;

pub(super) fn scopes(input: &mut Input<'_>, pack: &Pack) -> BTreeMap<String, Scope> {
    if !input.files.contains_key(SCOPES) {
        return BTreeMap::new();
    }
    let file: ScopesFile = input.toml(SCOPES).unwrap_or_default();
    let mut scopes = BTreeMap::new();
    for scope in file.scope {
        let line = input.line_of(SCOPES, &format!("id = \"{}\"", scope.id));
        let known = pack.registers.keys();
        if input.check_known(SCOPES, line, "register", &scope.register, known) {
            let fields = &pack.registers[&scope.register].fields;
            for field in scope.claims.values() {
                input.check_known(SCOPES, line, "field", field, fields.keys());
            }
        }
        scopes.insert(scope.id.clone(), scope);
    }
    scopes
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
        if input.findings.is_empty() {
            clients.insert(id, client);
        }
    }
    clients
}

/// A client whose file is not of the pack, as an operator adds one.
pub fn alone(id: &str, source: &str, pack: &Pack) -> Result<Client, Vec<Finding>> {
    let file = format!("clients/{id}.toml");
    let read = toml::from_str::<Client>(source);
    let read = read.map_err(|error| super::toml_findings(&file, source, &error));
    let mut client = read.map_err(|finding| vec![finding])?;
    id.clone_into(&mut client.id);
    let findings = findings(&client, &file, pack);
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
    words(client, &mut wrong);
    addresses(client, &mut wrong);
    proof(client, &mut wrong);
    for scope in &client.scopes {
        let bare = Client::BARE.contains(&scope.as_str());
        if client.has_people() && !bare && !pack.scopes.contains_key(scope) {
            let told = format!("there is no scope \"{scope}\"");
            wrong.say("unknown-name", told, "use one of scopes.toml");
        }
    }
    wrong.findings
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

fn addresses(client: &Client, wrong: &mut Wrong<'_>) {
    let all = client
        .redirect_uris
        .iter()
        .chain(&client.post_logout_redirect_uris)
        .chain(&client.backchannel_logout_uri)
        .chain(&client.jwks_uri);
    for address in all {
        let loopback = client.demo && address.starts_with("http://127.0.0.1");
        let plain = address.is_ascii() && !address.contains(['#', '*', ' ', '"', '<', '>', '\\']);
        if !plain || !(address.starts_with("https://") || loopback) {
            let told = format!("\"{address}\" cannot be gone to safely");
            let mend = "write a whole https:// address without a fragment; http://127.0.0.1 in the demonstration alone";
            wrong.say("bad-address", told, mend);
        }
    }
}

fn proof(client: &Client, wrong: &mut Wrong<'_>) {
    let keys = client.jwks_uri.is_some() || !client.keys.is_empty();
    let needs = client.token_endpoint_auth_method == Proof::PrivateKeyJwt;
    if keys != needs {
        let told = "keys and the way it proves itself do not fit".to_owned();
        let mend = "private_key_jwt needs jwks_uri or [[keys]]; client_secret_basic has neither";
        wrong.say("bad-proof", told, mend);
    }
    if client.profile == Profile::Fapi2 && !needs {
        let told = "FAPI 2.0 knows no shared secrets".to_owned();
        wrong.say("bad-proof", told, "use private_key_jwt");
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
        texts.add(*lang, owner, &format!("clients/{}.toml", client.id), &source)?;
    }
    Ok(())
}
