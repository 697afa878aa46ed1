//! Load: what is taken on at once. A row that grows helps nobody; past these numbers a request is turned away at once and
//! told when to come again. Whoever began is let through before anybody begins, so that what was typed gets sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// Requests answered at the same time. With a few milliseconds each that is what a small machine does in a tenth of a
/// second.
const REQUESTS_MAX: usize = 192;
/// The same for those that begin something: an application, a session.
const BEGINNINGS_MAX: usize = 48;
/// After how many seconds somebody who was turned away may come again.
pub(crate) const AGAIN_SECONDS: i64 = 3;

/// What is taken on, and how much was turned away.
#[derive(Debug)]
pub struct Load {
    /// At most so many requests at once.
    pub requests_max: usize,
    /// None of them begins anything while so many are there.
    pub beginnings_max: usize,
    now: AtomicUsize,
    refused: AtomicU64,
}

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Begin,
    GoOn,
}

impl Wish {
    /// By the pattern of its route: `…/mulai` and signing in begin something, and so does a program's POST of a case.
    pub(crate) fn of(pattern: &str, writes: bool) -> Self {
        let begins = pattern.ends_with("/mulai")
            || pattern.starts_with("/demo")
            || pattern == "/api/v1/cases";
        if writes && begins {
            Self::Begin
        } else {
            Self::GoOn
        }
    }
}

/// Being answered now; the next one's when it is dropped.
#[derive(Debug)]
pub(crate) struct Turn(Arc<Load>);

impl Default for Load {
    fn default() -> Self {
        Self {
            requests_max: REQUESTS_MAX,
            beginnings_max: BEGINNINGS_MAX,
            now: AtomicUsize::new(0),
            refused: AtomicU64::new(0),
        }
    }
}

impl Load {
    /// A turn, where there is one.
    pub(crate) fn enter(self: &Arc<Self>, wish: Wish) -> Option<Turn> {
        let turn = Turn(Arc::clone(self));
        let before = self.now.fetch_add(1, Relaxed);
        let most = match wish {
            Wish::Begin => self.beginnings_max,
            Wish::GoOn => self.requests_max,
        };
        if before < most {
            return Some(turn);
        }
        self.refused.fetch_add(1, Relaxed);
        None
    }

    /// Requests answered right now, and how many were turned away since the start.
    pub(crate) fn figures(&self) -> [(&'static str, i64); 2] {
        let now = i64::try_from(self.now.load(Relaxed)).unwrap_or(i64::MAX);
        let refused = i64::try_from(self.refused.load(Relaxed)).unwrap_or(i64::MAX);
        [("requests_now", now), ("requests_turned_away", refused)]
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_began_goes_on_when_nobody_may_begin_any_more() {
        let load = Arc::new(Load {
            requests_max: 3,
            beginnings_max: 1,
            ..Load::default()
        });
        let first = load.enter(Wish::Begin);
        assert!(first.is_some());
        assert!(load.enter(Wish::Begin).is_none());
        let others = [load.enter(Wish::GoOn), load.enter(Wish::GoOn)];
        assert!(others.iter().all(Option::is_some));
        assert!(load.enter(Wish::GoOn).is_none());
        assert_eq!(
            load.figures(),
            [("requests_now", 3), ("requests_turned_away", 2)]
        );
        drop((first, others));
        assert!(load.enter(Wish::Begin).is_some());
    }

    #[test]
    fn what_begins_something_is_known_by_its_route() {
        assert_eq!(Wish::of("/layanan/{service}/mulai", true), Wish::Begin);
        assert_eq!(Wish::of("/demo/sign-in", true), Wish::Begin);
        assert_eq!(Wish::of("/api/v1/cases", true), Wish::Begin);
        assert_eq!(Wish::of("/api/v1/cases", false), Wish::GoOn);
        assert_eq!(Wish::of("/permohonan/{case}/kirim", true), Wish::GoOn);
    }
}
