//! A small ledger as a file, for programs of others: `e2e/ledger/check.py` reads it and uses nothing of ours.
//!
//! The file is compared with what is made here, so a change of any format shows. It is written anew by
//! `SIGAP_WRITE_SAMPLES=1 cargo test -p ledger samples`.

use super::exhibits::DOCUMENT;
use super::identities::{file, tell_step};
use super::walking::{change, hand_over};
use super::*;
use crate::log::tests::log_of;
use crate::log::{Bundle, Tile, write_bundle};
use crate::{Document, Exhibit, Policy, entry_of, write_anchored};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

const STORED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples.json");

fn ledger() -> (Country, Value) {
    let mut country = Country::new();
    let first_policy = Policy::text_of(country.head.set().0);
    let people =
        (0..24).map(|person| country.signed(content(create(), subject(&format!("{person}")))));
    let people: Vec<_> = people.collect();
    country.block(people);
    country.tell(rotate(), subject("7"));
    country.tell(Deed::IssuerAdd, subject("campus"));
    country.tell(Deed::IssuerSuspend, subject("campus"));
    let person = subject("an identity");
    let began = tell_step(&mut country, person, 0, false);
    let old = country.head.checkpoint();
    let next = change(&country, set(3..8, 4), 1..4);
    let (entry, proof) = hand_over(&mut country, next, (3..8).collect());
    country.tell(deactivate(), subject("7"));
    let changed = tell_step(&mut country, person, 1, false);
    country.tell(Deed::StatusRoot, subject("list"));
    let anchor = anchor(&mut country);
    let at = country.head.checkpoint().size - 2;
    let proof_of = |index| {
        let path = inclusion(&log_of(&theirs()).1, index, 6).unwrap();
        write_anchored((index, &path), &anchor, &country.proof(at))
    };
    let anchored = proof_of(3);
    let shown = Document {
        text: DOCUMENT.to_owned(),
        proof: proof_of(5),
    };
    let of = (country.origin.clone(), dukcapil(), subject("log"));
    let exhibit = Exhibit::new(of, vec![shown]);
    let value = json!({
        "anchored": { "agency": dukcapil(), "log": subject("log").line(), "entry": text(&theirs()[3]), "proof": anchored },
        "exhibit": exhibit,
        "identity": file(&country, person, &[began, changed]),
        "origin": country.origin,
        "now": country.now.seconds(),
        "first_policy": first_policy,
        "policy": Policy::text_of(country.head.set().0),
        "steps": [{ "entry": text(&entry), "proof": proof }],
        "old": { "size": old.size, "root": old.root.line(), "path": lines(&country.grown(old.size)) },
        "checkpoint": country.note(),
    });
    (country, value)
}

/// The log of an agency: some entries, and the digest of a document.
fn theirs() -> Vec<Vec<u8>> {
    let entries = (0..5).map(|number| format!("entry {number}").into_bytes());
    let document = entry_of(DOCUMENT.as_bytes()).0.to_vec();
    entries.chain([document]).collect()
}

/// Anchors that log.
fn anchor(country: &mut Country) -> Operation {
    let (frontier, _) = log_of(&theirs());
    let (size, proof) = (frontier.size(), Vec::new());
    let mut content = country.next(Deed::AuditCheckpoint { size, proof }, subject("log"));
    content.commitment = frontier.root();
    let operation = country.signed(content);
    country.block(vec![operation.clone()]);
    operation
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(path: &[Hash]) -> Vec<String> {
    path.iter().map(|hash| hash.line()).collect()
}

fn samples() -> Value {
    let (country, mut value) = ledger();
    let entries = country.memory.entries();
    let size = country.head.checkpoint().size;
    let tiles = Tile::grown(0, size).into_iter().map(|tile| {
        let bytes = tile.bytes(&country.memory).unwrap();
        (tile.path(), STANDARD.encode(bytes))
    });
    let bundles = Bundle::grown(0, size).into_iter().map(|bundle| {
        let held = bundle.entries().map(|at| country.memory.entry(at).unwrap());
        (bundle.path(), STANDARD.encode(write_bundle(held).unwrap()))
    });
    value["files"] = tiles.chain(bundles).collect();
    value["entries"] = entries.iter().map(|entry| text(entry)).collect();
    let recorded = [0, 1, 9, size - 1].map(|index| {
        let entry = text(country.memory.entry(index).unwrap());
        json!({ "entry": entry, "proof": country.proof(index).write() })
    });
    value["recorded"] = json!(recorded);
    let asked = [
        (Kind::DidCreate, "7"),
        (Kind::IssuerAdd, "campus"),
        (Kind::IssuerAdd, "7"),
        (Kind::DidCreate, "nobody"),
        (Kind::StatusRoot, "list"),
    ];
    let present = asked.map(|(kind, about)| {
        let entry = country.entry(kind, subject(about));
        json!({
            "family": kind.family().word(),
            "subject": subject(about).line(),
            "agency": dukcapil(),
            "proof": country.present(key(kind, subject(about))),
            "value": entry.map(|entry| STANDARD.encode(entry.bytes())),
        })
    });
    value["present"] = json!(present);
    value
}

#[test]
fn the_samples_for_other_programs_are_what_is_made_here() {
    let made = serde_json::to_string_pretty(&samples()).unwrap() + "\n";
    if std::env::var("SIGAP_WRITE_SAMPLES").is_ok() {
        std::fs::write(STORED, &made).unwrap();
    }
    let stored = std::fs::read_to_string(STORED).unwrap_or_default();
    assert!(
        stored == made,
        "samples.json is stale: SIGAP_WRITE_SAMPLES=1 cargo test -p ledger samples"
    );
}
