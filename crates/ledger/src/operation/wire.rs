//! The JSON of an operation. The members are declared in the order of their names, which is the order of RFC 8785.

use super::{Approval, BadOperation, Content, Deed};
use crate::key::{PublicKey, Signature};
use crate::{Hash, Kind, Set};
use serde::{Deserialize, Serialize};

/// The only version there is.
const VERSION: u8 = 1;

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    agency: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    approvals: Option<Vec<Approval>>,
    commitment: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    controller: Option<Hash>,
    key: PublicKey,
    kind: Kind,
    previous: Hash,
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<Vec<Hash>>,
    sequence: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<Box<Set>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<Signature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<u64>,
    subject: Hash,
    v: u8,
}

/// The members that only some kinds have.
type Extra = (
    Option<Hash>,
    Option<u64>,
    Option<Vec<Hash>>,
    Option<Box<Set>>,
    Option<Vec<Approval>>,
);

pub(super) fn write(
    content: &Content,
    key: PublicKey,
    signature: Option<Signature>,
) -> Result<Vec<u8>, BadOperation> {
    let (controller, size, proof, set, approvals) = extra(&content.deed);
    let wire = Wire {
        agency: content.agency,
        approvals,
        commitment: content.commitment,
        controller,
        key,
        kind: content.kind(),
        previous: content.previous,
        proof,
        sequence: content.sequence,
        set,
        signature,
        size,
        subject: content.subject,
        v: VERSION,
    };
    serde_json::to_vec(&wire).map_err(|error| BadOperation::Malformed(error.to_string()))
}

pub(super) fn read(bytes: &[u8]) -> Result<(Content, PublicKey, Signature), BadOperation> {
    let malformed = |error: serde_json::Error| BadOperation::Malformed(error.to_string());
    let wire: Wire = serde_json::from_slice(bytes).map_err(malformed)?;
    if serde_json::to_vec(&wire).map_err(malformed)? != bytes {
        return Err(BadOperation::NotCanonical);
    }
    let (Some(signature), VERSION) = (wire.signature, wire.v) else {
        return Err(BadOperation::Members);
    };
    let (agency, subject, sequence) = (wire.agency, wire.subject, wire.sequence);
    let (previous, commitment, key) = (wire.previous, wire.commitment, wire.key);
    let extra = (
        wire.controller,
        wire.size,
        wire.proof,
        wire.set,
        wire.approvals,
    );
    let content = Content {
        deed: deed(wire.kind, extra)?,
        agency,
        subject,
        sequence,
        previous,
        commitment,
    };
    Ok((content, key, signature))
}

fn extra(deed: &Deed) -> Extra {
    match deed {
        Deed::DidCreate { controller }
        | Deed::DidRotate { controller }
        | Deed::DidDeactivate { controller } => (Some(*controller), None, None, None, None),
        Deed::AuditCheckpoint { size, proof } => {
            (None, Some(*size), Some(proof.clone()), None, None)
        }
        Deed::ValidatorsSet { set, approvals } => {
            (None, None, None, Some(set.clone()), Some(approvals.clone()))
        }
        Deed::IssuerAdd
        | Deed::IssuerSuspend
        | Deed::IssuerRevoke
        | Deed::StatusRoot
        | Deed::ServicePublished
        | Deed::Snapshot => (None, None, None, None, None),
    }
}

fn deed(kind: Kind, extra: Extra) -> Result<Deed, BadOperation> {
    Ok(match (kind, extra) {
        (Kind::DidCreate, (Some(controller), None, None, None, None)) => {
            Deed::DidCreate { controller }
        }
        (Kind::DidRotate, (Some(controller), None, None, None, None)) => {
            Deed::DidRotate { controller }
        }
        (Kind::DidDeactivate, (Some(controller), None, None, None, None)) => {
            Deed::DidDeactivate { controller }
        }
        (Kind::AuditCheckpoint, (None, Some(size), Some(proof), None, None)) => {
            Deed::AuditCheckpoint { size, proof }
        }
        (Kind::ValidatorsSet, (None, None, None, Some(set), Some(approvals))) => {
            Deed::ValidatorsSet { set, approvals }
        }
        (Kind::IssuerAdd, (None, None, None, None, None)) => Deed::IssuerAdd,
        (Kind::IssuerSuspend, (None, None, None, None, None)) => Deed::IssuerSuspend,
        (Kind::IssuerRevoke, (None, None, None, None, None)) => Deed::IssuerRevoke,
        (Kind::StatusRoot, (None, None, None, None, None)) => Deed::StatusRoot,
        (Kind::ServicePublished, (None, None, None, None, None)) => Deed::ServicePublished,
        (Kind::Snapshot, (None, None, None, None, None)) => Deed::Snapshot,
        // Too much, too little, or a `block`, which nobody submits.
        _ => return Err(BadOperation::Members),
    })
}
