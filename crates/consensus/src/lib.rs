//! A ledger run by several agencies: validators agree on the order of blocks, keep them, and cosign what they agreed on.
//!
//! What may stand in a block, and what it proves, is in the crate `ledger`, which knows nothing of this one. Here is what it lacks:
//! an engine that orders blocks also where a third of the validators, less one, does what it likes (commonware `simplex`); a
//! database for the state; the files of the log; a network of validators; clocks.
//!
//! A [`Node`] is one validator, alone or one of many by the same code. Everything generic of the engine is made in this crate, since
//! it takes minutes to compile wherever it is used; what is seen from outside are plain functions and channels.

mod application;
mod broken;
mod chain;
mod config;
mod engine;
mod era;
#[cfg(test)]
mod fuzz;
mod gather;
mod network;
mod news;
mod node;
mod ordered;
mod passage;
mod passed;
mod store;
mod threads;
mod tongues;
mod tries;
mod voters;

pub use broken::Broken;
pub use config::{CannotStart, Clock, Config, Pace, Peer};
pub use news::{FinalBlock, NotPlaced, Placed, Served};
pub use node::{Answer, Node};
