//! One look at one mirror.

use super::Watcher;
use crate::commands::ledger::mirror::Mirror;
use base::Timestamp;
use ledger::log::{BadBundle, Frontier, TileNodes, check_consistency, consistency};
use ledger::{Auditor, Distrust, Finding, Hash, Sealed};
use std::fmt;

/// What no honest ledger shows.
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
    #[error("silence: no quorum has cosigned since {}", .0.rfc3339())]
    Silence(Timestamp),
}

/// What a mirror shows where all is well.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) is_news: bool,
    size: u64,
    new: u64,
    behind: u64,
    sealed: Timestamp,
}

type Mirrors<'a> = [(&'a str, Mirror)];

/// An error where the mirror is away, an alarm where it shows what it must not.
pub(super) fn look(
    watcher: &mut Watcher,
    (place, mirror): (&str, &Mirror),
    mirrors: &Mirrors<'_>,
    now: Timestamp,
) -> anyhow::Result<Result<Told, Alarm>> {
    let note = mirror.checkpoint()?;
    let sealed = match watcher.trust.seal(&note, now) {
        Ok(sealed) => sealed,
        Err(why) => return Ok(Err(why.into())),
    };
    let size = sealed.checkpoint.size;
    let before = watcher.known.shown(place);
    if size < before {
        return Ok(Err(Alarm::Shorter { size, before }));
    }
    let (seen, _) = watcher.known.head();
    if let Some(alarm) = compare(watcher, mirror, mirrors, (&note, &sealed))? {
        return Ok(Err(alarm));
    }
    if now.seconds().saturating_sub(sealed.seen.seconds()) > watcher.silence {
        return Ok(Err(Alarm::Silence(sealed.seen)));
    }
    watcher.known.show(place, size);
    Ok(Ok(Told {
        is_news: size > seen,
        size,
        new: size.saturating_sub(seen),
        behind: seen.saturating_sub(size),
        sealed: sealed.seen,
    }))
}

/// Holds what a mirror shows against what is known.
fn compare(
    watcher: &mut Watcher,
    mirror: &Mirror,
    mirrors: &Mirrors<'_>,
    (note, sealed): (&str, &Sealed),
) -> anyhow::Result<Option<Alarm>> {
    let shown = (sealed.checkpoint.size, sealed.checkpoint.root);
    let known = watcher.known.head();
    let (size, seen) = (shown.0, known.0);
    if size == seen && shown != known {
        return Ok(Some(Alarm::Two { size }));
    }
    if size < seen {
        let begins = begins(watcher, mirrors, shown);
        return Ok((begins == Some(false)).then_some(Alarm::OtherBeginning { size, seen }));
    }
    let read = match read(watcher, mirror, size) {
        Ok(read) => read,
        // Bytes that are no entries are the mirror's fault; that it gives none may be anybody's.
        Err(error) => return Ok(Some(error.downcast::<BadBundle>()?.into())),
    };
    let frontier = match read {
        Ok(frontier) => frontier,
        Err(finding) => return Ok(Some(finding.into())),
    };
    if frontier.root() == shown.1 {
        watcher.known.grow(frontier, note.to_owned());
        let audited = watcher.auditor.as_ref();
        let agrees = audited.map_or(Ok(()), |one| one.agrees(&sealed.checkpoint).map(|_| ()));
        return Ok(agrees.err().map(Alarm::from));
    }
    Ok(Some(if continues(mirror, known, shown) {
        Alarm::Entries { from: seen, size }
    } else {
        Alarm::OtherEnd { size, seen }
    }))
}

/// Reads what is new, and runs it where that was asked for.
fn read(
    watcher: &mut Watcher,
    mirror: &Mirror,
    size: u64,
) -> anyhow::Result<Result<Frontier, Finding>> {
    let mut frontier = watcher.known.frontier().clone();
    let known = frontier.size();
    let audited = watcher.auditor.as_ref().map_or(known, Auditor::size);
    let (mut at, mut finding) = (audited.min(known), None);
    mirror.each(at, size, |entry| {
        if at >= known {
            frontier.append(Hash::of_leaf(entry), |_, _| ());
        }
        // What broke off the last time was run as far as it came.
        let auditor = watcher.auditor.as_mut();
        if let Some(auditor) = auditor.filter(|one| finding.is_none() && one.size() == at) {
            finding = auditor.read(entry).err();
        }
        at += 1;
        Ok(())
    })?;
    Ok(finding.map_or(Ok(frontier), Err))
}

/// Whether the tiles of a mirror show that its log continues what is known.
fn continues(mirror: &Mirror, known: (u64, Hash), shown: (u64, Hash)) -> bool {
    let nodes = TileNodes {
        tiles: mirror,
        size: shown.0,
    };
    let path = consistency(&nodes, known.0, shown.0);
    path.is_ok_and(|path| check_consistency(known, shown, &path).is_ok())
}

/// Whether a shorter log is the beginning of what is known; nothing where no mirror can show that just now.
fn begins(watcher: &Watcher, mirrors: &Mirrors<'_>, shown: (u64, Hash)) -> Option<bool> {
    let known = watcher.known.head();
    let longest = mirrors.iter();
    let mut longest = longest.filter(|(place, _)| watcher.known.shown(place) >= known.0);
    let path = longest.find_map(|(_, mirror)| {
        let nodes = TileNodes {
            tiles: mirror,
            size: known.0,
        };
        consistency(&nodes, shown.0, known.0).ok()
    });
    path.map(|path| check_consistency(shown, known, &path).is_ok())
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entries, {} new", self.size, self.new)?;
        if self.behind > 0 {
            write!(f, ", {} behind another mirror", self.behind)?;
        }
        write!(f, ", cosigned at {}", self.sealed.rfc3339())
    }
}
