//! The engine: simplex votes, marshal brings final blocks in their order, a network connects the validators. All of its generic code is
//! made here, once, and nothing of it is seen from outside.

use crate::application::{Asking, Mailbox};
use crate::chain::{Ask, Outgoing};
use crate::config::{Config, Pace};
use crate::era::Era;
use crate::network::{self, OfEra, Opened};
use crate::ordered::{Ordered, digest_of};
use crate::passed::Passing;
use crate::tongues::{Heard, Tongues};
use crate::voters::Voters;
use commonware_broadcast::buffered;
use commonware_consensus::Reporters;
use commonware_consensus::marshal::core::Actor;
use commonware_consensus::marshal::resolver::p2p as backfill;
use commonware_consensus::marshal::standard::Standard;
use commonware_consensus::marshal::{self, Start};
use commonware_consensus::simplex::elector::RoundRobin;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::simplex::types::Finalization;
use commonware_consensus::simplex::{self, ForwardPolicy, SkipBudget, SkipPolicy};
use commonware_consensus::types::{Epoch, FixedEpocher, ViewDelta};
use commonware_cryptography::Digested;
use commonware_cryptography::certificate::{ConstantProvider, Scheme as _};
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
use tokio::sync::{Mutex, mpsc, oneshot, watch};

mod archive;

/// Messages that wait in a part of the engine.
pub(crate) const MAILBOX: NonZeroUsize = NZUsize!(256);
/// Blocks of each validator that are remembered until they are ordered.
const BLOCKS_REMEMBERED: usize = 4;
const PAGE: NonZeroU16 = page_size(4_096);
/// 2 MiB of pages.
const PAGES: NonZeroUsize = NZUsize!(512);
const BUFFER: NonZeroUsize = NZUsize!(262_144);
const ITEMS_PER_SECTION: NonZeroU64 = NZU64!(1_024);
/// Views behind the newest final one for which votes are kept.
const VIEWS: u64 = 128;
/// One epoch for the whole of an era: its validators do not change.
const BLOCKS_PER_EPOCH: NonZeroU64 = NZU64!(9_007_199_254_740_992);
const BLOCKS_AT_ONCE: NonZeroUsize = NZUsize!(16);
const FETCH: Duration = Duration::from_secs(1);
const FETCH_AGAIN: Duration = Duration::from_millis(100);
/// How long the parts of the engine may take to stop.
const STOPPING: Duration = Duration::from_secs(5);
/// Threads for tasks, and for waiting on files.
const THREADS: usize = 2;
const FILE_THREADS: usize = 3;

/// What engines are started with, one era after the other.
pub(crate) struct Plan {
    pub(crate) config: Config,
    /// Binds every connection to this ledger.
    pub(crate) founding: RawBlock,
    pub(crate) key: PrivateKey,
    pub(crate) asks: mpsc::UnboundedSender<Ask>,
    pub(crate) work: watch::Receiver<u64>,
    pub(crate) outgoing: Arc<Mutex<mpsc::UnboundedReceiver<Outgoing>>>,
    /// For the names of those who speak with two tongues.
    pub(crate) tongues: Arc<Heard>,
    /// For what is said and shown between eras.
    pub(crate) words: mpsc::Sender<(ledger::PublicKey, Vec<u8>)>,
    /// For operations that other validators pass on, as they came.
    pub(crate) passing: Arc<Passing>,
}

/// What an engine ends by, beside its own faults.
pub(crate) struct Ends {
    /// Told, or dropped, when everything is to stop.
    pub(crate) stop: oneshot::Receiver<()>,
    /// Dropped when the chain stopped.
    pub(crate) chain: oneshot::Receiver<()>,
    /// Whose engine is to run.
    pub(crate) era: watch::Receiver<Era>,
}

/// How it ended.
pub(crate) enum End {
    /// Another era has begun.
    Turned,
    Told,
    /// A part of it stopped by itself.
    Broke(&'static str),
}

type Marshal = Actor<
    Context,
    Standard<Ordered>,
    ConstantProvider<Scheme, Epoch>,
    immutable::Archive<Context, Digest, Finalization<Scheme, Digest>>,
    immutable::Archive<Context, Digest, Arc<Ordered>>,
    FixedEpocher,
    Sequential,
>;

/// Runs on the thread that calls it, one engine after the other, until everything is told to stop or a part stops: then it says which.
pub(crate) fn run(plan: &Plan, mut ends: Ends) -> Option<&'static str> {
    loop {
        let era = ends.era.borrow_and_update().clone();
        era.forget_before(&plan.config.folder);
        let settings = runtime::Config::new()
            .with_storage_directory(era.folder(&plan.config.folder))
            .with_worker_threads(THREADS)
            .with_max_blocking_threads(FILE_THREADS);
        let runner = runtime::Runner::new(settings);
        match runner.start(|context| start(context, plan, era, &mut ends)) {
            End::Turned => (),
            End::Told => return None,
            End::Broke(part) => return Some(part),
        }
    }
}

type Part = (&'static str, Handle<()>);

/// Connects to the others, and votes with them where this validator is one of those who do.
async fn start(context: Context, plan: &Plan, era: Era, ends: &mut Ends) -> End {
    let chain = Mailbox {
        asks: plan.asks.clone(),
        work: plan.work.clone(),
        clock: plan.config.clock.clone(),
        era: era.number,
        first: era.first.header().height,
    };
    let mut opened = network::open(&context, plan);
    let keys = era.set.validators.iter();
    let keys = Set::from_iter_dedup(keys.filter_map(|one| network::read_key(one.key)));
    let namespace = era.namespace(&plan.config.origin);
    let mut parts = Vec::new();
    if let Some(scheme) = Scheme::signer(&namespace, keys, plan.key.clone()) {
        let Some(channels) = opened.of_era(era.number).await else {
            return End::Broke("network");
        };
        let oracle = opened.oracle.clone();
        parts = vote(
            &context,
            (plan, era, chain.clone()),
            scheme,
            (channels, oracle),
        )
        .await;
    }
    let Opened {
        network,
        open,
        eras,
        sorting,
        ..
    } = opened;
    let (operations, cosignatures, passages) = (open.operations, open.cosignatures, open.passages);
    let senders = (operations.0, cosignatures.0, passages.0);
    let outgoing = Arc::clone(&plan.outgoing);
    parts.extend([
        ("network", network.start()),
        ("sending", network::speak(&context, senders, outgoing)),
        (
            "operations",
            network::hear_operations(&context, operations.1, Arc::clone(&plan.passing)),
        ),
        (
            "cosignatures",
            network::hear_cosignatures(&context, cosignatures.1, chain),
        ),
        (
            "passages",
            network::hear_passages(&context, passages.1, plan.words.clone()),
        ),
    ]);
    parts.extend(sorting.into_iter().map(|one| ("sorting", one)));
    let ended = until_one_ends(parts, ends).await;
    drop(eras);
    // What does not stop in time is cut off, which it must survive anyway.
    let _ = context.stop(0, Some(STOPPING)).await;
    ended
}

/// The parts of an engine that votes.
async fn vote(
    context: &Context,
    (plan, era, chain): (&Plan, Era, Mailbox),
    scheme: Scheme,
    (channels, oracle): (OfEra, network::Oracle),
) -> Vec<Part> {
    let me = PublicKey::from(plan.key.clone());
    let first = era.first.header().height;
    let voters = Voters::new(scheme.participants().clone());
    let settings = dissemination(me.clone(), first, voters.clone());
    let (buffer, recent) = buffered::Engine::new(context.child("buffer"), settings);
    let pages = CacheRef::new(PAGE, PAGES);
    let genesis = digest_of(era.first.digest());
    let names = names(&era.set, scheme.participants());
    let tongues = Tongues::new(names, Arc::clone(&plan.tongues));
    let (marshal, mailbox, _) = order(context, &pages, &scheme, era).await;
    let application = Asking::new(
        context.child("application"),
        chain.clone(),
        mailbox,
        FixedEpocher::new(BLOCKS_PER_EPOCH),
    );
    let settings = votes(
        &plan.config.pace,
        scheme,
        (application, tongues),
        (oracle.clone(), pages),
        genesis,
    );
    let engine = simplex::Engine::new(context.child("votes"), settings);
    let fetching = fetching(me, voters, oracle);
    let fetching = backfill::init(context.child("history"), fetching, channels.history);
    vec![
        ("exchange of blocks", buffer.start(channels.blocks)),
        ("order", marshal.start(chain, recent, fetching)),
        (
            "votes",
            engine.start(channels.votes, channels.certificates, channels.lookups),
        ),
    ]
}

fn dissemination(
    public_key: PublicKey,
    codec_config: u64,
    peer_provider: Voters,
) -> buffered::Config<PublicKey, u64, Voters, Sequential> {
    buffered::Config {
        public_key,
        mailbox_size: MAILBOX,
        deque_size: BLOCKS_REMEMBERED,
        priority: true,
        codec_config,
        peer_provider,
        strategy: Sequential,
    }
}

/// How blocks are fetched that were missed.
fn fetching(
    public_key: PublicKey,
    peer_provider: Voters,
    blocker: network::Oracle,
) -> backfill::Config<PublicKey, Voters, network::Oracle> {
    backfill::Config {
        public_key,
        peer_provider,
        blocker,
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
    era: Era,
) -> (
    Marshal,
    marshal::core::Mailbox<Scheme, Standard<Ordered>>,
    marshal::core::Floor,
) {
    let first = era.first.header().height;
    let certificates = archive::certificates(context, pages).await;
    let blocks = archive::blocks(context, pages, first).await;
    let digest = digest_of(era.first.digest());
    let genesis = Digested::precomputed(Ordered::first(era.first), digest);
    let settings = marshal::Config {
        provider: ConstantProvider::new(scheme.clone()),
        epocher: FixedEpocher::new(BLOCKS_PER_EPOCH),
        start: Start::Genesis(genesis),
        partition_prefix: "order".to_owned(),
        mailbox_size: MAILBOX,
        view_retention: ViewDelta::new(VIEWS),
        prunable_items_per_section: ITEMS_PER_SECTION,
        page_cache: pages.clone(),
        replay_buffer: BUFFER,
        key_write_buffer: BUFFER,
        value_write_buffer: BUFFER,
        block_codec_config: first,
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
    Asking,
    Asking,
    Reporters<Asking, Tongues>,
    Sequential,
>;

/// Names of the validators, in the order of the engine.
fn names(set: &ledger::Set, keys: &Set<PublicKey>) -> Vec<Name> {
    let name = |key: &PublicKey| {
        let mut validators = set.validators.iter();
        validators.find(|one| one.key.0[..] == *key.as_ref())
    };
    keys.iter()
        .filter_map(name)
        .map(|one| one.name.clone())
        .collect()
}

fn votes(
    pace: &Pace,
    scheme: Scheme,
    (application, tongues): (Asking, Tongues),
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

/// A part that ends takes the others with it.
async fn until_one_ends(parts: Vec<Part>, ends: &mut Ends) -> End {
    let (names, parts): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    tokio::select! {
        (_, which, _) = futures_util::future::select_all(parts) => {
            End::Broke(names.get(which).copied().unwrap_or_default())
        }
        _ = &mut ends.stop => End::Told,
        _ = &mut ends.chain => End::Told,
        Ok(()) = ends.era.changed() => End::Turned,
    }
}

fn non_zero(duration: Duration) -> NonZeroDuration {
    NonZeroDuration::new_panic(duration)
}
