//! The threads of a validator: the chain, one that checks operations of others, and the engine with its own.

use crate::Broken;
use crate::chain::{Ask, Chain, Outgoing, Requested};
use crate::config::{CannotStart, Config};
use crate::engine::{self, Ends, Plan};
use crate::node::Node;
use crate::passed::{self, Passed};
use crate::tongues::Heard;
use commonware_codec::DecodeExt as _;
use commonware_cryptography::ed25519::PrivateKey;
use ledger::log::read_bundle;
use ledger::{Name, Operation};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use tokio::sync::{Mutex, mpsc, oneshot, watch};

/// Requests that wait for the chain.
const REQUESTS: usize = 1_024;
/// Operations of others that were checked and wait for the chain.
const CHECKED: usize = 256;
/// What was said and shown between eras, and waits. A passage may have two megabytes.
const WORDS: usize = 16;

type Ended = watch::Sender<Option<Arc<str>>>;

pub(crate) fn start(
    config: Config,
    chain: Chain,
    outgoing: mpsc::UnboundedReceiver<Outgoing>,
) -> Result<Node, CannotStart> {
    let (asks, asked) = mpsc::unbounded_channel();
    let (requests, requested) = mpsc::channel(REQUESTS);
    let (checks, checked) = mpsc::channel(CHECKED);
    let (words, told) = mpsc::channel(WORDS);
    let (passing, passed) = passed::channel();
    let (stop, stopping) = oneshot::channel();
    let (alive, chain_ended) = oneshot::channel();
    let ended = Ended::new(None);
    let tongues = Heard::default();
    let news = chain.news();
    let mut node = Node {
        origin: config.origin.clone(),
        requests,
        head: news.head.subscribe(),
        served: news.served.subscribe(),
        blocks: news.blocks.clone(),
        ended: ended.subscribe(),
        tongues: tongues.subscribe(),
        stop: Some(stop),
        threads: Vec::new(),
        hold: None,
    };
    let key = PrivateKey::decode(config.seed.to_vec()).map_err(|_| CannotStart::Stranger)?;
    let plan = Plan {
        founding: chain.founding().clone(),
        key,
        asks,
        work: news.work.subscribe(),
        outgoing: Arc::new(Mutex::new(outgoing)),
        tongues: Arc::new(tongues),
        words,
        passing: Arc::new(passing),
        config,
    };
    let ends = Ends {
        stop: stopping,
        chain: chain_ended,
        era: news.era.subscribe(),
    };
    let (origin, tells) = (node.origin.clone(), ended.clone());
    node.threads.push(spawn("ledger-chain", move || {
        let end = serve(chain, asked, (requested, checked, told));
        tell(&tells, end.err().map(|broken| broken.to_string()));
        drop(alive);
    })?);
    let read = move || check(&origin, &passed, &checks);
    node.threads.push(spawn("ledger-check", read)?);
    node.threads.push(spawn("ledger-engine", move || {
        let end = catch_unwind(AssertUnwindSafe(|| engine::run(&plan, ends)));
        drop(plan);
        let why = match end {
            Ok(ended) => ended.map(|part| format!("a part of the engine ended: {part}")),
            Err(panic) => Some(format!("the engine broke off: {}", said(&*panic))),
        };
        tell(&ended, why);
    })?);
    Ok(node)
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, CannotStart> {
    let thread = Builder::new().name(name.to_owned());
    thread.spawn(run).map_err(CannotStart::Thread)
}

fn serve(
    chain: Chain,
    asked: mpsc::UnboundedReceiver<Ask>,
    requested: Requested,
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
