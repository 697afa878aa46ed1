//! Validators connect to those they know, and to nobody else: encrypted, each by its key. Beside the channels of the engine there are
//! two of our own, for operations and for cosignatures.

use crate::application::Mailbox;
use crate::chain::{MESSAGE_BYTES_MAX, Outgoing};
use crate::engine::{MAILBOX, Plan};
use crate::gather::Cosigned;
use crate::ordered::Ordered;
use crate::passed::Passing;
use commonware_consensus::marshal::standard::Standard;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::{marshal, simplex};
use commonware_cryptography::ChaCha20Poly1305;
use commonware_cryptography::ed25519::{PrivateKey, PublicKey};
use commonware_cryptography::sha256::Digest;
use commonware_p2p::authenticated::lookup::{self, Network};
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
use ledger::{Name, RawBlock};
use std::num::NonZeroUsize;
use std::time::Duration;
use tokio::sync::mpsc;

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

pub(crate) type Oracle = lookup::Oracle<PublicKey>;
pub(crate) type Sender = lookup::Sender<PublicKey, Context>;
pub(crate) type Receiver = lookup::Receiver<PublicKey>;
type Channel = (Sender, Receiver);
type Connecting = Network<Context, SakeCups<PrivateKey, ChaCha20Poly1305>>;

/// What travels, each on a channel of its own.
pub(crate) struct Channels {
    pub(crate) votes: Channel,
    pub(crate) certificates: Channel,
    pub(crate) lookups: Channel,
    pub(crate) blocks: Channel,
    pub(crate) history: Channel,
    pub(crate) operations: Channel,
    pub(crate) cosignatures: Channel,
}

/// What every signature of the engine is about: one ledger, by its name and its first block.
pub(crate) fn namespace(origin: &Name, founding: &RawBlock) -> Vec<u8> {
    format!(
        "sigap/ledger/engine/v1\n{origin}\n{}",
        founding.digest().line()
    )
    .into_bytes()
}

pub(crate) fn open(
    context: &Context,
    plan: &Plan,
    namespace: &[u8],
) -> (Channels, Oracle, Connecting) {
    let (mut network, mut oracle) =
        Network::new(context.child("network"), settings(plan, namespace));
    let peers = plan.validators.iter().cloned();
    let addresses = plan.config.validators.iter();
    let addresses = addresses.map(|peer| (peer.key.0, Address::from(peer.address)));
    let addresses: std::collections::BTreeMap<_, _> = addresses.collect();
    let known = peers.filter_map(|key| {
        let address = addresses.get(key.as_ref())?.clone();
        Some((key, address))
    });
    let _ = oracle.track(0, Map::from_iter_dedup(known));
    let channels = Channels {
        votes: network.register(0, MESSAGES),
        certificates: network.register(1, MESSAGES),
        lookups: network.register(2, MESSAGES),
        blocks: network.register(3, BLOCKS),
        history: network.register(4, BLOCKS),
        operations: network.register(5, OWN),
        cosignatures: network.register(6, OWN),
    };
    (channels, oracle, network)
}

fn settings(
    plan: &Plan,
    namespace: &[u8],
) -> lookup::Config<SakeCups<PrivateKey, ChaCha20Poly1305>> {
    let count = u32::try_from(plan.validators.len()).unwrap_or(u32::MAX);
    let longest = max_message_size(&[
        simplex::max_payload_size::<Scheme, Digest>(count),
        marshal::max_payload_size::<Standard<Ordered>, Scheme>(count, &()),
        MESSAGE_BYTES_MAX,
        COSIGNED_BYTES_MAX,
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
    let most = NonZeroUsize::new(plan.validators.len()).unwrap_or(NonZeroUsize::MIN);
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
    mut operations: Sender,
    mut cosignatures: Sender,
    mut outgoing: mpsc::UnboundedReceiver<Outgoing>,
) -> Handle<()> {
    context.child("speak").spawn(move |_| async move {
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
            }
        }
    })
}

/// Passes operations of the others on.
pub(crate) fn hear_operations(
    context: &Context,
    mut operations: Receiver,
    passing: Passing,
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

/// A key as the engine knows it.
pub(crate) fn read_key(key: ledger::PublicKey) -> Option<PublicKey> {
    use commonware_codec::DecodeExt as _;
    PublicKey::decode(key.0.to_vec()).ok()
}
