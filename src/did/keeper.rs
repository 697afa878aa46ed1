//! Keeping the identifier up while the program runs: the document says what is so, the validator here gives its word for each new entry, what counts
//! is given out, and the ledger is told.

use super::{Files, Held};
use crate::now::now;
use app::App;
use app::audit::{self, Audit};
use ledger::{SeedSigner, Set, Signer as _};
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use webvh::{Log, Witnesses};

/// How often it is looked whether somebody wrote an entry or gave a word.
const LOOK: Duration = Duration::from_secs(10);

/// The files, and the validator here as a witness.
pub(crate) struct Keeper {
    pub(crate) files: Files,
    pub(crate) witness: SeedSigner,
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
    /// Writes the entry that is missing, if one is: the first, or one with another document or other witnesses.
    pub(crate) async fn write(&self, wanted: &Wanted) -> anyhow::Result<()> {
        let Some(Held { log, .. }) = self.files.read()? else {
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
        let witnesses = &wanted.witnesses;
        self.files.go_on(&log, &document, witnesses).await
    }

    /// Gives the word of the validator here where it is missing, and gives out what counts.
    async fn step(&self) -> anyhow::Result<Option<Log>> {
        let Some(mut held) = self.files.read()? else {
            return Ok(None);
        };
        if webvh::lacks(&held.log, &held.words, self.witness.public())? {
            let word = webvh::witness(&held.log, &self.witness).await?;
            held.words = webvh::with_witness(&held.words, &word)?;
            self.files.keep_words(&held.words)?;
        }
        self.files.publish(&held)
    }

    /// Goes on as long as the program runs.
    pub(crate) async fn keep(self: Arc<Self>, app: Arc<App>, audit: Arc<Audit>) {
        loop {
            if let Err(error) = self.look(&app, &audit).await {
                tracing::error!(%error, at = %now().rfc3339(), "the identifier of the agency is not kept up");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn look(&self, app: &App, audit: &Audit) -> anyhow::Result<()> {
        let Some(log) = self.step().await? else {
            return Ok(());
        };
        audit::announce_did(app, audit, &log).await?;
        Ok(())
    }
}
