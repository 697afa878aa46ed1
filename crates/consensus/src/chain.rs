//! The chain on a thread of its own: it alone reads and writes the database, the files and the pool, one thing after the other.
//!
//! The engine asks it for blocks, and tells it what is final; whoever submits or reads asks it, too, and waits behind the engine.

use crate::config::{CannotStart, Clock, Config, Pace};
use crate::era::{Era, has};
use crate::gather::{Cosigned, Gather};
use crate::news::News;
use crate::store::{Published, Store};
use crate::tries::Tries;
use crate::{Answer, Broken};
use ledger::log::WIDTH;
use ledger::{
    Block, Executed, Hash, Head, Header, Name, Operation, Pool, PublicKey, RawBlock, SeedSigner,
    Seen, Set, Signer as _, found,
};
use shelf::Shelf;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, MissedTickBehavior};

mod build;
mod cosign;
mod finish;
mod follow;
mod read;
mod submit;
#[cfg(test)]
mod tests;

pub(crate) use build::{Place, Proposed, Verdict};
use follow::Asked;
pub(crate) use submit::MESSAGE_BYTES_MAX;

/// How often what is missing is asked for.
const TICK: Duration = Duration::from_secs(1);
/// How long operations are collected before they are sent to the others.
const COLLECT: Duration = Duration::from_millis(20);
/// Requests that are answered before the engine is heard again.
const REQUESTS_AT_ONCE: usize = 64;

/// What is asked in the name of the others.
pub(crate) enum Ask {
    /// By the engine of the era with that number.
    Engine(u64, Wish),
    Cosigned {
        by: PublicKey,
        cosigned: Cosigned,
    },
}

/// What the engine asks.
pub(crate) enum Wish {
    Place {
        digest: Hash,
        height: u64,
        reply: oneshot::Sender<Place>,
    },
    /// A block on `parent`; `before` are blocks up to it that were not executed yet, oldest first.
    Propose {
        parent: Box<Header>,
        before: Vec<RawBlock>,
        /// Whether enough time has passed since the last block.
        ripe: bool,
        reply: oneshot::Sender<Proposed>,
    },
    /// Whether the last of these blocks may be voted for.
    Verify {
        blocks: Vec<RawBlock>,
        reply: oneshot::Sender<Verdict>,
    },
    /// A block is final; `done` tells the engine that this is on disk.
    Final {
        block: RawBlock,
        done: Box<dyn FnOnce() + Send>,
    },
}

/// What others ask.
pub(crate) enum Request {
    Submit {
        operation: Box<Operation>,
        reply: oneshot::Sender<Answer>,
    },
    Read(Box<dyn FnOnce(&Chain) + Send>),
}

/// What waits for the chain beside the engine: requests, operations that others pass on, and what is said between eras.
pub(crate) type Requested = (
    mpsc::Receiver<Request>,
    mpsc::Receiver<Box<Operation>>,
    mpsc::Receiver<(PublicKey, Vec<u8>)>,
);

/// What goes to other validators.
pub(crate) enum Outgoing {
    Operations(Vec<u8>),
    Cosigned(Vec<u8>),
    CosignedTo(PublicKey, Vec<u8>),
    PassageTo(PublicKey, Vec<u8>),
}

pub(crate) struct Chain {
    origin: Name,
    /// Names of all that the settings name, by their keys.
    names: BTreeMap<PublicKey, Name>,
    signer: SeedSigner,
    clock: Clock,
    pace: Pace,
    store: Store,
    shelf: Shelf,
    head: Head,
    /// What was cosigned.
    seen: Seen,
    tries: Tries,
    pool: Pool,
    gather: Gather,
    /// This validator's newest cosignatures, by the size of the log.
    own: BTreeMap<u64, String>,
    waiters: BTreeMap<Hash, Vec<oneshot::Sender<Answer>>>,
    /// Operations that could not follow blocks which are not final, and since when.
    suspects: HashMap<Hash, Instant>,
    /// Operations to be sent to the others, and when.
    collected: Vec<Vec<u8>>,
    send_at: Option<Instant>,
    outgoing: mpsc::UnboundedSender<Outgoing>,
    published: Option<Published>,
    /// Whether what is published is in the database, too.
    is_published_kept: bool,
    folder: PathBuf,
    founding: RawBlock,
    /// Whose engine runs.
    era: Era,
    /// Whether the database knows that there are votes of this era.
    has_voted: bool,
    /// When a block was last kept, or the start.
    kept_at: Instant,
    /// When the log was last told what is missing.
    told_at: Option<Instant>,
    asked: Asked,
    /// Up to which operation those that wait here were repeated.
    repeated: Hash,
    news: News,
}

impl Chain {
    /// Opens what is kept, or founds the ledger.
    pub(crate) fn open(
        config: &Config,
        signer: SeedSigner,
        outgoing: mpsc::UnboundedSender<Outgoing>,
    ) -> Result<Self, CannotStart> {
        let (block, executed) = first_block(config)?;
        let before = block.operations.first();
        let before = before.and_then(|one| Head::founding(&config.origin, one));
        let before = before.ok_or_else(|| CannotStart::Founding("no set".to_owned()))?;
        let store = Store::open(&config.folder.join("ledger.sqlite"))?;
        let kept = store.head()?;
        let is_new = kept.is_none();
        let (head, seen) = kept.unwrap_or((before, Seen::nothing()));
        // Before the folder is anybody's: a mistake in the settings can be corrected.
        knows_all(config, head.set().0, signer.public())?;
        store.claim(block.digest(), signer.public())?;
        let size = head.checkpoint().size;
        let open = store.open_entries(size / WIDTH * WIDTH)?;
        let public = config.folder.join("public");
        let shelf = Shelf::open(&public, &open, size).map_err(Broken::from)?;
        let founding = block.raw();
        let era = Era::due((&store, &shelf), &head, &founding)?;
        // Those of an era that is not over are needed until it is.
        knows_all(config, &era.set, signer.public())?;
        let has_voted = has_voted(&store, &era, &config.folder)?;
        let names = config.validators.iter();
        let published = store.published()?;
        let news = News::new(&head, era.clone());
        let mut chain = Self {
            origin: config.origin.clone(),
            names: names.map(|one| (one.key, one.name.clone())).collect(),
            signer,
            clock: config.clock.clone(),
            pace: config.pace,
            store,
            shelf,
            head,
            seen,
            tries: Tries::default(),
            pool: Pool::default(),
            gather: Gather::default(),
            own: BTreeMap::new(),
            waiters: BTreeMap::new(),
            suspects: HashMap::new(),
            collected: Vec::new(),
            send_at: None,
            outgoing,
            published,
            is_published_kept: true,
            folder: config.folder.clone(),
            founding,
            era,
            has_voted,
            kept_at: Instant::now(),
            told_at: None,
            asked: Asked::default(),
            repeated: Hash::NONE,
            news,
        };
        if is_new {
            let leaves: Vec<_> = block.operations.iter().map(Operation::leaf).collect();
            chain.keep(executed, &leaves)?;
        } else {
            chain.take_up()?;
        }
        Ok(chain)
    }

    pub(crate) fn news(&self) -> &News {
        &self.news
    }

    pub(crate) fn founding(&self) -> &RawBlock {
        &self.founding
    }

    /// Answers until the engine is gone.
    pub(crate) async fn serve(
        mut self,
        mut asks: mpsc::UnboundedReceiver<Ask>,
        (mut requests, mut passed, mut words): Requested,
    ) -> Result<(), Broken> {
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let send_at = self.send_at;
            let due = async move {
                match send_at {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                ask = asks.recv() => match ask {
                    Some(ask) => self.answer(ask)?,
                    None => return self.leave(),
                },
                () = due => self.send_collected(),
                _ = tick.tick() => self.tick()?,
                Some(request) = requests.recv() => {
                    self.serve_request(request)?;
                    for _ in 1..REQUESTS_AT_ONCE {
                        let Ok(request) = requests.try_recv() else { break };
                        self.serve_request(request)?;
                    }
                    // However many requests come, the others are heard, too.
                    if let Ok(operation) = passed.try_recv() {
                        self.pass(*operation)?;
                    }
                    if let Ok((by, word)) = words.try_recv() {
                        self.hear_word(by, &word)?;
                    }
                }
                Some(operation) = passed.recv() => self.pass(*operation)?,
                Some((by, word)) = words.recv() => self.hear_word(by, &word)?,
            }
        }
    }

    fn answer(&mut self, ask: Ask) -> Result<(), Broken> {
        match ask {
            Ask::Engine(era, wish) if era == self.era.number => self.grant(wish),
            // An engine that is being stopped. What it waits for nobody says any more.
            Ask::Engine(_, Wish::Final { done, .. }) => {
                done();
                Ok(())
            }
            Ask::Engine(..) => Ok(()),
            Ask::Cosigned { by, cosigned } => self.hear(by, &cosigned),
        }
    }

    fn grant(&mut self, wish: Wish) -> Result<(), Broken> {
        // Who does not wait any more has been overtaken, which is no fault.
        match wish {
            Wish::Place {
                digest,
                height,
                reply,
            } => {
                let _ = reply.send(self.place(digest, height));
            }
            Wish::Propose {
                parent,
                before,
                ripe,
                reply,
            } => {
                if !reply.is_closed() {
                    let _ = reply.send(self.propose(&parent, &before, ripe)?);
                }
            }
            Wish::Verify { blocks, reply } => {
                if !reply.is_closed() {
                    let _ = reply.send(self.verify(&blocks)?);
                }
            }
            Wish::Final { block, done } => {
                self.finish(&block)?;
                done();
            }
        }
        Ok(())
    }

    fn serve_request(&mut self, request: Request) -> Result<(), Broken> {
        match request {
            Request::Submit { operation, reply } => self.submit(*operation, reply)?,
            Request::Read(read) => read(self),
        }
        Ok(())
    }

    fn tick(&mut self) -> Result<(), Broken> {
        self.note_votes()?;
        self.ask_for_lacking();
        self.tell_lacking();
        self.ask_the_way()?;
        self.repeat()?;
        self.give_up_suspects()?;
        self.keep_published()
    }

    /// The last thing that is written.
    fn leave(&mut self) -> Result<(), Broken> {
        self.note_votes()?;
        self.keep_published()
    }

    /// From now on the record of votes must be there at each start.
    fn note_votes(&mut self) -> Result<(), Broken> {
        if !self.has_voted && self.era.votes(&self.folder).exists() {
            self.store.note_votes(self.era.number)?;
            self.has_voted = true;
        }
        Ok(())
    }

    fn keep_published(&mut self) -> Result<(), Broken> {
        if let Some(published) = self.published.as_ref().filter(|_| !self.is_published_kept) {
            self.store.keep_published(published)?;
            self.is_published_kept = true;
        }
        Ok(())
    }
}

/// Whether there are votes of this era. Where there were some and they are gone, the validator could vote twice.
fn has_voted(store: &Store, era: &Era, folder: &Path) -> Result<bool, CannotStart> {
    let has_voted = store.has_voted(era.number)?;
    if has_voted && !era.votes(folder).exists() {
        return Err(CannotStart::VotesLost);
    }
    Ok(has_voted)
}

/// Whether the settings of one who validates name everybody who does. Whoever only follows asks those whom it knows.
fn knows_all(config: &Config, set: &Set, own: PublicKey) -> Result<(), CannotStart> {
    let lacking = config.lacks(set);
    if lacking.is_empty() || !has(set, own) {
        return Ok(());
    }
    let lacking: Vec<_> = lacking.iter().map(Name::to_string).collect();
    Err(CannotStart::Unknown(lacking.join(", ")))
}

/// The first block, checked by making it again.
fn first_block(config: &Config) -> Result<(Block, Executed), CannotStart> {
    let wrong = |why: String| CannotStart::Founding(why);
    let told =
        Block::read(&config.founding, &config.origin).map_err(|why| wrong(why.to_string()))?;
    let one = <[Operation; 1]>::try_from(told.operations.clone());
    let [operation] = one.map_err(|_| wrong("not one operation".to_owned()))?;
    let made = found(&config.origin, operation, told.header.time);
    let (block, executed) = made.map_err(|why| wrong(why.to_string()))?;
    if block == told {
        Ok((block, executed))
    } else {
        Err(wrong("another header".to_owned()))
    }
}
