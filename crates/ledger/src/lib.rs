//! A ledger as functions: what agencies say, in an order they agree on, so that anyone can check it offline.
//!
//! No input or output, no clock, no dice, no consensus. Somebody else orders blocks and keeps what they change; this crate says
//! what may stand in them and what they make of the state, and proves it.
//!
//! - **An agency** writes a [`Content`] and signs it: an [`Operation`].
//! - **A validator** lets operations wait in a [`Pool`], makes a block of them by [`propose`], or runs that of another
//!   ([`RawBlock`]) by [`execute()`], on a [`State`] and after a [`Head`]; keeps the [`Changes`]; and cosigns the [`Checkpoint`]
//!   ([`cosign`]) once it has [`Seen`] that on disk.
//! - **Whoever serves proofs** reads paths from the [`log`] and from [`state`], and writes a [`Proof`] under the note that
//!   [`Trust::note`] makes of cosignatures. An agency's own log is kept by a [`log::Edge`].
//! - **A phone** pins a [`Trust`] and asks [`verify()`] whether something was recorded, [`verify_anchored`] whether it stands in an
//!   agency's own log that is anchored here, [`verify_current`] what is true now; and follows changes of validators by a [`Walk`].
//! - **A person** keeps what the ledger has about them in files: an [`Exhibit`] of what happened, an [`Identity`] of their keys.
//! - **An auditor** reads everything once more ([`Auditor`]).
//!
//! The formats are those of C2SP (tlog-tiles, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy, signed-note) over the
//! tree of RFC 6962, so that programs of others can read the log and check its proofs; docs/ledger-formats.md is for who writes
//! one. What can concern a person is a digest, made and kept elsewhere.

mod anchored;
mod audit;
mod block;
mod bridge;
mod chain;
mod checkpoint;
mod cosignature;
mod current;
mod entry;
mod execute;
mod exhibit;
#[cfg(test)]
mod fuzz;
mod hash;
mod head;
mod header;
mod identity;
mod key;
mod kind;
pub mod log;
mod name;
pub mod note;
mod operation;
mod policy;
mod pool;
mod proof;
mod seen;
mod set;
pub mod state;
mod step;
#[cfg(test)]
mod tests;
mod trust;
mod verify;
mod vkey;
mod walk;

pub use anchored::{ANCHORED_BYTES_MAX, Anchored, NotAnchored, verify_anchored, write_anchored};
pub use audit::{Auditor, Finding};
pub use block::{BLOCK_BYTES_MAX, Block, BlockLeaf, OPERATIONS_MAX, RawBlock, UnreadBlock};
pub use bridge::{BRIDGE_BYTES_MAX, bridge_of, bridge_path, read_bridge, write_bridge};
pub use chain::{Changes, Memory, Over, State, Unread};
pub use checkpoint::{BadCheckpoint, Checkpoint};
pub use cosignature::{CannotCosign, cosign};
pub use current::{CURRENT_BYTES_MAX, Current, NotCurrent, verify_current, write_current};
pub use entry::{ENTRY_BYTES, Entry, Status, key_of, key_of_owned};
pub use execute::{BadBlock, Executed, Proposal, execute, found, propose, refusal};
pub use exhibit::{Document, EXHIBIT_BYTES_MAX, Exhibit, NotShown, entry_of};
pub use hash::Hash;
pub use head::Head;
pub use header::{BLOCK_AHEAD_SECONDS, HEADER_BYTES, Header};
pub use identity::{
    BadStep, IDENTITY_BYTES_MAX, IDENTITY_STEPS_MAX, Identity, IdentityStep, NoIdentity, Story,
};
pub use key::{CannotSign, PublicKey, SeedSigner, Signature, Signer};
pub use kind::{Family, Kind};
pub use name::{BadName, NAME_BYTES_MAX, Name};
pub use operation::{Approval, BadOperation, Content, Deed, OPERATION_BYTES_MAX, Operation};
pub use policy::{BadPolicy, POLICY_BYTES_MAX, Policy};
pub use pool::{AGENCY_BYTES_MAX, NotAdded, POOL_BYTES_MAX, Pool};
pub use proof::{BadProof, PROOF_BYTES_MAX, Proof};
pub use seen::Seen;
pub use set::{AGENCIES_MAX, Agency, BadSet, Set, VALIDATORS_MAX, Validator};
pub use state::{Found, StateProof};
pub use step::{Refusal, subject_of};
pub use trust::{AHEAD_SECONDS, BadTrust, Distrust, Sealed, Trust};
pub use verify::{NotRecorded, Recorded, verify};
pub use vkey::{BadVkey, Signs, Vkey};
pub use walk::{NoStep, Walk};
