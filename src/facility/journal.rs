//! Notices: what civil registration tells the ward. Each is on disk before it is answered, and counts once.

use super::shelf::Shelf;
use crate::journal::{self, Book};
use anyhow::ensure;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, RwLock};

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
pub(super) struct Line {
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
}

/// Notices are handed in here, each with the time it came.
pub(super) type Desk = journal::Desk<Notices>;

/// Every notice that came, and the shelf they change.
pub(super) struct Notices {
    known: HashMap<String, Notice>,
    shelf: Arc<RwLock<Shelf>>,
}

/// Opens the journal, brings the shelf up to date with it and takes notices from then on.
pub(super) fn open(path: &Path, mut shelf: Shelf) -> anyhow::Result<(Desk, Arc<RwLock<Shelf>>)> {
    let mut known = HashMap::new();
    let file = journal::open(path, |line: Line| {
        shelf.amend(&line.notice.key, &line.notice.fields, line.at)?;
        let twice = known.insert(line.notice.id.clone(), line.notice).is_some();
        ensure!(!twice, "a notice was kept twice");
        Ok(())
    })?;
    let shelf = Arc::new(RwLock::new(shelf));
    let notices = Notices {
        known,
        shelf: Arc::clone(&shelf),
    };
    Ok((journal::start("notices", file, notices)?, shelf))
}

impl Book for Notices {
    type Deed = (Notice, i64);
    type Line = Line;
    type Outcome = Outcome;

    fn judge(&mut self, (notice, at): Self::Deed) -> (Outcome, Option<Line>) {
        match self.known.get(&notice.id) {
            Some(before) if *before == notice => (Outcome::Kept, None),
            Some(_) => (Outcome::Conflict, None),
            None if self
                .shelf
                .read()
                .is_ok_and(|shelf| shelf.holds(&notice.key)) =>
            {
                self.known.insert(notice.id.clone(), notice.clone());
                (Outcome::Kept, Some(Line { at, notice }))
            }
            None => (Outcome::NoSuchRecord, None),
        }
    }

    fn kept(&mut self, line: Line) {
        if let Ok(mut shelf) = self.shelf.write() {
            // The key was looked up a moment ago and records are never taken away.
            let _ = shelf.amend(&line.notice.key, &line.notice.fields, line.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facility::shelf::tests::shelf;
    use serde_json::json;
    use std::fs::OpenOptions;
    use std::io::Write;
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
        open(path, shelf()).unwrap()
    }

    #[tokio::test]
    async fn a_notice_counts_once_and_survives_a_restart() {
        let path = journal("once");
        let (desk1, _) = desk(&path);
        for _ in 0..2 {
            let outcome = desk1.hand_in((notice("c-1", "A-1", "X"), 7)).await;
            assert_eq!(outcome, Some(Outcome::Kept));
        }
        let outcome = desk1.hand_in((notice("c-1", "A-1", "Y"), 8)).await;
        assert_eq!(outcome, Some(Outcome::Conflict));
        let outcome = desk1.hand_in((notice("c-2", "Z-9", "Y"), 8)).await;
        assert_eq!(outcome, Some(Outcome::NoSuchRecord));

        let (desk2, shelf) = desk(&path);
        let outcome = desk2.hand_in((notice("c-1", "A-1", "X"), 9)).await;
        assert_eq!(outcome, Some(Outcome::Kept));
        let body = shelf.read().unwrap().answer("3273014105940001");
        assert_eq!(body.matches("\"version\":2").count(), 1);
        std::fs::remove_file(path).unwrap();
    }

    #[tokio::test]
    async fn a_line_torn_by_a_power_cut_is_forgotten_and_the_next_stands_alone() {
        let path = journal("torn");
        let (desk1, _) = desk(&path);
        desk1.hand_in((notice("c-1", "A-1", "X"), 7)).await.unwrap();
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"at\":9,\"notice\":{\"id\":\"c-")
            .unwrap();
        let (desk2, _) = desk(&path);
        desk2.hand_in((notice("c-2", "A-2", "Y"), 9)).await.unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), 2);
        let (_, shelf) = desk(&path);
        let body = shelf.read().unwrap().answer("3273014105940001");
        assert_eq!(body.matches("\"version\":2").count(), 2);
        std::fs::remove_file(path).unwrap();
    }
}
