//! Following: where a case is, what happened, what comes next.

mod bill;
mod case;
mod evidence;
mod mine;
mod moment;
mod receipt;

pub use case::case;
pub(crate) use case::view_of;
pub use evidence::evidence;
pub use mine::{mine, open, page};
pub use receipt::receipt;
