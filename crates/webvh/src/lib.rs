//! The identifier of an agency, did:webvh 1.0: a log that anybody can fetch from its site and check, in which each entry is signed by the keys
//! that the one before named, and counts once a quorum of the ledger's validators has witnessed it.
//!
//! No file, no socket, no key at rest: text in, text out. `did-webvh` calls a version of the log an entry, so it is one here.
//!
//! - [`begin`], [`go_on`] and [`end`] write the next entry. The keys of the entry after it are committed to beforehand (pre-rotation), so
//!   whoever steals the keys of today cannot take the identifier away.
//! - [`witness`] is a validator's word for an entry, [`with_witness`] puts it into the file of them.
//! - [`check`] reads a log as a verifier does; [`witnessed`] says how much of it counts.

mod check;
mod key;
mod log;
mod witness;
mod write;

#[cfg(test)]
mod tests;

pub use check::{Checked, check, lacks, last, witnessed};
pub use key::multibase;
pub use log::{LOG_BYTES_MAX, Log};
pub use witness::{NO_WITNESS, Witnesses, with_witness, witness};
pub use write::{Keys, ME, begin, end, go_on, named};

/// Why a log could not be written, or is not believed.
#[derive(Debug, thiserror::Error)]
pub enum NoDid {
    /// In the words of the library.
    #[error("{0}")]
    Log(String),
    #[error("not a log of did:webvh: {0}")]
    Form(&'static str),
    #[error("the identifier has ended")]
    Ended,
    #[error("a time that no calendar has")]
    Time,
}

impl From<didwebvh_rs::DIDWebVHError> for NoDid {
    fn from(error: didwebvh_rs::DIDWebVHError) -> Self {
        Self::Log(error.to_string())
    }
}
