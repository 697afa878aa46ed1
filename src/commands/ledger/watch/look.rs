//! One look at one mirror: its checkpoint, every entry that is new there, and whether both fit what is known.

use super::Watcher;
use super::known::Longest;
use crate::commands::ledger::mirror::Mirror;
use crate::commands::ledger::pinned::seal;
use anyhow::Context;
use base::Timestamp;
use ledger::log::{BadBundle, Frontier, TileNodes, check_consistency, consistency};
use ledger::{Auditor, Checkpoint, Distrust, Finding, Hash};
use std::fmt;
use std::ops::ControlFlow;

/// What no honest ledger, or no honest mirror, shows.
#[derive(Debug, thiserror::Error)]
pub(super) enum Alarm {
    #[error("the checkpoint is not believed: {0}")]
    Checkpoint(#[from] Distrust),
    #[error("rolled back: {size} entries, and this mirror showed {before} before")]
    Shorter { size: u64, before: u64 },
    #[error("two logs: another root than was seen, over the same {size} entries")]
    Two { size: u64 },
    #[error("two logs: its {size} entries are not the beginning of the {seen} that were seen")]
    OtherBeginning { size: u64, seen: u64 },
    #[error("two logs: its {size} entries do not continue the {seen} that were seen")]
    OtherEnd { size: u64, seen: u64 },
    #[error(
        "entries {from} to {size} are not those of the checkpoint: one was altered, left out or moved"
    )]
    Entries { from: u64, size: u64 },
    #[error("the entries cannot be read: {0}")]
    Form(#[from] BadBundle),
    #[error("the rules are broken: {0}")]
    Rules(#[from] Finding),
}

/// What a mirror showed.
pub(super) enum Shown {
    Well(Told),
    /// With the checkpoint that raised it, letter by letter.
    Bad(Alarm, String),
}

/// Where all is well.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) is_news: bool,
    size: u64,
    new: u64,
    behind: u64,
    sealed: Timestamp,
}

type Mirrors<'a> = [(&'a str, Mirror)];

/// What was read of a mirror beyond what was known of it.
struct Read {
    edge: Frontier,
    /// The root over as many entries as the longest log has, if this one reaches so far.
    at_longest: Option<Hash>,
    audited: Option<(Auditor, Option<Finding>)>,
}

/// An error where the mirror is away, or nothing can be said just now.
pub(super) fn look(
    watcher: &mut Watcher,
    (place, mirror): (&str, &Mirror),
    mirrors: &Mirrors<'_>,
    now: Timestamp,
) -> anyhow::Result<Shown> {
    let note = mirror.checkpoint()?;
    let first = || watcher.walk.clone();
    let walk = watcher.led.entry(place.to_owned()).or_insert_with(first);
    let sealed = match seal(walk, (mirror, &note), now)? {
        Ok(sealed) => sealed,
        Err(why) => return Ok(Shown::Bad(why.into(), note)),
    };
    let shown = sealed.checkpoint;
    let before = watcher.known.edge_of(place).size();
    let longest = watcher.known.head().map_or(0, |head| head.size);
    let read = match compare(watcher, (place, mirror), mirrors, &shown)? {
        Ok(read) => read,
        Err(alarm) => return Ok(Shown::Bad(alarm, note)),
    };
    if let Some((auditor, _)) = read.audited {
        watcher.auditor = Some(auditor);
    }
    watcher.known.read_of(place, read.edge);
    let head = (shown.size, shown.root);
    watcher.known.believe(head, &note, sealed.seen);
    Ok(Shown::Well(Told {
        is_news: shown.size > longest,
        size: shown.size,
        new: shown.size - before,
        behind: longest.saturating_sub(shown.size),
        sealed: sealed.seen,
    }))
}

/// Holds a believed checkpoint against the entries of its mirror, then against the longest log, then against the rules.
fn compare(
    watcher: &Watcher,
    (place, mirror): (&str, &Mirror),
    mirrors: &Mirrors<'_>,
    shown: &Checkpoint,
) -> anyhow::Result<Result<Read, Alarm>> {
    let size = shown.size;
    let from = watcher.known.edge_of(place).size();
    if size < from {
        return Ok(Err(Alarm::Shorter { size, before: from }));
    }
    let read = match read(watcher, (place, mirror), size) {
        Ok(read) => read,
        // Bytes that are no entries are the mirror's fault; that it gives none may be anybody's.
        Err(error) => return Ok(Err(error.downcast::<BadBundle>()?.into())),
    };
    if read.edge.root() != shown.root {
        return Ok(Err(Alarm::Entries { from, size }));
    }
    if let Some(head) = watcher.known.head()
        && let Some(alarm) = differs(head, (shown, &read), mirrors)?
    {
        return Ok(Err(alarm));
    }
    // Under a root that a quorum signed, a broken rule is theirs.
    if let Some((auditor, finding)) = &read.audited {
        let finding = finding.clone().or_else(|| auditor.agrees(shown).err());
        if let Some(finding) = finding {
            return Ok(Err(finding.into()));
        }
    }
    Ok(Ok(read))
}

fn differs(
    head: &Longest,
    (shown, read): (&Checkpoint, &Read),
    mirrors: &Mirrors<'_>,
) -> anyhow::Result<Option<Alarm>> {
    let (size, seen) = (shown.size, head.size);
    if size < seen {
        let root = root_then(head, size, mirrors);
        let root = root.context(
            "shorter than what was seen, and no mirror shows just now whether it is the beginning",
        )?;
        return Ok((root != shown.root).then_some(Alarm::OtherBeginning { size, seen }));
    }
    Ok(if read.at_longest == Some(head.root) {
        None
    } else if size == seen {
        Some(Alarm::Two { size })
    } else {
        Some(Alarm::OtherEnd { size, seen })
    })
}

/// The root that the longest log had over its first `size` entries, proved by the tiles of whichever mirror has them.
fn root_then(head: &Longest, size: u64, mirrors: &Mirrors<'_>) -> Option<Hash> {
    mirrors.iter().find_map(|(_, mirror)| {
        let nodes = TileNodes {
            tiles: mirror,
            size: head.size,
        };
        let root = Frontier::load(&nodes, size).ok()?.root();
        let path = consistency(&nodes, size, head.size).ok()?;
        let proved = check_consistency((size, root), (head.size, head.root), &path);
        proved.is_ok().then_some(root)
    })
}

/// Reads what is new on a mirror, and runs it where that was asked for. The auditor may be behind, or be another mirror's: then what it lacks is read
/// and checked once more.
fn read(watcher: &Watcher, (place, mirror): (&str, &Mirror), size: u64) -> anyhow::Result<Read> {
    let longest = watcher.known.head().map(|head| head.size);
    let mut edge = watcher.known.edge_of(place);
    let behind = watcher.auditor.as_ref().filter(|one| one.size() < size);
    let mut auditor = behind.cloned();
    if let Some(behind) = behind.filter(|one| one.size() < edge.size()) {
        edge = behind
            .state()
            .0
            .map_or_else(Frontier::default, |head| head.log().clone());
    }
    let mut at_longest = None;
    let mut finding = None;
    let mut pass = |edge: &Frontier| {
        if Some(edge.size()) == longest {
            at_longest = Some(edge.root());
        }
    };
    pass(&edge);
    mirror.each(edge.size(), size, |entry| {
        let at = edge.size();
        edge.append(Hash::of_leaf(entry), |_, _| ());
        pass(&edge);
        let runs = auditor
            .as_mut()
            .filter(|one| finding.is_none() && one.size() == at);
        if let Some(auditor) = runs {
            finding = auditor.read(entry).err();
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Read {
        edge,
        at_longest,
        audited: auditor.map(|auditor| (auditor, finding)),
    })
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entries, {} new here", self.size, self.new)?;
        if self.behind > 0 {
            write!(f, ", {} behind another mirror", self.behind)?;
        }
        write!(f, ", cosigned at {}", self.sealed.rfc3339())
    }
}
