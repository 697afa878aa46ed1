//! Identities of people in the ledger: each is anchored under random bytes by a commitment to the keys that count (`anchor`), changes with
//! them and ends (`change`), is begun anew by whoever wants no old file to speak of them any more (`replace`), and is shown to its holder
//! alone (`show`, `file`).
//!
//! The ledger learns that somebody's keys changed, and neither whose nor which.

mod anchor;
mod change;
mod file;
mod missing;
mod next;
mod replace;
mod show;
mod thumbprint;

pub use anchor::anchor;
pub(crate) use change::{change, died, is_told, tell};
pub use file::file;
pub use missing::begin_missing;
pub use replace::{NotReplaced, replace};
pub use show::show;

/// Most steps of one identity that are read: a file holds no more.
const STEPS_MAX: usize = ::ledger::IDENTITY_STEPS_MAX;
