//! The next entry of a log.

use crate::key::{Pen, commitment, multibase};
use crate::{Log, NoDid, Witnesses, check};
use base::Timestamp;
use chrono::{DateTime, FixedOffset, TimeDelta};
use didwebvh_rs::SCID_HOLDER;
use didwebvh_rs::create::add_web_also_known_as;
use didwebvh_rs::prelude::{DIDWebVHState, LogEntryMethods as _, Multibase, Parameters};
use ledger::{PublicKey, Signer};
use serde_json::Value;
use std::net::IpAddr;
use std::sync::Arc;

/// Whoever a document is about, before the identifier is known.
pub const ME: &str = "{DID}";

/// Keys for one entry: the one that signs it, which the entry before committed to, and the one that the next entry will be signed with.
pub struct Keys<'a> {
    pub now: &'a (dyn Signer + Send + Sync),
    pub next: PublicKey,
}

/// The first entry. `host` is that of the site (a domain name with a dot, never a number; with its port, where it has one); in `document`, whoever it is
/// about is called [`ME`].
pub async fn begin(
    host: &str,
    document: &Value,
    keys: &Keys<'_>,
    witnesses: &Witnesses,
    now: Timestamp,
) -> Result<Log, NoDid> {
    let name = host.split(':').next().unwrap_or_default();
    let is_name = name.contains('.') && name.parse::<IpAddr>().is_err();
    if !is_name || host.contains(['/', '%', '{', '[']) {
        return Err(NoDid::Form("a host"));
    }
    let did = format!("did:webvh:{SCID_HOLDER}:{}", host.replace(':', "%3A"));
    let mut document = named(document, &did)?;
    add_web_also_known_as(&mut document, &did)?;
    let mut state = DIDWebVHState::default();
    let parameters = parameters(keys, witnesses)?;
    add(&mut state, &document, &parameters, keys.now, now).await
}

/// The document with the identifier wherever it says [`ME`].
pub fn named(document: &Value, did: &str) -> Result<Value, NoDid> {
    let text = document.to_string().replace(ME, did);
    serde_json::from_str(&text).map_err(|_| NoDid::Form("a document"))
}

/// The next entry, with another document or only other keys and witnesses.
pub async fn go_on(
    log: &Log,
    document: &Value,
    keys: &Keys<'_>,
    witnesses: &Witnesses,
    now: Timestamp,
) -> Result<Log, NoDid> {
    let mut state = living(log)?;
    let parameters = parameters(keys, witnesses)?;
    let line = add(&mut state, document, &parameters, keys.now, now).await?;
    Ok(append(log, &line))
}

/// The last two entries: one that promises no keys any more (did:webvh 1.0 ends no identifier that does), and the end.
pub async fn end(
    log: &Log,
    signer: &(dyn Signer + Send + Sync),
    witnesses: &Witnesses,
    now: Timestamp,
) -> Result<Log, NoDid> {
    let mut state = living(log)?;
    let last = state.log_entries().last().ok_or(NoDid::Form("no entry"))?;
    let document = last.log_entry.get_state().clone();
    let unpromised = Parameters {
        update_keys: Some(Arc::new(vec![Multibase::new(multibase(signer.public()))])),
        next_key_hashes: Some(Arc::new(Vec::new())),
        witness: Some(Arc::new(witnesses.named()?)),
        ..Parameters::default()
    };
    let ended = Parameters {
        update_keys: Some(Arc::new(Vec::new())),
        next_key_hashes: None,
        deactivated: Some(true),
        ..unpromised.clone()
    };
    let first = add(&mut state, &document, &unpromised, signer, now).await?;
    let last = add(&mut state, &document, &ended, signer, now).await?;
    Ok(append(&append(log, &first), &last))
}

fn append(log: &Log, line: &Log) -> Log {
    line.lines()
        .iter()
        .cloned()
        .fold(log.clone(), |log, line| log.with(line))
}

/// A log that may go on.
fn living(log: &Log) -> Result<DIDWebVHState, NoDid> {
    let state = check::entries(log)?;
    let last = state.log_entries().last().ok_or(NoDid::Form("no entry"))?;
    if last.validated_parameters.deactivated == Some(true) {
        return Err(NoDid::Ended);
    }
    Ok(state)
}

fn parameters(keys: &Keys<'_>, witnesses: &Witnesses) -> Result<Parameters, NoDid> {
    let now = Multibase::new(multibase(keys.now.public()));
    Ok(Parameters {
        update_keys: Some(Arc::new(vec![now])),
        next_key_hashes: Some(Arc::new(vec![commitment(keys.next)])),
        witness: Some(Arc::new(witnesses.named()?)),
        ..Parameters::default()
    })
}

async fn add(
    state: &mut DIDWebVHState,
    document: &Value,
    parameters: &Parameters,
    signer: &(dyn Signer + Send + Sync),
    now: Timestamp,
) -> Result<Log, NoDid> {
    let pen = Pen::of(signer);
    // Times of entries only ever grow, by a second at least.
    let last = state.log_entries().last();
    let after = last.map(|last| last.log_entry.get_version_time() + TimeDelta::seconds(1));
    let moment = moment(now)?;
    let moment = after.map_or(moment, |after| after.max(moment));
    let made = state.create_log_entry(Some(moment), document, parameters, &pen);
    let line = serde_json::to_string(&made.await?.log_entry);
    Ok(Log::default().with(line.map_err(|_| NoDid::Form("an entry"))?))
}

fn moment(now: Timestamp) -> Result<DateTime<FixedOffset>, NoDid> {
    let moment = DateTime::from_timestamp(now.seconds(), 0);
    moment
        .map(|moment| moment.fixed_offset())
        .ok_or(NoDid::Time)
}
