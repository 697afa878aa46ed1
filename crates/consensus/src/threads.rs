//! The threads of a validator: the chain, one that checks operations of others, and the engine with its own.

use crate::Broken;
use crate::application::Mailbox;
use crate::chain::{Ask, Chain, Outgoing, Request, founding};
use crate::config::{CannotStart, Config};
use crate::engine::{self, Plan};
use crate::network::read_key;
use crate::node::Node;
use crate::passed::{self, Passed, Passing};
use crate::tongues::Heard;
use commonware_codec::DecodeExt as _;
use commonware_cryptography::ed25519::PrivateKey;
use commonware_utils::ordered::Set;
use ledger::log::read_bundle;
use ledger::{Name, Operation};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use tokio::sync::{mpsc, oneshot, watch};

/// Requests that wait for the chain.
const REQUESTS: usize = 1_024;
/// Operations of others that were checked and wait for the chain.
const CHECKED: usize = 256;

type Ended = watch::Sender<Option<Arc<str>>>;

pub(crate) fn start(
    config: Config,
    chain: Chain,
    outgoing: mpsc::UnboundedReceiver<Outgoing>,
) -> Result<Node, CannotStart> {
    let (asks, asked) = mpsc::unbounded_channel();
    let (requests, requested) = mpsc::channel(REQUESTS);
    let (checks, checked) = mpsc::channel(CHECKED);
    let (passing, passed) = passed::channel();
    let (stop, stopping) = oneshot::channel();
    let (alive, chain_ended) = oneshot::channel();
    let ends = Ended::new(None);
    let tongues = Heard::default();
    let news = chain.news();
    let mut node = Node {
        origin: config.origin.clone(),
        requests,
        head: news.head.subscribe(),
        served: news.served.subscribe(),
        blocks: news.blocks.clone(),
        ended: ends.subscribe(),
        tongues: tongues.subscribe(),
        stop: Some(stop),
        threads: Vec::new(),
        hold: None,
    };
    let plan = plan(
        config,
        Mailbox {
            asks,
            work: news.work.subscribe(),
            clock: chain.clock(),
        },
        (outgoing, passing, tongues),
        (stopping, chain_ended),
    )?;
    let (origin, tells) = (node.origin.clone(), ends.clone());
    node.threads.push(spawn("ledger-chain", move || {
        let end = serve(chain, asked, (requested, checked));
        tell(&tells, end.err().map(|broken| broken.to_string()));
        drop(alive);
    })?);
    let read = move || check(&origin, &passed, &checks);
    node.threads.push(spawn("ledger-check", read)?);
    node.threads.push(spawn("ledger-engine", move || {
        let end = catch_unwind(AssertUnwindSafe(|| engine::run(plan)));
        let why = match end {
            Ok(ended) => ended.map(|part| format!("a part of the engine ended: {part}")),
            Err(panic) => Some(format!("the engine broke off: {}", said(&*panic))),
        };
        tell(&ends, why);
    })?);
    Ok(node)
}

fn plan(
    config: Config,
    chain: Mailbox,
    (outgoing, passing, tongues): (mpsc::UnboundedReceiver<Outgoing>, Passing, Heard),
    (stop, chain_ended): (oneshot::Receiver<()>, oneshot::Receiver<()>),
) -> Result<Plan, CannotStart> {
    let key = PrivateKey::decode(config.seed.to_vec()).map_err(|_| CannotStart::Stranger)?;
    let keys = config.validators.iter().map(|peer| read_key(peer.key));
    let keys = keys.collect::<Option<Vec<_>>>();
    let (block, _) = founding(&config)?;
    Ok(Plan {
        founding: block.raw(),
        key,
        validators: Set::from_iter_dedup(keys.ok_or(CannotStart::Stranger)?),
        chain,
        outgoing,
        passing,
        tongues,
        stop,
        chain_ended,
        config,
    })
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, CannotStart> {
    let thread = Builder::new().name(name.to_owned());
    thread.spawn(run).map_err(CannotStart::Thread)
}

fn serve(
    chain: Chain,
    asked: mpsc::UnboundedReceiver<Ask>,
    requested: (mpsc::Receiver<Request>, mpsc::Receiver<Box<Operation>>),
) -> Result<(), Broken> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    // A state that lost a node stops the thread; see `ledger::state`.
    let served = AssertUnwindSafe(|| runtime.block_on(chain.serve(asked, requested)));
    catch_unwind(served).unwrap_or_else(|panic| Err(Broken::Off(said(&*panic))))
}

/// Checks what others pass on, so that neither the engine nor the chain waits for signatures.
fn check(origin: &Name, passed: &Passed, checks: &mpsc::Sender<Box<Operation>>) {
    while let Some(message) = passed.take() {
        let Ok(entries) = read_bundle(&message) else {
            continue;
        };
        for entry in entries {
            let Ok(operation) = Operation::read(entry, origin) else {
                break;
            };
            if checks.blocking_send(Box::new(operation)).is_err() {
                return;
            }
        }
    }
}

/// The first end is the cause of the others.
fn tell(ends: &Ended, why: Option<String>) {
    if let Some(why) = why {
        tracing::error!(why, "a validator stopped");
        ends.send_if_modified(|told| {
            let is_first = told.is_none();
            if is_first {
                *told = Some(why.as_str().into());
            }
            is_first
        });
    }
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("without a word").to_owned()
}
