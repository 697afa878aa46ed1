//! The people of the benchmark: who may apply, in random order, each only once.

use super::Scale;
use super::server::Server;
use crate::country::{Ready, files::READY_FILE};
use crate::now::today;
use crate::say::say;
use anyhow::{Context, ensure};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// The same people in every run.
pub(super) const SEED: u64 = 1;

/// A country with people who did not apply yet.
pub(super) struct People {
    folder: PathBuf,
    ready: Vec<Ready>,
    next: AtomicUsize,
    grown: base::Date,
}

/// Beside the country: how far its people were used, and when they were born.
#[derive(Serialize, Deserialize)]
struct Mark {
    used: usize,
    grown: base::Date,
}

const MARK_FILE: &str = "bench.json";

/// Starts a demo over a country in which at least `wanted` people can still apply, growing one where needed.
pub(super) async fn open(scale: &Scale, wanted: usize) -> anyhow::Result<(Server, People)> {
    let folder = scale.folder();
    let kept = mark(&folder)?;
    let left = |mark: &Mark| {
        let all = std::fs::read_to_string(ready_file(&folder));
        all.map_or(0, |all| all.lines().count())
            .saturating_sub(mark.used)
    };
    // Newborns of another day would be reported late before long; people who applied are used up.
    let fresh = kept.filter(|mark| mark.grown == today() && left(mark) >= wanted);
    if fresh.is_none() && folder.exists() {
        ensure!(
            folder.join(MARK_FILE).exists(),
            "{} is no folder of this benchmark",
            folder.display()
        );
        std::fs::remove_dir_all(&folder)?;
    }
    let mark = fresh.unwrap_or_else(|| Mark {
        used: 0,
        grown: today(),
    });
    if !scale.json {
        say!("country of {} in {}", scale.residents, folder.display());
    }
    std::fs::create_dir_all(&folder)?;
    // Written first: a folder that a run leaves behind half-way belongs to the benchmark, with nobody left to apply.
    write(
        &folder,
        &Mark {
            used: usize::MAX,
            ..mark
        },
    )?;
    let server = Server::start(scale, &folder).await?;
    let mut ready = read_ready(&folder)?;
    ready.shuffle(&mut ChaCha8Rng::seed_from_u64(SEED));
    let people = People {
        folder,
        ready,
        next: AtomicUsize::new(mark.used),
        grown: mark.grown,
    };
    Ok((server, people))
}

impl People {
    /// Two who did not apply yet, by number: one registers their child, the other may open a business.
    pub(super) fn next(&self) -> Option<(&str, &str)> {
        let ready = self.ready.get(self.next.fetch_add(1, Relaxed))?;
        // Mothers and fathers apply alike.
        let father = ready
            .birth
            .bytes()
            .next_back()
            .is_some_and(|byte| byte % 2 == 1);
        Some(if father {
            (&ready.father, &ready.mother)
        } else {
            (&ready.mother, &ready.father)
        })
    }

    pub(super) fn left(&self) -> usize {
        self.ready.len().saturating_sub(self.next.load(Relaxed))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes down who is used up, so that the next run goes on from there.
    pub(super) fn close(self) -> anyhow::Result<()> {
        let used = self.next.load(Relaxed).min(self.ready.len());
        write(
            &self.folder,
            &Mark {
                used,
                grown: self.grown,
            },
        )
    }
}

fn mark(folder: &Path) -> anyhow::Result<Option<Mark>> {
    match std::fs::read(folder.join(MARK_FILE)) {
        Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        Err(_) => Ok(None),
    }
}

fn write(folder: &Path, mark: &Mark) -> anyhow::Result<()> {
    Ok(std::fs::write(
        folder.join(MARK_FILE),
        serde_json::to_vec(mark)?,
    )?)
}

fn ready_file(folder: &Path) -> PathBuf {
    crate::demo::facility_folder(folder).join(READY_FILE)
}

fn read_ready(folder: &Path) -> anyhow::Result<Vec<Ready>> {
    let path = ready_file(folder);
    let text = std::fs::read_to_string(&path);
    let text = text.with_context(|| format!("cannot read {}", path.display()))?;
    let lines = text.lines().map(serde_json::from_str);
    Ok(lines.collect::<Result<_, _>>()?)
}
