//! Accounts: whoever can sign in, how sure the state is of them, and what happened to their account.

mod admit;
mod open;
pub mod session;
mod show;

pub(crate) use admit::admit;
pub use admit::{Admitted, Asking};
pub use open::{Proof, open};
pub use show::{AccountView, HappenedView, show};
