//! A small ledger that every test runs: some validators on loopback, and an agency that may do everything.

use base::Timestamp;
use consensus::{Answer, Clock, Config, Node, Pace, Peer, Placed, Served};
use ledger::log::Frontier;
use ledger::{
    Agency, Content, Deed, Family, Hash, Kind, Name, Operation, Recorded, SeedSigner, Set,
    Signer as _, Trust, Validator, found, key_of, subject_of, verify,
};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Nothing in these tests takes longer, on a machine with much other work either.
pub(crate) const LONG: Duration = Duration::from_mins(3);

pub(crate) struct Town {
    pub(crate) folder: PathBuf,
    pub(crate) peers: Vec<Peer>,
    pub(crate) founding: Vec<u8>,
    runtime: tokio::runtime::Runtime,
    shown: Arc<Mutex<Shown>>,
}

/// The roots that validators served while they ran, by the size of the log; several for one size are what must never be.
type Shown = BTreeMap<u64, BTreeSet<Hash>>;

/// For a program that runs validators of the same town.
const FOUNDING: &str = "founding";
const ADDRESSES: &str = "addresses";

pub(crate) fn name(raw: &str) -> Name {
    Name::parse(raw).unwrap()
}

pub(crate) fn origin() -> Name {
    name("sigap.example/ledger")
}

pub(crate) fn signer(seed: u8) -> SeedSigner {
    SeedSigner::of(&[seed; 32]).unwrap()
}

/// The clock of the machine, since the engine runs in real time.
pub(crate) fn now() -> Timestamp {
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap())
}

pub(crate) fn clock_off_by(seconds: i64) -> Clock {
    Arc::new(move || now().plus_seconds(seconds))
}

/// An address below the ports that the system gives to connections, so that nobody takes it before it is used.
pub(crate) fn free_address() -> SocketAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    loop {
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = 20_000 + (std::process::id().wrapping_mul(97) + next) % 12_000;
        let address = SocketAddr::from(([127, 0, 0, 1], u16::try_from(port).unwrap()));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}

fn folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder =
        std::env::temp_dir().join(format!("sigap-consensus-{}-{count}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Who runs the ledger: validators of the seeds 1 to `count`, and one agency.
pub(crate) fn set(count: u8) -> Set {
    set_of(&(1..=count).collect::<Vec<_>>())
}

/// The same with validators of those seeds.
pub(crate) fn set_of(seeds: &[u8]) -> Set {
    let validators = seeds.iter().map(|seed| Validator {
        key: signer(*seed).public(),
        name: name(&format!("v{seed}.example/ledger")),
    });
    Set {
        agencies: vec![Agency {
            key: signer(101).public(),
            may: Kind::SUBMITTED.to_vec(),
            name: name("dukcapil.example"),
        }],
        quorum: seeds.len() * 2 / 3 + 1,
        validators: validators.collect(),
    }
}

pub(crate) fn founding(set: Set, time: Timestamp) -> Vec<u8> {
    let seeds = 1..=u8::try_from(set.validators.len()).unwrap();
    let agency = name("dukcapil.example");
    let mut content = Content::proposing(set, &agency, &origin(), None).unwrap();
    for seed in seeds {
        content.approve(&origin(), &signer(seed)).unwrap();
    }
    let operation = content.sign(&origin(), &signer(101)).unwrap();
    found(&origin(), operation, time).unwrap().0.bytes()
}

impl Town {
    pub(crate) fn of(count: u8) -> Self {
        Self::to_grow(count, count)
    }

    /// A ledger of `count` validators, in whose settings `all` are named.
    pub(crate) fn to_grow(count: u8, all: u8) -> Self {
        let peer = |seed: u8| Peer {
            name: name(&format!("v{seed}.example/ledger")),
            key: signer(seed).public(),
            address: free_address(),
        };
        Self {
            folder: folder(),
            peers: (1..=all).map(peer).collect(),
            founding: founding(set(count), now()),
            runtime: tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build()
                .unwrap(),
            shown: Arc::default(),
        }
    }

    /// Lays down what another program needs to run validators of this town.
    pub(crate) fn hand_over(&self) {
        std::fs::write(self.folder.join(FOUNDING), &self.founding).unwrap();
        let addresses = self.peers.iter().map(|one| one.address.to_string());
        let addresses: Vec<_> = addresses.collect();
        std::fs::write(self.folder.join(ADDRESSES), addresses.join("\n")).unwrap();
    }

    /// In another program: the town whose folder is handed over.
    pub(crate) fn handed_over(folder: PathBuf) -> Self {
        let addresses = std::fs::read_to_string(folder.join(ADDRESSES)).unwrap();
        let addresses: Vec<_> = addresses.lines().map(|one| one.parse().unwrap()).collect();
        let mut town = Self::of(u8::try_from(addresses.len()).unwrap());
        let _ = std::fs::remove_dir_all(std::mem::replace(&mut town.folder, folder));
        town.founding = std::fs::read(town.folder.join(FOUNDING)).unwrap();
        for (peer, address) in town.peers.iter_mut().zip(addresses) {
            peer.address = address;
        }
        town
    }

    /// Other addresses, as where a program before still held the old ones.
    pub(crate) fn renew_addresses(&mut self) {
        for peer in &mut self.peers {
            peer.address = free_address();
        }
    }

    pub(crate) fn config(&self, seed: u8) -> Config {
        let peer = &self.peers[usize::from(seed) - 1];
        Config {
            origin: origin(),
            founding: self.founding.clone(),
            validators: self.peers.clone(),
            seed: [seed; 32],
            listen: peer.address,
            folder: self.folder.join(format!("v{seed}")),
            pace: Pace {
                block_every: Duration::from_millis(20),
                idle_every: Duration::from_secs(2),
                leader: Duration::from_millis(700),
                certification: Duration::from_millis(1_400),
                retry: Duration::from_secs(1),
                skip: Duration::from_secs(4),
            },
            clock: clock_off_by(0),
        }
    }

    pub(crate) fn start(&self, seed: u8) -> Node {
        self.run(self.config(seed))
    }

    /// Starts an honest validator, and notes what it serves from now on.
    pub(crate) fn run(&self, config: Config) -> Node {
        let node = Node::start(config).unwrap();
        let (mut served, shown) = (node.checkpoints(), Arc::clone(&self.shown));
        self.runtime.spawn(async move {
            while served.changed().await.is_ok() {
                let Some(one) = served.borrow_and_update().clone() else {
                    continue;
                };
                let read = ledger::note::Note::read(&one.note).unwrap();
                let checkpoint = ledger::Checkpoint::read(read.text).unwrap();
                let mut shown = shown.lock().unwrap();
                let roots = shown.entry(checkpoint.size).or_default();
                roots.insert(checkpoint.root);
            }
        });
        node
    }

    /// What was served while the validators ran stands in this log, each root at its size.
    pub(crate) fn showed_only(&self, log: &[Vec<u8>]) {
        let (mut so_far, shown) = (Frontier::default(), self.shown.lock().unwrap());
        let most = shown.keys().next_back().expect("nothing was served");
        assert!(*most <= log.len() as u64, "the log became shorter");
        for entry in log {
            so_far.append(Hash::of_leaf(entry), |_, _| ());
            if let Some(roots) = shown.get(&so_far.size()) {
                let only = BTreeSet::from([so_far.root()]);
                assert_eq!(*roots, only, "{} entries", so_far.size());
            }
        }
    }

    pub(crate) fn start_all(&self) -> Vec<Node> {
        let count = u8::try_from(self.peers.len()).unwrap();
        (1..=count).map(|seed| self.start(seed)).collect()
    }

    pub(crate) fn wait<T>(&self, what: impl Future<Output = T>) -> T {
        self.wait_at_most(LONG, what)
    }

    pub(crate) fn wait_at_most<T>(&self, long: Duration, what: impl Future<Output = T>) -> T {
        let bounded = async { tokio::time::timeout(long, what).await };
        self.runtime.block_on(bounded).expect("in time")
    }

    pub(crate) fn submit(&self, node: &Node, operation: &Operation) -> Answer {
        self.wait(node.submit(operation.bytes()))
    }

    /// Submits many at once, and gives their places.
    pub(crate) fn submit_all(&self, node: &Node, operations: &[Operation]) -> Vec<Placed> {
        let answers = operations.iter().map(|one| node.submit(one.bytes()));
        let answers = self.wait(futures_util::future::join_all(answers));
        answers.into_iter().map(Result::unwrap).collect()
    }

    /// The proof of an entry, as soon as a checkpoint over it is served; verified.
    pub(crate) fn prove(&self, node: &Node, index: u64, entry: &[u8]) -> Recorded {
        let served = self.serves(node, index + 1);
        assert!(served.size > index);
        let proof = self.wait(node.proof(index)).unwrap().unwrap();
        verify(&proof, &self.trust(), entry, now()).unwrap()
    }

    /// The first checkpoint that is served over at least `size` entries.
    pub(crate) fn serves(&self, node: &Node, size: u64) -> Served {
        let mut checkpoints = node.checkpoints();
        self.wait(async move {
            let reached =
                |served: &Option<Served>| served.as_ref().is_some_and(|one| one.size >= size);
            checkpoints
                .wait_for(reached)
                .await
                .unwrap()
                .clone()
                .unwrap()
        })
    }

    /// Waits until the chain is that long.
    pub(crate) fn reaches(&self, node: &Node, size: u64) {
        let mut heads = node.heads();
        self.wait(async move {
            let reached = |head: &Arc<ledger::Head>| head.checkpoint().size >= size;
            heads.wait_for(reached).await.unwrap();
        });
    }

    pub(crate) fn trust(&self) -> Trust {
        let count = u8::try_from(self.peers.len()).unwrap();
        Trust::of(origin(), &set(count), 1).unwrap()
    }

    /// The set that comes after the one which that validator knows, approved by those.
    pub(crate) fn change(&self, node: &Node, set: Set, approving: &[u8]) -> Operation {
        let key = key_of(Family::Validators, subject_of(&origin()));
        let last = self.wait(node.last(key)).unwrap();
        let agency = name("dukcapil.example");
        let mut content = Content::proposing(set, &agency, &origin(), last.as_ref()).unwrap();
        for seed in approving {
            content.approve(&origin(), &signer(*seed)).unwrap();
        }
        signed(content)
    }

    pub(crate) fn public(&self, seed: u8) -> PathBuf {
        self.folder.join(format!("v{seed}/public"))
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// An anchored person, whom nobody could guess.
pub(crate) fn person(number: u32) -> Operation {
    signed(Content::next(
        Deed::DidCreate {
            controller: Hash::of(b"a proof elsewhere"),
        },
        &name("dukcapil.example"),
        Hash::of(format!("person {number}").as_bytes()),
        Hash::of(b"a document elsewhere"),
        None,
    ))
}

pub(crate) fn people(numbers: std::ops::Range<u32>) -> Vec<Operation> {
    numbers.map(person).collect()
}

pub(crate) fn signed(content: Content) -> Operation {
    content.sign(&origin(), &signer(101)).unwrap()
}

/// Every entry of a log, read from its files alone, as a mirror would.
pub(crate) fn entries(public: &Path) -> (ledger::Checkpoint, Vec<Vec<u8>>) {
    use ledger::log::{Bundle, WIDTH};
    let note = std::fs::read_to_string(public.join("checkpoint")).unwrap();
    let note = ledger::note::Note::read(&note).unwrap();
    let checkpoint = ledger::Checkpoint::read(note.text).unwrap();
    let mut entries = Vec::new();
    for index in 0..checkpoint.size.div_ceil(WIDTH) {
        let width = WIDTH.min(checkpoint.size - index * WIDTH);
        let bundle = Bundle { index, width };
        let bytes = std::fs::read(public.join(bundle.path())).unwrap();
        let read = bundle.read(&bytes).unwrap();
        entries.extend(read.into_iter().map(<[u8]>::to_vec));
    }
    (checkpoint, entries)
}
