//! The identifier of the agency (did:webvh) in the ledger: each entry of its log is an operation, so that nobody is shown another log than
//! everybody else, and whoever doubts it has the story of it as a file.

use super::{Audit, AuditError};
use crate::AppError;
use ::ledger::{
    Deed, Entry, Family, Hash, Identity, IdentityStep, Kind, Operation, entry_of, key_of,
};
use webvh::Log;

/// Says the entries that the ledger does not have yet; tells how many those were.
pub async fn announce_did(audit: &Audit, log: &Log) -> Result<usize, AuditError> {
    let subject = subject_of(log)?;
    let about = (Kind::DidCreate, subject);
    let first = match audit.last(about).await? {
        None => 0,
        Some(last) => {
            let at = number(last.sequence)?;
            // Somebody else said something of it, or an older copy of the log was put back.
            if log.lines().len() <= at || word(log, at)?.1 != last.commitment {
                return Err(AuditError::Fork);
            }
            at + 1
        }
    };
    let mut said = 0;
    for at in first..log.lines().len() {
        let next = async |last: Option<&Entry>| {
            let turn = last.map_or(Ok(0), |last| number(last.sequence + 1))?;
            if turn == at {
                word(log, at).map(Some)
            } else {
                Err(AuditError::Fork)
            }
        };
        said += usize::from(audit.say(about, next).await?.is_some());
    }
    Ok(said)
}

fn number(sequence: u64) -> Result<usize, AuditError> {
    let number = usize::try_from(sequence);
    Ok(number.map_err(|_| AppError::Invariant("a log has an end"))?)
}

/// The identifier as the ledger knows it: the digest of the part that follows from the first entry (SCID).
fn subject_of(log: &Log) -> Result<Hash, AuditError> {
    let scid = log
        .scid()
        .ok_or(AppError::Invariant("a log names itself"))?;
    Ok(Hash::of(scid.as_bytes()))
}

/// What is said of an entry: its line, and the signature that made it one.
fn word(log: &Log, at: usize) -> Result<(Deed, Hash), AuditError> {
    let line = log.lines().get(at);
    let (Some(line), Some(proof)) = (line, log.proof(at)) else {
        return Err(AppError::Invariant("an entry is signed").into());
    };
    let controller = entry_of(proof.as_bytes());
    let deed = match at {
        0 => Deed::DidCreate { controller },
        _ if log.is_end(at) => Deed::DidDeactivate { controller },
        _ => Deed::DidRotate { controller },
    };
    Ok((deed, entry_of(line.as_bytes())))
}

/// The story of the identifier: every line of its log with the operation about it, and that there is no later one.
pub async fn story_of_did(audit: &Audit, log: &Log) -> Result<Vec<u8>, AuditError> {
    let subject = subject_of(log)?;
    let about = (Kind::DidCreate, subject);
    let last = audit.last(about).await?.ok_or(AppError::NotFound)?;
    let mut steps = Vec::new();
    let mut next = Some(last.index);
    while let Some(index) = next {
        let proved = audit.ledger.proved(index).await?;
        let (entry, proof) = proved.ok_or(AppError::NotFound)?;
        let operation = Operation::read(&entry, audit.ledger.origin())?;
        let content = operation.content();
        let at = number(content.sequence)?;
        let (Some(line), Some(proved)) = (log.lines().get(at), log.proof(at)) else {
            return Err(AppError::NotFound.into());
        };
        steps.push(IdentityStep {
            entry: String::from_utf8_lossy(&entry).into_owned(),
            keys: line.clone(),
            cause: proved,
            proof,
        });
        next = match content.previous {
            Hash::NONE => None,
            leaf => audit.ledger.find(leaf).await?.map(|placed| placed.index),
        };
    }
    steps.reverse();
    let present = audit.ledger.current(key_of(Family::Did, subject)).await?;
    let present = present.ok_or(AppError::NotFound)?;
    let of = (audit.ledger.origin().clone(), subject);
    let file = serde_json::to_vec_pretty(&Identity::new(of, steps, present));
    Ok(file.map_err(AppError::from)?)
}
