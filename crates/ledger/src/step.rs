//! One step of a subject's story: whether an operation may follow what the state holds, and what the state holds then.
//!
//! ```text
//! did         create → rotate* → deactivate
//! issuer      add → (suspend → add)* → revoke
//! status, service, snapshot, audit, validators      each follows the one before
//! ```

use crate::log::{Disproved, check_consistency};
use crate::{Deed, Entry, Hash, Kind, Name, Operation, Set, Status};

/// Why an operation is not taken. Says what to do differently; holds nothing that could be about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no agency of the set in force has this key and name")]
    UnknownAgency,
    #[error("this agency may not submit `{0:?}`")]
    NotAllowed(Kind),
    #[error("the very operation that was taken last")]
    Replayed,
    #[error("this turn has passed; the next one is {next}")]
    OutOfOrder { next: u64 },
    #[error("turns are missing; the next one is {next}")]
    Gap { next: u64 },
    #[error("does not continue the subject's last operation")]
    Previous,
    #[error("nothing began this subject yet")]
    NotBegun,
    #[error("this subject has begun already")]
    Begun,
    #[error("this subject is closed for good")]
    Closed,
    #[error("an issuer that is suspended cannot be suspended")]
    Suspended,
    #[error("the other log does not continue what was anchored: {0}")]
    Audit(Disproved),
    #[error("the other log has nothing new")]
    NothingNew,
    #[error("a set for another ledger")]
    ForeignSet,
    #[error("a set that cannot run a ledger: {0}")]
    Set(crate::set::BadSet),
    #[error("the commitment is not the digest of the set")]
    Commitment,
    #[error("too few validators in force approve the set")]
    Approvals,
    #[error("this block has a new set already")]
    SetPending,
    #[error("the first operation of a ledger is its set, and nothing else")]
    Founding,
}

/// The ledger an operation is for, and the set in force.
pub(crate) struct Rights<'a> {
    pub(crate) origin: &'a Name,
    pub(crate) set: &'a Set,
}

/// What the state holds after `operation`, which will stand at `index`.
pub(crate) fn step(
    entry: Option<&Entry>,
    operation: &Operation,
    index: u64,
    rights: &Rights<'_>,
) -> Result<Entry, Refusal> {
    let agency = rights.set.agency_of(operation);
    let agency = agency.ok_or(Refusal::UnknownAgency)?;
    let kind = operation.kind();
    if !agency.may.contains(&kind) {
        return Err(Refusal::NotAllowed(kind));
    }
    in_turn(entry, operation)?;
    let status = next_status(entry.map(|entry| entry.status), kind)?;
    let content = operation.content();
    let size = match &content.deed {
        Deed::AuditCheckpoint { size, proof } => {
            let new = (*size, content.commitment);
            grows(entry, new, proof)?;
            *size
        }
        Deed::ValidatorsSet { .. } => {
            check_set(operation, rights)?;
            0
        }
        _ => 0,
    };
    Ok(Entry {
        sequence: content.sequence,
        status,
        commitment: content.commitment,
        index,
        leaf: operation.leaf(),
        owner: entry.map_or(content.agency, |entry| entry.owner),
        size,
    })
}

/// Whether it is this operation's turn.
fn in_turn(entry: Option<&Entry>, operation: &Operation) -> Result<(), Refusal> {
    let content = operation.content();
    let (next, previous) = match entry {
        Some(entry) if entry.leaf == operation.leaf() => return Err(Refusal::Replayed),
        Some(entry) => (entry.sequence + 1, entry.leaf),
        None => (0, Hash::NONE),
    };
    match content.sequence {
        passed if passed < next => Err(Refusal::OutOfOrder { next }),
        ahead if ahead > next => Err(Refusal::Gap { next }),
        _ if content.previous != previous => Err(Refusal::Previous),
        _ => Ok(()),
    }
}

fn next_status(status: Option<Status>, kind: Kind) -> Result<Status, Refusal> {
    if status == Some(Status::Closed) {
        return Err(Refusal::Closed);
    }
    match (kind, status) {
        (Kind::DidCreate, Some(_)) | (Kind::IssuerAdd, Some(Status::Active)) => Err(Refusal::Begun),
        (
            Kind::DidRotate | Kind::DidDeactivate | Kind::IssuerSuspend | Kind::IssuerRevoke,
            None,
        ) => Err(Refusal::NotBegun),
        (Kind::IssuerSuspend, Some(Status::Suspended)) => Err(Refusal::Suspended),
        (Kind::IssuerSuspend, Some(_)) => Ok(Status::Suspended),
        (Kind::DidDeactivate | Kind::IssuerRevoke, Some(_)) => Ok(Status::Closed),
        (Kind::DidCreate, None)
        | (Kind::DidRotate, Some(_))
        | (Kind::IssuerAdd, None | Some(_))
        | (
            Kind::StatusRoot
            | Kind::ServicePublished
            | Kind::AuditCheckpoint
            | Kind::Snapshot
            | Kind::ValidatorsSet
            | Kind::Block,
            _,
        ) => Ok(Status::Active),
    }
}

/// The audit log of an agency only ever grows: the anchored root is the beginning of the new one.
fn grows(entry: Option<&Entry>, new: (u64, Hash), proof: &[Hash]) -> Result<(), Refusal> {
    let old = entry.map_or((0, Hash::of(b"")), |entry| (entry.size, entry.commitment));
    if new.0 == old.0 {
        return Err(Refusal::NothingNew);
    }
    check_consistency(old, new, proof).map_err(Refusal::Audit)
}

fn check_set(operation: &Operation, rights: &Rights<'_>) -> Result<(), Refusal> {
    let content = operation.content();
    let Deed::ValidatorsSet { set, approvals } = &content.deed else {
        return Err(Refusal::Founding);
    };
    if content.subject != subject_of(rights.origin) {
        return Err(Refusal::ForeignSet);
    }
    set.check().map_err(Refusal::Set)?;
    if set.commitment().ok() != Some(content.commitment) {
        return Err(Refusal::Commitment);
    }
    if !rights.set.approves(content, approvals, rights.origin) {
        return Err(Refusal::Approvals);
    }
    Ok(())
}

/// The subject of every set of a ledger: the digest of its name.
pub fn subject_of(origin: &Name) -> Hash {
    origin.digest()
}
