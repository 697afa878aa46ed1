//! Notices: what civil registration tells the ward. Each is on disk before it is answered, and counts once.

use super::shelf::Shelf;
use anyhow::{Context, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, RwLock};
use tokio::sync::{mpsc, oneshot};

/// Notices waiting to be written; more than these are told to come again.
const WAITING_MAX: usize = 1024;
/// Notices that share one write to disk.
const TOGETHER_MAX: usize = 256;

/// One notice as it arrives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notice {
    /// `<case>-<n>`: the same id is the same notice, however often it comes.
    pub(super) id: String,
    pub(super) key: String,
    pub(super) fields: Map<String, Value>,
}

/// A notice as the journal keeps it.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    at: i64,
    notice: Notice,
}

/// What becomes of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// On disk, now or since an earlier time.
    Kept,
    /// The id came before with other content.
    Conflict,
    /// No record has that key.
    NoSuchRecord,
    /// The disk did not take it.
    Failed,
}

/// The door to the thread that writes.
#[derive(Clone, Debug)]
pub(super) struct Desk(mpsc::Sender<Slot>);

struct Slot {
    notice: Notice,
    at: i64,
    answer: oneshot::Sender<Outcome>,
}

type Known = HashMap<String, Notice>;

/// Opens the journal and brings the shelf up to date with it.
pub(super) fn open(path: &Path, shelf: &mut Shelf) -> anyhow::Result<(File, Known)> {
    let mut file = OpenOptions::new()
        .create(true)
        .read(true)
        .append(true)
        .open(path)
        .with_context(|| format!("cannot open {}", path.display()))?;
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    // A last line without its end was never answered: the power went while it was written.
    let whole = text.rfind('\n').map_or(0, |end| end + 1);
    file.set_len(whole as u64)?;
    let mut known = Known::new();
    for (at, line) in text[..whole].lines().enumerate() {
        let line: Line =
            serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), at + 1))?;
        shelf.amend(&line.notice.key, &line.notice.fields, line.at)?;
        let twice = known.insert(line.notice.id.clone(), line.notice).is_some();
        ensure!(
            !twice,
            "{}:{}: a notice was kept twice",
            path.display(),
            at + 1
        );
    }
    Ok((file, known))
}

/// Starts the one thread that writes.
pub(super) fn start(
    mut file: File,
    mut known: Known,
    shelf: Arc<RwLock<Shelf>>,
) -> std::io::Result<Desk> {
    let (sender, mut waiting) = mpsc::channel(WAITING_MAX);
    std::thread::Builder::new()
        .name("notices".to_owned())
        .spawn(move || {
            while let Some(first) = waiting.blocking_recv() {
                let mut slots = vec![first];
                while slots.len() < TOGETHER_MAX
                    && let Ok(next) = waiting.try_recv()
                {
                    slots.push(next);
                }
                if !write_together(&mut file, &mut known, &shelf, slots) {
                    // After a failed write the end of the file is not known: nobody may append to it again.
                    break;
                }
            }
        })?;
    Ok(Desk(sender))
}

impl Desk {
    /// Hands in a notice and waits until it is safe. `None`: too many are waiting, or the disk has failed.
    pub(super) async fn hand_in(&self, notice: Notice, at: i64) -> Option<Outcome> {
        let (answer, outcome) = oneshot::channel();
        let slot = Slot { notice, at, answer };
        self.0.try_send(slot).ok()?;
        outcome.await.ok()
    }
}

/// Judges, writes and answers several notices with one wait for the disk. False when the disk failed.
fn write_together(
    file: &mut File,
    known: &mut Known,
    shelf: &RwLock<Shelf>,
    slots: Vec<Slot>,
) -> bool {
    let mut bytes = Vec::new();
    let mut fresh = Vec::new();
    let mut answers = Vec::with_capacity(slots.len());
    for slot in slots {
        let (outcome, is_new) = judge(&slot.notice, known, shelf);
        if is_new {
            let line = Line {
                at: slot.at,
                notice: slot.notice,
            };
            if serde_json::to_writer(&mut bytes, &line).is_err() {
                return false;
            }
            bytes.push(b'\n');
            known.insert(line.notice.id.clone(), line.notice.clone());
            fresh.push(line);
        }
        answers.push((slot.answer, outcome));
    }
    let written = bytes.is_empty()
        || file
            .write_all(&bytes)
            .and_then(|()| file.sync_data())
            .is_ok();
    if written && let Ok(mut shelf) = shelf.write() {
        for line in &fresh {
            // The key was looked up a moment ago and records are never taken away.
            let _ = shelf.amend(&line.notice.key, &line.notice.fields, line.at);
        }
    }
    for (answer, outcome) in answers {
        // Whoever asked may have gone; the notice is kept all the same.
        let _ = answer.send(if written { outcome } else { Outcome::Failed });
    }
    written
}

fn judge(notice: &Notice, known: &Known, shelf: &RwLock<Shelf>) -> (Outcome, bool) {
    match known.get(&notice.id) {
        Some(before) if before == notice => (Outcome::Kept, false),
        Some(_) => (Outcome::Conflict, false),
        None if shelf.read().is_ok_and(|shelf| shelf.holds(&notice.key)) => (Outcome::Kept, true),
        None => (Outcome::NoSuchRecord, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facility::shelf::tests::shelf;
    use serde_json::json;
    use std::path::PathBuf;

    fn notice(id: &str, key: &str, number: &str) -> Notice {
        Notice {
            id: id.to_owned(),
            key: key.to_owned(),
            fields: json!({ "registered_number": number })
                .as_object()
                .cloned()
                .unwrap(),
        }
    }

    fn journal(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("sigap-{name}-{}.jsonl", std::process::id()));
        let _ = std::fs::remove_file(&path);
        path
    }

    fn desk(path: &Path) -> (Desk, Arc<RwLock<Shelf>>) {
        let mut shelf = shelf();
        let (file, known) = open(path, &mut shelf).unwrap();
        let shelf = Arc::new(RwLock::new(shelf));
        (start(file, known, Arc::clone(&shelf)).unwrap(), shelf)
    }

    #[tokio::test]
    async fn a_notice_counts_once_and_survives_a_restart() {
        let path = journal("once");
        let (desk1, _) = desk(&path);
        for _ in 0..2 {
            let outcome = desk1.hand_in(notice("c-1", "A-1", "X"), 7).await;
            assert_eq!(outcome, Some(Outcome::Kept));
        }
        let outcome = desk1.hand_in(notice("c-1", "A-1", "Y"), 8).await;
        assert_eq!(outcome, Some(Outcome::Conflict));
        let outcome = desk1.hand_in(notice("c-2", "Z-9", "Y"), 8).await;
        assert_eq!(outcome, Some(Outcome::NoSuchRecord));

        let (desk2, shelf) = desk(&path);
        let outcome = desk2.hand_in(notice("c-1", "A-1", "X"), 9).await;
        assert_eq!(outcome, Some(Outcome::Kept));
        let body = shelf.read().unwrap().answer("3273014105940001");
        assert_eq!(body.matches("\"version\":2").count(), 1);
        std::fs::remove_file(path).unwrap();
    }

    #[tokio::test]
    async fn a_line_torn_by_a_power_cut_is_forgotten_and_the_next_stands_alone() {
        let path = journal("torn");
        let (desk1, _) = desk(&path);
        desk1.hand_in(notice("c-1", "A-1", "X"), 7).await.unwrap();
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"at\":9,\"notice\":{\"id\":\"c-")
            .unwrap();
        let (desk2, _) = desk(&path);
        desk2.hand_in(notice("c-2", "A-2", "Y"), 9).await.unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 2);
        let (_, shelf) = desk(&path);
        let body = shelf.read().unwrap().answer("3273014105940001");
        assert_eq!(body.matches("\"version\":2").count(), 2);
        std::fs::remove_file(path).unwrap();
    }
}
