//! Steps of a case, in sentences, on the country that is shipped: its scenarios are the facts.

mod clarifying;
mod clocks;
mod documents;
mod laws;
mod objections;
mod officer;
mod offices;
mod paying;
mod products;
mod receipts;
mod revoking;
mod scenarios;
mod sending;
mod statements;

use crate::{Case, Command, Event, Finding, On, Refusal, Setting, Stage, Step, advance};
use base::{Date, Facts, PaymentReference, Timestamp, Zone};
use pack::model::{Asked, Outcome, Pack, Service};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(|| Pack::parse(files()).unwrap());

/// The same country, had it decided that silence grants a certificate.
static SILENT: LazyLock<Pack> = LazyLock::new(|| {
    let mut files = files();
    let about = files.get_mut("services/akta-lahir/service.toml").unwrap();
    let text = String::from_utf8(about.clone()).unwrap();
    assert!(text.contains("deemed_approval = false"));
    *about = text
        .replace("deemed_approval = false", "deemed_approval = true")
        .into_bytes();
    Pack::parse(files).unwrap()
});

/// The same country, where each product has a clock of its own: silence grants the number after three working days and
/// the card after ten, nothing grants the certificate, the card takes the place of the certificate, and an officer may
/// ask what is unclear.
static OWN_CLOCKS: LazyLock<Pack> = LazyLock::new(|| {
    let mut files = files();
    let mut edit = |name: &str, edits: &[(&str, &str)]| {
        let file = files.get_mut(&format!("services/akta-lahir/{name}"));
        let file = file.unwrap();
        let mut text = String::from_utf8(file.clone()).unwrap();
        for (old, new) in edits {
            assert!(text.contains(old), "{old}");
            text = text.replacen(old, new, 1);
        }
        *file = text.into_bytes();
    };
    let clock = |days: u8| {
        format!("officer = {{ length = {days}, unit = \"working-days\", starts = \"next-day\" }}\n")
    };
    let silence = "deemed_approval = true\ndeemed_law = \"UU 30/2014 art. 53\"\n";
    let number = ["id     = \"nik\"\n", &clock(3), silence].concat();
    let card = [
        "id     = \"kartu_keluarga\"\nsupersedes = \"akta\"\n",
        &clock(10),
        silence,
    ]
    .concat();
    edit(
        "output.toml",
        &[
            ("id     = \"nik\"\n", &number),
            ("id     = \"kartu_keluarga\"\n", &card),
        ],
    );
    let wait =
        "clarification_wait = { length = 5, unit = \"calendar-days\", starts = \"next-day\" }";
    let ground = "[[clarification]]\nid = \"unclear\"\nlaw = \"UU 30/2014 art. 53\"\n\n[synonyms]";
    edit(
        "service.toml",
        &[
            ("register_wait ", &[wait, "\nregister_wait "].concat()),
            ("[synonyms]", ground),
        ],
    );
    Pack::parse(files).unwrap()
});

fn files() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/indonesia");
    let mut files = BTreeMap::new();
    let mut left: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Noon in the capital on the day most scenarios play: a Tuesday.
fn noon() -> Timestamp {
    Timestamp::midnight(Date::constant(2026, 3, 10), Zone::Wib).plus_hours(12)
}

fn setting(pack: &'static Pack) -> Setting<'static> {
    Setting {
        service: service(pack),
        area: Some("3273"),
        zone: Zone::Wib,
        calendar: pack.calendar("dukcapil"),
        reference: PaymentReference::new(base::Bucket(1), [1; 8]),
    }
}

fn service(pack: &'static Pack) -> &'static Service {
    &pack.services["akta-lahir"]
}

/// What the case of a scenario looks at.
fn facts(name: &str) -> Facts {
    let file = format!("services/akta-lahir/scenarios/{name}.toml");
    let service = service(&PACK);
    let scenario = service.scenarios.iter().find(|s| s.file == file).unwrap();
    pack::scenario::facts(&PACK, service, scenario).unwrap()
}

fn act(case: &Case, command: Command, now: Timestamp) -> Result<Step, Refusal> {
    advance(&setting(&PACK), case, command, now)
}

/// The case of a scenario, sent at noon.
fn sent(name: &str) -> Case {
    submit(&Case::draft(), name).unwrap().case
}

fn submit(case: &Case, name: &str) -> Result<Step, Refusal> {
    let facts = facts(name);
    act(case, Command::Submit { facts }, noon())
}

fn arrive(case: &Case, name: &str, now: Timestamp) -> Result<Step, Refusal> {
    let facts = facts(name);
    act(case, Command::FactsArrived { facts }, now)
}

/// The officer says the same of every open product.
fn officer(case: &Case, name: &str, outcome: Outcome, now: Timestamp) -> Result<Step, Refusal> {
    let said = |product: &str| (product.to_owned(), (outcome, "Sesuai berkas.".to_owned()));
    let command = Command::OfficerDecides {
        facts: facts(name),
        decisions: case.open().into_iter().map(said).collect(),
    };
    act(case, command, now)
}

fn object(case: &Case, now: Timestamp) -> Result<Step, Refusal> {
    let grounds = "Nama itu sudah benar.".to_owned();
    act(case, Command::Object { grounds }, now)
}

fn withdraw(case: &Case) -> Result<Step, Refusal> {
    act(case, Command::Withdraw, noon())
}

fn deadline(case: &Case, name: &str, now: Timestamp) -> Result<Step, Refusal> {
    let facts = facts(name);
    act(case, Command::DeadlinePassed { facts }, now)
}

/// The instant at which the clock of the case runs out.
fn end(case: &Case) -> Timestamp {
    case.stage.due().unwrap().at
}

fn words(step: &Step) -> Vec<&'static str> {
    step.events.iter().map(Event::word).collect()
}

const HOSPITAL: &str = "married-parents-hospital-birth";
const BEFORE_MARRIAGE: &str = "born-before-marriage";
const NO_CARD: &str = "no-family-card";
const LETTER: &str = "birth-letter-unchecked";
const SILENT_REGISTER: &str = "facility-register-down";
const LATE: &str = "reported-late";
const TOO_LONG: &str = "name-too-long";
const FOUND: &str = "found-child";
const PRODUCTS: [&str; 3] = ["akta", "kartu_keluarga", "nik"];
