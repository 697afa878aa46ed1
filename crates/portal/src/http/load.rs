//! Load: what is taken on at once. A row that grows helps nobody; past these numbers a request is turned away at once and
//! told when to come again. Whoever began is let through before anybody begins or only reads, so that what was typed gets
//! sent; and whoever watches over the program is let through always.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

/// Requests answered at the same time. With a few milliseconds each that is what a small machine does in a tenth of a
/// second.
const REQUESTS_MAX: usize = 192;
/// The same for those that begin something, an application or a session, and for those whom nobody knows yet.
const BEGINNINGS_MAX: usize = 48;
/// After how many seconds somebody who was turned away may come again.
pub(crate) const AGAIN_SECONDS: i64 = 3;

/// What is taken on, and how much was turned away.
#[derive(Debug)]
pub struct Load {
    /// At most so many requests at once.
    pub requests_max: usize,
    /// Nobody begins anything, and nobody unknown reads anything, while so many are there.
    pub beginnings_max: usize,
    now: AtomicUsize,
    refused: AtomicU64,
}

/// Whether the program lives, and its figures: asked most of all when it is full.
const WATCHED: [&str; 2] = ["/sehat", "/metrik"];

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To see how the program is; always let in.
    Watch,
    Begin,
    GoOn,
}

impl Wish {
    /// By the pattern of its route: `…/mulai` and signing in begin something, and so does a program's POST of a case.
    /// Whoever is not `known`, by a session or a token, has begun nothing yet.
    pub(crate) fn of(pattern: &str, writes: bool, known: bool) -> Self {
        if WATCHED.contains(&pattern) {
            return Self::Watch;
        }
        let begins = pattern.ends_with("/mulai")
            || pattern.starts_with("/demo")
            || pattern == "/api/v1/cases";
        if !known || (writes && begins) {
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
        if before < self.most(wish) {
            return Some(turn);
        }
        self.refused.fetch_add(1, Relaxed);
        None
    }

    /// The door before a body is read: nobody sends megabytes only to be turned away after them. Whoever goes on is
    /// heard first, since what they typed goes back to them.
    pub(crate) fn turns_away_unread(&self, wish: Wish) -> bool {
        let turns_away = wish == Wish::Begin && self.now.load(Relaxed) >= self.most(wish);
        if turns_away {
            self.refused.fetch_add(1, Relaxed);
        }
        turns_away
    }

    fn most(&self, wish: Wish) -> usize {
        match wish {
            Wish::Watch => usize::MAX,
            Wish::Begin => self.beginnings_max,
            Wish::GoOn => self.requests_max,
        }
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
    fn whoever_watches_is_let_in_when_nobody_else_is() {
        let load = Arc::new(Load {
            requests_max: 0,
            beginnings_max: 0,
            ..Load::default()
        });
        assert!(load.enter(Wish::GoOn).is_none());
        assert!(load.enter(Wish::Watch).is_some());
        for path in ["/sehat", "/metrik"] {
            assert_eq!(Wish::of(path, false, false), Wish::Watch);
        }
    }

    #[test]
    fn a_crowd_that_only_reads_leaves_room_for_whoever_sends() {
        let load = Arc::new(Load {
            requests_max: 2,
            beginnings_max: 1,
            ..Load::default()
        });
        let read = || load.enter(Wish::of("/layanan/{service}", false, false));
        let reader = read();
        assert!(reader.is_some() && read().is_none());
        let send = Wish::of("/permohonan/{case}/kirim", true, true);
        assert!(load.enter(send).is_some());
    }

    #[test]
    fn the_body_of_whoever_begins_is_read_only_where_there_is_room() {
        let load = Arc::new(Load {
            beginnings_max: 1,
            ..Load::default()
        });
        assert!(!load.turns_away_unread(Wish::Begin));
        let first = load.enter(Wish::Begin);
        assert!(first.is_some() && load.turns_away_unread(Wish::Begin));
        assert!(!load.turns_away_unread(Wish::GoOn));
        assert_eq!(load.figures()[1], ("requests_turned_away", 1));
    }

    #[test]
    fn what_begins_something_is_known_by_its_route_and_its_sender() {
        assert_eq!(
            Wish::of("/layanan/{service}/mulai", true, true),
            Wish::Begin
        );
        assert_eq!(Wish::of("/demo/sign-in", true, true), Wish::Begin);
        assert_eq!(Wish::of("/api/v1/cases", true, true), Wish::Begin);
        assert_eq!(Wish::of("/api/v1/cases", false, true), Wish::GoOn);
        assert_eq!(Wish::of("/permohonan/{case}/kirim", true, true), Wish::GoOn);
        assert_eq!(Wish::of("/permohonan/{case}", false, false), Wish::Begin);
    }
}
