//! An exhibit: documents with the proof that each was recorded, checked by a pinned policy alone.

use crate::commands::ledger::pinned::trust;
use crate::now::now;
use crate::say::say;
use case::Receipt;
use ledger::{Anchored, Document, Exhibit, Name};
use serde::Deserialize;
use std::path::Path;

/// What a step says, as far as it is told here.
#[derive(Deserialize)]
struct Step {
    case: String,
    #[serde(rename = "step")]
    number: i64,
    at: String,
}

/// What happened at it.
#[derive(Deserialize)]
struct Happened {
    event: serde_json::Value,
    receipt: Option<Receipt>,
}

#[derive(Deserialize)]
struct Reading {
    register: String,
    fields: Vec<String>,
    reader: String,
    law: String,
    at: String,
}

/// Tells what the exhibit shows, and gives the receipts in it; nothing where it shows nothing.
pub(super) fn shown(
    bytes: &[u8],
    (policy, ledger, validators_min): (&Path, Option<&Name>, usize),
) -> anyhow::Result<Option<Vec<Receipt>>> {
    let exhibit = Exhibit::read(bytes)?;
    let origin = ledger.unwrap_or(&exhibit.ledger).clone();
    let trust = trust(origin, policy, validators_min)?;
    let places = match exhibit.verify(&trust, now()) {
        Ok(places) => places,
        Err(why) => {
            say!("not proved: {why}");
            return Ok(None);
        }
    };
    say!(
        "recorded: {} documents in the log of {}, which {} anchors",
        places.len(),
        exhibit.agency,
        exhibit.ledger
    );
    let mut receipts = Vec::new();
    for (document, place) in exhibit.documents.iter().zip(&places) {
        say!("  {}", what(document, &mut receipts));
        say!("    {}", place_of(place));
    }
    Ok(Some(receipts))
}

fn place_of(place: &Anchored) -> String {
    format!(
        "entry {}; sealed by a quorum at {}, still there at {}",
        place.index,
        place.recorded.since.rfc3339(),
        place.recorded.seen.rfc3339()
    )
}

/// A document in one line.
fn what(document: &Document, receipts: &mut Vec<Receipt>) -> String {
    let told = match document.text.split_once('\n') {
        Some(("sigap/step@v1", rest)) => step(rest, receipts),
        Some(("sigap/reading@v1", rest)) => reading(rest),
        Some(("sigap/credential@v1", signed)) => Some(format!(
            "a document that was issued, {} letters",
            signed.len()
        )),
        _ => None,
    };
    told.unwrap_or_else(|| "a document of a kind that is not known here".to_owned())
}

fn step(rest: &str, receipts: &mut Vec<Receipt>) -> Option<String> {
    let (step, happened) = rest.split_once('\n')?;
    let step: Step = serde_json::from_str(step).ok()?;
    let happened: Happened = serde_json::from_str(happened).ok()?;
    receipts.extend(happened.receipt);
    let event = match &happened.event {
        serde_json::Value::String(word) => word.as_str(),
        serde_json::Value::Object(event) => event.keys().next().map_or("", String::as_str),
        _ => "",
    };
    let Step { case, number, at } = step;
    Some(format!("step {number} of case {case}, at {at}: {event}"))
}

fn reading(rest: &str) -> Option<String> {
    let Reading {
        register,
        fields,
        reader,
        law,
        at,
    } = serde_json::from_str(rest).ok()?;
    let fields = fields.join(", ");
    Some(format!(
        "{reader} read {fields} of {register} at {at} ({law})"
    ))
}
