//! Writing a version of the state, and proving from one.
//!
//! The crate `jmt` stops the program where its store lost a node beside the way. That is wanted: whoever lost part of the state must
//! neither vote nor prove.

use super::adapter::{Reader, Sha256};
use super::{Found, StateProof, check};
use crate::Hash;
use crate::chain::{Changes, State, Unread};
use borsh::{BorshDeserialize, BorshSerialize};
use jmt::{JellyfishMerkleTree, KeyHash};

/// The state with `changes.values` put into it as version `changes.version`: its root; the nodes go to the changes.
pub(crate) fn put<S: State + ?Sized>(state: &S, changes: &mut Changes) -> Result<Hash, Unread> {
    let reader = Reader(state);
    let tree = JellyfishMerkleTree::<_, Sha256>::new(&reader);
    let values = changes.values.iter();
    let values = values.map(|(key, value)| (KeyHash(key.0), Some(value.clone())));
    let put = tree.put_value_set(values, changes.version);
    let (root, batch) = put.map_err(|error| Unread::new(&format!("the state: {error}")))?;
    for (key, node) in batch.node_batch.nodes() {
        changes.state_nodes.insert(bytes(key)?, bytes(node)?);
    }
    for stale in &batch.stale_node_index_batch {
        changes.stale_nodes.push(bytes(&stale.node_key)?);
    }
    Ok(Hash(root.0))
}

/// What the state of that version and root says of a key, with proof. Checked before it is given out.
pub fn prove<S: State + ?Sized>(
    state: &S,
    (version, root): (u64, Hash),
    key: Hash,
) -> Result<StateProof, Unread> {
    let reader = Reader(state);
    let tree = JellyfishMerkleTree::<_, Sha256>::new(&reader);
    let found = tree.get_with_proof(KeyHash(key.0), version);
    let (value, path) = found.map_err(|error| Unread::new(&format!("the state: {error}")))?;
    let path: Path = borsh::from_slice(&bytes(&path)?).map_err(|_| Unread::new("a path"))?;
    let found = match (value, path.leaf) {
        (Some(value), _) => Found::Value(value),
        (None, None) => Found::Nothing,
        (None, Some((key, value))) => Found::Other {
            key: Hash(key),
            value: Hash(value),
        },
    };
    let proof = StateProof {
        found,
        path: path.siblings.into_iter().map(Sibling::hash).collect(),
    };
    check(&proof, key, root).map_err(|_| Unread::new("this version of the state"))?;
    Ok(proof)
}

fn bytes(value: &impl BorshSerialize) -> Result<Vec<u8>, Unread> {
    borsh::to_vec(value).map_err(|_| Unread::new("a node of the state"))
}

/// A path of the crate `jmt`, as its bytes are laid out.
#[derive(BorshDeserialize)]
struct Path {
    leaf: Option<([u8; 32], [u8; 32])>,
    siblings: Vec<Sibling>,
}

#[derive(BorshDeserialize)]
enum Sibling {
    Empty,
    Inner([u8; 32], [u8; 32]),
    Leaf([u8; 32], [u8; 32]),
}

impl Sibling {
    fn hash(self) -> Hash {
        match self {
            Self::Empty => check::EMPTY,
            Self::Inner(left, right) => check::inner(Hash(left), Hash(right)),
            Self::Leaf(key, value) => check::leaf(Hash(key), Hash(value)),
        }
    }
}
