//! A validator as the rest of the platform sees it: functions and channels, nothing generic, nothing of the engine.

use crate::Broken;
use crate::chain::{Chain, Request};
use crate::config::{CannotStart, Config};
use crate::news::{FinalBlock, NotPlaced, Placed, Served};
use crate::threads;
use ledger::{Entry, Hash, Head, Name, Operation, SeedSigner, Signer as _};
use std::collections::BTreeSet;
use std::fs::File;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::{broadcast, mpsc, oneshot, watch};

/// What became of an operation.
pub type Answer = Result<Placed, NotPlaced>;

/// A validator that runs. Dropped, it stops, and waits until it has.
pub struct Node {
    pub(crate) origin: Name,
    pub(crate) requests: mpsc::Sender<Request>,
    pub(crate) head: watch::Receiver<Arc<Head>>,
    pub(crate) served: watch::Receiver<Option<Served>>,
    pub(crate) blocks: broadcast::Sender<FinalBlock>,
    pub(crate) ended: watch::Receiver<Option<Arc<str>>>,
    pub(crate) tongues: watch::Receiver<BTreeSet<Name>>,
    pub(crate) stop: Option<oneshot::Sender<()>>,
    pub(crate) threads: Vec<JoinHandle<()>>,
    /// The lock of the folder, let go last.
    pub(crate) hold: Option<File>,
}

impl Node {
    /// Starts a validator; it goes on on threads of its own.
    pub fn start(config: Config) -> Result<Self, CannotStart> {
        let signer = SeedSigner::of(&config.seed).map_err(|_| CannotStart::Stranger)?;
        config.check(signer.public())?;
        std::fs::create_dir_all(&config.folder).map_err(Broken::File)?;
        // The engine would stop the program over an address that is taken.
        std::net::TcpListener::bind(config.listen)
            .map_err(|error| CannotStart::Address(config.listen, error))?;
        let hold = shelf::hold(&config.folder).map_err(|error| match error {
            shelf::Broken::Held => CannotStart::Running,
            other => Broken::from(other).into(),
        })?;
        let (to_others, outgoing) = mpsc::unbounded_channel();
        let chain = Chain::open(&config, signer, to_others)?;
        let mut node = threads::start(config, chain, outgoing)?;
        node.hold = Some(hold);
        Ok(node)
    }

    /// Submits an operation, and answers once it is final and on disk here, or can never be. Form and signature are checked on the
    /// thread of the caller.
    pub async fn submit(&self, operation: &[u8]) -> Answer {
        let operation = Operation::read(operation, &self.origin)?;
        self.submit_checked(operation).await
    }

    /// The same for an operation that was checked.
    pub async fn submit_checked(&self, operation: Operation) -> Answer {
        let (reply, answer) = oneshot::channel();
        let operation = Box::new(operation);
        let request = Request::Submit { operation, reply };
        let sent = self.requests.send(request).await;
        sent.map_err(|_| NotPlaced::Stopped)?;
        answer.await.unwrap_or(Err(NotPlaced::Stopped))
    }

    /// Where the chain stands.
    pub fn head(&self) -> Arc<Head> {
        Arc::clone(&self.head.borrow())
    }

    /// The head, and every newer one; a slow reader misses some.
    pub fn heads(&self) -> watch::Receiver<Arc<Head>> {
        self.head.clone()
    }

    /// Blocks that become final from now on.
    pub fn blocks(&self) -> broadcast::Receiver<FinalBlock> {
        self.blocks.subscribe()
    }

    /// The checkpoint that is served.
    pub fn served(&self) -> Option<Served> {
        self.served.borrow().clone()
    }

    /// That checkpoint, and every newer one.
    pub fn checkpoints(&self) -> watch::Receiver<Option<Served>> {
        self.served.clone()
    }

    /// Validators that spoke with two tongues since this one started.
    pub fn two_tongued(&self) -> BTreeSet<Name> {
        self.tongues.borrow().clone()
    }

    /// Where an entry stands, by its leaf hash.
    pub async fn find(&self, leaf: Hash) -> Result<Option<Placed>, Broken> {
        self.read(move |chain| chain.placed(leaf)).await
    }

    /// The last word about a subject, by its key ([`ledger::key_of`]), as of the newest block here.
    pub async fn last(&self, key: Hash) -> Result<Option<Entry>, Broken> {
        self.read(move |chain| chain.last(key)).await
    }

    /// The newest blocks, newest first.
    pub async fn recent(&self, most: u32) -> Result<Vec<FinalBlock>, Broken> {
        self.read(move |chain| chain.recent(most)).await
    }

    /// The block that holds an entry.
    pub async fn block_of(&self, index: u64) -> Result<Option<FinalBlock>, Broken> {
        self.read(move |chain| chain.block_of(index)).await
    }

    pub async fn entry(&self, index: u64) -> Result<Option<Vec<u8>>, Broken> {
        self.read(move |chain| chain.entry(index)).await
    }

    /// A proof that the entry was recorded (tlog-proof); nothing as long as no checkpoint over it is served.
    pub async fn proof(&self, index: u64) -> Result<Option<String>, Broken> {
        self.read(move |chain| chain.proof(index)).await
    }

    /// A proof of what the ledger says of a key now ([`ledger::key_of`]).
    pub async fn current(&self, key: Hash) -> Result<Option<String>, Broken> {
        self.read(move |chain| chain.current(key)).await
    }

    /// What shows that a log of `old` entries is the beginning of the one that is served.
    pub async fn growth(&self, old: u64) -> Result<Option<Vec<Hash>>, Broken> {
        self.read(move |chain| chain.growth(old)).await
    }

    /// What leads from the validators before to the set with that number: a step of [`ledger::Walk`].
    pub async fn bridge(&self, sequence: u64) -> Result<Option<String>, Broken> {
        self.read(move |chain| chain.bridge(sequence)).await
    }

    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Chain) -> Result<T, Broken> + Send + 'static,
    ) -> Result<T, Broken> {
        let (reply, answer) = oneshot::channel();
        let read = Request::Read(Box::new(move |chain| {
            // Who does not wait any more does not hear it.
            let _ = reply.send(read(chain));
        }));
        let sent = self.requests.send(read).await;
        sent.map_err(|_| Broken::Stopped)?;
        answer.await.unwrap_or(Err(Broken::Stopped))
    }

    /// Why it stopped, if it did so by itself.
    pub fn ended(&self) -> watch::Receiver<Option<Arc<str>>> {
        self.ended.clone()
    }

    /// Stops, and waits until everything is on disk. Not to be called from an asynchronous task, since it waits.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.stop.take();
        for thread in self.threads.drain(..) {
            // What a thread had to say, it said to `ended`.
            let _ = thread.join();
        }
    }
}
