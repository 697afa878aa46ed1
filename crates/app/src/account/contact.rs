//! Contacts: addresses at which somebody is told by mail what happens to their account, wherever they are. Each is verified by a
//! code that was sent there; one that was removed is told for some days more, so that a thief who removes it first is seen.

mod add;
mod begin_add;
mod error;
mod flow;
mod list;
mod notify;
mod remove;
mod send;

pub use add::add;
pub use begin_add::begin_add;
pub use error::ContactError;
pub use flow::{Asked, CODE_SECONDS, asked};
pub use list::{ContactView, list};
pub use notify::TOLD;
pub(crate) use notify::{Happened, STOPPED_BY_MAIL, fan_out, is_told};
pub use remove::remove;
pub(crate) use send::{Sending, send};

/// Addresses of one account.
pub const CONTACTS_MAX: usize = 3;
/// How long an address is still told after it was removed.
pub const TOLD_SECONDS: i64 = 7 * 86_400;
