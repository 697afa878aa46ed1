//! What an entry of the log can be, and which of them are about the same subject.

use serde::{Deserialize, Serialize};

/// What an operation does; the last one is written by the chain itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    #[serde(rename = "did.create")]
    DidCreate,
    #[serde(rename = "did.rotate")]
    DidRotate,
    #[serde(rename = "did.deactivate")]
    DidDeactivate,
    #[serde(rename = "issuer.add")]
    IssuerAdd,
    #[serde(rename = "issuer.suspend")]
    IssuerSuspend,
    #[serde(rename = "issuer.revoke")]
    IssuerRevoke,
    #[serde(rename = "status.root")]
    StatusRoot,
    #[serde(rename = "service.published")]
    ServicePublished,
    #[serde(rename = "audit.checkpoint")]
    AuditCheckpoint,
    #[serde(rename = "snapshot")]
    Snapshot,
    #[serde(rename = "validators.set")]
    ValidatorsSet,
    #[serde(rename = "block")]
    Block,
}

/// Kinds that tell one story about a subject, with one sequence of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Did,
    Issuer,
    Status,
    Service,
    Audit,
    Snapshot,
    Validators,
    Block,
}

impl Kind {
    /// What an agency can be allowed to submit.
    pub const SUBMITTED: [Self; 11] = [
        Self::DidCreate,
        Self::DidRotate,
        Self::DidDeactivate,
        Self::IssuerAdd,
        Self::IssuerSuspend,
        Self::IssuerRevoke,
        Self::StatusRoot,
        Self::ServicePublished,
        Self::AuditCheckpoint,
        Self::Snapshot,
        Self::ValidatorsSet,
    ];

    pub fn family(self) -> Family {
        match self {
            Self::DidCreate | Self::DidRotate | Self::DidDeactivate => Family::Did,
            Self::IssuerAdd | Self::IssuerSuspend | Self::IssuerRevoke => Family::Issuer,
            Self::StatusRoot => Family::Status,
            Self::ServicePublished => Family::Service,
            Self::AuditCheckpoint => Family::Audit,
            Self::Snapshot => Family::Snapshot,
            Self::ValidatorsSet => Family::Validators,
            Self::Block => Family::Block,
        }
    }
}

impl Family {
    /// The word before the point of its kinds; part of every key of the state, so it never changes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Did => "did",
            Self::Issuer => "issuer",
            Self::Status => "status",
            Self::Service => "service",
            Self::Audit => "audit",
            Self::Snapshot => "snapshot",
            Self::Validators => "validators",
            Self::Block => "block",
        }
    }

    /// Whether each agency tells stories of its own here. A death is told by another agency than the one that opened the
    /// account, and a registry of issuers is kept by whoever may keep it; those are shared.
    pub fn is_owned(self) -> bool {
        match self {
            Self::Status | Self::Service | Self::Audit | Self::Snapshot => true,
            Self::Did | Self::Issuer | Self::Validators | Self::Block => false,
        }
    }
}
