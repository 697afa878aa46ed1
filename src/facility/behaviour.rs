//! Misbehaviour on demand: how tests make the register slow, silent or wrong. Off unless asked for at the start.

use serde::Deserialize;
use std::sync::RwLock;

/// How the register answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Mode {
    #[default]
    Ok,
    /// Answers, but later than anyone waits.
    Slow,
    /// Answers about somebody else.
    Lie,
    /// Answers what is no JSON.
    Garbage,
    /// Says that it cannot.
    Down,
}

/// The present mode.
#[derive(Debug)]
pub(super) struct Switch {
    allowed: bool,
    mode: RwLock<Mode>,
}

impl Switch {
    pub(super) fn new(allowed: bool) -> Self {
        Self {
            allowed,
            mode: RwLock::default(),
        }
    }

    pub(super) fn mode(&self) -> Mode {
        self.mode.read().map_or(Mode::Ok, |mode| *mode)
    }

    /// False when misbehaviour was not allowed at the start.
    pub(super) fn set(&self, to: Mode) -> bool {
        if let (true, Ok(mut mode)) = (self.allowed, self.mode.write()) {
            *mode = to;
            return true;
        }
        false
    }
}
