//! The parts of the engine that are not settled yet (`Application` and `Inline`, ALPHA there): what it asks for a block, whether one may be
//! voted for, and when it asks. Named in this file alone, so that another version of the engine changes nothing else.

use crate::chain::{Ask, Place, Proposed, Verdict, Wish};
use crate::config::Clock as Tells;
use crate::gather::Cosigned;
use crate::ordered::{Ordered, digest_of};
use commonware_actor::Feedback;
use commonware_consensus::marshal::Update;
use commonware_consensus::marshal::ancestry::Ancestry;
use commonware_consensus::marshal::standard::Inline;
use commonware_consensus::simplex::scheme::ed25519::Scheme;
use commonware_consensus::simplex::types::Context;
use commonware_consensus::types::FixedEpocher;
use commonware_consensus::{Application, Reporter};
use commonware_cryptography::sha256::Digest;
use commonware_cryptography::{Digested, ed25519};
use commonware_runtime::Clock;
use commonware_runtime::tokio::Context as Runtime;
use commonware_utils::Acknowledgement as _;
use futures_util::StreamExt as _;
use ledger::{PublicKey, RawBlock};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};

/// How long is waited until the clock, or the chain, may have come further.
const AGAIN: Duration = Duration::from_millis(50);

/// Asks before each vote, and trusts those who voted where it was away.
pub(crate) type Asking = Inline<Runtime, Scheme, Mailbox, Ordered, FixedEpocher>;

/// What the engine knows of the chain: how to ask it.
#[derive(Clone)]
pub(crate) struct Mailbox {
    pub(crate) asks: mpsc::UnboundedSender<Ask>,
    pub(crate) work: watch::Receiver<u64>,
    pub(crate) clock: Tells,
    /// Whose engine asks: its number, and the height of the block before the first one it orders.
    pub(crate) era: u64,
    pub(crate) first: u64,
}

/// Blocks up to one that is asked about, which were not executed yet; oldest first.
enum Lineage {
    Here(Vec<RawBlock>),
    Passed,
    /// The block stands behind the end of the era.
    Over,
}

impl Mailbox {
    /// `None` once the chain stopped, and with it soon everything.
    async fn ask<T>(&self, wish: impl FnOnce(oneshot::Sender<T>) -> Wish) -> Option<T> {
        let (reply, answer) = oneshot::channel();
        let ask = Ask::Engine(self.era, wish(reply));
        self.asks.send(ask).ok()?;
        answer.await.ok()
    }

    /// Looks at the ancestors of a block until one is known.
    async fn lineage(
        &self,
        mut blocks: impl Ancestry<Ordered>,
        runtime: &impl Clock,
    ) -> Option<Lineage> {
        let mut unknown = Vec::new();
        let mut next = blocks.next().await;
        while let Some(block) = next {
            let raw = block.inner().raw.clone();
            let (digest, height) = (raw.digest(), raw.header().height);
            let ask = |reply| Wish::Place {
                digest,
                height,
                reply,
            };
            match self.ask(ask).await? {
                Place::Known => {
                    unknown.reverse();
                    return Some(Lineage::Here(unknown));
                }
                Place::Passed => return Some(Lineage::Passed),
                Place::Over => return Some(Lineage::Over),
                Place::Ahead => {
                    runtime.sleep(AGAIN).await;
                    next = Some(block);
                }
                Place::Unknown => {
                    unknown.push(raw);
                    next = blocks.next().await;
                }
            }
        }
        None
    }

    pub(crate) fn heard(&self, by: PublicKey, cosigned: Cosigned) {
        // Without the chain nobody hears.
        let _ = self.asks.send(Ask::Cosigned { by, cosigned });
    }
}

impl<E: Clock> Application<E> for Mailbox {
    type SigningScheme = Scheme;
    type Context = Context<Digest, ed25519::PublicKey>;
    type Block = Ordered;
    type Input = ();

    /// Waits for operations, up to the time at which the engine asks somebody else.
    async fn propose(
        &mut self,
        (runtime, _): (E, Self::Context),
        ancestry: impl Ancestry<Ordered>,
        (): (),
    ) -> Option<Digested<Ordered>> {
        let parent = ancestry.peek()?.inner().raw.header().clone();
        let mut work = self.work.clone();
        let mut ripe = false;
        loop {
            work.mark_unchanged();
            let before = match self.lineage(ancestry.clone(), &runtime).await? {
                Lineage::Here(before) => before,
                Lineage::Over => Vec::new(),
                Lineage::Passed => return None,
            };
            let ask = |reply| Wish::Propose {
                parent: Box::new(parent.clone()),
                before,
                ripe,
                reply,
            };
            match self.ask(ask).await? {
                Proposed::Block(raw) => {
                    let digest = digest_of(raw.digest());
                    let ordered = Ordered::new(raw, self.first)?;
                    return Some(Digested::precomputed(ordered, digest));
                }
                Proposed::Soon(wait) => {
                    runtime.sleep(wait).await;
                    ripe = true;
                }
                Proposed::Idle(wait) => {
                    let sleep = runtime.sleep(wait);
                    tokio::select! {
                        _ = work.changed() => (),
                        () = sleep => (),
                    }
                }
                Proposed::Never => return None,
            }
        }
    }

    /// Answers once that is certain. A block from the future, and one whose ancestors are not here yet, is waited for.
    async fn verify(
        &mut self,
        (runtime, _): (E, Self::Context),
        ancestry: impl Ancestry<Ordered>,
    ) -> bool {
        let verdict = self.judge(ancestry, &runtime).await;
        match verdict {
            Some(holds) => holds,
            // Neither yes nor no: the engine gives up asking when others decided, or when everything stops.
            None => std::future::pending().await,
        }
    }
}

impl Mailbox {
    async fn judge(&self, ancestry: impl Ancestry<Ordered>, runtime: &impl Clock) -> Option<bool> {
        let raw = &ancestry.peek()?.inner().raw;
        let (header, is_empty) = (raw.header().clone(), raw.is_empty());
        while header.is_ahead((self.clock)()) {
            runtime.sleep(AGAIN).await;
        }
        loop {
            let blocks = match self.lineage(ancestry.clone(), runtime).await? {
                Lineage::Here(blocks) => blocks,
                Lineage::Over => return Some(is_empty),
                Lineage::Passed => return None,
            };
            match self.ask(|reply| Wish::Verify { blocks, reply }).await? {
                Verdict::Holds => return Some(true),
                Verdict::Fails => return Some(false),
                Verdict::Unknown => runtime.sleep(AGAIN).await,
            }
        }
    }
}

impl Reporter for Mailbox {
    type Activity = Update<Ordered>;

    fn report(&mut self, activity: Self::Activity) -> Feedback {
        if let Update::Block(block, acknowledgement) = activity {
            let wish = Wish::Final {
                block: block.inner().raw.clone(),
                done: Box::new(move || acknowledgement.acknowledge()),
            };
            if self.asks.send(Ask::Engine(self.era, wish)).is_err() {
                return Feedback::Closed;
            }
        }
        Feedback::Ok
    }
}
