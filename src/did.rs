//! The identifier of the agency that runs this instance (did:webvh): its log, the words of its witnesses and its keys in the data folder, and what
//! of them anybody may have.
//!
//! ```text
//! did/did.jsonl, did/did-witness.json    all entries, and all words there are for them
//! did/public/…                           the entries that count, as they are served
//! keys/did-<n>.key                       signs entry n; the one after the last may lie elsewhere until it is needed
//! ```

mod document;
mod keeper;

pub(crate) use document::document;
pub(crate) use keeper::{Keeper, Wanting};

use crate::commands::ledger::key;
use anyhow::{Context, anyhow, bail, ensure};
use ledger::{SeedSigner, Signer as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use webvh::{Keys, Log, NO_WITNESS, Witnesses};

const LOG: &str = "did.jsonl";
const WORDS: &str = "did-witness.json";
/// Its story in the ledger.
const STORY: &str = "did-ledger.json";
/// The same document for those who know did:web alone.
const WEB: &str = "did.json";

/// How often, and after how long, it is tried again to be the only one at work.
const TURNS: u32 = 20;
const TURN: Duration = Duration::from_millis(100);

/// Where all of it lies.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    folder: PathBuf,
    keys: PathBuf,
}

/// A log with the words of its witnesses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) log: Log,
    pub(crate) words: String,
}

impl Files {
    pub(crate) fn of(data: &Path) -> Self {
        Self {
            folder: data.join("did"),
            keys: data.join("keys"),
        }
    }

    /// What anybody may have.
    pub(crate) fn public(&self) -> PathBuf {
        self.folder.join("public")
    }

    /// What there is; nothing before the first entry.
    pub(crate) fn read(&self) -> anyhow::Result<Option<Held>> {
        let file = self.folder.join(LOG);
        if !file.exists() {
            return Ok(None);
        }
        let text = std::fs::read_to_string(&file);
        let text = text.with_context(|| format!("cannot read {}", file.display()))?;
        let log = Log::read(&text).with_context(|| file.display().to_string())?;
        let words = self.folder.join(WORDS);
        let words = if words.exists() {
            std::fs::read_to_string(&words)
                .with_context(|| format!("cannot read {}", words.display()))?
        } else {
            NO_WITNESS.to_owned()
        };
        Ok(Some(Held { log, words }))
    }

    /// Keeps every other program out while something is read, changed and written; waits for its turn, and not for long.
    pub(crate) fn hold(&self) -> anyhow::Result<std::fs::File> {
        std::fs::create_dir_all(&self.folder)?;
        for _ in 0..TURNS {
            match shelf::hold(&self.folder) {
                Err(shelf::Broken::Held) => std::thread::sleep(TURN),
                held => return Ok(held?),
            }
        }
        bail!("another program is at work in {}", self.folder.display())
    }

    /// Keeps another log.
    pub(crate) fn keep_log(&self, log: &Log) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        shelf::replace(&self.folder.join(LOG), log.text().as_bytes())?;
        Ok(())
    }

    /// Keeps other words.
    pub(crate) fn keep_words(&self, words: &str) -> anyhow::Result<()> {
        shelf::replace(&self.folder.join(WORDS), words.as_bytes())?;
        Ok(())
    }

    /// The key that signs the entry of that number, counted from 1.
    pub(crate) fn key(&self, number: usize) -> anyhow::Result<SeedSigner> {
        let file = self.key_file(number);
        key::open(&file)
    }

    /// The same, made if it is not there.
    fn key_or_new(&self, number: usize) -> anyhow::Result<SeedSigner> {
        let file = self.key_file(number);
        // A program that was killed before it wrote a key left an empty file.
        if file.metadata().is_ok_and(|file| file.len() == 0) {
            std::fs::remove_file(&file)?;
        }
        if file.exists() {
            return self.key(number);
        }
        std::fs::create_dir_all(&self.keys)?;
        key::make(&file)
    }

    pub(crate) fn key_file(&self, number: usize) -> PathBuf {
        self.keys.join(format!("did-{number}.key"))
    }

    /// Begins a log under that host.
    pub(crate) async fn begin(
        &self,
        host: &str,
        document: &serde_json::Value,
        witnesses: &Witnesses,
    ) -> anyhow::Result<()> {
        let (signer, next) = (self.key_or_new(1)?, self.key_or_new(2)?);
        let keys = Keys {
            now: &signer,
            next: next.public(),
        };
        let begun = webvh::begin(host, document, &keys, witnesses, crate::now::now());
        self.keep_log(&begun.await?)
    }

    /// Writes the next entry, signed by the key that the last one promised.
    pub(crate) async fn go_on(
        &self,
        log: &Log,
        document: &serde_json::Value,
        witnesses: &Witnesses,
    ) -> anyhow::Result<()> {
        let number = log.lines().len() + 1;
        let promised = || anyhow!("the key that was promised for entry {number} is needed");
        let signer = self.key(number).with_context(promised)?;
        let next = self.key_or_new(number + 1)?;
        let keys = Keys {
            now: &signer,
            next: next.public(),
        };
        let gone_on = webvh::go_on(log, document, &keys, witnesses, crate::now::now());
        self.keep_log(&gone_on.await?)
    }

    /// Gives out the story of what counts.
    pub(crate) fn publish_story(&self, story: &[u8]) -> anyhow::Result<()> {
        shelf::replace(&self.public().join(STORY), story)?;
        Ok(())
    }

    /// Gives out the entries that count; says whether those are others than before.
    pub(crate) fn publish(&self, held: &Held) -> anyhow::Result<Option<Log>> {
        let counts = webvh::witnessed(&held.log, &held.words);
        if counts == 0 {
            return Ok(None);
        }
        let log = held.log.first(counts);
        let given = std::fs::read_to_string(self.public().join(LOG)).unwrap_or_default();
        ensure!(
            log.text().starts_with(&given),
            "other versions count than those that were given out"
        );
        let web = webvh::check(&log, &held.words)?.web;
        let public = self.public();
        std::fs::create_dir_all(&public)?;
        // Words first: whoever reads in between finds words for an entry that is not there yet, which no resolver minds.
        for (name, text) in [
            (WORDS, held.words.clone()),
            (WEB, web.to_string()),
            (LOG, log.text()),
        ] {
            let file = public.join(name);
            let same = std::fs::read(&file).is_ok_and(|there| there == text.as_bytes());
            if !same {
                shelf::replace(&file, text.as_bytes())?;
            }
        }
        Ok(Some(log))
    }
}
