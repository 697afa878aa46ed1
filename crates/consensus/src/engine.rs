//! The engine: simplex votes, marshal brings final blocks in their order, a network connects the validators. All of its generic code is
//! made here, once, and nothing of it is seen from outside.

use crate::application::Mailbox;
use crate::chain::Outgoing;
use crate::config::{Config, Pace};
use crate::network::{self, Channels};
use crate::ordered::{Ordered, digest_of};
use crate::passed::Passing;
use crate::tongues::{Heard, Tongues};
use commonware_broadcast::buffered;
use commonware_consensus::Reporters;
use commonware_consensus::marshal::core::Actor;
use commonware_consensus::marshal::resolver::p2p as backfill;
use commonware_consensus::marshal::standard::{Inline, Standard};
use commonware_consensus::marshal::{self, Start};
use commonware_consensus::simplex::elector::RoundRobin;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::simplex::types::Finalization;
use commonware_consensus::simplex::{self, ForwardPolicy, SkipBudget, SkipPolicy};
use commonware_consensus::types::{Epoch, FixedEpocher, ViewDelta};
use commonware_cryptography::Digested;
use commonware_cryptography::certificate::ConstantProvider;
use commonware_cryptography::ed25519::{PrivateKey, PublicKey};
use commonware_cryptography::sha256::Digest;
use commonware_parallel::Sequential;
use commonware_runtime::buffer::paged::{CacheRef, page_size};
use commonware_runtime::tokio::{self as runtime, Context};
use commonware_runtime::{Handle, Runner as _, Spawner as _, Supervisor as _};
use commonware_storage::archive::immutable;
use commonware_utils::ordered::Set;
use commonware_utils::{NZU64, NZUsize, NonZeroDuration};
use ledger::{Name, RawBlock};
use std::num::{NonZeroU16, NonZeroU64, NonZeroUsize};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

mod archive;

/// Messages that wait in a part of the engine.
pub(crate) const MAILBOX: NonZeroUsize = NZUsize!(256);
/// Blocks of each validator that are remembered until they are ordered.
const BLOCKS_REMEMBERED: usize = 8;
const PAGE: NonZeroU16 = page_size(4_096);
/// 8 MiB of pages.
const PAGES: NonZeroUsize = NZUsize!(2_048);
const BUFFER: NonZeroUsize = NZUsize!(262_144);
const ITEMS_PER_SECTION: NonZeroU64 = NZU64!(1_024);
/// Views behind the newest final one for which votes are kept.
const VIEWS: u64 = 128;
/// One epoch for the whole life of a ledger: its validators do not change.
const BLOCKS_PER_EPOCH: NonZeroU64 = NZU64!(9_007_199_254_740_992);
const BLOCKS_AT_ONCE: NonZeroUsize = NZUsize!(16);
const FETCH: Duration = Duration::from_secs(1);
const FETCH_AGAIN: Duration = Duration::from_millis(100);
/// How long the parts of the engine may take to stop.
const STOPPING: Duration = Duration::from_secs(5);
/// Threads for tasks, and for waiting on files.
const THREADS: usize = 2;
const FILE_THREADS: usize = 8;

/// What the engine is started with.
pub(crate) struct Plan {
    pub(crate) config: Config,
    pub(crate) founding: RawBlock,
    pub(crate) key: PrivateKey,
    pub(crate) validators: Set<PublicKey>,
    pub(crate) chain: Mailbox,
    pub(crate) outgoing: mpsc::UnboundedReceiver<Outgoing>,
    /// For the names of those who speak with two tongues.
    pub(crate) tongues: Heard,
    /// For operations that other validators pass on, as they came.
    pub(crate) passing: Passing,
    /// Told, or dropped, when the engine is to stop.
    pub(crate) stop: oneshot::Receiver<()>,
    /// Dropped when the chain stopped.
    pub(crate) chain_ended: oneshot::Receiver<()>,
}

type Application = Inline<Context, Scheme, Mailbox, Ordered, FixedEpocher>;
type Marshal = Actor<
    Context,
    Standard<Ordered>,
    ConstantProvider<Scheme, Epoch>,
    immutable::Archive<Context, Digest, Finalization<Scheme, Digest>>,
    immutable::Archive<Context, Digest, Arc<Ordered>>,
    FixedEpocher,
    Sequential,
>;

/// Runs on the thread that calls it, until it is told to stop or a part of it does: then it says which.
pub(crate) fn run(plan: Plan) -> Option<&'static str> {
    let settings = runtime::Config::new()
        .with_storage_directory(plan.config.folder.join("engine"))
        .with_worker_threads(THREADS)
        .with_max_blocking_threads(FILE_THREADS);
    runtime::Runner::new(settings).start(|context| start(context, plan))
}

async fn start(context: Context, plan: Plan) -> Option<&'static str> {
    let namespace = network::namespace(&plan.config.origin, &plan.founding);
    let signer = Scheme::signer(&namespace, plan.validators.clone(), plan.key.clone());
    let Some(scheme) = signer else {
        // The settings were checked: the key is one of the validators'.
        return Some("the key is none of the validators'");
    };
    let (channels, oracle, connecting) = network::open(&context, &plan, &namespace);
    let me = PublicKey::from(plan.key.clone());
    let settings = dissemination(me.clone(), oracle.clone());
    let (buffer, recent) = buffered::Engine::new(context.child("buffer"), settings);
    let pages = CacheRef::new(PAGE, PAGES);
    let founding = Ordered(plan.founding);
    let genesis = digest_of(founding.0.digest());
    let (marshal, mailbox, _) = order(&context, &pages, &scheme, founding, genesis).await;
    let application = Application::new(
        context.child("application"),
        plan.chain.clone(),
        mailbox,
        FixedEpocher::new(BLOCKS_PER_EPOCH),
    );
    let names = names(&plan.config, &plan.validators);
    let tongues = Tongues::new(names, plan.tongues);
    let settings = votes(
        &plan.config.pace,
        scheme,
        (application, tongues),
        (oracle.clone(), pages),
        genesis,
    );
    let engine = simplex::Engine::new(context.child("votes"), settings);
    let Channels {
        votes,
        certificates,
        lookups,
        blocks,
        history,
        operations,
        cosignatures,
    } = channels;
    let fetching = backfill::init(context.child("history"), fetching(me, oracle), history);
    let speaking = network::speak(&context, operations.0, cosignatures.0, plan.outgoing);
    let hearing = network::hear_operations(&context, operations.1, plan.passing);
    let gathering = network::hear_cosignatures(&context, cosignatures.1, plan.chain.clone());
    let parts = [
        ("network", connecting.start()),
        ("exchange of blocks", buffer.start(blocks)),
        ("order", marshal.start(plan.chain, recent, fetching)),
        ("votes", engine.start(votes, certificates, lookups)),
        ("sending", speaking),
        ("operations", hearing),
        ("cosignatures", gathering),
    ];
    let ended = until_one_ends(parts, plan.stop, plan.chain_ended).await;
    // What does not stop in time is cut off, which it must survive anyway.
    let _ = context.stop(0, Some(STOPPING)).await;
    ended
}

fn dissemination(
    public_key: PublicKey,
    peer_provider: network::Oracle,
) -> buffered::Config<PublicKey, (), network::Oracle, Sequential> {
    buffered::Config {
        public_key,
        mailbox_size: MAILBOX,
        deque_size: BLOCKS_REMEMBERED,
        priority: true,
        codec_config: (),
        peer_provider,
        strategy: Sequential,
    }
}

/// How blocks are fetched that were missed.
fn fetching(
    public_key: PublicKey,
    oracle: network::Oracle,
) -> backfill::Config<PublicKey, network::Oracle, network::Oracle> {
    backfill::Config {
        public_key,
        peer_provider: oracle.clone(),
        blocker: oracle,
        mailbox_size: MAILBOX,
        fetch_timeout: non_zero(FETCH),
        fetch_retry_delay: FETCH_AGAIN,
        priority_requests: false,
        priority_responses: false,
    }
}

async fn order(
    context: &Context,
    pages: &CacheRef,
    scheme: &Scheme,
    founding: Ordered,
    genesis: Digest,
) -> (
    Marshal,
    marshal::core::Mailbox<Scheme, Standard<Ordered>>,
    marshal::core::Floor,
) {
    let certificates = archive::certificates(context, pages).await;
    let blocks = archive::blocks(context, pages).await;
    let settings = marshal::Config {
        provider: ConstantProvider::new(scheme.clone()),
        epocher: FixedEpocher::new(BLOCKS_PER_EPOCH),
        start: Start::Genesis(Digested::precomputed(founding, genesis)),
        partition_prefix: "order".to_owned(),
        mailbox_size: MAILBOX,
        view_retention: ViewDelta::new(VIEWS),
        prunable_items_per_section: ITEMS_PER_SECTION,
        page_cache: pages.clone(),
        replay_buffer: BUFFER,
        key_write_buffer: BUFFER,
        value_write_buffer: BUFFER,
        block_codec_config: (),
        max_repair: BLOCKS_AT_ONCE,
        max_pending_acks: BLOCKS_AT_ONCE,
        strategy: Sequential,
    };
    Actor::init(context.child("order"), certificates, blocks, settings).await
}

type Votes = simplex::Config<
    Scheme,
    RoundRobin,
    network::Oracle,
    Digest,
    Application,
    Application,
    Reporters<Application, Tongues>,
    Sequential,
>;

/// Names of the validators, in the order of their keys.
fn names(config: &Config, validators: &Set<PublicKey>) -> Vec<Name> {
    let name = |key: &PublicKey| {
        let mut peers = config.validators.iter();
        peers.find(|peer| peer.key.0[..] == *key.as_ref())
    };
    let peers = validators.iter().filter_map(name);
    peers.map(|peer| peer.name.clone()).collect()
}

fn votes(
    pace: &Pace,
    scheme: Scheme,
    (application, tongues): (Application, Tongues),
    (oracle, pages): (network::Oracle, CacheRef),
    genesis: Digest,
) -> Votes {
    simplex::Config {
        scheme,
        elector: RoundRobin::default(),
        blocker: oracle,
        automaton: application.clone(),
        relay: application.clone(),
        reporter: Reporters::from((application, tongues)),
        track_historical_votes: false,
        strategy: Sequential,
        partition: "votes".to_owned(),
        mailbox_size: MAILBOX,
        epoch: Epoch::zero(),
        floor: simplex::Floor::Genesis(genesis),
        replay_buffer: BUFFER,
        write_buffer: BUFFER,
        page_cache: pages,
        leader_timeout: pace.leader,
        certification_timeout: pace.certification,
        timeout_retry: pace.retry,
        view_retention: ViewDelta::new(VIEWS),
        skip: SkipPolicy::Enabled {
            timeout: pace.skip,
            budget: SkipBudget::Participants,
        },
        fetch_timeout: non_zero(FETCH),
        fetch_retry_delay: FETCH_AGAIN,
        forward: ForwardPolicy::Disabled,
    }
}

/// A part that ends takes the others with it, and is named; nothing where all were told to stop.
async fn until_one_ends<const N: usize>(
    parts: [(&'static str, Handle<()>); N],
    stop: oneshot::Receiver<()>,
    chain_ended: oneshot::Receiver<()>,
) -> Option<&'static str> {
    let names = parts.each_ref().map(|(name, _)| *name);
    let parts = parts.map(|(_, part)| part);
    tokio::select! {
        (_, which, _) = futures_util::future::select_all(parts) => names.get(which).copied(),
        _ = stop => None,
        _ = chain_ended => None,
    }
}

fn non_zero(duration: Duration) -> NonZeroDuration {
    NonZeroDuration::new_panic(duration)
}
