//! The story of an identity, checked by a pinned policy alone.

use crate::commands::ledger::pinned::trust;
use crate::now::now;
use crate::say::say;
use ledger::{Identity, Kind, Name};
use serde::Deserialize;
use std::path::Path;

/// What a file says to be.
#[derive(Deserialize)]
struct Typed {
    #[serde(rename = "type")]
    kind: String,
}

/// The text with the keys, as far as it is told here.
#[derive(Deserialize)]
struct Keys {
    keys: Vec<String>,
}

#[derive(Deserialize)]
struct Cause {
    because: String,
}

/// Whether the file says to be one. Whether it is, the check tells.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    serde_json::from_slice(bytes).is_ok_and(|file: Typed| file.kind == "sigap/identity@v1")
}

/// Tells what the file shows; says whether it shows anything.
pub(super) fn shown(
    bytes: &[u8],
    (policy, ledger, validators_min): (&Path, Option<&Name>, usize),
    age_seconds: i64,
) -> anyhow::Result<bool> {
    let identity = Identity::read(bytes)?;
    let origin = ledger.unwrap_or(&identity.ledger).clone();
    let trust = trust(origin, policy, validators_min)?;
    let story = match identity.verify(&trust, age_seconds, now()) {
        Ok(story) => story,
        Err(why) => {
            say!("not proved: {why}");
            return Ok(false);
        }
    };
    say!(
        "recorded: an identity of {} steps in {}",
        story.steps.len(),
        identity.ledger
    );
    for (step, (kind, recorded)) in identity.steps.iter().zip(&story.steps) {
        let count = keys(&step.keys).map(|keys| keys.len().to_string());
        say!(
            "  {}, {}: {} keys count; entry {}, sealed by a quorum at {}",
            turn(*kind),
            because(&step.cause),
            count.as_deref().unwrap_or("what is not known here:"),
            recorded.index,
            recorded.since.rfc3339()
        );
    }
    let last = identity.steps.last();
    for key in last.and_then(|last| keys(&last.keys)).unwrap_or_default() {
        say!("  key {key}");
    }
    let ended = story.steps.last().map(|(kind, _)| *kind) == Some(Kind::DidDeactivate);
    let word = if ended { "ended" } else { "in force" };
    say!(
        "{word}: nothing later was known to a quorum at {}",
        story.seen.rfc3339()
    );
    Ok(true)
}

fn turn(kind: Kind) -> &'static str {
    match kind {
        Kind::DidCreate => "began",
        Kind::DidRotate => "changed",
        _ => "ended",
    }
}

/// Thumbprints in a text with keys; nothing where it is of a kind that is not known here.
fn keys(text: &str) -> Option<Vec<String>> {
    let said = text.strip_prefix("sigap/keys@v1\n")?;
    let said: Keys = serde_json::from_str(said).ok()?;
    Some(said.keys)
}

fn because(text: &str) -> String {
    let said = text.strip_prefix("sigap/cause@v1\n");
    let said = said.and_then(|json| serde_json::from_str::<Cause>(json).ok());
    said.map_or_else(
        || "for a reason of a kind that is not known here".to_owned(),
        |said| said.because,
    )
}
