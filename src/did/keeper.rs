//! Keeping the identifier up while the program runs: the document says what is so, the validator here gives its word for each new entry, what counts
//! is given out, and the ledger is told.

use super::{Files, Held};
use crate::now::now;
use anyhow::ensure;
use app::audit::{self, Audit};
use ledger::{SeedSigner, Set, Signer as _};
use serde_json::Value;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use webvh::{Log, Witnesses};

/// How often it is looked whether somebody wrote an entry or gave a word.
const LOOK: Duration = Duration::from_secs(10);
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
    /// The log whose story was given out, and when.
    story: Option<(Log, Instant)>,
}

/// What the identifier should say.
pub(crate) struct Wanted {
    /// Host of the site, with its port; only for the first entry.
    pub(crate) host: String,
    pub(crate) document: Value,
    pub(crate) witnesses: Witnesses,
}

impl Wanted {
    /// Witnesses are the validators in force.
    pub(crate) fn of(host: &str, document: Value, set: &Set) -> Self {
        let keys = set.validators.iter().map(|one| one.key);
        Self {
            host: host.to_owned(),
            document,
            witnesses: Witnesses {
                keys: keys.collect(),
                threshold: set.quorum,
            },
        }
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
    pub(crate) async fn write(&self, wanted: &Wanted) -> anyhow::Result<()> {
        let _turn = self.files.hold()?;
        let Some(Held { log, words }) = self.files.read()? else {
            let Wanted {
                host,
                document,
                witnesses,
            } = wanted;
            return self.files.begin(host, document, witnesses).await;
        };
        let last = webvh::last(&log)?;
        if last.ended {
            return Ok(());
        }
        let mut document = webvh::named(&wanted.document, &last.did)?;
        document["alsoKnownAs"] = last.document["alsoKnownAs"].clone();
        if document == last.document && wanted.witnesses == last.witnesses {
            return Ok(());
        }
        ensure!(
            webvh::witnessed(&log, &words) == log.lines().len(),
            "its last version waits for witnesses, so no other is written"
        );
        let witnesses = &wanted.witnesses;
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

    /// Goes on as long as the program runs.
    pub(crate) async fn keep(self: Arc<Self>, audit: Arc<Audit>) {
        loop {
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
