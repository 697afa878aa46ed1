//! Validators connect to those they know, and to nobody else: encrypted, each by its key. Beside the channels of the engine there are
//! three of our own, for operations, for cosignatures and for passages.

use crate::application::Mailbox;
use crate::chain::{MESSAGE_BYTES_MAX, Outgoing};
use crate::engine::{MAILBOX, Plan};
use crate::era::namespace;
use crate::gather::Cosigned;
use crate::ordered::Ordered;
use crate::passage::PASSAGE_BYTES_MAX;
use crate::passed::Passing;
use commonware_consensus::marshal::standard::Standard;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::{marshal, simplex};
use commonware_cryptography::ChaCha20Poly1305;
use commonware_cryptography::ed25519::{PrivateKey, PublicKey};
use commonware_cryptography::sha256::Digest;
use commonware_p2p::authenticated::lookup::{self, Network};
use commonware_p2p::utils::mux::{MuxHandle, Muxer, SubReceiver, SubSender, prefixed};
use commonware_p2p::{
    Address, AddressableManager as _, Receiver as _, Recipients, Sender as _, max_message_size,
};
use commonware_runtime::tokio::Context;
use commonware_runtime::{Handle, Quota, Spawner as _, Supervisor as _};
use commonware_stream::SakeCups;
use commonware_stream::cups::{self, Cups};
use commonware_stream::sake::{self, Sake};
use commonware_utils::ordered::Map;
use commonware_utils::{NZU32, NZUsize};
use ledger::VALIDATORS_MAX;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};

/// Longest cosignature with what is before it.
const COSIGNED_BYTES_MAX: usize = 1_024;
/// How far apart the clocks of two validators that connect may be, and how old a greeting.
const CLOCKS_APART: Duration = Duration::from_mins(5);
const GREETING: Duration = Duration::from_secs(10);
/// Connections to one validator come no faster.
const CONNECT: Duration = Duration::from_secs(1);
/// Greetings in a second from one address: of some validators, each of whom tries again each second.
const GREETINGS: Quota = Quota::per_second(NZU32!(16));
/// How often one of the others that are not connected is called.
const DIAL: Duration = Duration::from_millis(500);
/// How often a connection shows that it lives.
const PING: Duration = Duration::from_secs(10);
/// How long a validator that broke the rules is not spoken to.
const BLOCKED: Duration = Duration::from_mins(10);
/// Messages in a second: memory is set aside for as many of each validator.
const MESSAGES: Quota = Quota::per_second(NZU32!(200));
const BLOCKS: Quota = Quota::per_second(NZU32!(50));
const OWN: Quota = Quota::per_second(NZU32!(100));
/// Each of them may cost whoever answers a look into its files.
const PASSAGES: Quota = Quota::per_second(NZU32!(20));
/// Channels of an engine.
const ENGINE_CHANNELS: usize = 5;

pub(crate) type Oracle = lookup::Oracle<PublicKey>;
pub(crate) type Sender = lookup::Sender<PublicKey, Context>;
pub(crate) type Receiver = lookup::Receiver<PublicKey>;
type Channel = (Sender, Receiver);
pub(crate) type EraChannel = (SubSender<Sender>, SubReceiver<PublicKey>);
pub(crate) type Connecting = Network<Context, SakeCups<PrivateKey, ChaCha20Poly1305>>;

/// What travels between those who vote in one era, each on a channel of its own. Another era's messages do not come through.
pub(crate) struct OfEra {
    pub(crate) votes: EraChannel,
    pub(crate) certificates: EraChannel,
    pub(crate) lookups: EraChannel,
    pub(crate) blocks: EraChannel,
    pub(crate) history: EraChannel,
}

/// What travels between all, whoever votes.
pub(crate) struct Open {
    pub(crate) operations: Channel,
    pub(crate) cosignatures: Channel,
    pub(crate) passages: Channel,
}

/// A network that is not started yet.
pub(crate) struct Opened {
    pub(crate) oracle: Oracle,
    pub(crate) network: Connecting,
    pub(crate) open: Open,
    /// As long as they are held, messages of the engine are taken, for whatever era.
    pub(crate) eras: [MuxHandle<Sender>; ENGINE_CHANNELS],
    /// Who gives each message to its era.
    pub(crate) sorting: Vec<Handle<()>>,
}

pub(crate) fn open(context: &Context, plan: &Plan) -> Opened {
    let namespace = namespace(&plan.config.origin, plan.founding.digest());
    let (mut network, mut oracle) =
        Network::new(context.child("network"), settings(plan, &namespace));
    let known = plan.config.validators.iter();
    let known = known.filter_map(|peer| Some((read_key(peer.key)?, Address::from(peer.address))));
    let _ = oracle.track(0, Map::from_iter_dedup(known));
    let mut sorting = Vec::new();
    let eras = [MESSAGES, MESSAGES, MESSAGES, BLOCKS, BLOCKS];
    let mut number = 0;
    let eras = eras.map(|quota| {
        let (sender, receiver) = network.register(number, quota);
        number += 1;
        let (muxer, handle) = Muxer::new(context.child("eras"), sender, receiver);
        let sort = move |_| async move {
            // Its end is what counts, whatever the reason.
            let _ = muxer.run().await;
        };
        sorting.push(context.child("sorting").spawn(sort));
        handle
    });
    let mut register = |quota| {
        let channel = network.register(number, quota);
        number += 1;
        channel
    };
    let open = Open {
        operations: register(OWN),
        cosignatures: register(OWN),
        passages: register(PASSAGES),
    };
    Opened {
        oracle,
        network,
        open,
        eras,
        sorting,
    }
}

impl Opened {
    /// The channels of an era; nothing where they are taken, or the network is gone.
    pub(crate) async fn of_era(&mut self, era: u64) -> Option<OfEra> {
        let [votes, certificates, lookups, blocks, history] = &mut self.eras;
        Some(OfEra {
            votes: votes.register(era).await.ok()?,
            certificates: certificates.register(era).await.ok()?,
            lookups: lookups.register(era).await.ok()?,
            blocks: blocks.register(era).await.ok()?,
            history: history.register(era).await.ok()?,
        })
    }
}

fn settings(
    plan: &Plan,
    namespace: &[u8],
) -> lookup::Config<SakeCups<PrivateKey, ChaCha20Poly1305>> {
    // As many as a set can have, so that all mean the same.
    let count = u32::try_from(VALIDATORS_MAX).unwrap_or(u32::MAX);
    let longest = max_message_size(&[
        prefixed(simplex::max_payload_size::<Scheme, Digest>(count)),
        prefixed(marshal::max_payload_size::<Standard<Ordered>, Scheme>(
            count, &0,
        )),
        MESSAGE_BYTES_MAX,
        COSIGNED_BYTES_MAX,
        PASSAGE_BYTES_MAX,
    ]);
    let handshake = Cups::<_, ChaCha20Poly1305>::new(
        Sake {
            signer: plan.key.clone(),
            synchrony_bound: CLOCKS_APART,
            max_handshake_age: GREETING,
            version: sake::Version::V1,
        },
        cups::Version::V1,
    );
    let most = NonZeroUsize::new(plan.config.validators.len()).unwrap_or(NonZeroUsize::MIN);
    let listen = plan.config.listen;
    let recommended =
        lookup::Config::recommended(handshake, namespace, listen, most, longest, MAILBOX);
    lookup::Config {
        // Agencies meet in networks of their own.
        allow_private_ips: true,
        tracked_peer_sets: NZUsize!(1),
        // A validator that comes back is needed at once, and several may stand behind one address.
        peer_connection_cooldown: CONNECT,
        allowed_handshake_rate_per_ip: GREETINGS,
        dial_frequency: DIAL,
        ping_frequency: PING,
        block_duration: BLOCKED,
        ..recommended
    }
}

/// Sends what the chain has for the others. Whoever is away misses it, and is helped otherwise.
pub(crate) fn speak(
    context: &Context,
    (mut operations, mut cosignatures, mut passages): (Sender, Sender, Sender),
    outgoing: Arc<Mutex<mpsc::UnboundedReceiver<Outgoing>>>,
) -> Handle<()> {
    context.child("speak").spawn(move |_| async move {
        let mut outgoing = outgoing.lock().await;
        while let Some(one) = outgoing.recv().await {
            match one {
                Outgoing::Operations(bytes) => {
                    operations.send(Recipients::All, bytes, false);
                }
                Outgoing::Cosigned(bytes) => {
                    cosignatures.send(Recipients::All, bytes, false);
                }
                Outgoing::CosignedTo(key, bytes) => {
                    if let Some(key) = read_key(key) {
                        cosignatures.send(Recipients::One(key), bytes, false);
                    }
                }
                Outgoing::PassageTo(key, bytes) => {
                    if let Some(key) = read_key(key) {
                        passages.send(Recipients::One(key), bytes, false);
                    }
                }
            }
        }
    })
}

/// Passes operations of the others on.
pub(crate) fn hear_operations(
    context: &Context,
    mut operations: Receiver,
    passing: Arc<Passing>,
) -> Handle<()> {
    context.child("hear_operations").spawn(move |_| async move {
        while let Ok((by, message)) = operations.recv().await {
            if let (true, Ok(key)) = (message.len() <= MESSAGE_BYTES_MAX, by.as_ref().try_into()) {
                passing.put(ledger::PublicKey(key), message.as_ref().to_vec());
            }
        }
    })
}

pub(crate) fn hear_cosignatures(
    context: &Context,
    mut cosignatures: Receiver,
    chain: Mailbox,
) -> Handle<()> {
    context
        .child("hear_cosignatures")
        .spawn(move |_| async move {
            while let Ok((by, message)) = cosignatures.recv().await {
                let read = Cosigned::read(message.as_ref());
                let read = read.filter(|_| message.len() <= COSIGNED_BYTES_MAX);
                if let (Some(cosigned), Ok(key)) = (read, by.as_ref().try_into()) {
                    chain.heard(ledger::PublicKey(key), cosigned);
                }
            }
        })
}

/// What comes while many wait is not heard; whoever said it says it again.
pub(crate) fn hear_passages(
    context: &Context,
    mut passages: Receiver,
    words: mpsc::Sender<(ledger::PublicKey, Vec<u8>)>,
) -> Handle<()> {
    context.child("hear_passages").spawn(move |_| async move {
        while let Ok((by, message)) = passages.recv().await {
            let Ok(place) = words.try_reserve() else {
                continue;
            };
            let fits = message.len() <= PASSAGE_BYTES_MAX;
            if let (true, Ok(key)) = (fits, by.as_ref().try_into()) {
                place.send((ledger::PublicKey(key), message.as_ref().to_vec()));
            }
        }
    })
}

/// A key as the engine knows it.
pub(crate) fn read_key(key: ledger::PublicKey) -> Option<PublicKey> {
    use commonware_codec::DecodeExt as _;
    PublicKey::decode(key.0.to_vec()).ok()
}
