//! Keeping the identifier up while the program runs: the document says what is so, the validator here gives its word for each new entry, what counts
//! is given out, and the ledger is told.

use super::{Files, Held};
use crate::now::now;
use anyhow::ensure;
use app::audit::{self, Audit};
use base::Timestamp;
use ledger::{Head, SeedSigner, Signer as _};
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use webvh::{Log, Witnesses};

/// How often it is looked whether somebody wrote an entry or gave a word.
const LOOK: Duration = Duration::from_secs(10);
/// A ledger that runs makes a block each minute at least: whoever has none as young as this is behind.
const CURRENT_SECONDS: i64 = 180;
/// How old the story in the ledger is that is given out.
const STORY: Duration = Duration::from_mins(10);

/// The files, and the validator here as a witness.
pub(crate) struct Keeper {
    pub(crate) files: Files,
    witness: SeedSigner,
    told: Mutex<Told>,
}

/// What was done last.
#[derive(Default)]
struct Told {
    /// Versions that wait, as the log was told.
    waiting: usize,
    /// Why it could not be written, as the log was told.
    hindered: String,
    /// The log whose story was given out, and when.
    story: Option<(Log, Instant)>,
}

/// What the identifier should say, once it is known who validates.
#[derive(Clone)]
pub(crate) struct Wanting {
    /// Host of the site, with its port; only for the first entry.
    pub(crate) host: String,
    pub(crate) document: Value,
    pub(crate) heads: watch::Receiver<Arc<Head>>,
}

impl Wanting {
    /// Witnesses are the validators in force. Where the newest block here is old, there may be others behind it that are not read yet, and
    /// nothing is said: a version whose witnesses are those of long ago could never be taken back.
    fn witnesses(&self, now: Timestamp) -> Option<Witnesses> {
        let head = self.heads.borrow();
        if now > head.time().plus_seconds(CURRENT_SECONDS) {
            return None;
        }
        let (set, _) = head.set();
        let keys = set.validators.iter().map(|one| one.key);
        Some(Witnesses {
            keys: keys.collect(),
            threshold: set.quorum,
        })
    }
}

impl Keeper {
    pub(crate) fn new(files: Files, witness: SeedSigner) -> Self {
        let told = Mutex::default();
        Self {
            files,
            witness,
            told,
        }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the entry that is missing, if one is: the first, or one with another document or other witnesses.
    async fn write(&self, wanting: &Wanting, witnesses: &Witnesses) -> anyhow::Result<()> {
        let _turn = self.files.hold()?;
        let Some(Held { log, words }) = self.files.read()? else {
            let Wanting { host, document, .. } = wanting;
            return self.files.begin(host, document, witnesses).await;
        };
        let last = webvh::last(&log)?;
        if last.ended {
            return Ok(());
        }
        let mut document = webvh::named(&wanting.document, &last.did)?;
        document["alsoKnownAs"] = last.document["alsoKnownAs"].clone();
        if document == last.document && *witnesses == last.witnesses {
            return Ok(());
        }
        ensure!(
            webvh::witnessed(&log, &words) == log.lines().len(),
            "its last version waits for witnesses, so no other is written"
        );
        self.files.go_on(&log, &document, witnesses).await
    }

    /// Gives the word of the validator here where it is missing, and gives out what counts.
    async fn step(&self) -> anyhow::Result<Option<Log>> {
        let _turn = self.files.hold()?;
        let Some(mut held) = self.files.read()? else {
            return Ok(None);
        };
        if webvh::lacks(&held.log, &held.words, self.witness.public())? {
            let word = webvh::witness(&held.log, &self.witness).await?;
            held.words = webvh::with_witness(&held.log, &held.words, &word)?;
            self.files.keep_words(&held.words)?;
        }
        let log = self.files.publish(&held)?;
        let counts = log.as_ref().map_or(0, |log| log.lines().len());
        self.tell_waiting(held.log.lines().len() - counts);
        Ok(log)
    }

    /// Tells the log of versions that wait, once as long as they do.
    fn tell_waiting(&self, waiting: usize) {
        let mut told = self.told();
        if waiting > 0 && waiting != told.waiting {
            tracing::warn!(
                waiting,
                "versions of the identifier wait for the words of other validators (sigap did witness)"
            );
        }
        told.waiting = waiting;
    }

    /// Writes what is wanted, once it is known; tells whether that was done. What stands in the way is told once.
    async fn say(&self, wanting: &Wanting) -> bool {
        let Some(witnesses) = wanting.witnesses(now()) else {
            self.tell_hindered("the newest block here is old: others may validate by now");
            return false;
        };
        match self.write(wanting, &witnesses).await {
            Ok(()) => true,
            Err(error) => {
                self.tell_hindered(&error.to_string());
                false
            }
        }
    }

    /// The version of before goes on counting, and says what was so then.
    fn tell_hindered(&self, why: &str) {
        let mut told = self.told();
        if told.hindered != why {
            tracing::error!(why, "the identifier of the agency says what was before");
            why.clone_into(&mut told.hindered);
        }
    }

    /// Goes on as long as the program runs. What is wanted is written once.
    pub(crate) async fn keep(self: Arc<Self>, audit: Arc<Audit>, wanting: Wanting) {
        let mut is_said = false;
        loop {
            is_said = is_said || self.say(&wanting).await;
            if let Err(error) = self.look(&audit).await {
                tracing::error!(%error, at = %now().rfc3339(), "the identifier of the agency is not kept up");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn look(&self, audit: &Audit) -> anyhow::Result<()> {
        let Some(log) = self.step().await? else {
            return Ok(());
        };
        audit::announce_did(audit, &log).await?;
        let is_told = |told: &Told| {
            let story = told.story.as_ref();
            story.is_some_and(|(of, at)| *of == log && at.elapsed() < STORY)
        };
        if !is_told(&self.told()) {
            let story = audit::story_of_did(audit, &log).await?;
            self.files.publish_story(&story)?;
            self.told().story = Some((log, Instant::now()));
        }
        Ok(())
    }
}
