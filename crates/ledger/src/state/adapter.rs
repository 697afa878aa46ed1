//! What the crate `jmt` asks for: a reader of nodes, and a hasher.

use crate::Hash;
use crate::chain::{State, Unread};
use aws_lc_rs::digest::{Context, SHA256};
use jmt::storage::{LeafNode, Node, NodeKey, TreeReader};
use jmt::{KeyHash, OwnedValue, SimpleHasher, Version};

/// A state as the tree reads it.
pub(super) struct Reader<'a, S: ?Sized>(pub(super) &'a S);

impl<S: State + ?Sized> TreeReader for Reader<'_, S> {
    fn get_node_option(&self, node_key: &NodeKey) -> anyhow::Result<Option<Node>> {
        let bytes = self.0.node(&borsh::to_vec(node_key)?)?;
        Ok(bytes.map(|bytes| borsh::from_slice(&bytes)).transpose()?)
    }

    fn get_value_option(
        &self,
        max_version: Version,
        key_hash: KeyHash,
    ) -> anyhow::Result<Option<OwnedValue>> {
        Ok(self.0.value(Hash(key_hash.0), max_version)?)
    }

    /// Asked for only when a tree is restored from pieces, which is not done here.
    fn get_rightmost_leaf(&self) -> anyhow::Result<Option<(NodeKey, LeafNode)>> {
        Err(Unread::new("the last leaf of the state").into())
    }
}

/// SHA-256 by the one crypto library.
pub(super) struct Sha256(Context);

impl SimpleHasher for Sha256 {
    fn new() -> Self {
        Self(Context::new(&SHA256))
    }

    fn update(&mut self, data: &[u8]) {
        self.0.update(data);
    }

    fn finalize(self) -> [u8; 32] {
        let mut digest = [0; 32];
        digest.copy_from_slice(self.0.finish().as_ref());
        digest
    }
}
