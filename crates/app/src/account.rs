//! Accounts: whoever can sign in, how sure the state is of them, and what happened to their account.

mod admit;
pub mod appointment;
pub mod contact;
pub mod level;
pub mod passkey;
pub mod recovery;
pub mod session;
mod show;
mod sweep;

pub(crate) use admit::admit;
pub use admit::{Admitted, Asking, Entered, Proof, Visit};
pub use show::{AccountView, HappenedPage, HappenedView, happened, show};
pub use sweep::{forget, sweep};
