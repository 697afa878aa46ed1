//! A file of lines, each on disk before it is answered: how a small program keeps what it said yes to.

use anyhow::Context;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use tokio::sync::{mpsc, oneshot};

/// Deeds waiting to be written; more than these are told to come again.
const WAITING_MAX: usize = 1024;
/// Deeds that share one write to disk.
const TOGETHER_MAX: usize = 256;

/// What the lines are about. Only the thread that writes holds it.
pub(crate) trait Book: Send + 'static {
    type Deed: Send + 'static;
    type Line: Serialize;
    type Outcome: Send + 'static;

    /// Decides about a deed, knowing all that was decided before, also what is not on disk yet. Without a line
    /// nothing is written.
    fn judge(&mut self, deed: Self::Deed) -> (Self::Outcome, Option<Self::Line>);

    /// Takes in what is on disk now.
    fn kept(&mut self, line: Self::Line);
}

/// The door to the thread that writes.
pub(crate) struct Desk<B: Book>(mpsc::Sender<Slot<B>>);

struct Slot<B: Book> {
    deed: B::Deed,
    answer: oneshot::Sender<B::Outcome>,
}

/// Opens the file, making it where there is none, and hands over each of its lines.
pub(crate) fn open<L: DeserializeOwned>(
    path: &Path,
    mut take: impl FnMut(L) -> anyhow::Result<()>,
) -> anyhow::Result<File> {
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
    for (at, line) in text[..whole].lines().enumerate() {
        serde_json::from_str(line)
            .map_err(anyhow::Error::from)
            .and_then(&mut take)
            .with_context(|| format!("{}:{}", path.display(), at + 1))?;
    }
    Ok(file)
}

/// Starts the one thread that writes.
pub(crate) fn start<B: Book>(name: &str, mut file: File, mut book: B) -> std::io::Result<Desk<B>> {
    let (sender, mut waiting) = mpsc::channel(WAITING_MAX);
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            while let Some(first) = waiting.blocking_recv() {
                let mut slots = vec![first];
                while slots.len() < TOGETHER_MAX
                    && let Ok(next) = waiting.try_recv()
                {
                    slots.push(next);
                }
                if !write_together(&mut file, &mut book, slots) {
                    // After a failed write the end of the file is not known: nobody may append to it again.
                    break;
                }
            }
        })?;
    Ok(Desk(sender))
}

impl<B: Book> Desk<B> {
    /// Hands in a deed and waits until it is safe. `None`: too many are waiting, or the disk has failed.
    pub(crate) async fn hand_in(&self, deed: B::Deed) -> Option<B::Outcome> {
        let (answer, outcome) = oneshot::channel();
        self.0.try_send(Slot { deed, answer }).ok()?;
        outcome.await.ok()
    }
}

/// Judges, writes and answers several deeds with one wait for the disk. False when the disk failed; then nobody is
/// answered.
fn write_together<B: Book>(file: &mut File, book: &mut B, slots: Vec<Slot<B>>) -> bool {
    let mut bytes = Vec::new();
    let mut fresh = Vec::new();
    let mut answers = Vec::with_capacity(slots.len());
    for slot in slots {
        let (outcome, line) = book.judge(slot.deed);
        if let Some(line) = line {
            if serde_json::to_writer(&mut bytes, &line).is_err() {
                return false;
            }
            bytes.push(b'\n');
            fresh.push(line);
        }
        answers.push((slot.answer, outcome));
    }
    let written = bytes.is_empty()
        || file
            .write_all(&bytes)
            .and_then(|()| file.sync_data())
            .is_ok();
    if !written {
        return false;
    }
    for line in fresh {
        book.kept(line);
    }
    for (answer, outcome) in answers {
        // Whoever asked may have gone; the deed is kept all the same.
        let _ = answer.send(outcome);
    }
    true
}
