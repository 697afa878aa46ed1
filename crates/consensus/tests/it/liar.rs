//! A validator whose key is right and whose messages are not: it sends on every channel what no program of ours would, or votes as it must not, by
//! what the engine brings for such tests.

use crate::town::{Town, origin};
use commonware_codec::DecodeExt as _;
use commonware_consensus::simplex::elector::RoundRobin;
use commonware_consensus::simplex::mocks::conflicter::{self, Conflicter};
use commonware_consensus::simplex::mocks::equivocator::{self, Equivocator};
use commonware_consensus::simplex::mocks::relay::Relay;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::types::Epoch;
use commonware_cryptography::ed25519::{PrivateKey, PublicKey};
use commonware_cryptography::{ChaCha20Poly1305, Sha256};
use commonware_p2p::authenticated::lookup::{Config, Network, Receiver, Sender};
use commonware_p2p::utils::mux::Muxer;
use commonware_p2p::{Address, AddressableManager as _, Recipients, Sender as _};
use commonware_runtime::{Clock as _, Quota, Runner as _, Supervisor as _, tokio};
use commonware_stream::SakeCups;
use commonware_stream::cups::{self, Cups};
use commonware_stream::sake::{self, Sake};
use commonware_utils::ordered::{Map, Set};
use commonware_utils::{NZU32, NZUsize};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// Channels of a validator, those of the engine first.
const CHANNELS: u64 = 8;
const ENGINE_CHANNELS: usize = 5;
/// Rounds on our own channels alone.
const OWN_ROUNDS: u64 = 200;
const MESSAGE_BYTES_MAX: u32 = 1024 * 1024;

/// What it does.
#[derive(Clone, Copy)]
pub(crate) enum Lies {
    Garbage,
    /// Votes for what everybody votes for, and for something else.
    Conflicts,
    /// Tells one validator of one block, and the others of another.
    Equivocates,
}

pub(crate) struct Liar {
    /// Messages to the engine's channels that reached somebody.
    sent: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Liar {
    pub(crate) fn start(town: &Town, seed: u8, lies: Lies) -> Self {
        let config = town.config(seed);
        let key = PrivateKey::decode(config.seed.to_vec()).unwrap();
        let peers = config.validators.iter().map(|peer| {
            let key = PublicKey::decode(peer.key.0.to_vec()).unwrap();
            (key, Address::from(peer.address))
        });
        let peers = Map::from_iter_dedup(peers);
        let founding = ledger::RawBlock::read(&config.founding).unwrap();
        let digest = founding.digest().line();
        let namespace = format!("sigap/ledger/engine/v1\n{}\n{digest}", origin());
        let (sent, stop) = <(Arc<AtomicU64>, Arc<AtomicBool>)>::default();
        let (counts, stops) = (Arc::clone(&sent), Arc::clone(&stop));
        let folder = config.folder.clone();
        let keys = Set::from_iter_dedup(peers.keys().iter().cloned());
        let scheme = Scheme::signer(namespace.as_bytes(), keys, key.clone()).unwrap();
        let settings = Config::local(
            handshake(key),
            namespace.as_bytes(),
            config.listen,
            NZUsize!(4),
            MESSAGE_BYTES_MAX,
            NZUsize!(256),
        );
        let thread = std::thread::spawn(move || {
            let runtime = tokio::Config::new().with_storage_directory(folder);
            tokio::Runner::new(runtime).start(|context| async move {
                let channels = join(&context, settings, peers);
                match lies {
                    Lies::Garbage => garble(context, channels, counts, stops).await,
                    Lies::Conflicts | Lies::Equivocates => {
                        let lying = vote(&context, channels, scheme, lies).await;
                        while !stops.load(Ordering::SeqCst) {
                            context.sleep(Duration::from_millis(50)).await;
                        }
                        lying.abort();
                    }
                }
            });
        });
        Self {
            sent,
            stop,
            thread: Some(thread),
        }
    }

    /// Messages to the engine that reached somebody; those on our own channels went before them.
    pub(crate) fn sent(&self) -> u64 {
        self.sent.load(Ordering::SeqCst)
    }
}

impl Drop for Liar {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn handshake(signer: PrivateKey) -> SakeCups<PrivateKey, ChaCha20Poly1305> {
    let sake = Sake {
        signer,
        synchrony_bound: Duration::from_mins(5),
        max_handshake_age: Duration::from_secs(10),
        version: sake::Version::V1,
    };
    Cups::<_, ChaCha20Poly1305>::new(sake, cups::Version::V1)
}

type Channels = Vec<(Sender<PublicKey, tokio::Context>, Receiver<PublicKey>)>;

fn join(
    context: &tokio::Context,
    settings: Config<SakeCups<PrivateKey, ChaCha20Poly1305>>,
    peers: Map<PublicKey, Address>,
) -> Channels {
    let (mut network, mut oracle) = Network::new(context.child("network"), settings);
    let _ = oracle.track(0, peers);
    let quota = Quota::per_second(NZU32!(2_000));
    let channels = (0..CHANNELS).map(|channel| network.register(channel, quota));
    let channels = channels.collect();
    network.start();
    channels
}

/// Votes as nobody may: the actors are the engine's own.
async fn vote(
    context: &tokio::Context,
    channels: Channels,
    scheme: Scheme,
    lies: Lies,
) -> commonware_runtime::Handle<()> {
    // In the first era, as all the others.
    let mut of_era = Vec::new();
    for (sender, receiver) in channels {
        let (muxer, mut handle) = Muxer::new(context.child("eras"), sender, receiver);
        muxer.start();
        of_era.push(handle.register(0).await.unwrap());
    }
    let mut channels = of_era.into_iter();
    let (votes, certificates) = (channels.next().unwrap(), channels.next().unwrap());
    if matches!(lies, Lies::Conflicts) {
        let settings = conflicter::Config { scheme };
        let actor = Conflicter::<_, _, Sha256>::new(context.child("conflicter"), settings);
        return actor.start(votes);
    }
    let settings = equivocator::Config {
        scheme,
        elector: RoundRobin::<Sha256>::default(),
        epoch: Epoch::zero(),
        relay: Arc::new(Relay::new()),
    };
    let actor = Equivocator::<_, _, _, Sha256>::new(context.child("equivocator"), settings);
    actor.start(votes, certificates)
}

async fn garble(
    context: tokio::Context,
    mut channels: Channels,
    sent: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
) {
    let (mut round, mut is_heard) = (0_u64, false);
    while !stop.load(Ordering::SeqCst) {
        // Our own channels first: whoever sends garbage to the engine is soon not heard any more.
        let own = round < OWN_ROUNDS;
        for (at, (sender, _)) in channels.iter_mut().enumerate() {
            let is_own = at >= ENGINE_CHANNELS;
            if own && !is_own {
                continue;
            }
            let mut message = garbage(round);
            if !is_own {
                // In the first era, or it would reach no part of the engine.
                message.insert(0, 0);
            }
            let reached = sender.send(Recipients::All, message, false).len();
            is_heard |= is_own && reached > 0;
            if !is_own {
                sent.fetch_add(reached as u64, Ordering::SeqCst);
            }
        }
        // Nobody counts as lied to before anybody is there.
        round += u64::from(is_heard);
        context.sleep(Duration::from_millis(5)).await;
    }
}

/// Noise, heights that nobody has reached or that everybody has left behind, lines that nobody signed, and a log that nobody asked for.
fn garbage(round: u64) -> Vec<u8> {
    let line = "\u{2014} v1.example/ledger AAAAAAAAAAAAAAAA";
    let number = round.to_be_bytes();
    match round % 7 {
        0 => vec![],
        1 => vec![0xff; usize::try_from(round % 5_000).unwrap()],
        2 => [&u64::MAX.to_be_bytes()[..], &[1], line.as_bytes()].concat(),
        3 => [&number[..], &[1], line.as_bytes()].concat(),
        // "I stand there": behind the highest set, in front of it, and before the first entry.
        4 => [&[0][..], &u64::MAX.to_be_bytes(), &u64::MAX.to_be_bytes()].concat(),
        5 => [&[0][..], &[0; 8], &(round % 3).to_be_bytes()].concat(),
        _ => [&[1][..], &number, &[0; 6], &[0, 1, 7]].concat(),
    }
}
