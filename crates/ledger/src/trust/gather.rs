//! The other side of a seal: cosignatures that came in are gathered below a checkpoint.

use super::Trust;
use crate::checkpoint::Checkpoint;
use crate::note::SignatureLine;

/// A cosignature that holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    place: usize,
    seconds: u64,
    line: String,
}

impl Trust {
    /// A note of the checkpoint with as many cosignatures as a quorum needs, the newest ones; `None` if they are too few. Lines that
    /// do not hold are left out, so that one bad line does not spoil the note.
    pub fn note(&self, checkpoint: &Checkpoint, lines: &[String]) -> Option<String> {
        let text = checkpoint.text();
        let mut held: Vec<_> = lines
            .iter()
            .filter_map(|line| self.held(&text, line))
            .collect();
        held.sort_unstable_by_key(|one| (one.place, std::cmp::Reverse(one.seconds)));
        held.dedup_by_key(|one| one.place);
        held.sort_unstable_by_key(|one| std::cmp::Reverse(one.seconds));
        if !self.suffices(&held) {
            return None;
        }
        // The oldest ones go first, as long as the rest is enough.
        for at in (0..held.len()).rev() {
            let mut fewer = held.clone();
            fewer.remove(at);
            if self.suffices(&fewer) {
                held = fewer;
            }
        }
        held.sort_unstable();
        let lines: String = held.into_iter().map(|one| one.line).collect();
        Some(format!("{text}\n{lines}"))
    }

    fn held(&self, text: &str, line: &str) -> Option<Held> {
        let line = SignatureLine::read(line.trim_end_matches('\n')).ok()?;
        let (place, vkey) = self.witness_of(&line)?;
        let seconds = vkey.verify(text, &line).flatten()?;
        let line = line.write();
        Some(Held {
            place,
            seconds,
            line,
        })
    }

    fn suffices(&self, held: &[Held]) -> bool {
        let places: Vec<_> = held.iter().map(|one| one.place).collect();
        self.policy.holds(&places)
    }
}
