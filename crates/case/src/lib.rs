//! One application on its way: (setting, case, command, now) → step. Pure, so that every step replays.
//!
//! The history is the only truth about a case; its stage is what the history folds to.

mod advance;
mod clock;
mod event;
mod owed;
mod receipt;
mod stage;
mod transfer;

pub use advance::{Command, Refusal, Setting, Step, advance, revoke, send_back};
pub use clock::{Clarification, Running};
pub use event::{Broken, Event, fold};
pub use owed::{Hindrance, Owed, Received, RefundWhy};
pub use receipt::{Difference, Receipt, replay};
pub use stage::{Case, Finding, On, Stage};
pub use transfer::{BadTransfer, Transfer};

#[cfg(test)]
mod tests;
