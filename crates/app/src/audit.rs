//! What happened, kept so that nobody can change it later: each row of a history, each document and each reading of a register leaves a
//! commitment in the agency's own log (`gather`); the head of that log is anchored in the ledger (`anchor`), with what else everybody should be
//! able to hold the agency to (`announce`); and whoever it concerns sees how far that is (`standing`) and gets the proof (`exhibit`).
//!
//! The ledger is a port: a validator inside the program, or whatever else can answer these questions.

mod agency;
mod anchor;
mod announce;
mod compare;
mod document;
mod exhibit;
mod gather;
mod look;
mod standing;

pub use agency::{announce_did, story_of_did};
pub use anchor::anchor;
pub use announce::announce;
pub use compare::{Compared, Departure, compare};
pub(crate) use document::{Document, Step};
pub use exhibit::{of_case, of_reading};
pub use gather::gather;
pub use look::{Figures, entry, figures, ledger};
pub(crate) use standing::{standing, standing_of};

use crate::tables::leaf;
use crate::{App, AppError};
use ::ledger::{Deed, Entry, Hash, Kind, Name, Operation, Signer};
use base::{Explain, Problem};
use futures_util::future::BoxFuture;
use shelf::AuditLog;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Leaves that are taken into the log at once.
pub(crate) const LEAVES_MAX: usize = 1_000;

/// How long an operation may take to be final; without a quorum none ever is.
const SUBMIT_MAX: Duration = Duration::from_secs(15);
/// How long the answer to where the ledger stands is kept: anybody may ask, and the validator has other work.
const STAND_KEPT: Duration = Duration::from_secs(1);

/// Where an operation stands in the ledger, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Height of its block.
    pub block: u64,
    /// Its number among the entries.
    pub index: u64,
}

/// Where the ledger stands.
#[derive(Clone, Debug)]
pub struct Stand {
    pub entries: u64,
    pub set: ::ledger::Set,
    /// Number of the set; the first is 0.
    pub sequence: u64,
    /// The checkpoint that is served.
    pub note: Option<Arc<str>>,
    /// Newest first.
    pub blocks: Vec<Block>,
}

/// A block that is final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub height: u64,
    /// Number of its first entry.
    pub first: u64,
    /// Entries of the log with it.
    pub size: u64,
    pub time: base::Timestamp,
}

/// Why the log or the ledger did not do what was asked. Says nothing about persons.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    #[error(transparent)]
    App(#[from] AppError),
    #[error("the audit log: {0}")]
    Log(#[from] shelf::Broken),
    #[error("an operation that cannot be made: {0}")]
    Operation(#[from] ::ledger::BadOperation),
    #[error("the ledger: {0}")]
    Ledger(String),
    #[error(
        "the database was recorded in the log {0}, which is not here: give its folder back, or let the program run that has it"
    )]
    Elsewhere(String),
    #[error(
        "the log has {size} entries, and {known} were recorded: an older copy of it was put back"
    )]
    Older { size: u64, known: u64 },
    #[error(
        "the log has {size} entries, and the database knows {known}: an older copy of the database was put back, or it is the log of another"
    )]
    Foreign { size: u64, known: u64 },
    #[error("the ledger has another log of the agency's identifier than the one here")]
    Fork,
    #[error("the ledger did not take an operation in time: too few validators answer")]
    Late,
    #[error("a thread did not end")]
    Thread,
}

impl Explain for AuditError {
    fn explain(&self) -> Problem {
        match self {
            Self::App(error) => error.explain(),
            Self::Log(_)
            | Self::Operation(_)
            | Self::Ledger(_)
            | Self::Elsewhere(_)
            | Self::Older { .. }
            | Self::Foreign { .. }
            | Self::Fork
            | Self::Late
            | Self::Thread => Problem::ours(),
        }
    }
}

/// An answer of the ledger.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, AuditError>>;

/// What is asked of the ledger.
pub trait Ledger: Send + Sync {
    fn origin(&self) -> &Name;

    /// Answers once the operation is final, or can never be.
    fn submit(&self, operation: Operation) -> Answer<'_, Placed>;

    /// The last word about a subject, by the key it is looked up by ([`::ledger::key_of`]).
    fn last(&self, key: Hash) -> Answer<'_, Option<Entry>>;

    /// Where the entry with that leaf hash stands.
    fn find(&self, leaf: Hash) -> Answer<'_, Option<Placed>>;

    /// The block that holds an entry.
    fn block_of(&self, index: u64) -> Answer<'_, Option<Block>>;

    /// Where the chain stands, with its newest blocks.
    fn stand(&self) -> Answer<'_, Stand>;

    /// An entry and the proof that it was recorded (C2SP tlog-proof); nothing as long as no quorum has cosigned it.
    fn proved(&self, index: u64) -> Answer<'_, Option<(Vec<u8>, String)>>;

    /// What it says of a key now, with the proof of that ([`::ledger::write_current`]); nothing as long as no quorum has cosigned it.
    fn current(&self, key: Hash) -> Answer<'_, Option<String>>;
}

/// The log of the agency that runs this instance, and the ledger that anchors it.
pub struct Audit {
    pub(crate) ledger: Box<dyn Ledger>,
    /// Who speaks in the ledger.
    pub(crate) agency: Name,
    signer: Speaks,
    name: Name,
    log: Arc<Mutex<AuditLog>>,
    /// What was appended last, by commitment, as long as it is not sure that the database knows all of it.
    unsure: Mutex<HashMap<Hash, u64>>,
    /// Where the ledger stood when it was asked last, and when that was.
    stood: Mutex<Option<(Instant, Stand)>>,
    /// Entries under the checkpoint that was given out since the program began.
    published: AtomicU64,
}

/// The key of the agency.
pub type Speaks = Arc<dyn Signer + Send + Sync>;

/// Name of the log of an agency, of which a part is by chance: a log that is lost does not come back under its name.
pub fn log_name(agency: &Name, dice: &crate::Dice) -> Result<Name, ::ledger::BadName> {
    let chance: [u8; 8] = dice.bytes();
    Name::parse(&format!("{agency}/audit/{}", crate::vault::hex(&chance)))
}

/// The name under which this database was recorded, if it ever was.
pub async fn known_log(app: &App) -> Result<Option<String>, AppError> {
    leaf::log_name(app).await
}

/// The ledger in which it was anchored last.
pub async fn anchored_in(app: &App) -> Result<Option<String>, AppError> {
    leaf::anchored_in(app).await
}

impl Audit {
    /// Ties a log to the database. Another log than the one it was recorded in before, or an older copy of it, is refused.
    pub async fn tie(
        app: &App,
        ledger: Box<dyn Ledger>,
        (agency, signer): (Name, Speaks),
        (name, log): (Name, AuditLog),
    ) -> Result<Self, AuditError> {
        let known_as = leaf::log_name(app).await?;
        if let Some(other) = known_as.as_deref().filter(|known| *known != name.as_str()) {
            return Err(AuditError::Elsewhere(other.to_owned()));
        }
        let (size, known) = (log.size(), leaf::recorded(app).await?);
        if size < known {
            return Err(AuditError::Older { size, known });
        }
        // What was appended last may be unknown to the database, and no more than that.
        if size > known + u64::try_from(LEAVES_MAX).unwrap_or(u64::MAX) {
            return Err(AuditError::Foreign { size, known });
        }
        if known_as.is_none() {
            leaf::tie(app, name.as_str()).await?;
        }
        let unsure = gather::tail(&log)?;
        Ok(Self {
            ledger,
            agency,
            signer,
            name,
            log: Arc::new(Mutex::new(log)),
            unsure: Mutex::new(unsure),
            stood: Mutex::new(None),
            published: AtomicU64::new(0),
        })
    }

    /// The log as the ledger knows it.
    pub(crate) fn subject(&self) -> Hash {
        self.name.digest()
    }

    /// Says the next word about a subject: what is said may depend on the last one, and is nothing where nothing is new.
    pub(crate) async fn say(
        &self,
        (kind, subject): (Kind, Hash),
        next: impl AsyncFnOnce(Option<&Entry>) -> Result<Option<(Deed, Hash)>, AuditError>,
    ) -> Result<Option<Placed>, AuditError> {
        let last = self.last((kind, subject)).await?;
        let Some((deed, commitment)) = next(last.as_ref()).await? else {
            return Ok(None);
        };
        let content =
            ::ledger::Content::next(deed, &self.agency, subject, commitment, last.as_ref());
        let operation = content.sign(self.ledger.origin(), self.signer.as_ref())?;
        let submitted = self.ledger.submit(operation);
        let placed = tokio::time::timeout(SUBMIT_MAX, submitted).await;
        placed.map_err(|_| AuditError::Late)?.map(Some)
    }

    /// The last word about a subject.
    async fn last(&self, (kind, subject): (Kind, Hash)) -> Result<Option<Entry>, AuditError> {
        let family = kind.family();
        let key = if family.is_owned() {
            ::ledger::key_of_owned(family, &self.agency, subject)
        } else {
            ::ledger::key_of(family, subject)
        };
        self.ledger.last(key).await
    }

    /// Where the ledger stands, as of a second ago at most; where it does not answer, as it stood last.
    async fn stand(&self) -> Result<Stand, AuditError> {
        let kept = || self.stood.lock().unwrap_or_else(PoisonError::into_inner);
        let before = kept().clone();
        if let Some((at, stand)) = &before
            && at.elapsed() < STAND_KEPT
        {
            return Ok(stand.clone());
        }
        match (self.ledger.stand().await, before) {
            (Ok(stand), _) => {
                *kept() = Some((Instant::now(), stand.clone()));
                Ok(stand)
            }
            (Err(_), Some((_, stand))) => Ok(stand),
            (Err(error), None) => Err(error),
        }
    }

    /// Works with the log where waiting for a disk holds nobody up.
    async fn with_log<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AuditLog) -> Result<T, shelf::Broken> + Send + 'static,
    ) -> Result<T, AuditError> {
        let log = Arc::clone(&self.log);
        let done = tokio::task::spawn_blocking(move || {
            work(&mut log.lock().unwrap_or_else(PoisonError::into_inner))
        });
        Ok(done.await.map_err(|_| AuditError::Thread)??)
    }

    /// Gives out the log as it is, for whoever copies it; once for each length.
    async fn publish(&self) -> Result<(), AuditError> {
        let (signer, before) = (
            Arc::clone(&self.signer),
            self.published.load(Ordering::Relaxed),
        );
        let published = self.with_log(move |log| {
            if log.size() > before {
                log.publish(signer.as_ref())?;
            }
            Ok(log.size())
        });
        self.published.store(published.await?, Ordering::Relaxed);
        Ok(())
    }

    fn unsure(&self) -> MutexGuard<'_, HashMap<Hash, u64>> {
        self.unsure.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
