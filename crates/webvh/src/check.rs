//! A log as a verifier reads it: every entry, in order, signed by whom it may be, and witnessed by enough.

use crate::key::{method, public};
use crate::witness::collection;
use crate::{Log, NoDid, Witnesses};
use didwebvh_rs::DIDWebVHState;
use didwebvh_rs::prelude::{LogEntryMethods as _, Witnesses as Named};
use ledger::PublicKey;
use serde_json::Value;
use tracing::subscriber::NoSubscriber;

/// What a log says.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    pub did: String,
    /// The DID document of the last entry.
    pub document: Value,
    /// Name of the last version: its number and its hash.
    pub version: String,
    pub ended: bool,
    /// Whose word counts for what comes next.
    pub witnesses: Witnesses,
    /// The document for those who know did:web alone.
    pub web: Value,
}

/// Checks all of a log. An entry that does not follow, or that too few witnessed, makes the whole worth nothing.
pub fn check(log: &Log, words: &str) -> Result<Checked, NoDid> {
    let mut state = log.state()?;
    state.set_witness_proofs(collection(words)?);
    quietly(|| state.validate())?.assert_complete()?;
    told(&state)
}

/// How many entries count, from the first one on.
pub fn witnessed(log: &Log, words: &str) -> usize {
    let mut counts = (1..=log.lines().len()).rev();
    let whole = counts.find(|count| check(&log.first(*count), words).is_ok());
    whole.unwrap_or_default()
}

/// The library writes into the log what it answers, too; whether that is worth a line, whoever asks knows better.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    tracing::subscriber::with_default(NoSubscriber::default(), work)
}

/// Checks that entries follow from one another, whoever witnessed them.
pub(crate) fn entries(log: &Log) -> Result<DIDWebVHState, NoDid> {
    let mut state = log.state()?;
    let mut before = None;
    for entry in state.log_entries_mut() {
        quietly(|| entry.verify_log_entry(before))?;
        before = Some(&*entry);
    }
    Ok(state)
}

/// What the last entry of a log says, whoever witnessed it.
pub fn last(log: &Log) -> Result<Checked, NoDid> {
    told(&entries(log)?)
}

/// Whether the last entry waits for a word of this key.
pub fn lacks(log: &Log, words: &str, key: PublicKey) -> Result<bool, NoDid> {
    let state = entries(log)?;
    let entry = state.log_entries().last().ok_or(NoDid::Form("no entry"))?;
    // An entry that changes the witnesses is witnessed by those before.
    let asked = entry.validated_parameters.active_witness.as_deref();
    if !witnesses(asked).keys.contains(&key) {
        return Ok(false);
    }
    let version_id = entry.log_entry.get_version_id();
    let words: Value =
        serde_json::from_str(words).map_err(|_| NoDid::Form("no file of witnesses"))?;
    let by = method(key);
    let versions = words.as_array().into_iter().flatten();
    let mut proofs = versions
        .filter(|version| version["versionId"] == version_id)
        .flat_map(|version| version["proof"].as_array().into_iter().flatten());
    Ok(!proofs.any(|proof| proof["verificationMethod"] == by.as_str()))
}

/// Everybody whom an entry of the log names as a witness.
pub(crate) fn named(state: &DIDWebVHState) -> Vec<PublicKey> {
    let entries = state.log_entries().iter();
    let asked = entries.map(|entry| entry.validated_parameters.active_witness.as_deref());
    asked.flat_map(|asked| witnesses(asked).keys).collect()
}

/// As we name them.
fn witnesses(named: Option<&Named>) -> Witnesses {
    let keys = named
        .and_then(|named| named.witnesses())
        .into_iter()
        .flatten();
    Witnesses {
        keys: keys
            .filter_map(|witness| public(witness.id.as_str()))
            .collect(),
        threshold: named
            .and_then(Named::threshold)
            .map_or(0, |count| count as usize),
    }
}

fn told(state: &DIDWebVHState) -> Result<Checked, NoDid> {
    let last = state.log_entries().last().ok_or(NoDid::Form("no entry"))?;
    let entry = &last.log_entry;
    let document = entry.get_state().clone();
    let did = document.get("id").and_then(Value::as_str);
    let named = last.validated_parameters.witness.as_deref();
    Ok(Checked {
        did: did.ok_or(NoDid::Form("a document without id"))?.to_owned(),
        version: entry.get_version_id().to_owned(),
        ended: last.validated_parameters.deactivated == Some(true),
        witnesses: witnesses(named),
        web: state.to_web_did()?,
        document,
    })
}
