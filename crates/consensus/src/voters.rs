//! Whom the engine asks for blocks: those who vote in its era. The others who are connected have no such engine, and would not answer.

use commonware_cryptography::ed25519::PublicKey;
use commonware_p2p::{PeerSetSubscription, PeerSetUpdate, Provider, TrackedPeers};
use commonware_utils::channel::mpsc;
use commonware_utils::ordered::Set;
use std::sync::{Arc, Mutex, PoisonError};

/// The same peers for as long as anybody holds this.
#[derive(Clone, Debug)]
pub(crate) struct Voters {
    peers: TrackedPeers<PublicKey>,
    /// Whoever listens hears that nothing more comes as the end of the network.
    listeners: Arc<Mutex<Vec<mpsc::UnboundedSender<PeerSetUpdate<PublicKey>>>>>,
}

impl Voters {
    pub(crate) fn new(keys: Set<PublicKey>) -> Self {
        Self {
            peers: TrackedPeers::primary(keys),
            listeners: Arc::default(),
        }
    }
}

impl Provider for Voters {
    type PublicKey = PublicKey;

    async fn peer_set(&mut self, _: u64) -> Option<TrackedPeers<PublicKey>> {
        Some(self.peers.clone())
    }

    async fn subscribe(&mut self) -> PeerSetSubscription<PublicKey> {
        let (sender, receiver) = mpsc::unbounded_channel();
        let update = PeerSetUpdate {
            index: 0,
            latest: self.peers.clone(),
            all: self.peers.clone(),
        };
        // The receiver is here.
        let _ = sender.send(update);
        let mut listeners = self
            .listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        listeners.push(sender);
        receiver
    }
}
