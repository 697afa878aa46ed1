//! What a validator is told before it starts. All of it is checked first, since the engine stops the program over settings that
//! contradict one another.

use crate::Broken;
use base::Timestamp;
use ledger::{Name, PublicKey, Set, Validator};
use std::collections::BTreeSet;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Tells the time. Validators never share a clock, and a test gives one of them a wrong one.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// One validator of a ledger.
#[derive(Clone)]
pub struct Config {
    /// Name of the ledger, which every signature is about.
    pub origin: Name,
    /// The first block, the same for all ([`ledger::found`]).
    pub founding: Vec<u8>,
    /// All validators, this one among them; also those who are to come, and those who left and are still spoken to.
    pub validators: Vec<Peer>,
    /// The secret bytes of this one's key. A key belongs to one folder: whoever lost the folder needs a new key.
    pub seed: [u8; 32],
    /// Where the others reach this one.
    pub listen: SocketAddr,
    /// Everything that is kept; what may be served to everybody is in `public`.
    pub folder: PathBuf,
    pub pace: Pace,
    pub clock: Clock,
}

/// A validator as the others know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    pub name: Name,
    pub key: PublicKey,
    pub address: SocketAddr,
}

/// How fast blocks come, and how long a validator waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Blocks come no faster, so that they hold something.
    pub block_every: Duration,
    /// A block without operations after so long, by which everybody sees that the ledger is alive.
    pub idle_every: Duration,
    /// How long a leader may take to propose.
    pub leader: Duration,
    /// How long a block may take to be voted on.
    pub certification: Duration,
    /// When a vote to go on without the leader is repeated.
    pub retry: Duration,
    /// A leader that was silent for so long is not waited for.
    pub skip: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            block_every: Duration::from_millis(100),
            idle_every: Duration::from_mins(1),
            leader: Duration::from_secs(1),
            certification: Duration::from_secs(2),
            retry: Duration::from_secs(2),
            skip: Duration::from_secs(5),
        }
    }
}

/// Why a validator does not start.
#[derive(Debug, thiserror::Error)]
pub enum CannotStart {
    #[error("the times contradict one another: {0}")]
    Pace(&'static str),
    #[error("a key or an address stands twice")]
    Twice,
    #[error("the key is none of the validators'")]
    Stranger,
    #[error("the first block: {0}")]
    Founding(String),
    #[error("validators of the ledger that the settings do not name: {0}")]
    Unknown(String),
    #[error("cannot listen at {0}: {1}")]
    Address(SocketAddr, std::io::Error),
    #[error("the folder holds another ledger, or another validator's")]
    Foreign,
    #[error("another program runs a validator in that folder")]
    Running,
    #[error(
        "the record of votes is lost; with this key the validator could vote twice, so it needs a new one"
    )]
    VotesLost,
    #[error(transparent)]
    Broken(#[from] Broken),
    #[error("no thread: {0}")]
    Thread(std::io::Error),
}

impl Pace {
    fn check(&self) -> Result<(), CannotStart> {
        let rules = [
            (
                self.block_every < self.leader,
                "a leader must have time for a block",
            ),
            (
                self.idle_every >= self.block_every,
                "blocks without operations come no faster than others",
            ),
            (
                self.certification > self.leader,
                "a vote takes longer than a proposal",
            ),
            (
                self.skip > self.certification && self.skip > self.retry,
                "nobody is skipped before a vote could end",
            ),
            (!self.retry.is_zero(), "a vote is not repeated at once"),
        ];
        let broken = rules.into_iter().find(|(holds, _)| !holds);
        broken.map_or(Ok(()), |(_, why)| Err(CannotStart::Pace(why)))
    }
}

impl Config {
    pub(crate) fn check(&self, own: PublicKey) -> Result<(), CannotStart> {
        self.pace.check()?;
        let count = self.validators.len();
        let keys: BTreeSet<_> = self.validators.iter().map(|peer| peer.key).collect();
        let addresses: BTreeSet<_> = self.validators.iter().map(|peer| peer.address).collect();
        if [keys.len(), addresses.len()] != [count; 2] {
            return Err(CannotStart::Twice);
        }
        if !keys.contains(&own) {
            return Err(CannotStart::Stranger);
        }
        Ok(())
    }

    /// Names of those validators of a set that the settings do not name, or name otherwise.
    pub(crate) fn lacks(&self, set: &Set) -> Vec<Name> {
        let is_lacking = |one: &&Validator| {
            let mut peers = self.validators.iter();
            !peers.any(|peer| (&peer.name, peer.key) == (&one.name, one.key))
        };
        let lacking = set.validators.iter().filter(is_lacking);
        lacking.map(|one| one.name.clone()).collect()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("origin", &self.origin)
            .field("validators", &self.validators)
            .field("listen", &self.listen)
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}
