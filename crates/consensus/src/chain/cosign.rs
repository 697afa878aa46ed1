//! Cosignatures: one's own, those of the others, and the checkpoint that they make.

use super::{Chain, Outgoing};
use crate::Broken;
use crate::gather::{Complete, Cosigned};
use crate::news::Served;
use crate::store::Published;
use ledger::{PublicKey, Signer as _, cosign};
use std::time::Duration;
use tokio::time::Instant;

/// How long a new set may wait before the log tells of it, and how often it does.
const PATIENCE: Duration = Duration::from_secs(10);
const TELL_EVERY: Duration = Duration::from_mins(1);
/// Own cosignatures that are remembered, for whoever asks.
const OWN_MAX: usize = 64;

impl Chain {
    /// Cosigns the checkpoint of the head, which is on disk.
    pub(super) fn cosign(&mut self, is_bridge: bool) -> Result<(), Broken> {
        let checkpoint = self.head.checkpoint();
        let now = (self.clock)();
        let own = self.signer.public();
        let Some(name) = self.gather.name_of(checkpoint.size, own) else {
            return self.publish(checkpoint.size);
        };
        let line = cosign(&checkpoint, &name, &self.signer, now)?;
        let size = checkpoint.size;
        if is_bridge {
            self.store.keep_bridge_line(size, &line)?;
        }
        self.own.insert(size, line.clone());
        if self.own.len() > OWN_MAX {
            self.own.pop_first();
        }
        let cosigned = Cosigned {
            size,
            asks: false,
            line,
        };
        self.gather.hear(own, &cosigned, size);
        self.send(Outgoing::Cosigned(cosigned.bytes()));
        self.publish(size)
    }

    /// What another validator sent. Whoever it is, the connection has shown.
    pub(super) fn hear(&mut self, by: PublicKey, cosigned: &Cosigned) -> Result<(), Broken> {
        self.gather.hear(by, cosigned, self.head.checkpoint().size);
        if cosigned.asks {
            self.help(by, cosigned.size)?;
        }
        self.publish(cosigned.size)
    }

    /// Sends one's own line to who lacks it.
    fn help(&mut self, by: PublicKey, size: u64) -> Result<(), Broken> {
        let line = match self.own.get(&size) {
            Some(line) => Some(line.clone()),
            None => self.store.bridge_line(size)?,
        };
        if let Some(line) = line {
            let answer = Cosigned {
                size,
                asks: false,
                line,
            };
            self.send(Outgoing::CosignedTo(by, answer.bytes()));
        }
        Ok(())
    }

    /// Serves the checkpoint of that size, once a quorum has cosigned it.
    fn publish(&mut self, size: u64) -> Result<(), Broken> {
        let now = (self.clock)();
        match self.gather.complete(size, now)? {
            Some(complete) => self.serve_complete(size, complete),
            None => Ok(()),
        }
    }

    /// A quorum has cosigned the checkpoint of that size, which this validator knows to be true.
    pub(super) fn serve_complete(&mut self, size: u64, complete: Complete) -> Result<(), Broken> {
        if complete.is_bridge {
            let sequence = self.store.keep_bridge_note(size, &complete.note)?;
            self.lay_bridge(sequence)?;
            self.turn()?;
        }
        let newest = self.published.as_ref().map_or(0, |served| served.size);
        let Some((version, root)) = complete.state.filter(|_| size > newest) else {
            return Ok(());
        };
        self.shelf.publish(size, &complete.note)?;
        self.serve_note(Published {
            size,
            version,
            root,
            note: complete.note,
        });
        self.is_published_kept = false;
        Ok(())
    }

    fn serve_note(&mut self, published: Published) {
        self.news.served.send_replace(Some(Served {
            size: published.size,
            note: published.note.as_str().into(),
        }));
        self.published = Some(published);
    }

    /// After a start: what was served is served again, what lacks cosignatures is waited for, and the head is cosigned anew.
    pub(super) fn take_up(&mut self) -> Result<(), Broken> {
        if let Some(published) = self.published.clone() {
            // Killed between file and database, the file is ahead; nobody may see the log become shorter.
            let in_files = self.shelf.published().unwrap_or(0);
            if in_files < published.size || in_files > self.shelf.size() {
                self.shelf.publish(published.size, &published.note)?;
            } else {
                // Its files may have been lost with the power.
                self.shelf.write_parts(in_files)?;
            }
            self.serve_note(published);
        }
        for sequence in 1..=self.head.set().1 {
            // Killed between database and file, the file is missing.
            if self.bridge(sequence)?.is_none() {
                self.lay_bridge(sequence)?;
            }
        }
        let head = self.head.checkpoint();
        let own = self.signer.public();
        for bridge in self.store.open_bridges()? {
            let checkpoint = ledger::Checkpoint {
                origin: self.origin.clone(),
                size: bridge.size,
                root: bridge.root,
            };
            let state = (bridge.size == head.size).then(|| self.head.state());
            self.gather.expect(checkpoint, &bridge.set, state, true);
            if let Some(line) = bridge.line {
                let size = bridge.size;
                let cosigned = Cosigned {
                    size,
                    asks: true,
                    line,
                };
                self.gather.hear(own, &cosigned, head.size);
            } else if bridge.size == head.size {
                self.cosign(true)?;
            }
        }
        self.take_up_bridge()?;
        let is_served = self
            .published
            .as_ref()
            .is_some_and(|one| one.size == head.size);
        if !is_served && !self.gather.waits(head.size) {
            let (set, _) = self.head.set();
            let (set, state) = (set.clone(), self.head.state());
            self.gather.expect(head, &set, Some(state), false);
            self.cosign(false)?;
        }
        Ok(())
    }

    /// Killed between a bridge and its publication, the newest block is served as those before the set have cosigned it.
    fn take_up_bridge(&mut self) -> Result<(), Broken> {
        let newest = self.published.as_ref().map_or(0, |served| served.size);
        let Some((size, note)) = self.store.bridge(self.head.set().1)? else {
            return Ok(());
        };
        if size == self.head.checkpoint().size && size > newest {
            let state = Some(self.head.state());
            let is_bridge = false;
            self.serve_complete(
                size,
                Complete {
                    state,
                    note,
                    is_bridge,
                },
            )?;
        }
        Ok(())
    }

    /// Tells the log that a new set cannot begin, and what is missing.
    pub(super) fn tell_lacking(&mut self) {
        let is_told = self.told_at.is_some_and(|at| at.elapsed() < TELL_EVERY);
        let is_due = self.kept_at.elapsed() > PATIENCE && !is_told;
        if let (true, Some((given, quorum))) = (is_due, self.gather.open_bridge()) {
            self.told_at = Some(Instant::now());
            tracing::warn!(
                given,
                quorum,
                "a new set waits: too few validators of the set before have cosigned its block; are they running?"
            );
        }
    }

    /// Sends one's own line once more for what lacks a quorum, and asks for those of the others.
    pub(super) fn ask_for_lacking(&mut self) {
        for size in self.gather.lacking() {
            if let Some(line) = self.gather.line(size, self.signer.public()) {
                let cosigned = Cosigned {
                    size,
                    asks: true,
                    line,
                };
                self.send(Outgoing::Cosigned(cosigned.bytes()));
            }
        }
    }

    /// The network may be gone already, and this thread soon will be.
    pub(super) fn send(&self, outgoing: Outgoing) {
        let _ = self.outgoing.send(outgoing);
    }
}
