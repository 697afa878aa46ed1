//! Current state as a Jellyfish Merkle tree: a root over the last word about every subject.
//!
//! The tree is that of the crate `jmt` with SHA-256; its proofs are checked here without it, since a phone has no such crate:
//!
//! ```text
//! leaf  = SHA-256("JMT::LeafNode"    || key || SHA-256(value))
//! inner = SHA-256("JMT::IntrnalNode" || left || right)           (so spelled there)
//! empty = "SPARSE_MERKLE_PLACEHOLDER_HASH__"
//! ```
//!
//! A leaf stands as high as it is alone. So a path shows that a key has a value, or that where it would stand there is
//! nothing, or only another key.

mod adapter;
mod check;
mod proof;
#[cfg(test)]
mod tests;
mod tree;

pub use check::check;
pub use proof::{Found, StateProof};
pub use tree::prove;
pub(crate) use tree::put;
